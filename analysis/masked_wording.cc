#include "analysis/masked_wording.h"

#include <algorithm>
#include <cctype>
#include <set>

#include "model/text_folding.h"

namespace vigie::analysis {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_sign(char c) {
  return static_cast<unsigned char>(c) < 0x80 && std::isalnum(static_cast<unsigned char>(c)) == 0;
}
bool begins_code_point(char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }
bool is_space(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; }

std::string without_outer_signs(std::string_view word) {
  while (!word.empty() && is_sign(word.front())) word.remove_prefix(1);
  while (!word.empty() && is_sign(word.back())) word.remove_suffix(1);
  return std::string(word);
}

std::vector<std::string> words_of(std::string_view folded_text) {
  std::vector<std::string> words;
  std::string word;
  for (const char c : folded_text) {
    if (!is_sign(c)) {
      word += c;
      continue;
    }
    if (!word.empty()) words.push_back(std::move(word));
    word.clear();
  }
  if (!word.empty()) words.push_back(std::move(word));
  return words;
}

constexpr std::size_t kLeastPlaceWord = 4;  // "sur", "le", "La" of a place's name say nothing

struct PrivateWords {
  std::set<std::string> names, places;
};

PrivateWords private_words(const RawAd& raw, const Ad& ad) {
  PrivateWords words;
  const auto add = [](std::set<std::string>& to, std::string_view text, std::size_t least) {
    for (std::string& word : words_of(folded(text))) {
      if (word.size() >= least) to.insert(std::move(word));
    }
  };
  for (const std::string& name : ad.names) add(words.names, name, 2);
  if (raw.name) add(words.names, *raw.name, 2);
  for (const AdPlace& place : ad.places) add(words.places, place.name, kLeastPlaceWord);
  if (raw.place) add(words.places, *raw.place, kLeastPlaceWord);
  return words;
}

std::vector<Span> contacts_in(AdField field, const Ad& ad) {
  std::vector<Span> spans;
  const auto add = [&](const Reading& read) {
    if (read.field == field) spans.push_back(read.span);
  };
  for (const AdPhone& phone : ad.phones) add(phone.read);
  for (const AdHandle& handle : ad.handles) add(handle.read);
  for (const AdEmail& email : ad.emails) add(email.read);
  return spans;
}

bool touches(const std::vector<Span>& spans, std::size_t begin, std::size_t end) {
  return std::ranges::any_of(spans, [&](const Span& span) { return span.begin < end && begin < span.end; });
}

WordKind kind_of(std::string_view key, const PrivateWords& words) {
  for (const std::string& part : words_of(key)) {
    if (words.names.contains(part)) return WordKind::kName;
    if (words.places.contains(part)) return WordKind::kPlace;
  }
  return key.find('#') == std::string_view::npos ? WordKind::kPlain : WordKind::kNumber;
}

void add_word(std::vector<ShownWord>& words, std::string_view spelling, bool contact, const PrivateWords& known) {
  std::string key = contact ? "" : with_digits_masked(without_outer_signs(folded(spelling)));
  const bool goes_on = contact ? !words.empty() && words.back().kind == WordKind::kContact : key.empty();
  if (goes_on && !words.empty()) {
    words.back().spelling.append(" ").append(spelling);
    return;
  }
  const WordKind kind = contact ? WordKind::kContact : kind_of(key, known);
  words.push_back({std::move(key), std::string(spelling), kind});
}

void add_words(std::vector<ShownWord>& words, std::string_view text, const std::vector<Span>& contacts,
               const PrivateWords& known) {
  std::size_t point = 0;  // code points before `from`
  for (std::size_t from = 0, to = 0; from < text.size(); from = to) {
    const std::size_t first = point;
    const bool space = is_space(text[from]);
    while (to < text.size() && is_space(text[to]) == space) point += begins_code_point(text[to++]) ? 1 : 0;
    if (!space) add_word(words, text.substr(from, to - from), touches(contacts, first, point), known);
  }
}

}  // namespace

std::string with_digits_masked(std::string_view word) {
  std::string masked;
  for (const char c : word) {
    if (!is_digit(c))
      masked += c;
    else if (masked.empty() || masked.back() != '#')
      masked += '#';
  }
  return masked;
}

std::vector<ShownWord> masked_wording(const RawAd& raw, const Ad& ad) {
  std::vector<ShownWord> words;
  const PrivateWords known = private_words(raw, ad);
  add_words(words, raw.title.value_or(""), contacts_in(AdField::kTitle, ad), known);
  add_words(words, raw.text.value_or(""), contacts_in(AdField::kText, ad), known);
  return words;
}

std::set<std::string> words_to_hide(const std::vector<ShownWord>& words) {
  std::set<std::string> hidden;
  for (const ShownWord& word : words) {
    if (word.kind == WordKind::kPlain || word.kind == WordKind::kNumber) continue;
    for (std::string& part : words_of(folded(word.spelling))) hidden.insert(std::move(part));
  }
  return hidden;
}

}  // namespace vigie::analysis
