#include "extractors/normalise/kind_features.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "extractors/normalise/lexicon_file.h"
#include "model/text_folding.h"
#include "model/words.h"

namespace vigie::extractors {
namespace {

using std::chrono::hours;
using std::chrono::minutes;

constexpr std::size_t kPairWords = 4;      // at most, between the two of a pair
constexpr std::size_t kNegationWords = 2;  // at most, between a negation and what it negates
constexpr std::size_t kTowardsWords = 2;   // at most, from a preposition to what it stands before: "à une femme"
constexpr double kOrdinaryWage = 45;       // an hour: tuition, cleaning, child care ask less, no offer does
constexpr double kLargeSum = 1000;
constexpr std::size_t kLeastShare = 30, kMostShare = 80;  // per cent of the takings
constexpr std::string_view kMeasured =
    "ans an kg cm m m2 go gb km h min mn yo years anos anni ani jahre % - / litres kilos";
constexpr std::string_view kFrenchNe = "ne n";  // "je ne paie pas": what stands between the two is negated
constexpr std::string_view kPhoneSigns = ". - / _";
constexpr std::size_t kPhoneGroups = 4;
constexpr std::string_view kSentenceEnds = ". ! ? ; …";

constexpr std::array kSignals{"tariff",      "price_list", "phone",     "age",   "measures",
                              "bare_amount", "low_rate",   "large_sum", "share", "round_sum"};

bool is_timed(const Tariff& tariff) { return tariff.duration.has_value(); }

bool is_low_rate(const Tariff& tariff) {
  if (!tariff.duration || *tariff.duration < minutes{30} || *tariff.duration > hours{3}) return false;
  return tariff.price.amount * 60 < kOrdinaryWage * static_cast<double>(tariff.duration->count());
}

void keep_each_once(std::vector<std::size_t>& ids) {
  std::ranges::sort(ids);
  ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
}

/// "50 %", "60% pour vous".
bool states_share(const FoldedField& field) {
  const auto& tokens = field.tokens();
  return std::ranges::adjacent_find(tokens, [](const Token& left, const Token& right) {
           const long number = right.text == "%" ? number_of(left).value_or(0) : 0;
           return number >= static_cast<long>(kLeastShare) && number <= static_cast<long>(kMostShare);
         }) != tokens.end();
}

/// The next number in that direction, where only a sign such as phones have stands between; the end where there is
/// none.
std::size_t next_number(const std::vector<Token>& tokens, std::size_t place, int step) {
  const std::size_t end = tokens.size();
  const auto beside = [&](std::size_t i) { return step > 0 ? std::min(i + 1, end) : (i == 0 ? end : i - 1); };
  std::size_t next = beside(place);
  if (next != end && is_one_of(tokens[next].text, kPhoneSigns)) next = beside(next);
  return next != end && tokens[next].is_number() && tokens[next].text.size() <= 2 ? next : end;
}

/// One of four or more groups of two digits: a phone's "69" and "70" are no act and no price.
bool is_in_phone(const std::vector<Token>& tokens, std::size_t place) {
  if (!tokens[place].is_number() || tokens[place].text.size() > 2) return false;
  std::size_t groups = 1;
  for (const int step : {-1, 1}) {
    for (std::size_t i = next_number(tokens, place, step); i < tokens.size(); i = next_number(tokens, i, step)) {
      if (++groups >= kPhoneGroups) return true;
    }
  }
  return false;
}

/// A bare number such as prices are, "70 la pipe", "150 de l'heure", and no age, weight or size.
bool is_round_sum(const std::vector<Token>& tokens, std::size_t place) {
  const Token& token = tokens[place];
  if (!token.is_number()) return false;
  const long number = number_of(token).value_or(0);
  const bool is_measured = place + 1 < tokens.size() && is_one_of(tokens[place + 1].text, kMeasured);
  return number >= 30 && number <= 900 && number % 10 == 0 && token.text.front() != '0' && !is_measured &&
         !is_in_phone(tokens, place);
}

bool states_round_sum(const FoldedField& field) {
  const auto& tokens = field.tokens();
  for (std::size_t i = 0; i < tokens_read(tokens); ++i) {
    if (is_round_sum(tokens, i)) return true;
  }
  return false;
}

std::vector<const FoldedField*> read_fields(const FoldedAd& ad) {
  return ad.fields({AdField::kTitle, AdField::kText, AdField::kPrice});
}

std::array<bool, kSignals.size()> signals(const FoldedAd& ad, const Ad& found) {
  const auto& tariffs = found.tariffs;
  const bool is_long = std::ranges::any_of(tariffs, [](const Tariff& t) { return t.price.amount >= kLargeSum; });
  return {std::ranges::any_of(tariffs, is_timed),
          tariffs.size() > 1,
          !found.phones.empty(),
          found.age.has_value(),
          found.measures.height_cm.has_value() || found.measures.weight_kg.has_value(),
          !tariffs.empty() && std::ranges::none_of(tariffs, is_timed),
          std::ranges::any_of(tariffs, is_low_rate),
          is_long,
          std::ranges::any_of(read_fields(ad), [](const FoldedField* field) { return states_share(*field); }),
          std::ranges::any_of(read_fields(ad), [](const FoldedField* field) { return states_round_sum(*field); })};
}

}  // namespace

/// The words of a field in their order, counted from 1, without what stands between them.
struct KindFeatures::WordList {
  explicit WordList(const std::vector<Token>& tokens) {
    std::size_t sentence = 0, clause = 0;
    for (std::size_t i = 0; i < tokens_read(tokens); ++i) {
      if (tokens[i].is_symbol()) {
        const bool ends = is_one_of(tokens[i].text, kSentenceEnds);
        sentence += ends ? 1 : 0;
        clause += ends || tokens[i].text == "," ? 1 : 0;
      } else {
        words.push_back({tokens[i].text, sentence, clause});
      }
      of_token.push_back(words.size() - 1);
    }
  }

