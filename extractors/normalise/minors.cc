#include "extractors/normalise/minors.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "extractors/normalise/age_context.h"
#include "extractors/normalise/clauses.h"
#include "extractors/normalise/written_numbers.h"
#include "model/text_folding.h"
#include "model/words.h"

namespace vigie::extractors {
namespace {

constexpr long kMajority = 18;            // years
constexpr std::size_t kRefusalReach = 6;  // words on either side
constexpr std::size_t kNegationReach = 2;
constexpr std::size_t kReachBeforeRefusal = 4;  // "pas un jeu de rôle"
constexpr std::size_t kMostWordsOfWarning = 4;  // tokens

/// What a pattern says, by its list in [patterns].
enum Group : std::size_t { kToCome, kAge, kWord, kRole, kAlone, kWeak, kInnocent };
constexpr std::array kGroups{"to_come", "ages", "words", "roles", "alone", "weak", "innocent"};

bool is_under_age(const StatedAge& age) { return age.years < kMajority; }

std::vector<Token> tokens_of(const FoldedField& field, TokenRange range) {
  const auto begin = field.tokens().begin();
  return {begin + static_cast<std::ptrdiff_t>(range.begin), begin + static_cast<std::ptrdiff_t>(range.end)};
}

TokenRange range_of(const PhraseHit& hit) { return {hit.first, hit.last + 1}; }

/// "seulement. 14/09": the phrase goes over the end of a sentence.
bool is_torn(const FoldedField& field, const PhraseHit& hit) {
  for (std::size_t i = hit.first + 1; i <= hit.last; ++i) {
    const bool is_asked = hit.group == kToCome && field.tokens()[i - 1].text == "?";  // "18 ans ? pas tout de suite"
    if (sentence_begins_at(field, i) && !is_asked && (hit.group == kAge || !field.begins_line(i))) return true;
  }
  return false;
}

/// "Douce, en seconde, brune": nothing else is in its clause.
bool is_whole_clause(const FoldedField& field, const PhraseHit& hit) {
  const TokenRange clause = clause_around(field, range_of(hit), 1);
  for (std::size_t i = clause.begin; i < clause.end; ++i) {
    if (!range_of(hit).contains(i) && !field.tokens()[i].is_symbol()) return false;
  }
  return true;
}

/// "reçoit à Paris, 18 dans un mois".
bool is_of_two_clauses(const FoldedField& field, const PhraseHit& hit) {
  for (std::size_t i = hit.first + 1; i <= hit.last; ++i) {
    if (clause_begins_at(field, i)) return true;
  }
  return false;
}

/// By token: what the innocent phrases over it take up ("mode mineur"); nothing where there is none.
std::vector<TokenRange> innocent_tokens(const FoldedField& field, const std::vector<PhraseHit>& hits) {
  std::vector<TokenRange> innocent(field.tokens().size(), TokenRange{0, 0});
  for (const PhraseHit& hit : hits) {
    if (hit.group != kInnocent || is_of_two_clauses(field, hit)) continue;
    for (std::size_t i = hit.first; i <= hit.last; ++i) {
      const bool is_first = innocent[i].end == 0;
      innocent[i] = {is_first ? hit.first : std::min(innocent[i].begin, hit.first),
                     is_first ? hit.last + 1 : std::max(innocent[i].end, hit.last + 1)};
    }
  }
  return innocent;
}

/// Innocent words are in it, and are no mere part of it: "feu au foyer" is one of "couvre-feu au foyer".
bool is_innocent(const std::vector<TokenRange>& innocent, const PhraseHit& hit) {
  bool is_touched = false, reaches_out = false, fills = false;
  for (std::size_t i = hit.first; i <= hit.last; ++i) {
    if (innocent[i].end == 0) continue;
    is_touched = true;
    reaches_out = reaches_out || innocent[i].begin < hit.first || innocent[i].end > hit.last + 1;
    fills = fills || (innocent[i].begin == hit.first && innocent[i].end == hit.last + 1);
  }
  return is_touched && (reaches_out || fills);
}

/// "fille 16 ans de métier": for the reader of ages to judge.
bool is_of_years(const std::vector<Token>& tokens, std::size_t next) {
  return next < tokens.size() &&
         is_one_of(tokens[next].text,
                   "ans an years year yo anos anni ani jahre jaar piges balais printemps anitos aninhos bougies");
}

/// "filles de 12 et 15 ans": for the reader of ages too.
bool is_of_span(const std::vector<Token>& tokens, std::size_t next) {
  return next + 2 < tokens.size() && is_one_of(tokens[next].text, "et and y e - a to /") &&
         tokens[next + 1].is_number() && is_of_years(tokens, next + 2);
}

/// "presque 18 ans d'expérience".
bool is_duration(const FoldedField& field, std::size_t next) {
  const auto& tokens = field.tokens();
  return next < tokens.size() && !field.begins_line(next) && is_one_of(tokens[next].text, "de d of di") &&
         !(next + 1 < tokens.size() && (tokens[next + 1].is_number() || is_one_of(tokens[next + 1].text, "ici")));
}

/// "lycéenne, 24 ans": an age of 20 or more in the sentence of the hit.
bool is_beside_grown_age(const FoldedField& field, const PhraseHit& hit) {
  constexpr std::size_t kReach = 12;  // words on either side
  constexpr long kGrown = 20, kOld = 70;
  const TokenRange around = sentence_around(field, range_of(hit), kReach);
  for (std::size_t i = around.begin; i < around.end; ++i) {
    const long years = number_of(field.tokens()[i]).value_or(0);
    const bool is_grown = years >= kGrown && years < kOld && is_of_years(field.tokens(), i + 1);
    if (is_grown && whose_years(field, i, i + 2) == Whose::kAuthor) return true;
  }
  return false;
}

/// "terminale S en 2008", "lycéenne en 1998".
bool is_of_past_year(const FoldedField& field, const PhraseHit& hit) {
  constexpr long kFirst = 1950, kLast = 2018;
  const auto& tokens = field.tokens();
  const TokenRange clause = clause_around(field, range_of(hit), kRefusalReach);
  for (std::size_t i = clause.begin + 1; i < clause.end; ++i) {
    const long year = number_of(tokens[i]).value_or(0);
    if (kFirst <= year && year <= kLast && is_one_of(tokens[i - 1].text, "en in depuis since de")) return true;
  }
  return false;
}

/// "seize", "ado = une ado".
void add_disguised(Disguises& disguises, std::string_view phrase) {
  constexpr std::string_view kSign = " = ";
  const auto sign = phrase.find(kSign);
  if (sign == std::string_view::npos) return disguises.add(phrase);
  disguises.add(phrase.substr(0, sign), phrase.substr(sign + kSign.size()));
}

Result<PhraseIndex> phrases_of(const toml::table& table, std::string_view key) {
  const auto phrases = texts_of(table, key);
  if (!phrases) return tl::unexpected(phrases.error());
  PhraseIndex index;
  for (const std::string& phrase : *phrases) index.add(phrase, 0);
  return index;
}

Result<PhraseGrammar> grammar_of(const toml::table& table) {
  const toml::table* const classes = table["classes"].as_table();
  const toml::table* const patterns = table["patterns"].as_table();
  if (classes == nullptr || patterns == nullptr)
    return toml_error(table, tr("the tables [classes] and [patterns] are needed"));
  auto grammar = PhraseGrammar::with_classes(*classes);
  for (std::size_t group = 0; grammar && group < kGroups.size(); ++group) {
    if (const auto added = grammar->add_all(*patterns, kGroups[group], group); !added)
      return tl::unexpected(added.error());
  }
  return grammar;
}

}  // namespace

Result<MinorLexicon> MinorLexicon::load(const std::filesystem::path& file) {
  const auto table = read_toml(file);
  if (!table) return tl::unexpected(table.error());
  auto grammar = grammar_of(*table);
  if (!grammar) return tl::unexpected(grammar.error());
  MinorLexicon lexicon;
  lexicon.grammar_ = *std::move(grammar);
  for (const auto& [key, phrases] :
       {std::pair("warnings", &lexicon.warnings_), std::pair("costumes", &lexicon.costumes_),
        std::pair("parts", &lexicon.parts_), std::pair("trades", &lexicon.trades_),
        std::pair("others", &lexicon.others_), std::pair("readers", &lexicon.readers_)}) {
    auto listed = phrases_of(*table, key);
    if (!listed) return tl::unexpected(listed.error());
    *phrases = *std::move(listed);
  }
  for (const auto& [key, words] : {std::pair("negations", &lexicon.negations_), std::pair("counted", &lexicon.counted_),
                                   std::pair("uncounted", &lexicon.uncounted_)}) {
    auto listed = word_set_of(*table, key);
    if (!listed) return tl::unexpected(listed.error());
    *words = *std::move(listed);
  }
  const auto disguised = texts_of(*table, "disguised");
  if (!disguised) return tl::unexpected(disguised.error());
  for (const std::string& phrase : *disguised) add_disguised(lexicon.disguises_, phrase);
  return lexicon;
}

/// "fille 15 min", "bientôt 18 €", "j'ai 16 vidéos"; but "17 Paris".
bool MinorLexicon::is_counted(const FoldedField& field, std::size_t next) const {
  constexpr std::size_t kLeastPlural = 4;  // letters
  const auto& tokens = field.tokens();
  if (next >= tokens.size() || field.begins_line(next)) return false;
  const std::string_view word = tokens[next].text;
  if (counted_.contains(word)) return true;
  if (is_of_years(tokens, next)) return false;
  const bool is_plural =
      tokens[next].is_word() && word.size() >= kLeastPlural && (word.back() == 's' || word.back() == 'x');
  return is_plural && !uncounted_.contains(word) && !is_capital(field, next);
}

/// By a word at most `reach` words before token `first` in its clause.
bool MinorLexicon::is_negated(const FoldedField& field, std::size_t first, std::size_t reach) const {
  for (std::size_t i = clause_around(field, {first, first + 1}, reach).begin; i < first; ++i) {
    if (negations_.contains(field.tokens()[i].text)) return true;
  }
  return false;
}

/// By a phrase of `refusals` within the range that is none of the hit's own and is not negated: "pas un jeu de rôle".
bool MinorLexicon::is_refused(const FoldedField& field, const PhraseHit& hit, const PhraseIndex& refusals,
                              TokenRange around) const {
  return std::ranges::any_of(refusals.find(tokens_of(field, around)), [&](const PhraseHit& other) {
    const TokenRange found{other.first + around.begin, other.last + around.begin + 1};
    const bool is_outside = found.begin < hit.first || found.end > hit.last + 1;
    return is_outside && !is_negated(field, found.begin, kReachBeforeRefusal);
  });
}

/// "mineurs, s'abstenir": a warning opens the next clause.
bool MinorLexicon::is_warned_behind(const FoldedField& field, const PhraseHit& hit) const {
  const auto& tokens = field.tokens();
  const std::size_t end = clause_around(field, range_of(hit), kRefusalReach).end;
  if (end >= tokens.size() || (sentence_begins_at(field, end) && tokens[end - 1].text != "?")) return false;
  const bool is_alone = end + 1 >= tokens.size() || clause_begins_at(field, end + 1) || tokens[end + 1].is_symbol();
  if (is_one_of(tokens[end].text, "non no") && is_alone) return true;
  std::size_t next = end;
  while (next < tokens.size() && is_one_of(tokens[next].text, "s ' ’ merci de please pls svp")) ++next;
  const auto behind = tokens_of(field, {next, std::min(next + kMostWordsOfWarning, tokens.size())});
  return std::ranges::any_of(warnings_.find(behind), [&](const PhraseHit& other) {
    const std::size_t object = next + other.last + 1;  // "mineure, interdit aux pressés", "16, don't tell"
    return other.first == 0 &&
           !(object < tokens.size() && is_one_of(tokens[object].text, "a aux au tell worry ask judge care mind be"));
  });
}

/// "mineurs s'abstenir", "tenue d'écolière", "mineure ? non", "mon fils est lycéen".
bool MinorLexicon::is_refused(const FoldedField& field, const PhraseHit& hit) const {
  const auto& tokens = field.tokens();
  const bool is_asked = hit.last + 2 < tokens.size() && tokens[hit.last + 1].text == "?";
  if (is_asked && negations_.contains(tokens[hit.last + 2].text)) return true;
  if (is_negated(field, hit.first, kNegationReach)) return true;
  const TokenRange clause = phrase_around(field, range_of(hit), kRefusalReach);
  const TokenRange sentence = sentence_around(field, range_of(hit), kRefusalReach);
  const TokenRange wide = hit.group == kRole || hit.group == kWeak || hit.group == kAlone ? sentence : clause;
  return is_refused(field, hit, warnings_, clause) || is_refused(field, hit, costumes_, clause) ||
         is_refused(field, hit, parts_, wide) || is_refused(field, hit, others_, wide) ||
         is_refused(field, hit, trades_, sentence) || is_warned_behind(field, hit);
}

bool MinorLexicon::is_of_reader(const FoldedField& field, const PhraseHit& hit) const {
  const TokenRange clause = clause_around(field, range_of(hit), kRefusalReach);
  return !readers_.find(tokens_of(field, {clause.begin, hit.first})).empty();
}

bool MinorLexicon::is_taken_back(const FoldedField& field, const PhraseHit& hit) const {
  const auto& tokens = field.tokens();
  const std::size_t next = hit.last + 1;
  const bool ends_in_age = tokens[hit.last].is_number() || is_of_years(tokens, hit.last) ||
                           (hit.group == kAge && written_number_at(tokens, hit.last).has_value());
  if (ends_in_age && is_counted(field, next)) return true;
  if (hit.group == kToCome)
    return (ends_in_age && is_duration(field, is_of_years(tokens, next) ? next + 1 : next)) || is_of_reader(field, hit);
  if (hit.group == kAge && (is_of_years(tokens, next) || is_of_span(tokens, next))) return true;
  return (hit.group == kRole && is_beside_grown_age(field, hit)) || is_of_past_year(field, hit) ||
         is_refused(field, hit);
}

/// @param is_grown  the ad states an age of 18 or more
bool MinorLexicon::says_so(const FoldedField& field, bool is_grown) const {
  const auto hits = grammar_.find(field.tokens());
  if (hits.empty()) return false;
  const auto innocent = innocent_tokens(field, hits);
  return std::ranges::any_of(hits, [&](const PhraseHit& hit) {
    if (hit.group == kInnocent || (hit.group == kWeak && is_grown)) return false;
    if (hit.group == kAlone && !is_whole_clause(field, hit)) return false;
    return !is_innocent(innocent, hit) && !is_torn(field, hit) && !is_taken_back(field, hit);
  });
}

bool MinorLexicon::says_so(const FoldedAd& ad, const std::vector<StatedAge>& ages) const {
  if (std::ranges::any_of(ages, is_under_age) || std::ranges::any_of(ages_of_others(ad), is_under_age)) return true;
  const auto fields = ad.fields({AdField::kTitle, AdField::kName, AdField::kAge, AdField::kText});
  return std::ranges::any_of(fields, [&](const FoldedField* field) { return says_so(*field, !ages.empty()); });
}

bool MinorLexicon::may_be_minor(const FoldedAd& ad, const std::vector<StatedAge>& ages,
                                const std::optional<Date>& today) const {
  if (says_so(ad, ages)) return true;
  const auto raw = disguises_.taken_off(ad);
  if (!raw) return false;
  const FoldedAd plain(*raw);
  return says_so(plain, stated_ages(plain, today));
}

}  // namespace vigie::extractors
