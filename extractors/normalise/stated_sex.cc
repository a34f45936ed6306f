#include "extractors/normalise/stated_sex.h"

#include <algorithm>
#include <array>

#include "model/text_folding.h"
#include "model/words.h"

namespace vigie::extractors {
namespace {

constexpr std::array<Sex, 3> kSexes{Sex::kWoman, Sex::kMan, Sex::kTrans};
constexpr std::size_t kMostFillers = 3;

std::size_t group_of(Sex sex, bool sure) { return 2 * static_cast<std::size_t>(sex) + (sure ? 1 : 0); }
Sex sex_of(std::size_t group) { return static_cast<Sex>(group / 2); }
bool is_sure(std::size_t group) { return group % 2 == 1; }

/// Between two clauses; what joins words is none.
bool is_break(const Token& token) { return token.is_symbol() && !is_one_of(token.text, "' - _ +"); }
bool ends_sentence(const Token& token) { return is_one_of(token.text, ". ! ?"); }

/// Bytes of an address before its path.
std::size_t path_begin(std::string_view address) {
  const auto scheme = address.find("://");
  const auto slash = address.find('/', scheme == std::string_view::npos ? 0 : scheme + 3);
  return slash == std::string_view::npos ? address.size() : slash;
}

bool begins_sentence(const FoldedField& field, std::size_t i) {
  return i == 0 || ends_sentence(field.tokens()[i - 1]) || field.begins_line(i);
}

}  // namespace

Result<void> SexLexicon::load_sex(const toml::table& file, Sex sex) {
  const toml::table* const table = file[to_text(sex)].as_table();
  if (table == nullptr) return toml_error(file, tr("the tables [woman], [man] and [trans] are needed"));
  const auto sure = texts_of(*table, "sure"), nouns = texts_of(*table, "nouns"),
             headings = texts_of(*table, "headings");
  const auto adjectives = word_set_of(*table, "adjectives");
  for (const auto* list : {&sure, &nouns, &headings}) {
    if (!*list) return tl::unexpected(list->error());
  }
  if (!adjectives) return tl::unexpected(adjectives.error());
  for (const std::string& phrase : *sure) persons_.add(phrase, group_of(sex, true));
  for (const std::string& noun : *nouns) {
    persons_.add(noun, group_of(sex, false));
    single_nouns_.emplace(folded(noun), sex);
  }
  for (const std::string& heading : *headings) headings_.add(heading, group_of(sex, true));
  for (const std::string& adjective : *adjectives) adjectives_.emplace(adjective, sex);
  return {};
}

Result<void> SexLexicon::load_contexts(const toml::table& file) {
  struct List {
    WordSet SexLexicon::*words;
    const char *table, *key;
  };
  constexpr std::array<List, 7> kLists{{{&SexLexicon::before_, "somebody_else", "before"},
                                        {&SexLexicon::fillers_, "somebody_else", "fillers"},
                                        {&SexLexicon::directly_before_, "somebody_else", "directly_before"},
                                        {&SexLexicon::behind_, "somebody_else", "behind"},
                                        {&SexLexicon::others_, "somebody_else", "others"},
                                        {&SexLexicon::adverbs_, "agreement", "adverbs"},
                                        {&SexLexicon::behind_adjective_, "agreement", "behind"}}};
  for (const List& list : kLists) {
    const toml::table* const table = file[list.table].as_table();
    if (table == nullptr) return toml_error(file, tr("the tables [somebody_else] and [agreement] are needed"));
    auto words = word_set_of(*table, list.key);
    if (!words) return tl::unexpected(words.error());
    this->*list.words = *std::move(words);
  }
  return {};
}

Result<SexLexicon> SexLexicon::load(const std::filesystem::path& file) {
  const auto table = read_toml(file);
  if (!table) return tl::unexpected(table.error());
  SexLexicon lexicon;
  for (const Sex sex : kSexes) {
    if (const auto done = lexicon.load_sex(*table, sex); !done) return tl::unexpected(done.error());
  }
  if (const auto done = lexicon.load_contexts(*table); !done) return tl::unexpected(done.error());
  return lexicon;
}

/// "pour un homme", "corps de femme"
bool SexLexicon::is_spoken_of(const std::vector<Token>& tokens, std::size_t first) const {
  if (first > 0 && directly_before_.contains(tokens[first - 1].text)) return true;
  for (std::size_t i = first, fillers = 0; i > 0 && !is_break(tokens[i - 1]); --i) {
    const Token& word = tokens[i - 1];
    if (word.is_symbol()) continue;
    if (before_.contains(word.text)) return true;
    if (!fillers_.contains(word.text) || ++fillers > kMostFillers) return false;
  }
  return false;
}

/// "hommes, trans", "homme ou femme". A comma alone parts one's own description too, so that it joins plurals only.
bool SexLexicon::is_listed(const std::vector<Token>& tokens, std::size_t sign, std::size_t neighbour, Sex sex) const {
  if (sign >= tokens.size() || neighbour >= tokens.size()) return false;
  if (!is_one_of(tokens[sign].text, ", / & + et ou and or")) return false;
  if (others_.contains(tokens[neighbour].text)) return true;
  const auto other = single_nouns_.find(tokens[neighbour].text);
  return tokens[sign].text != "," && other != single_nouns_.end() && other->second != sex;
}

bool SexLexicon::is_somebody_else(const std::vector<Token>& tokens, const PhraseHit& hit, Sex sex) const {
  if (is_spoken_of(tokens, hit.first)) return true;
  if (behind_.contains(word_behind(tokens, hit.last))) return true;
  return is_listed(tokens, hit.last + 1, hit.last + 2, sex) ||
         (hit.first >= 2 && is_listed(tokens, hit.first - 1, hit.first - 2, sex));
}

void SexLexicon::add_headings(const FoldedField& field, Statements& found) const {
  const auto& tokens = field.tokens();
  const bool is_address = field.field() == AdField::kUrl;
  const std::size_t begin = is_address ? path_begin(field.text()) : 0;
  for (const PhraseHit& hit : longest_hits(headings_.find(tokens))) {
    if (tokens[hit.first].begin < begin || is_spoken_of(tokens, hit.first)) continue;
    found.push_back({is_address ? Strength::kAddress : Strength::kHeading,
                     {sex_of(hit.group), field.reading(tokens[hit.first].begin, tokens[hit.last].end)}});
  }
}

void SexLexicon::add_persons(const FoldedField& field, Statements& found) const {
  const auto& tokens = field.tokens();
  const Strength of_nouns = field.field() == AdField::kText ? Strength::kTextNoun : Strength::kTitleNoun;
  for (const PhraseHit& hit : longest_hits(persons_.find(tokens))) {
    const Sex sex = sex_of(hit.group);
    if (!is_sure(hit.group) && is_somebody_else(tokens, hit, sex)) continue;
    found.push_back({is_sure(hit.group) ? Strength::kSure : of_nouns,
                     {sex, field.reading(tokens[hit.first].begin, tokens[hit.last].end)}});
  }
}

/// The adjective that tells of the author, where the words from `first` on end in one.
std::optional<std::size_t> SexLexicon::adjective_after(const std::vector<Token>& tokens, std::size_t first) const {
  std::size_t i = first;
  while (i < tokens.size() && adverbs_.contains(tokens[i].text)) ++i;
  if (i >= tokens.size() || !adjectives_.contains(tokens[i].text)) return std::nullopt;
  const bool stands_alone =
      i + 1 == tokens.size() || tokens[i + 1].is_symbol() || behind_adjective_.contains(tokens[i + 1].text);
  return stands_alone ? std::optional(i) : std::nullopt;
}

void SexLexicon::add_agreements(const FoldedField& field, Statements& found) const {
  const auto& tokens = field.tokens();
  for (std::size_t i = 0; i < tokens_read(tokens); ++i) {
    std::optional<std::size_t> adjective;
    if (tokens[i].text == "suis") adjective = adjective_after(tokens, i + 1);
    if (!adjective && begins_sentence(field, i)) adjective = adjective_after(tokens, i);
    if (!adjective) continue;
    const Token& word = tokens[*adjective];
    found.push_back({Strength::kAgreement, {adjectives_.find(word.text)->second, field.reading(word.begin, word.end)}});
  }
}

std::optional<AdSex> SexLexicon::find(const FoldedAd& ad) const {
  Statements found;
  for (const FoldedField* field : ad.fields({AdField::kCategory, AdField::kUrl})) add_headings(*field, found);
  for (const FoldedField* field : ad.fields({AdField::kTitle, AdField::kName, AdField::kText})) {
    add_persons(*field, found);
    if (field->field() != AdField::kName) add_agreements(*field, found);
  }
  std::ranges::stable_sort(found, {}, &Statement::strength);
  const auto trans = std::ranges::find(found, Sex::kTrans, [](const Statement& one) { return one.said.sex; });
  if (trans != found.end()) return trans->said;
  if (found.empty()) return std::nullopt;
  const auto contradicts = [&first = found.front()](const Statement& other) {
    return other.strength == first.strength && other.said.sex != first.said.sex;
  };
  return std::ranges::any_of(found, contradicts) ? std::nullopt : std::optional(found.front().said);
}

}  // namespace vigie::extractors