  struct Word {
    std::string_view text;
    std::size_t sentence, clause;
    bool is_taken = false;  // by a phrase
  };
  std::vector<Word> words{Word{}};  // the first stands for the field's beginning
  std::vector<std::size_t> of_token;
};

Result<void> KindFeatures::add_category(const toml::table& categories, std::string_view name) {
  const auto phrases = texts_of(categories, name);
  if (!phrases) return tl::unexpected(phrases.error());
  for (const std::string& phrase : *phrases) phrases_.add(phrase, categories_.size());
  categories_.emplace_back(name);
  return {};
}

Result<void> KindFeatures::add_role(std::string_view name, const toml::node& node) {
  const auto category = [this](std::string_view wanted) {
    return static_cast<std::size_t>(std::ranges::find(categories_, wanted) - categories_.begin());
  };
  const auto bad = [&node] {
    return toml_error(node, tr("a role is a list of pairs of categories, such as “man>seek”"));
  };
  const toml::array* const pairs = node.as_array();
  if (pairs == nullptr) return bad();
  for (const toml::node& entry : *pairs) {
    const auto pair = entry.value_or(std::string_view());
    const auto cut = std::min(pair.find('>'), pair.size());
    const std::size_t left = category(pair.substr(0, cut)),
                      right = category(pair.substr(std::min(cut + 1, pair.size())));
    if (left == categories_.size() || right == categories_.size()) return bad();
    role_of_pair_[{2 * left, 2 * right}] = roles_.size();
  }
  roles_.emplace_back(name);
  return {};
}

Result<KindFeatures> KindFeatures::load(const std::filesystem::path& file) {
  static_assert(kSignals.size() == kSignalCount);
  const auto table = read_toml(file);
  if (!table) return tl::unexpected(table.error());
  const toml::table* const categories = (*table)["categories"].as_table();
  const toml::table* const roles = (*table)["roles"].as_table();
  if (categories == nullptr || roles == nullptr)
    return fail(Error::kBadInput, tr("the tables [categories] and [roles] are needed"), file.string());
  KindFeatures features;
  for (auto& [key, words] : {std::pair{"negations", &features.negations_},
                             {"negations_behind", &features.negations_behind_},
                             {"towards", &features.towards_}}) {
    const auto texts = texts_of(*table, key);
    if (!texts) return tl::unexpected(texts.error());
    for (const std::string& text : *texts) words->insert(folded(text));
  }
  for (const auto& [name, words] : *categories) {
    if (const auto added = features.add_category(*categories, name.str()); !added) return tl::unexpected(added.error());
  }
  features.sum_ = features.categories_.size();
  features.categories_.emplace_back("sum");
  for (const auto& [name, pairs] : *roles) {
    if (const auto added = features.add_role(name.str(), pairs); !added) return tl::unexpected(added.error());
  }
  auto deal = KindDeal::load(*table, features.categories_);
  if (!deal) return tl::unexpected(deal.error());
  features.deal_ = *std::move(deal);
  return features;
}

std::string KindFeatures::state_name(std::size_t state) const {
  if (state >= first_signal()) return kSignals[state - first_signal()];
  if (state >= first_role()) return roles_[state - first_role()];
  if (state == start_state()) return "start";
  return (state % 2 == 0 ? "" : "no_") + categories_[state / 2];
}

std::string KindFeatures::name(std::size_t id) const {
  if (id < states()) return state_name(id);
  if (id >= first_of_deal()) return deal_.name(id - first_of_deal());
  const std::size_t row = id / states() - 1;
  const bool is_ordered = row < states();
  return state_name(row % states()) + (is_ordered ? ">" : "&") + state_name(id % states());
}

bool KindFeatures::is_between_negations(const WordList& list, std::size_t first, std::size_t last) const {
  const auto& words = list.words;
  if (last + 1 >= words.size() || words[last + 1].clause != words[last].clause) return false;
  if (!negations_.contains(words[last + 1].text)) return false;
  for (std::size_t i = first; i-- > 0 && first - i <= kNegationWords;) {
    if (words[i].clause == words[first].clause && is_one_of(words[i].text, kFrenchNe)) return true;
  }
  return false;
}

bool KindFeatures::is_negated(const WordList& list, std::size_t first, std::size_t last) const {
  if (is_between_negations(list, first, last)) return true;
  const auto& words = list.words;
  for (std::size_t i = first; i-- > 0 && first - i <= kNegationWords + 1;) {
    if (words[i].clause != words[first].clause) break;
    if (!words[i].is_taken && negations_.contains(words[i].text)) return true;
  }
  for (std::size_t i = last + 1; i < words.size() && i - last <= kNegationWords + 1; ++i) {
    if (words[i].sentence != words[last].sentence) break;
    if (!words[i].is_taken && negations_behind_.contains(words[i].text)) return true;
  }
  return false;
}

void KindFeatures::add_sums(const FoldedField& field, const WordList& list, std::vector<Mention>& mentions) const {
  const auto& tokens = field.tokens();
  for (std::size_t i = 0; i < tokens_read(tokens); ++i) {
    const std::size_t word = list.of_token[i];
    if (!is_round_sum(tokens, i) || list.words[word].is_taken) continue;
    mentions.push_back({2 * sum_, word, word, list.words[word].sentence, false});
  }
  std::ranges::stable_sort(mentions, {}, &Mention::first);
}

bool KindFeatures::is_spoken_to(const WordList& list, std::size_t first) const {
  for (std::size_t i = first; i-- > 1 && first - i <= kTowardsWords;) {
    if (list.words[i].clause != list.words[first].clause) return false;
    if (!list.words[i].is_taken && towards_.contains(list.words[i].text)) return true;
  }
  return false;
}

std::vector<KindFeatures::Mention> KindFeatures::mentions(const FoldedField& field) const {
  WordList list(field.tokens());
  auto hits = longest_hits(phrases_.find(field.tokens()));
  std::erase_if(hits, [&](const PhraseHit& hit) {
    return hit.last >= list.of_token.size() || is_in_phone(field.tokens(), hit.first);
  });
  for (const PhraseHit& hit : hits) {
    for (std::size_t i = list.of_token[hit.first]; i <= list.of_token[hit.last]; ++i) list.words[i].is_taken = true;
  }
  std::vector<Mention> mentions{{start_state(), 0, 0, 0, false}};
  for (const PhraseHit& hit : hits) {
    const std::size_t first = list.of_token[hit.first], last = list.of_token[hit.last];
    const std::size_t state = 2 * hit.group + (is_negated(list, first, last) ? 1 : 0);
    mentions.push_back({state, first, last, list.words[first].sentence, is_spoken_to(list, first)});
  }
  add_sums(field, list, mentions);
  return mentions;
}

void KindFeatures::read_field(std::span<const Mention> found, std::vector<std::size_t>& states,
                              std::vector<std::size_t>& features) const {
  for (auto left = found.begin(); left != found.end(); ++left) {
    if (left != found.begin() && left->state != 2 * sum_) states.push_back(left->state);  // sums are signals
    for (auto right = left + 1; right != found.end(); ++right) {
      if (right->sentence != left->sentence || right->first > left->last + kPairWords + 1) break;
      features.push_back(ordered_pair(left->state, right->state));
      const auto role = role_of_pair_.find({left->state, right->state});
      if (role != role_of_pair_.end()) states.push_back(first_role() + role->second);
    }
  }
}

void KindFeatures::read_deal(std::span<const Mention> found, std::vector<std::size_t>& features) const {
  std::vector<CategoryMention> field;
  for (const Mention& mention : found.subspan(1))  // behind the field's beginning
    field.push_back({mention.state / 2, mention.state % 2 != 0, mention.is_spoken_to, mention.sentence});
  deal_.read_field(field, features);
}

std::vector<std::size_t> KindFeatures::of(const FoldedAd& ad, const Ad& found) const {
  std::vector<std::size_t> states, deal, features;
  for (const FoldedField* field : read_fields(ad)) {
    const auto mentioned = mentions(*field);
    read_field(mentioned, states, features);
    read_deal(mentioned, deal);
  }
  for (const std::size_t feature : deal) features.push_back(first_of_deal() + feature);
  const auto present = signals(ad, found);
  for (std::size_t i = 0; i < present.size(); ++i) {
    if (present[i]) states.push_back(first_signal() + i);
  }
  keep_each_once(states);
  for (auto one = states.begin(); one != states.end(); ++one) {
    features.push_back(*one);
    for (auto other = std::next(one); other != states.end(); ++other) features.push_back(pair_anywhere(*one, *other));
  }
  keep_each_once(features);
  return features;
}

}  // namespace vigie::extractors
