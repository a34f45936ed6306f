#include "extractors/normalise/digit_run.h"

#include <algorithm>

#include "extractors/normalise/code_points.h"
#include "extractors/normalise/written_numbers.h"

namespace vigie::extractors {
namespace {

using Source = DigitPiece::Source;

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  return text;
}

bool is_taken(Source source, LookAlikes look_alikes) {
  switch (source) {
    case Source::kLookAlikes:
      return look_alikes != LookAlikes::kNone;
    case Source::kLoneLookAlikes:
      return look_alikes == LookAlikes::kAlone || look_alikes == LookAlikes::kAny;
    case Source::kOtherLookAlike:
      return look_alikes == LookAlikes::kAny;
    default:
      return true;
  }
}

/// A group of digits and letters goes on over pieces that touch.
bool goes_on(const DigitGroup& group, const DigitPiece& piece, Gap gap) {
  return gap == Gap::kTouching && group.source != Source::kWord && piece.source != Source::kWord;
}

std::size_t digit_of(const Token& token) { return static_cast<std::size_t>(token.text[0] - '0'); }

/// "quatre-vingt", of which the first word goes with the second rather than with what is before it.
bool begins_four_twenties(std::span<const DigitPiece> pieces, Gap widest) {
  return pieces.size() > 1 && pieces[0].word.value == 4 && pieces[1].is_word() && pieces[1].word.value == 20 &&
         (pieces[0].word.languages & pieces[1].word.languages & kFrench) != 0 && pieces[1].gap <= widest;
}

}  // namespace

DigitRun::DigitRun(std::string_view text, const std::vector<Token>& tokens, const DigitPieces& pieces,
                   const Composition& composition)
    : text_(text), tokens_(tokens) {
  auto rest = pieces.all();
  Gap passed = Gap::kTouching;  // what letters that are no digits add to the gap
  while (!rest.empty()) {
    const DigitPiece& piece = rest.front();
    const Gap gap = std::max(piece.gap, passed);
    passed = Gap::kTouching;
    std::size_t used = 1;
    if (piece.is_word()) {
      used = add_written(rest, composition);
    } else if (!is_taken(piece.source, composition.look_alikes)) {
      passed = std::max(gap, Gap::kWords);
    } else if (piece.is_digits() ? !add_digits(tokens[piece.token].text, piece, gap) : !add_look_alike(piece, gap)) {
      used = 0;
    }
    if (used == 0) return;
    rest = rest.subspan(used);
  }
}

/// The number word at the front with those that go on with it. @return how many pieces that are; 0: no more fit
std::size_t DigitRun::add_written(std::span<const DigitPiece> pieces, const Composition& composition) {
  std::array<NumberSoFar, 4> sums{NumberSoFar{pieces[0].word.value, pieces[0].word}};
  std::size_t words = 1;
  while (words < sums.size() && words < pieces.size() && joins(pieces, words, composition.joining)) {
    const auto next = continued(sums[words - 1], pieces[words].word);
    if (!next) break;
    sums[words++] = *next;
  }
  if (composition.cut_group == count_) words -= std::min(composition.cut_words, words - 1);
  const std::size_t unit = composition.units_in_digits ? unit_behind(pieces, words, sums[words - 1].value) : 0;
  const long value = sums[words - 1].value + static_cast<long>(unit);
  const std::array<char, 2> digits{static_cast<char>('0' + value / 10), static_cast<char>('0' + value % 10)};
  if (!add_digits({digits.data() + (value < 10 ? 1 : 0), value < 10 ? std::size_t{1} : 2}, pieces[0], pieces[0].gap))
    return 0;
  const std::size_t used = unit > 0 ? words + 1 : words;
  groups_[count_ - 1].last = pieces[used - 1].token;
  groups_[count_ - 1].words = words;
  for (const DigitPiece& piece : pieces.first(words)) {
    languages_[count_ - 1] = static_cast<LanguageSet>(languages_[count_ - 1] & piece.word.languages);
  }
  return used;
}

