#include "model/text_folding.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <bit>
#include <cstring>
#include <memory>
#include <optional>
#include <span>
#include <utility>

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>
#include <unicode/utf8.h>

// ICU's macros narrow int to uint8_t.
#pragma GCC diagnostic ignored "-Wconversion"

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

std::string utf8_of(char32_t c) {
  std::string bytes;
  return icu::UnicodeString(static_cast<UChar32>(c)).toUTF8String(bytes);
}

bool is_continuation(char byte) { return (static_cast<unsigned char>(byte) & 0xC0) == 0x80; }

/// U+FFFD for what is no UTF-8.
char32_t next_code_point(std::string_view utf8, std::size_t& i) {
  UChar32 c = 0;
  U8_NEXT_OR_FFFD(utf8.data(), i, utf8.size(), c);
  return static_cast<char32_t>(c);
}

icu::UnicodeString decomposed(char32_t c) {
  UErrorCode status = U_ZERO_ERROR;
  const auto* const compatible = icu::Normalizer2::getNFKCCasefoldInstance(status);
  const auto* const apart = icu::Normalizer2::getNFDInstance(status);
  return apart->normalize(compatible->normalize(icu::UnicodeString(static_cast<UChar32>(c)), status), status);
}

/// One code point of what a code point is folded to.
struct Part {
  std::array<char, 4> bytes;
  std::uint8_t length;
  bool is_space, is_letter;
  char look_alike;  ///< the Latin letter that it looks like, 0 where there is none or it is one itself
  bool is_latin() const { return length == 1 && bytes[0] >= 'a' && bytes[0] <= 'z'; }
};

char latin_look_alike(char32_t original, char32_t c) {
  if (c < 0x80) return 0;
  for (const char32_t candidate : {original, c}) {
    const auto found = std::ranges::lower_bound(kLookAlikes, candidate, {}, &LookAlike::first);
    if (found != kLookAlikes.end() && found->first == candidate) return found->second;
  }
  return 0;
}

Part part_of(char32_t original, char32_t c) {
  Part part{};
  part.is_space = is_space(c);
  if (part.is_space) c = U' ';
  const std::string utf8 = utf8_of(c);
  part.length = static_cast<std::uint8_t>(utf8.size());
  std::ranges::copy(utf8, part.bytes.begin());
  part.is_letter = u_isalpha(static_cast<UChar32>(c)) != 0;
  part.look_alike = part.is_letter ? latin_look_alike(original, c) : '\0';
  return part;
}

/// The code points to which one is folded, accents left out.
std::u32string folded_code_points(char32_t c) {
  if (is_space(c)) return U" ";
  if (c >= 0x80 && (is_invisible(c) || is_accent(c))) return {};
  if (const auto digit = as_digit(c)) return {*digit};
  if (const auto letter = as_boxed_letter(c)) return {*letter};
  std::u32string folded;
  const icu::UnicodeString parts = decomposed(c);
  for (int i = 0; i < parts.length(); i = parts.moveIndex32(i, 1)) {
    const auto part = static_cast<char32_t>(parts.char32At(i));
    if (part >= 0x80 && is_accent(part)) continue;
    const auto found = std::ranges::find(kUndecomposed, part, &Replacement::first);
    if (found == kUndecomposed.end())
      folded += part;
    else
      folded.append(found->second.begin(), found->second.end());
  }
  return folded;
}

constexpr std::size_t kPageSize = 256;

/// How 256 code points that follow each other are folded.
class Page {
 public:
  explicit Page(char32_t first) {
    for (std::size_t i = 0; i < kPageSize; ++i) {
      begins_[i] = parts_.size();
      const char32_t original = first + static_cast<char32_t>(i);
      for (const char32_t c : folded_code_points(original)) parts_.push_back(part_of(original, c));
    }
    begins_[kPageSize] = parts_.size();
  }
  std::span<const Part> parts(char32_t c) const {
    const std::size_t i = c % kPageSize;
    return std::span(parts_).subspan(begins_[i], begins_[i + 1] - begins_[i]);
  }

