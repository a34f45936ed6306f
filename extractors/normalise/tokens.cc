#include "extractors/normalise/tokens.h"

#include <charconv>
#include <cstring>

#include <unicode/uchar.h>

#include "extractors/normalise/code_points.h"

namespace vigie::extractors {
namespace {

enum class Class { kSpace, kLetter, kDigit, kOther };

Class class_of(UChar32 c) {
  if (c < 0x80) {
    if (c >= '0' && c <= '9') return Class::kDigit;
    if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) return Class::kLetter;
    return c <= ' ' ? Class::kSpace : Class::kOther;
  }
  if (u_isalpha(c)) return Class::kLetter;
  return u_isUWhiteSpace(c) ? Class::kSpace : Class::kOther;
}

Token::Kind kind_of(Class of) {
  if (of == Class::kLetter) return Token::Kind::kWord;
  return of == Class::kDigit ? Token::Kind::kNumber : Token::Kind::kSymbol;
}

}  // namespace

std::vector<Token> tokenise(std::string_view text) {
  std::vector<Token> tokens;
  tokens.reserve(text.size() / 4);
  Class last = Class::kSpace;
  for (std::size_t i = 0, begin = 0; i < text.size(); begin = i) {
    const Class now = class_of(static_cast<UChar32>(next_code_point(text, i)));
    const bool continues = now == last && (now == Class::kLetter || now == Class::kDigit);
    last = now;
    if (now == Class::kSpace) continue;
    const auto end = static_cast<std::uint32_t>(i);
    if (!continues) tokens.push_back({kind_of(now), static_cast<std::uint32_t>(begin), end, {}});
    tokens.back().end = end;
    tokens.back().text = text.substr(tokens.back().begin, end - tokens.back().begin);
  }
  return tokens;
}

std::optional<long> number_of(const Token& token) {
  if (!token.is_number() || token.text.size() > 9) return std::nullopt;
  long value = 0;
  std::from_chars(token.text.data(), token.text.data() + token.text.size(), value);
  return value;
}

bool is_one_of(std::string_view text, std::string_view spaced_list) {
  if (text.empty()) return false;
  const char* const end = spaced_list.data() + spaced_list.size();
  for (const char* from = spaced_list.data(); from < end;) {
    // memmem: many lists are asked for each token, and it is several times faster than going word by word
    const auto* const hit =
        static_cast<const char*>(memmem(from, static_cast<std::size_t>(end - from), text.data(), text.size()));
    if (hit == nullptr) return false;
    const char* const behind = hit + text.size();
    if ((hit == spaced_list.data() || hit[-1] == ' ') && (behind == end || *behind == ' ')) return true;
    from = hit + 1;
  }
  return false;
}

}  // namespace vigie::extractors
