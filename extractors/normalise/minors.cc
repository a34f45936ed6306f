#include "extractors/normalise/minors.h"

#include <algorithm>

#include "extractors/normalise/lexicon_file.h"
#include "model/text_folding.h"

namespace vigie::extractors {
namespace {

constexpr long kMajority = 18;            // years
constexpr std::size_t kRefusalReach = 6;  // words on either side
constexpr std::size_t kNegationReach = 2;

enum Group : std::size_t { kToCome, kWord, kAge, kInnocent };
enum TakesBack : std::size_t { kRefusal, kReader };

/// "majeure en MM" → "majeure en janvier" … "majeure en decembre".
std::vector<std::string> with_months(const std::string& phrase) {
  const auto place = phrase.find("MM");
  if (place == std::string::npos) return {phrase};
  std::vector<std::string> phrases;
  for (const char* month : {"janvier", "fevrier", "mars", "avril", "mai", "juin", "juillet", "aout", "septembre",
                            "octobre", "novembre", "decembre"})
    phrases.push_back(std::string(phrase).replace(place, 2, month));
  return phrases;
}

/// "presque 18 ans" → "presque dix huit ans", "presque eighteen ans"…
std::vector<std::string> with_majority_in_words(const std::string& phrase) {
  const auto digits = phrase.find("18");
  if (digits == std::string::npos) return {phrase};
  std::vector<std::string> phrases{phrase};
  for (const char* words : {"dix huit", "eighteen", "dieciocho", "diciotto", "dezoito", "optsprezece", "achtzehn"})
    phrases.push_back(std::string(phrase).replace(digits, 2, words));
  return phrases;
}

/// "filles dès NN" → "filles dès 12" … "filles dès dix-sept".
std::vector<std::string> with_minor_ages(const std::string& phrase) {
  constexpr std::string_view kPlace = "NN";
  const auto place = phrase.find(kPlace);
  if (place == std::string::npos) return {phrase};
  std::vector<std::string> phrases;
  for (const char* age : {"12",        "13",          "14",
                          "15",        "16",          "17",
                          "douze",     "treize",      "quatorze",
                          "quinze",    "seize",       "dix sept",
                          "fifteen",   "sixteen",     "seventeen",
                          "quince",    "dieciseis",   "diecisiete",
                          "quindici",  "sedici",      "diciassette",
                          "dezesseis", "dezasseis",   "dezessete",
                          "dezassete", "saisprezece", "saptesprezece",
                          "sechzehn",  "siebzehn"}) {
    phrases.push_back(std::string(phrase).replace(place, kPlace.size(), age));
  }
  return phrases;
}

/// "fille 16 ans de métier": for the reader of ages to judge.
bool is_of_years(const std::vector<Token>& tokens, std::size_t next) {
  return next < tokens.size() && is_one_of(tokens[next].text, "ans an years anos anni ani jahre");
}

/// "fille 15 min", "filles 16h-23h", "bientôt 18 €".
bool is_measured(const std::vector<Token>& tokens, std::size_t next) {
  return next < tokens.size() &&
         is_one_of(
             tokens[next].text,
             "€ £ $ % ° : h h00 hs heure heures min mn minutes mins cm m m2 mm km kg kgs kilos g e eur euro euros "
             "balles roses rose bises bisous kiss photos videos fois mois jours jour semaines rue avenue av bd bis "
             "boulevard place impasse pouces go mo x pieces piece clients hommes janvier fevrier mars avril mai juin "
             "juillet aout septembre octobre novembre decembre mg cl ml l eme e ieme left");
}

bool parts_sentences(const Token& token) { return is_one_of(token.text, ". ! ? ; …"); }

/// The token `words` words before `first`, at the beginning of its sentence at the earliest.
std::size_t words_before(const std::vector<Token>& tokens, std::size_t first, std::size_t words) {
  while (first > 0 && words > 0 && !parts_sentences(tokens[first - 1])) words -= tokens[--first].is_symbol() ? 0 : 1;
  return first;
}

/// The end of `words` words behind `last`, at the end of its sentence at the latest.
std::size_t words_behind(const std::vector<Token>& tokens, std::size_t last, std::size_t words) {
  std::size_t end = last + 1;
  for (; end < tokens.size() && words > 0 && !parts_sentences(tokens[end]); ++end)
    words -= tokens[end].is_symbol() ? 0 : 1;
  return end;
}

bool overlap(const PhraseHit& one, const PhraseHit& other) {
  return one.first <= other.last && other.first <= one.last;
}

}  // namespace

Result<MinorLexicon> MinorLexicon::load(const std::filesystem::path& file) {
  const auto table = read_toml(file);
  if (!table) return tl::unexpected(table.error());
  MinorLexicon lexicon;
  struct List {
    std::string_view key;
    PhraseIndex& index;
    std::size_t group;
  };
  for (const List& list :
       {List{"to_come", lexicon.words_, kToCome}, List{"words", lexicon.words_, kWord},
        List{"ages", lexicon.words_, kAge}, List{"innocent", lexicon.words_, kInnocent},
        List{"refusals", lexicon.takes_back_, kRefusal}, List{"readers", lexicon.takes_back_, kReader}}) {
    const auto phrases = texts_of(*table, list.key);
    if (!phrases) return tl::unexpected(phrases.error());
    for (const std::string& phrase : *phrases) {
      if (list.group == kAge && &list.index == &lexicon.words_) {
        for (const std::string& with_age : with_minor_ages(phrase)) list.index.add(with_age, kAge);
        continue;
      }
      if (list.group == kToCome && &list.index == &lexicon.words_) {
        for (const std::string& dated : with_months(phrase)) {
          for (const std::string& in_words : with_majority_in_words(dated)) list.index.add(in_words, kToCome);
        }
        continue;
      }
      list.index.add(phrase, list.group);
    }
  }
  const auto negations = texts_of(*table, "negations");
  if (!negations) return tl::unexpected(negations.error());
  for (const std::string& word : *negations) lexicon.negations_.insert(folded(word));
  return lexicon;
}

bool MinorLexicon::is_refused(const std::vector<Token>& tokens, const PhraseHit& hit) const {
  const bool ends_in_age = hit.group == kAge || tokens[hit.last].is_number();
  if (ends_in_age && is_measured(tokens, hit.last + 1)) return true;
  if (hit.group == kAge && is_of_years(tokens, hit.last + 1)) return true;
  const std::size_t begin = words_before(tokens, hit.first, kRefusalReach);
  const std::size_t end = words_behind(tokens, hit.last, kRefusalReach);
  const std::vector<Token> around(tokens.begin() + static_cast<std::ptrdiff_t>(begin),
                                  tokens.begin() + static_cast<std::ptrdiff_t>(end));
  const std::size_t first = hit.first - begin, last = hit.last - begin;
  const auto taken_back = takes_back_.find(around);
  if (hit.group == kToCome)
    return std::ranges::any_of(taken_back,
                               [&](const PhraseHit& other) { return other.group == kReader && other.first < first; });
  const bool is_negated =
      std::any_of(tokens.begin() + static_cast<std::ptrdiff_t>(words_before(tokens, hit.first, kNegationReach)),
                  tokens.begin() + static_cast<std::ptrdiff_t>(hit.first),
                  [&](const Token& t) { return negations_.contains(t.text); });
  return is_negated || std::ranges::any_of(taken_back, [&](const PhraseHit& other) {
           return other.group == kRefusal && (other.first < first || other.last > last);
         });
}

bool MinorLexicon::says_so(const FoldedField& field) const {
  const auto& tokens = field.tokens();
  const auto hits = words_.find(tokens);
  return std::ranges::any_of(hits, [&](const PhraseHit& hit) {
    const bool is_innocent = std::ranges::any_of(
        hits, [&](const PhraseHit& other) { return other.group == kInnocent && overlap(hit, other); });
    return hit.group != kInnocent && !is_innocent && !is_refused(tokens, hit);
  });
}

bool MinorLexicon::may_be_minor(const FoldedAd& ad, const std::vector<StatedAge>& ages) const {
  const auto is_under_age = [](const StatedAge& age) { return age.years < kMajority; };
  if (std::ranges::any_of(ages, is_under_age) || std::ranges::any_of(ages_of_others(ad), is_under_age)) return true;
  const auto fields = ad.fields({AdField::kTitle, AdField::kName, AdField::kAge, AdField::kText});
  return std::ranges::any_of(fields, [this](const FoldedField* field) { return says_so(*field); });
}

}  // namespace vigie::extractors