 private:
  std::array<std::size_t, kPageSize + 1> begins_{};
  std::vector<Part> parts_;
};

/// Made when a text first has a code point of it, since ICU takes long for what a table then tells at once.
const Page& page_of(char32_t c) {
  static std::array<std::atomic<const Page*>, 0x110000 / kPageSize> pages{};
  std::atomic<const Page*>& slot = pages[c / kPageSize];
  if (const Page* page = slot.load(std::memory_order_acquire)) return *page;
  auto made = std::make_unique<const Page>(c - c % kPageSize);
  const Page* known = nullptr;
  if (slot.compare_exchange_strong(known, made.get(), std::memory_order_acq_rel)) return *made.release();
  return *known;
}

/// Capitals made small, white space a space; without a branch or a table, so that many are folded at a time.
char folded_ascii(char c) {
  const auto byte = static_cast<unsigned char>(c);
  const bool is_capital = static_cast<unsigned char>(byte - 'A') < 26;
  const bool is_control_space = static_cast<unsigned char>(byte - '\t') < 5;
  const auto small = static_cast<unsigned char>(byte | (is_capital ? 0x20 : 0));
  return static_cast<char>(is_control_space ? ' ' : small);
}

bool is_letter(char ascii) { return ascii >= 'a' && ascii <= 'z'; }

class Folder {
 public:
  explicit Folder(std::size_t bytes) {
    folded_.text.resize(bytes);
    folded_.origin.resize(bytes);
  }

  /// @param bytes  at least one, all ASCII
  /// @param at  number of the first one
  void add_ascii(std::string_view bytes, std::uint32_t at) {
    if (!look_alikes_.empty()) {
      // the end of the word in which they stand
      while (!bytes.empty() && is_letter(folded_ascii(bytes[0]))) {
        put(folded_ascii(bytes[0]), at++);
        word_is_latin_ = true;
        bytes.remove_prefix(1);
      }
      if (bytes.empty()) return;
      end_word();
    }
    put_all(bytes, at);
    word_is_latin_ = is_letter(folded_.text[size_ - 1]);
  }

  void add(char32_t c, std::uint32_t at) {
    for (const Part& part : page_of(c).parts(c)) add(part, at);
  }

  FoldedText take() {
    end_word();
    folded_.text.resize(size_);
    folded_.origin.resize(size_);
    return std::move(folded_);
  }

 private:
  struct Foreign {
    std::size_t byte;
    char look_alike;
  };

  void note_lines(std::string_view ascii, std::uint32_t at) {
    for (std::size_t i = 0; i < ascii.size(); ++i) {
      if (ascii[i] == '\n') folded_.lines.push_back(at + static_cast<std::uint32_t>(i));
    }
  }

  void make_room_for(std::size_t bytes) {
    if (size_ + bytes <= folded_.text.size()) return;
    folded_.text.resize(2 * (size_ + bytes));
    folded_.origin.resize(2 * (size_ + bytes));
  }

  void put(char c, std::uint32_t at) {
    make_room_for(1);
    folded_.text[size_] = c;
    folded_.origin[size_++] = at;
  }

  bool ends_in_space() const { return size_ > 0 && folded_.text[size_ - 1] == ' '; }