/// The 9 of "trente 9", behind `words` number words; 0 where there is none.
std::size_t DigitRun::unit_behind(std::span<const DigitPiece> pieces, std::size_t words, long tens) const {
  if (tens < 20 || tens % 10 != 0 || words == pieces.size() || !pieces[words].is_digits()) return 0;
  const std::size_t token = pieces[words].token;
  if (tokens_[token].text.size() != 1 || pieces[words].gap > Gap::kHyphen) return 0;
  if (token + 1 == tokens_.size()) return digit_of(tokens_[token]);
  const Token& behind = tokens_[token + 1];
  const bool is_written_on = touch(tokens_[token], behind) && (behind.is_word() || behind.text == "/");
  const bool is_next_piece = words + 1 < pieces.size() && pieces[words + 1].token == token + 1;
  // "quarante 7j/7", "quarante 7 photos"
  return is_written_on || (behind.is_word() && !is_next_piece) ? 0 : digit_of(tokens_[token]);
}

bool DigitRun::joins(std::span<const DigitPiece> pieces, std::size_t right, Joining joining) const {
  const DigitPiece& piece = pieces[right];
  const DigitPiece& left = pieces[right - 1];
  if (!piece.is_word()) return false;
  if (piece.gap == Gap::kTouching || piece.gap == Gap::kHyphen) return true;
  const Gap widest = joining == Joining::kOverSigns ? Gap::kSigns : Gap::kHyphen;
  const bool begins_another = left.word.value >= 20 && begins_four_twenties(pieces.subspan(right), widest);
  if (joining == Joining::kOverHyphens || begins_another) return false;
  if (piece.gap == Gap::kJoining) return behind_joint(tokens_, left.token + 1) == piece.token;
  return piece.gap == Gap::kSpace || (piece.gap == Gap::kSigns && joining == Joining::kOverSigns);
}

bool DigitRun::add_look_alike(const DigitPiece& piece, Gap gap) {
  std::array<char, kMostDigits> digits;
  std::size_t count = 0;
  const std::string_view letters = tokens_[piece.token].text;
  for (std::size_t i = 0; i < letters.size();) digits[count++] = digit_like(next_code_point(letters, i));
  return add_digits({digits.data(), count}, piece, gap);
}

bool DigitRun::add_digits(std::string_view digits, const DigitPiece& piece, Gap gap) {
  if (count_of_digits_ + digits.size() > kMostDigits) return false;
  const std::size_t begin = count_of_digits_;
  std::ranges::copy(digits, digits_.begin() + static_cast<std::ptrdiff_t>(begin));
  count_of_digits_ += digits.size();
  if (count_ > 0 && goes_on(groups_[count_ - 1], piece, gap)) {
    DigitGroup& group = groups_[count_ - 1];
    group.end = count_of_digits_;
    group.last = piece.token;
    if (piece.source != Source::kDigits) group.source = piece.source;
    return true;
  }
  languages_[count_] = count_ > 0 ? languages_[count_ - 1] : kAllLanguages;
  groups_[count_++] = {begin, count_of_digits_, piece.token, piece.token, piece.source, gap, 0};
  return true;
}

std::string_view DigitRun::between(std::size_t group) const {
  const std::size_t begin = tokens_[groups_[group].last].end;
  const std::size_t end = tokens_[groups_[group + 1].first].begin;
  return begin < end ? trimmed(text_.substr(begin, end - begin)) : std::string_view();
}

bool DigitRun::ends_item(std::size_t group) const {
  const std::string_view sign = between(group);
  if (sign.empty() || std::string_view(".,!?").find(sign.back()) == std::string_view::npos) return false;
  const std::size_t behind = static_cast<std::size_t>(sign.data() - text_.data()) + sign.size();
  return sign.data() == text_.data() + tokens_[groups_[group].last].end && text_[behind] == ' ';
}

std::optional<std::size_t> DigitRun::group_ending_at(std::size_t count) const {
  for (std::size_t group = 0; group < count_; ++group) {
    if (groups_[group].end == count) return group;
  }
  return std::nullopt;
}

LanguageSet DigitRun::languages(std::size_t last_group) const { return languages_[last_group]; }

}  // namespace vigie::extractors
