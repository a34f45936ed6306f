#include "model/text_folding.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>

namespace vigie {
namespace {

using Replacement = std::pair<char32_t, std::string_view>;
using LookAlike = std::pair<char32_t, char>;

// Letters that Unicode does not decompose and that people write without their stroke or ligature.
constexpr std::array<Replacement, 10> kUndecomposed{{{U'æ', "ae"},
                                                     {U'ð', "d"},
                                                     {U'ø', "o"},
                                                     {U'đ', "d"},
                                                     {U'ħ', "h"},
                                                     {U'ı', "i"},
                                                     {U'ĸ', "k"},
                                                     {U'ł', "l"},
                                                     {U'œ', "oe"},
                                                     {U'ŧ', "t"}}};

// Letters of other alphabets that look like a Latin one (UTS #39, the exact ones and those used so in ads). Both cases,
// because what looks alike in capitals may not in small letters; sorted.
constexpr std::array<LookAlike, 75> kLookAlikes{
    {{U'Α', 'a'}, {U'Β', 'b'}, {U'Ε', 'e'}, {U'Ζ', 'z'}, {U'Η', 'h'}, {U'Ι', 'i'}, {U'Κ', 'k'}, {U'Μ', 'm'},
     {U'Ν', 'n'}, {U'Ο', 'o'}, {U'Ρ', 'p'}, {U'Τ', 't'}, {U'Υ', 'y'}, {U'Χ', 'x'}, {U'α', 'a'}, {U'β', 'b'},
     {U'γ', 'y'}, {U'ε', 'e'}, {U'η', 'n'}, {U'ι', 'i'}, {U'κ', 'k'}, {U'ν', 'v'}, {U'ο', 'o'}, {U'ρ', 'p'},
     {U'τ', 't'}, {U'υ', 'u'}, {U'χ', 'x'}, {U'ω', 'w'}, {U'ϲ', 'c'}, {U'ϳ', 'j'}, {U'Ϲ', 'c'}, {U'Ѕ', 's'},
     {U'І', 'i'}, {U'Ј', 'j'}, {U'А', 'a'}, {U'В', 'b'}, {U'Е', 'e'}, {U'З', 'z'}, {U'К', 'k'}, {U'М', 'm'},
     {U'Н', 'h'}, {U'О', 'o'}, {U'Р', 'p'}, {U'С', 'c'}, {U'Т', 't'}, {U'У', 'y'}, {U'Х', 'x'}, {U'Ь', 'b'},
     {U'а', 'a'}, {U'в', 'b'}, {U'г', 'r'}, {U'е', 'e'}, {U'з', 'z'}, {U'и', 'u'}, {U'к', 'k'}, {U'м', 'm'},
     {U'н', 'h'}, {U'о', 'o'}, {U'п', 'n'}, {U'р', 'p'}, {U'с', 'c'}, {U'т', 't'}, {U'у', 'y'}, {U'х', 'x'},
     {U'ь', 'b'}, {U'ѕ', 's'}, {U'і', 'i'}, {U'ј', 'j'}, {U'ѡ', 'w'}, {U'ѵ', 'v'}, {U'һ', 'h'}, {U'ӏ', 'l'},
     {U'ԁ', 'd'}, {U'ԛ', 'q'}, {U'ԝ', 'w'}}};
static_assert(std::ranges::is_sorted(kLookAlikes, {}, &LookAlike::first));

constexpr char32_t kBrailleBlank = 0x2800;  // not White_Space for Unicode, but shown as nothing

bool is_space(char32_t c) { return c == kBrailleBlank || u_isUWhiteSpace(static_cast<UChar32>(c)) != 0; }

/// Accents, keycap and variation marks; not the vowel signs of Indic or Thai scripts, which are letters' own.
bool is_accent(char32_t c) {
  const auto point = static_cast<UChar32>(c);
  if ((U_GET_GC_MASK(point) & (U_GC_MN_MASK | U_GC_ME_MASK)) == 0) return false;
  UErrorCode status = U_ZERO_ERROR;
  return uscript_getScript(point, &status) == USCRIPT_INHERITED;
}

bool is_invisible(char32_t c) {
  return u_hasBinaryProperty(static_cast<UChar32>(c), UCHAR_DEFAULT_IGNORABLE_CODE_POINT) != 0;
}

/// Digits of any script, circled or raised: "➂", "٣", "³".
std::optional<char32_t> as_digit(char32_t c) {
  const auto point = static_cast<UChar32>(c);
  const int type = u_getIntPropertyValue(point, UCHAR_NUMERIC_TYPE);
  if (type != U_NT_DECIMAL && type != U_NT_DIGIT) return std::nullopt;
  return U'0' + static_cast<char32_t>(u_getNumericValue(point));
}

/// Letters in dark circles and squares, "🅐" and "🅰", which NFKC leaves.
std::optional<char32_t> as_boxed_letter(char32_t c) {
  for (const char32_t first : {U'\U0001F150', U'\U0001F170'}) {
    if (c >= first && c < first + 26) return U'a' + (c - first);
  }
  return std::nullopt;
}

icu::UnicodeString decomposed(char32_t c) {
  UErrorCode status = U_ZERO_ERROR;
  const auto* const compatible = icu::Normalizer2::getNFKCCasefoldInstance(status);
  const auto* const apart = icu::Normalizer2::getNFDInstance(status);
  return apart->normalize(compatible->normalize(icu::UnicodeString(static_cast<UChar32>(c)), status), status);
}

class Folder {
 public:
  void add(char32_t c, std::size_t at) {
    originals_.push_back(c);
    if (c < 0x80) return put(static_cast<char32_t>(u_foldCase(static_cast<UChar32>(c), U_FOLD_CASE_DEFAULT)), at);
    if (is_space(c)) return put(U' ', at);
    if (is_invisible(c) || is_accent(c)) return;
    if (const auto digit = as_digit(c)) return put(*digit, at);
    if (const auto letter = as_boxed_letter(c)) return put(*letter, at);
    const icu::UnicodeString parts = decomposed(c);
    for (int i = 0; i < parts.length(); i = parts.moveIndex32(i, 1))
      put_part(static_cast<char32_t>(parts.char32At(i)), at);
  }

