#include "extractors/normalise/kind_features.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "extractors/normalise/lexicon_file.h"
#include "model/words.h"

namespace vigie::extractors {
namespace {

using std::chrono::hours;
using std::chrono::minutes;

constexpr std::size_t kPairWords = 4;      // at most, between the two of a pair
constexpr std::size_t kNegationWords = 2;  // at most, between a negation and what it negates
constexpr double kOrdinaryWage = 45;       // an hour: tuition, cleaning, child care ask less, no offer does
constexpr double kLargeSum = 1000;
constexpr std::size_t kLeastShare = 30, kMostShare = 80;  // per cent of the takings
constexpr std::string_view kNegations =
    "pas sans non ni aucun aucune jamais no not without sin ningun senza nessun sem fara nicio kein keine ohne";
constexpr std::string_view kNegationsBehind = "abstenir abstenez exclu exclue exclus exclues refusee refusees";
constexpr std::string_view kSentenceEnds = ". ! ? ; …";

constexpr std::array kSignals{"tariff",      "price_list", "phone",     "age",  "measures",
                              "bare_amount", "low_rate",   "large_sum", "share"};

bool is_timed(const Tariff& tariff) { return tariff.duration.has_value(); }

bool is_low_rate(const Tariff& tariff) {
  if (!tariff.duration || *tariff.duration < minutes{30} || *tariff.duration > hours{3}) return false;
  return tariff.price.amount * 60 < kOrdinaryWage * static_cast<double>(tariff.duration->count());
}

/// "50 %", "60% pour vous".
bool states_share(const FoldedField& field) {
  const auto& tokens = field.tokens();
  return std::ranges::adjacent_find(tokens, [](const Token& left, const Token& right) {
           const long number = right.text == "%" ? number_of(left).value_or(0) : 0;
           return number >= static_cast<long>(kLeastShare) && number <= static_cast<long>(kMostShare);
         }) != tokens.end();
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
          std::ranges::any_of(read_fields(ad), [](const FoldedField* field) { return states_share(*field); })};
}

/// The words of a field in their order, counted from 1, without what stands between them.
struct WordList {
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

/// Without those that lie within a longer one: "masseuse diplomee" is no "masseuse".
std::vector<PhraseHit> longest(std::vector<PhraseHit> hits) {
  std::ranges::stable_sort(hits, [](const PhraseHit& a, const PhraseHit& b) {
    return a.first != b.first ? a.first < b.first : a.last > b.last;
  });
  std::vector<PhraseHit> kept;
  for (const PhraseHit& hit : hits) {
    const bool is_within = !kept.empty() && hit.last <= kept.back().last;
    const bool is_same = is_within && hit.first == kept.back().first && hit.last == kept.back().last;
    if (!is_within || is_same) kept.push_back(hit);
  }
  return kept;
}

bool is_negated(const WordList& list, std::size_t first, std::size_t last) {
  const auto& words = list.words;
  for (std::size_t i = first; i-- > 0 && first - i <= kNegationWords + 1;) {
    if (words[i].clause != words[first].clause) break;
    if (!words[i].is_taken && is_one_of(words[i].text, kNegations)) return true;
  }
  for (std::size_t i = last + 1; i < words.size() && i - last <= kNegationWords + 1; ++i) {
    if (words[i].sentence != words[last].sentence) break;
    if (!words[i].is_taken && is_one_of(words[i].text, kNegationsBehind)) return true;
  }
  return false;
}

}  // namespace

Result<KindFeatures> KindFeatures::load(const std::filesystem::path& file) {
  static_assert(kSignals.size() == kSignalCount);
  const auto table = read_toml(file);
  if (!table) return tl::unexpected(table.error());
  const toml::table* const categories = (*table)["categories"].as_table();
  if (categories == nullptr) return fail(Error::kBadInput, tr("the table [categories] is needed"), file.string());
  KindFeatures features;
  for (const auto& [name, words] : *categories) {
    const auto phrases = texts_of(*categories, name.str());
    if (!phrases) return tl::unexpected(phrases.error());
    for (const std::string& phrase : *phrases) features.phrases_.add(phrase, features.categories_.size());
    features.categories_.emplace_back(name.str());
  }
  return features;
}

std::string KindFeatures::state_name(std::size_t state) const {
  if (state + 1 == states()) return "start";
  return (state % 2 == 0 ? "" : "no_") + categories_[state / 2];
}

std::string KindFeatures::name(std::size_t id) const {
  if (id < states()) return state_name(id);
  if (id >= pair_id(states(), 0)) return kSignals[id - pair_id(states(), 0)];
  const std::size_t pair = id - states();
  return fmt::format("{}>{}", state_name(pair / states()), state_name(pair % states()));
}

std::vector<KindFeatures::Mention> KindFeatures::mentions(const FoldedField& field) const {
  WordList list(field.tokens());
  auto hits = longest(phrases_.find(field.tokens()));
  std::erase_if(hits, [&](const PhraseHit& hit) { return hit.last >= list.of_token.size(); });
  for (const PhraseHit& hit : hits) {
    for (std::size_t i = list.of_token[hit.first]; i <= list.of_token[hit.last]; ++i) list.words[i].is_taken = true;
  }
  std::vector<Mention> mentions{{states() - 1, 0, 0, 0}};
  for (const PhraseHit& hit : hits) {
    const std::size_t first = list.of_token[hit.first], last = list.of_token[hit.last];
    const std::size_t state = 2 * hit.group + (is_negated(list, first, last) ? 1 : 0);
    mentions.push_back({state, first, last, list.words[first].sentence});
  }
  return mentions;
}

void KindFeatures::add_field(const FoldedField& field, std::vector<std::size_t>& features) const {
  const auto found = mentions(field);
  for (auto left = found.begin(); left != found.end(); ++left) {
    if (left != found.begin()) features.push_back(left->state);
    for (auto right = left + 1; right != found.end(); ++right) {
      if (right->sentence != left->sentence || right->first > left->last + kPairWords + 1) break;
      features.push_back(pair_id(left->state, right->state));
    }
  }
}

std::vector<std::size_t> KindFeatures::of(const FoldedAd& ad, const Ad& found) const {
  std::vector<std::size_t> features;
  for (const FoldedField* field : read_fields(ad)) add_field(*field, features);
  const auto present = signals(ad, found);
  for (std::size_t i = 0; i < present.size(); ++i) {
    if (present[i]) features.push_back(pair_id(states(), 0) + i);
  }
  std::ranges::sort(features);
  features.erase(std::unique(features.begin(), features.end()), features.end());
  return features;
}

}  // namespace vigie::extractors
