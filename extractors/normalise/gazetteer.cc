#include "extractors/normalise/gazetteer.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <fstream>

#include <fmt/format.h>

#include "extractors/normalise/name_spelling.h"
#include "model/text_folding.h"
#include "model/words.h"

namespace vigie::extractors {
namespace {

constexpr std::size_t kColumns = 5;

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  for (std::size_t end = 0; end != std::string_view::npos;) {
    end = text.find(separator);
    parts.push_back(text.substr(0, end));
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  }
  return parts;
}

/// "insee,name,department,postal codes,population"; the names of communes have neither commas nor quotes.
std::optional<Commune> read_row(std::string_view line) {
  const auto columns = split(line, ',');
  if (columns.size() != kColumns || columns[0].size() != 5 || columns[1].empty()) return std::nullopt;
  const auto department = DepartmentCode::parse(columns[2]);
  std::int64_t population = 0;
  const auto read = std::from_chars(columns[4].data(), columns[4].data() + columns[4].size(), population);
  if (!department || read.ec != std::errc()) return std::nullopt;
  Commune commune{std::string(columns[0]), std::string(columns[1]), *department, {}, population};
  for (const std::string_view code : split(columns[3], ' ')) {
    if (!code.empty()) commune.postal_codes.emplace_back(code);
  }
  return commune;
}

constexpr std::int64_t kKnownByShortName = 500;  // inhabitants
constexpr std::int64_t kKnownMisspelt = 2'000;
constexpr std::size_t kLeastLettersMisspelt = 6;

std::string_view written_out(std::string_view folded_word) {
  if (folded_word == "st") return "saint";
  if (folded_word == "ste") return "sainte";
  if (is_one_of(folded_word, "s sous ss")) return "sur";
  return folded_word;
}

/// "xv", "xve": the number of an arrondissement; empty for any other word.
std::string_view roman_number(std::string_view word) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 20> kNumbers{
      {{"i", "1"},    {"ii", "2"},   {"iii", "3"},   {"iv", "4"},     {"v", "5"},    {"vi", "6"},    {"vii", "7"},
       {"viii", "8"}, {"ix", "9"},   {"x", "10"},    {"xi", "11"},    {"xii", "12"}, {"xiii", "13"}, {"xiv", "14"},
       {"xv", "15"},  {"xvi", "16"}, {"xvii", "17"}, {"xviii", "18"}, {"xix", "19"}, {"xx", "20"}}};
  for (const std::string_view ending : {"", "e", "eme", "er"}) {
    if (!word.ends_with(ending)) continue;
    const auto stem = word.substr(0, word.size() - ending.size());
    const auto* const found = std::ranges::find(kNumbers, stem, &std::pair<std::string_view, std::string_view>::first);
    if (found != kNumbers.end()) return found->second;
  }
  return {};
}

bool has_arrondissements(std::string_view word) { return is_one_of(word, "paris lyon marseille"); }

/// Signs and ordinal endings, which are no part of a name.
bool is_left_out(const std::vector<Token>& tokens, std::size_t i) {
  if (tokens[i].is_symbol()) return true;
  const bool after_number = i > 0 && tokens[i - 1].is_number();
  if (after_number && is_one_of(tokens[i].text, "e er eme ieme nd")) return true;
  return is_one_of(tokens[i].text, "arrondissement arrondissements arr arrdt ardt");
}

Communes at(const auto& index, std::string_view key) {
  const auto found = index.find(key);
  if (found == index.end()) return {};
  return found->second;
}

}  // namespace

std::vector<NameWord> name_words(const std::vector<Token>& tokens) {
  std::vector<NameWord> words;
  const std::size_t count = tokens_read(tokens);
  words.reserve(count);
  for (std::size_t i = 0; i < count; ++i) {
    if (is_left_out(tokens, i)) continue;
    std::string_view word = written_out(tokens[i].text);
    const bool repeats = word == "sur" && !words.empty() && words.back().word == word;  // "s/s"
    if (repeats) continue;
    if (!words.empty() && has_arrondissements(words.back().word)) {
      if (const auto number = roman_number(word); !number.empty()) word = number;
      if (word.size() == 2 && word.front() == '0') word.remove_prefix(1);  // "paris 08"
    }
    words.push_back({word, i});
  }
  return words;
}

std::string name_key(std::string_view name) {
  const std::string text = folded(name);
  const auto tokens = tokenise(text);
  std::string key;
  for (const NameWord& word : name_words(tokens)) key.append(key.empty() ? "" : " ").append(word.word);
  return key;
}