  FoldedText take() {
    read_look_alikes();
    return std::move(folded_);
  }

 private:
  void put_part(char32_t c, std::size_t at) {
    if (is_accent(c)) return;
    const auto found = std::ranges::find(kUndecomposed, c, &Replacement::first);
    if (found == kUndecomposed.end()) return put(c, at);
    for (const char letter : found->second) put(static_cast<char32_t>(letter), at);
  }

  void put(char32_t c, std::size_t at) {
    const bool space = is_space(c);
    if (space && !folded_.text.empty() && folded_.text.back() == U' ') return;
    folded_.text.push_back(space ? U' ' : c);
    folded_.origin.push_back(at);
  }

  bool is_letter(std::size_t i) const { return u_isalpha(static_cast<UChar32>(folded_.text[i])) != 0; }
  bool is_latin(std::size_t i) const { return folded_.text[i] >= U'a' && folded_.text[i] <= U'z'; }

  /// A word with Latin letters in it is Latin: the others are read as what they look like.
  void read_look_alikes() {
    for (std::size_t begin = 0; begin < folded_.text.size();) {
      std::size_t end = begin;
      bool latin = false;
      for (; end < folded_.text.size() && is_letter(end); ++end) latin = latin || is_latin(end);
      for (std::size_t i = begin; latin && i < end; ++i) read_look_alike(i);
      begin = std::max(end, begin + 1);
    }
  }

  void read_look_alike(std::size_t i) {
    if (is_latin(i)) return;
    for (const char32_t c : {originals_[folded_.origin[i]], folded_.text[i]}) {
      const auto found = std::ranges::lower_bound(kLookAlikes, c, {}, &LookAlike::first);
      if (found == kLookAlikes.end() || found->first != c) continue;
      folded_.text[i] = static_cast<char32_t>(found->second);
      return;
    }
  }

  FoldedText folded_;
  std::u32string originals_;
};

}  // namespace

std::string FoldedText::utf8() const {
  const auto* const points = reinterpret_cast<const UChar32*>(text.data());
  std::string bytes;
  return icu::UnicodeString::fromUTF32(points, static_cast<std::int32_t>(text.size())).toUTF8String(bytes);
}

FoldedText fold(std::string_view utf8) {
  const auto text = icu::UnicodeString::fromUTF8({utf8.data(), static_cast<std::int32_t>(utf8.size())});
  Folder folder;
  std::size_t number = 0;
  for (std::int32_t i = 0; i < text.length(); i = text.moveIndex32(i, 1)) {
    folder.add(static_cast<char32_t>(text.char32At(i)), number++);
  }
  return folder.take();
}

std::string folded(std::string_view utf8) { return fold(utf8).utf8(); }

}  // namespace vigie
