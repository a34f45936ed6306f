#include "dedup/signatures/writing_habits.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <map>
#include <optional>

#include "model/text_folding.h"
#include "model/text_outline.h"

namespace vigie::dedup {
namespace {

using Habits = std::set<WritingHabit>;

constexpr std::array kSpellings = {"pr",  "ds",     "bcp",   "svp",    "slt", "bjr", "cc",    "kdo",    "tt",
                                   "ts",  "tjrs",   "jrs",   "qd",     "avc", "ss",  "msg",   "tel",    "dispo",
                                   "rdv", "appart", "pls",   "plz",    "u",   "ur",  "bizou", "bisoux", "biz",
                                   "bb",  "wsp",    "whats", "watsap", "vs",  "ms",  "mess",  "rens"};
constexpr std::array kAmountUnits = {"€",     "euros",  "euro", "eur",    "e", "roses", "rose",
                                     "bises", "bisous", "kiss", "kisses", "£", "$"};
constexpr std::array kTimeUnits = {"h",   "hr",   "heure",  "heures",  "hour", "hours",
                                   "min", "mins", "minute", "minutes", "mn",   "'"};

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_small(char c) { return c >= 'a' && c <= 'z'; }
bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }
bool is_word_byte(char c) {
  return is_digit(c) || is_small(c) || is_capital(c) || static_cast<unsigned char>(c) >= 0x80;
}
bool is_folded_word_byte(char c) { return is_digit(c) || is_small(c); }

template <typename IsOfWord>
std::vector<std::string> words_of(std::string_view text, const IsOfWord& is_of_word) {
  std::vector<std::string> words;
  for (std::size_t from = 0, to = 0; from < text.size(); from = to + 1) {
    to = from;
    while (to < text.size() && is_of_word(text[to])) ++to;
    if (to > from) words.emplace_back(text.substr(from, to - from));
  }
  return words;
}

void add_emoji(std::string_view text, Habits& habits) {
  for (const std::string& piece : outline(text)) {
    if (!is_digit(piece.front())) habits.insert({HabitKind::kEmoji, piece});
  }
}

void add_signs(std::string_view text, Habits& habits) {
  for (std::size_t i = 1; i < text.size(); ++i) {
    const bool repeated = text[i] == text[i - 1] && std::string_view("!?.").find(text[i]) != std::string_view::npos;
    if (repeated) habits.insert({HabitKind::kSigns, std::string(2, text[i])});
  }
  if (text.find("…") != std::string_view::npos) habits.insert({HabitKind::kSigns, "…"});
}

void add_spacing(std::string_view text, Habits& habits) {
  std::size_t close = 0, apart = 0, tight_commas = 0;
  for (std::size_t i = 1; i < text.size(); ++i) {
    const char before = text[i - 1], sign = text[i];
    if (sign == '!' || sign == '?') close += is_word_byte(before) ? 1 : 0, apart += before == ' ' ? 1 : 0;
    if (before == ',' && (is_small(sign) || is_capital(sign))) ++tight_commas;
  }
  if (close > 1 && apart == 0) habits.insert({HabitKind::kSpacing, "a!"});
  if (apart > 1 && close == 0) habits.insert({HabitKind::kSpacing, "a !"});
  if (tight_commas > 1) habits.insert({HabitKind::kSpacing, "a,b"});
}

void add_capitals(std::string_view text, Habits& habits) {
  constexpr std::size_t kLeastWords = 10, kLeastLetters = 3;
  std::size_t words = 0, shouted = 0;
  for (const std::string& word : words_of(text, is_word_byte)) {
    if (word.size() < kLeastLetters || !(is_small(word.front()) || is_capital(word.front()))) continue;
    ++words;
    shouted += std::ranges::all_of(word, is_capital) ? 1 : 0;
  }
  if (words < kLeastWords) return;
  if (10 * shouted > 3 * words) habits.insert({HabitKind::kCapitals, "ABC"});
  if (std::ranges::none_of(text, is_capital)) habits.insert({HabitKind::kCapitals, "abc"});
}

// The longest of the units that stands at `at` as a word of its own.
template <typename Units>
std::optional<std::string> unit_at(std::string_view text, std::size_t at, const Units& units) {
  std::string_view longest;
  for (const std::string_view unit : units) {
    const std::size_t end = at + unit.size();
    const bool ends = end >= text.size() || !is_small(text[end]) || !is_small(unit.back());
    if (text.substr(at).starts_with(unit) && ends && unit.size() > longest.size()) longest = unit;
  }
  return longest.empty() ? std::nullopt : std::optional(std::string(longest));
}

template <typename Units>
void add_unit(std::string_view text, std::size_t end, const Units& units, HabitKind kind, Habits& habits) {
  const bool space = end < text.size() && text[end] == ' ';
  if (const auto unit = unit_at(text, end + (space ? 1 : 0), units))
    habits.insert({kind, (space ? "# " : "#") + *unit});
}

void add_numbers(std::string_view text, Habits& habits) {
  for (std::size_t from = 0, to = 0; from < text.size(); from = to + 1) {
    to = from;
    while (to < text.size() && is_digit(text[to])) ++to;
    const std::size_t digits = to - from;
    if (digits >= 2 && digits <= 4) {
      add_unit(text, to, kAmountUnits, HabitKind::kAmounts, habits);
      if (to + 1 < text.size() && (text[to] == '/' || text[to] == '-') && is_digit(text[to + 1]))
        habits.insert({HabitKind::kAmounts, std::string("#") + text[to] + '#'});
      if (from > 0 && text.substr(0, from).ends_with("€")) habits.insert({HabitKind::kAmounts, "€#"});
    }
    if (digits == 1 || digits == 2) add_unit(text, to, kTimeUnits, HabitKind::kDurations, habits);
  }
}

void add_spellings(const std::vector<std::string>& words, Habits& habits) {
  for (const std::string& word : words) {
    if (std::ranges::find(kSpellings, word) != kSpellings.end()) habits.insert({HabitKind::kSpelling, word});
  }
}

// The sign that a line begins with, if it is no word.
std::string sign_of(std::string_view line) {
  const std::size_t from = line.find_first_not_of(" \t\r");
  if (from == std::string_view::npos) return {};
  std::size_t to = from + 1;
  while (to < line.size() && (static_cast<unsigned char>(line[to]) & 0xC0) == 0x80) ++to;
  const std::string sign = folded(line.substr(from, to - from));
  const bool is_word = sign.empty() || is_digit(sign.front()) || is_small(sign.front());
  return is_word ? std::string() : std::string(line.substr(from, to - from));
}

void add_layout(std::string_view text, Habits& habits) {
  std::map<std::string, int> signs;
  bool empty_before = true;
  for (std::size_t from = 0; from < text.size();) {
    const std::size_t to = std::min(text.find('\n', from), text.size());
    const std::string_view line = text.substr(from, to - from);
    const bool empty = line.find_first_not_of(" \t\r") == std::string_view::npos;
    if (empty && !empty_before && to < text.size()) habits.insert({HabitKind::kLayout, "¶"});
    if (std::string sign = sign_of(line); !sign.empty() && ++signs[sign] == 2)
      habits.insert({HabitKind::kLayout, std::move(sign)});
    empty_before = empty;
    from = to + 1;
  }
}

void add_ends(const std::vector<std::string>& words, const std::set<std::string>& names, Habits& habits) {
  const auto is_habit = [&](const std::string& word) {
    return word.size() > 1 && std::ranges::none_of(word, is_digit) && !names.contains(word);
  };
  if (words.empty()) return;
  if (is_habit(words.front())) habits.insert({HabitKind::kOpening, words.front()});
  if (is_habit(words.back())) habits.insert({HabitKind::kClosing, words.back()});
}

}  // namespace

WritingHabits writing_habits(std::string_view text, const std::set<std::string>& names) {
  Habits habits;
  add_emoji(text, habits);
  add_signs(text, habits);
  add_spacing(text, habits);
  add_capitals(text, habits);
  add_layout(text, habits);
  const std::string plain = folded(text);
  const auto words = words_of(plain, is_folded_word_byte);
  add_numbers(plain, habits);
  add_spellings(words, habits);
  add_ends(words, names, habits);
  return {habits.begin(), habits.end()};
}

WritingHabits in_common(const WritingHabits& a, const WritingHabits& b) {
  WritingHabits common;
  std::ranges::set_intersection(a, b, std::back_inserter(common));
  return common;
}

double likeness(const WritingHabits& a, const WritingHabits& b) {
  const std::size_t common = in_common(a, b).size(), either = a.size() + b.size() - common;
  return either == 0 ? 0 : static_cast<double>(common) / static_cast<double>(either);
}

}  // namespace vigie::dedup