Result<Gazetteer> Gazetteer::load(const std::filesystem::path& csv) {
  std::ifstream file(csv);
  std::string line;
  if (!std::getline(file, line))
    return fail(Error::kUnreadable, tr("the list of communes cannot be read"), csv.string());
  Gazetteer gazetteer;
  for (int number = 2; std::getline(file, line); ++number) {
    auto commune = read_row(line);
    if (!commune) {
      return fail(Error::kBadInput, tr("no commune; a line is insee,name,department,postal codes,population"),
                  fmt::format("{}:{}", csv.string(), number));
    }
    gazetteer.add(*std::move(commune));
  }
  return gazetteer;
}

void Gazetteer::add(Commune commune) {
  const auto place = static_cast<std::uint32_t>(communes_.size());
  std::string key = name_key(commune.name);
  add_words(key);
  if (commune.population >= kKnownByShortName) add_short_name(key, place);
  if (commune.population >= kKnownMisspelt) add_spellings(key, place);
  by_name_[std::move(key)].push_back(place);
  by_insee_.emplace(commune.insee, place);
  for (const std::string& code : commune.postal_codes) by_postal_code_[code].push_back(place);
  communes_.push_back(std::move(commune));
}

void Gazetteer::add_words(std::string_view key) {
  const std::size_t first = key.find(' ');
  if (first != std::string_view::npos) starts_.emplace(key.substr(0, key.find(' ', first + 1)));
  std::size_t& most = most_words_[std::string(key.substr(0, first))];
  most = std::max(most, static_cast<std::size_t>(std::ranges::count(key, ' ')) + 1);
}

void Gazetteer::add_area(std::string_view name) {
  std::string key = name_key(name);
  add_words(key);
  areas_.insert(std::move(key));
}

bool Gazetteer::add_name(std::string_view name, std::string_view insee) {
  const auto found = by_insee_.find(insee);
  if (found == by_insee_.end()) return false;
  std::string key = name_key(name);
  add_words(key);
  by_name_[std::move(key)].push_back(found->second);
  return true;
}

/// What stands before "sur", "en", "les", "sainte" …, else before the last word of two; and the name without its
/// article.
void Gazetteer::add_short_name(std::string_view key, std::uint32_t place) {
  const auto words = split(key, ' ');
  const bool is_saint = is_one_of(words.front(), "saint sainte");
  const bool has_article = is_one_of(words.front(), "le la les l");
  if (has_article && words.size() > 2) add_short(key.substr(words.front().size() + 1), place);
  std::size_t end = is_saint || has_article ? 2 : 1;
  while (end < words.size() && !is_one_of(words[end], "sur en les la le l de du des d aux au saint sainte")) ++end;
  const bool is_pair = words.size() == 2 && !is_saint && !has_article && !has_arrondissements(words.front());
  if (end == words.size() && is_pair) end = 1;
  if (end < words.size()) add_short(key.substr(0, static_cast<std::size_t>(words[end].data() - key.data()) - 1), place);
}

void Gazetteer::add_short(std::string_view key, std::uint32_t place) {
  add_words(key);
  by_short_name_[std::string(key)].push_back(place);
}

void Gazetteer::add_spellings(std::string_view key, std::uint32_t place) {
  if (key.size() < kLeastLettersMisspelt) return;
  by_sound_[sound_of(key)].push_back(place);
  for (std::string& form : forms_without_a_letter(key)) by_spelling_[std::move(form)].push_back(place);
}

const Commune* Gazetteer::find(std::string_view insee) const {
  const auto found = by_insee_.find(insee);
  return found == by_insee_.end() ? nullptr : &communes_[found->second];
}

std::optional<std::string_view> Gazetteer::name_of(std::string_view insee) const {
  const Commune* const commune = find(insee);
  if (commune == nullptr) return std::nullopt;
  return commune->name;
}

Communes Gazetteer::with_name(std::string_view key) const { return at(by_name_, key); }

Communes Gazetteer::with_short_name(std::string_view key) const { return at(by_short_name_, key); }

std::vector<std::uint32_t> Gazetteer::with_name_like(std::string_view key) const {
  if (key.size() < kLeastLettersMisspelt) return {};
  const Communes alike = at(by_sound_, sound_of(key));
  std::vector<std::uint32_t> found(alike.begin(), alike.end());
  const auto forms = forms_without_a_letter(key);
  for (const std::string& form : forms) {
    for (const std::uint32_t place : at(by_spelling_, form)) {
      std::string name = name_key(communes_[place].name);
      std::erase(name, ' ');
      const bool is_known = std::ranges::find(found, place) != found.end();
      if (!is_known && name.front() == key.front() && is_one_slip(name, forms.front())) found.push_back(place);
    }
  }
  return found;
}

Communes Gazetteer::with_postal_code(std::string_view code) const { return at(by_postal_code_, code); }

std::size_t Gazetteer::most_words_after(std::string_view first_word) const {
  const auto found = most_words_.find(first_word);
  return found == most_words_.end() ? 0 : found->second;
}

}  // namespace vigie::extractors