  /// In loops of which the compiler makes steps of many bytes.
  void put_all(std::string_view ascii, std::uint32_t at) {
    make_room_for(ascii.size());
    char* const text = &folded_.text[size_];
    std::uint32_t* const origin = &folded_.origin[size_];
    const auto count = static_cast<std::uint32_t>(ascii.size());
    unsigned char has_line = 0;
    for (std::uint32_t i = 0; i < count; ++i) {
      text[i] = folded_ascii(ascii[i]);
      has_line |= static_cast<unsigned char>(ascii[i] == '\n');
    }
    if (has_line != 0) note_lines(ascii, at);
    for (std::uint32_t i = 0; i < count; ++i) origin[i] = at + i;
    unsigned char two_spaces = static_cast<unsigned char>(ends_in_space()) & static_cast<unsigned char>(text[0] == ' ');
    for (std::uint32_t i = 1; i < count; ++i)
      two_spaces |= static_cast<unsigned char>(text[i - 1] == ' ') & static_cast<unsigned char>(text[i] == ' ');
    const std::size_t begin = std::exchange(size_, size_ + count);
    if (two_spaces != 0) join_spaces(begin);
  }

  /// Of what was put from byte `begin` on.
  void join_spaces(std::size_t begin) {
    std::size_t to = begin;
    for (std::size_t from = begin; from < size_; ++from) {
      if (folded_.text[from] == ' ' && to > 0 && folded_.text[to - 1] == ' ') continue;
      folded_.text[to] = folded_.text[from];
      folded_.origin[to++] = folded_.origin[from];
    }
    size_ = to;
  }

  void put_space(std::uint32_t at) {
    if (!ends_in_space()) put(' ', at);
  }

  void add(const Part& part, std::uint32_t at) {
    if (!part.is_letter) end_word();
    if (part.is_space) return put_space(at);
    if (part.look_alike != 0) look_alikes_.push_back({size_, part.look_alike});
    word_is_latin_ = part.is_letter && (word_is_latin_ || part.is_latin());
    for (std::size_t i = 0; i < part.length; ++i) put(part.bytes[i], at);
  }

  /// A word with Latin letters in it is Latin: the others are read as what they look like.
  void end_word() {
    if (word_is_latin_ && !look_alikes_.empty()) read_look_alikes();
    look_alikes_.clear();
    word_is_latin_ = false;
  }

  void read_look_alikes() {
    std::size_t to = look_alikes_.front().byte;
    auto next = look_alikes_.begin();
    for (std::size_t from = to; from < size_; ++from, ++to) {
      folded_.origin[to] = folded_.origin[from];
      folded_.text[to] = folded_.text[from];
      if (next == look_alikes_.end() || next->byte != from) continue;
      folded_.text[to] = (next++)->look_alike;
      while (from + 1 < size_ && is_continuation(folded_.text[from + 1])) ++from;
    }
    size_ = to;
  }

  FoldedText folded_;  // of which `size_` bytes are written
  std::size_t size_ = 0;
  std::vector<Foreign> look_alikes_;  // of the word that is being read
  bool word_is_latin_ = false;
};

/// The first byte from `i` on that is not ASCII, else the text's size.
std::size_t end_of_ascii(std::string_view utf8, std::size_t i) {
  constexpr std::uint64_t kHighBits = 0x8080808080808080;
  static_assert(std::endian::native == std::endian::little);
  for (std::uint64_t eight = 0; i + sizeof eight <= utf8.size(); i += sizeof eight) {
    std::memcpy(&eight, &utf8[i], sizeof eight);
    if (const std::uint64_t high = eight & kHighBits) return i + static_cast<std::size_t>(std::countr_zero(high)) / 8;
  }
  while (i < utf8.size() && static_cast<unsigned char>(utf8[i]) < 0x80) ++i;
  return i;
}

}  // namespace

FoldedText fold(std::string_view utf8) {
  Folder folder(utf8.size());
  std::uint32_t number = 0;
  for (std::size_t i = 0; i < utf8.size();) {
    const std::size_t end = end_of_ascii(utf8, i);
    if (end > i) {
      folder.add_ascii(utf8.substr(i, end - i), number);
      number += static_cast<std::uint32_t>(end - i);
      i = end;
    } else {
      folder.add(next_code_point(utf8, i), number++);
    }
  }
  return folder.take();
}

std::string folded(std::string_view utf8) { return fold(utf8).text; }

}  // namespace vigie
