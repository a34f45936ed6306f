#include "model/text_outline.h"

#include <algorithm>
#include <set>

#include <unicode/uchar.h>
#include <unicode/utf8.h>

// ICU's macros narrow int to uint8_t.
#pragma GCC diagnostic ignored "-Wconversion"

namespace vigie {
namespace {

constexpr std::size_t kLeastDigits = 2, kMostDigits = 4, kPhoneDigits = 9, kMostSigns = 2;

struct Piece {
  std::string text;
  std::size_t from, to;  // bytes
};

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_number(const Piece& piece) { return is_digit(piece.text.front()); }

// From U+203C on: ©, ® and keycaps are no emoji of anybody's.
bool is_emoji(UChar32 c) {
  return c >= 0x203C && u_hasBinaryProperty(c, UCHAR_EXTENDED_PICTOGRAPHIC) != 0 &&
         u_hasBinaryProperty(c, UCHAR_EMOJI_MODIFIER) == 0;
}

std::vector<Piece> pieces_of(std::string_view utf8) {
  std::vector<Piece> pieces;
  for (std::size_t from = 0, to = 0; from < utf8.size(); from = to) {
    UChar32 c = 0;
    U8_NEXT_OR_FFFD(utf8.data(), to, utf8.size(), c);
    if (is_digit(utf8[from])) {
      while (to < utf8.size() && is_digit(utf8[to])) ++to;
    } else if (!is_emoji(c)) {
      continue;
    }
    pieces.push_back({std::string(utf8.substr(from, to - from)), from, to});
  }
  return pieces;
}

// Where the numbers that follow each other closely from `first` on end.
std::size_t end_of_run(const std::vector<Piece>& pieces, std::size_t first) {
  std::size_t last = first;
  while (last + 1 < pieces.size() && is_number(pieces[last + 1]) &&
         pieces[last + 1].from - pieces[last].to <= kMostSigns)
    ++last;
  return last + 1;
}

// Where a phone begins among numbers that follow each other closely, else their end.
std::size_t phone_in(std::string_view utf8, const std::vector<Piece>& pieces, std::size_t first, std::size_t end) {
  const auto begins_phone = [&](const Piece& piece) {
    return piece.text.front() == '0' || (piece.from > 0 && utf8[piece.from - 1] == '+');
  };
  const auto from = std::ranges::find_if(pieces.begin() + static_cast<std::ptrdiff_t>(first),
                                         pieces.begin() + static_cast<std::ptrdiff_t>(end), begins_phone);
  const auto phone = static_cast<std::size_t>(from - pieces.begin());
  std::size_t digits = 0;
  for (std::size_t i = phone; i < end; ++i) digits += pieces[i].text.size();
  return digits >= kPhoneDigits ? phone : end;
}

}  // namespace

std::vector<std::string> outline(std::string_view utf8) {
  const std::vector<Piece> pieces = pieces_of(utf8);
  std::vector<std::string> outline;
  for (std::size_t i = 0; i < pieces.size();) {
    const Piece& piece = pieces[i];
    if (!is_number(piece)) {
      if (outline.empty() || outline.back() != piece.text) outline.push_back(piece.text);
      ++i;
      continue;
    }
    const std::size_t end = end_of_run(pieces, i);
    for (const std::size_t phone = phone_in(utf8, pieces, i, end); i < phone; ++i) {
      const std::size_t digits = pieces[i].text.size();
      if (digits >= kLeastDigits && digits <= kMostDigits) outline.push_back(pieces[i].text);
    }
    i = end;
  }
  return outline;
}

std::vector<std::string> outline_runs(const std::vector<std::string>& outline) {
  std::vector<std::string> runs;
  std::set<std::string> met;
  for (std::size_t i = 2; i < outline.size() && runs.size() < kMostOutlineRuns; ++i) {
    auto run = std::string(outline[i - 2]).append(" ").append(outline[i - 1]).append(" ").append(outline[i]);
    if (met.insert(run).second) runs.push_back(std::move(run));
  }
  return runs;
}

}  // namespace vigie
