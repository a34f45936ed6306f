#include "model/blurring.h"

#include <algorithm>
#include <cstdint>
#include <set>
#include <utility>

#include "model/fnv1a.h"

namespace vigie {
namespace {

bool is_word_byte(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte >= 0x80 || c == '#' || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z');
}

std::vector<std::string_view> words_of(std::string_view text) {
  std::vector<std::string_view> words;
  for (std::size_t from = 0, to = 0; from < text.size(); from = to + 1) {
    to = from;
    while (to < text.size() && is_word_byte(text[to])) ++to;
    if (to > from) words.push_back(text.substr(from, to - from));
  }
  return words;
}

void keep_smallest(std::vector<std::string>& pieces, std::size_t most) {
  if (pieces.size() <= most) return;
  std::vector<std::uint64_t> hashes;
  for (const std::string& piece : pieces) hashes.push_back(fnv1a(piece));
  const auto first_lost = hashes.begin() + static_cast<std::ptrdiff_t>(most);
  std::ranges::nth_element(hashes, first_lost);
  std::erase_if(pieces, [bound = *first_lost](const std::string& piece) { return fnv1a(piece) >= bound; });
}

bool continues_letter(char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }

}  // namespace

std::vector<std::string> word_triples(std::string_view folded_text) {
  const auto words = words_of(folded_text);
  std::vector<std::string> triples;
  std::set<std::string> met;
  for (std::size_t i = 2; i < words.size(); ++i) {
    auto triple = std::string(words[i - 2]).append(" ").append(words[i - 1]).append(" ").append(words[i]);
    if (met.insert(triple).second) triples.push_back(std::move(triple));
  }
  keep_smallest(triples, kMostShingles);
  return triples;
}

std::vector<std::string> one_letter_less(std::string_view folded_name) {
  std::vector<std::string> names;
  if (folded_name.size() < 4) return names;
  for (std::size_t from = 0, to = 0; from < folded_name.size(); from = to) {
    to = from + 1;
    while (to < folded_name.size() && continues_letter(folded_name[to])) ++to;
    names.push_back(std::string(folded_name.substr(0, from)).append(folded_name.substr(to)));
  }
  return names;
}

}  // namespace vigie
