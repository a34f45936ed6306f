#include "extractors/normalise/tokens.h"

#include <array>
#include <charconv>
#include <cstring>

#include <unicode/uchar.h>

#include "extractors/normalise/code_points.h"

namespace vigie::extractors {
namespace {

enum class Class : std::uint8_t { kSpace, kLetter, kDigit, kOther, kBeyond };

/// Of bytes; kBeyond for those of longer code points.
constexpr std::array<Class, 0x100> kClasses = [] {
  std::array<Class, 0x100> classes{};
  classes.fill(Class::kBeyond);
  for (std::size_t i = 0; i < 0x80; ++i) {
    const auto c = static_cast<char>(i);
    classes[i] = c <= ' '                                           ? Class::kSpace
                 : c >= '0' && c <= '9'                             ? Class::kDigit
                 : (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ? Class::kLetter
                                                                    : Class::kOther;
  }
  return classes;
}();

Class class_of_byte(char byte) { return kClasses[static_cast<unsigned char>(byte)]; }

/// The class of the code point at byte `i`; moves `i` behind it.
Class next_class(std::string_view text, std::size_t& i) {
  if (const Class of = class_of_byte(text[i]); of != Class::kBeyond) {
    ++i;
    return of;
  }
  const auto c = static_cast<UChar32>(next_code_point(text, i));
  if (u_isalpha(c)) return Class::kLetter;
  return u_isUWhiteSpace(c) ? Class::kSpace : Class::kOther;
}

/// Behind all from byte `i` on that are of a class.
std::size_t end_of_run(std::string_view text, std::size_t i, Class of) {
  while (true) {
    while (i < text.size() && class_of_byte(text[i]) == of) ++i;
    std::size_t next = i;
    if (i == text.size() || class_of_byte(text[i]) != Class::kBeyond || next_class(text, next) != of) return i;
    i = next;
  }
}

Token::Kind kind_of(Class of) {
  if (of == Class::kLetter) return Token::Kind::kWord;
  return of == Class::kDigit ? Token::Kind::kNumber : Token::Kind::kSymbol;
}

}  // namespace

std::vector<Token> tokenise(std::string_view text) {
  std::vector<Token> tokens;
  tokens.reserve(text.size() / 4);
  for (std::size_t begin = 0, end = 0; begin < text.size(); begin = end) {
    const Class of = next_class(text, end);
    if (of == Class::kSpace) continue;
    if (of != Class::kOther) end = end_of_run(text, end, of);
    tokens.push_back({kind_of(of), static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end),
                      text.substr(begin, end - begin)});
  }
  return tokens;
}

std::optional<long> number_of(const Token& token) {
  if (!token.is_number() || token.text.size() > 9) return std::nullopt;
  long value = 0;
  std::from_chars(token.text.data(), token.text.data() + token.text.size(), value);
  return value;
}

std::vector<std::string_view> words_of_list(std::string_view spaced_list) {
  std::vector<std::string_view> words;
  while (!spaced_list.empty()) {
    words.push_back(spaced_list.substr(0, spaced_list.find(' ')));
    spaced_list.remove_prefix(std::min(words.back().size() + 1, spaced_list.size()));
  }
  return words;
}

bool WordList::is_in_text(std::string_view text) const {
  const char* const end = text_.data() + text_.size();
  for (const char* from = text_.data(); from < end;) {
    // memmem: many lists are asked for each token, and it is several times faster than going word by word
    const auto* const hit =
        static_cast<const char*>(memmem(from, static_cast<std::size_t>(end - from), text.data(), text.size()));
    if (hit == nullptr) return false;
    const char* const behind = hit + text.size();
    if ((hit == text_.data() || hit[-1] == ' ') && (behind == end || *behind == ' ')) return true;
    from = hit + 1;
  }
  return false;
}

}  // namespace vigie::extractors
