#include "extractors/normalise/phone_reading.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "extractors/normalise/digit_run.h"
#include "extractors/normalise/numeric_date.h"
#include "extractors/normalise/run_shape.h"

namespace vigie::extractors {
namespace {

using Source = DigitPiece::Source;

constexpr std::size_t kNationalDigits = 10;      // of France, with the 0
constexpr std::size_t kShortestAfterZeros = 10;  // digits after 00, where it stands alone

constexpr std::size_t kFewestSigns = 6;

// How unlikely a reading is, beside others of the same digits.
constexpr double kGoesOn = 1;         // more digits follow at once
constexpr double kApart = 0.6;        // words between the groups
constexpr double kRecomposed = 0.25;  // not the first way of putting the pieces together

struct Shape {
  PlannedNumber planned;
  std::size_t last_group;
  PhoneManner manner;
};

std::size_t group_of(const DigitRun& run, std::size_t digit) {
  std::size_t group = 0;
  while (group + 1 < run.groups() && run[group].end <= digit) ++group;
  return group;
}

/// @param offset  digits of the country code
std::optional<Shape> shape(const std::optional<PlannedNumber>& planned, const DigitRun& run, std::size_t offset,
                           std::size_t last) {
  if (!planned || !may_be_number(run, group_of(run, offset), last)) return std::nullopt;
  if (widest_gap(run, last) > Gap::kJoining) return Shape{*planned, last, PhoneManner::kApart};
  const bool is_odd = run[last].words == 0 && !is_even(run, last);
  return Shape{*planned, last, is_odd ? PhoneManner::kOddGroups : PhoneManner::kUsual};
}

/// The nine digits behind 0 or the country code, and behind a 0 in both.
std::optional<Shape> with_french_rest(const DigitRun& run, std::size_t offset) {
  const std::string_view digits = run.digits();
  if (offset < digits.size() && digits[offset] == '0') ++offset;  // +33 (0)6
  const auto last = run.group_ending_at(offset + kNationalDigits - 1);
  if (!last) return std::nullopt;
  return shape(french_number(digits.substr(offset, kNationalDigits - 1)), run, offset, *last);
}

std::optional<Shape> national(const DigitRun& run) {
  const std::string_view digits = run.digits();
  if (digits.size() < kNationalDigits || digits[0] != '0' || digits[1] == '0') return std::nullopt;
  return with_french_rest(run, 1);
}

/// "(0)" behind a country code is not dialled.
std::string without_trunk_zero(const DigitRun& run, std::size_t from, std::size_t to) {
  std::string digits(run.digits().substr(from, to - from));
  for (std::size_t i = run.groups(); i-- > 1;) {  // from the end, so that what is taken out moves none that follow
    if (i + 1 == run.groups() || run[i].end >= to || run[i].begin <= from || run.digits_of(i) != "0") continue;
    if (run.between(i - 1).ends_with('(') && run.between(i).starts_with(')')) digits.erase(run[i].begin - from, 1);
  }
  return digits;
}

/// The country code fills whole groups, or begins a longer one: "+50 80 130" has none.
bool has_country_code(const DigitRun& run, std::size_t offset) {
  const std::size_t length = country_code_length(run.digits().substr(offset));
  if (length == 0) return false;
  for (std::size_t i = 0; i < run.groups(); ++i) {
    const DigitGroup& group = run[i];
    if (group.end <= offset) continue;
    return group.end >= offset + length || group.size() == 1 || group.source == Source::kWord;
  }
  return false;
}

/// Groups before another plus, with which another number begins.
std::size_t groups_before_plus(const DigitRun& run) {
  for (std::size_t i = 0; i + 1 < run.groups(); ++i) {
    if (run.between(i).ends_with('+')) return i + 1;
  }
  return run.groups();
}

/// The longest valid number, else the longest possible one, that begins after `offset` digits and ends a group.
std::optional<Shape> foreign(const DigitRun& run, std::size_t offset, std::size_t& readings) {
  std::optional<Shape> best;
  if (!has_country_code(run, offset)) return best;
  const std::size_t first = group_of(run, offset);
  for (std::size_t group = groups_before_plus(run); group-- > first && run[group].end > offset;) {
    const std::string digits = without_trunk_zero(run, offset, run[group].end);
    if (!may_be_international(digits) || is_listed(run, first, group) || !may_be_number(run, first, group)) continue;
    if (readings == 0) return best;
    --readings;
    auto found = shape(international_number(digits), run, offset, group);
    if (found && found->manner == PhoneManner::kOddGroups) found->manner = PhoneManner::kUsual;  // other customs
    if (found && found->planned.valid) return found;
    if (found && !best) best = found;
  }
  return best;
}

std::optional<Shape> international(const DigitRun& run, std::size_t offset, std::size_t& readings) {
  if (run.digits().substr(offset).starts_with("33")) return with_french_rest(run, offset + 2);
  return foreign(run, offset, readings);
}

/// "0033 6 …", "0044 7700 …"; "00 44 …", "001 202 …" where it can hardly be something else.
std::optional<Shape> after_zeros(const DigitRun& run, std::size_t& readings) {
  if (run[0].size() > 3 || run.digits().starts_with("0033")) return international(run, 2, readings);
  if (run.digits().size() < 2 + kShortestAfterZeros) return std::nullopt;
  auto read = foreign(run, 2, readings);
  if (run[0].size() == 3 && read && !read->planned.valid) return std::nullopt;
  return run[0].size() > 1 || run[0].words > 0 ? read : std::nullopt;
}

/// "33 6 39 …" or "33639…": the country code without a plus.
std::optional<Shape> bare_country(const DigitRun& run) {
  if (!run.digits().starts_with("33") || (run[0].size() != 2 && run[0].size() != 11)) return std::nullopt;
  auto read = with_french_rest(run, 2);
  if (read && read->manner == PhoneManner::kUsual) read->manner = PhoneManner::kBareCountry;
  return read;
}

std::optional<Shape> shape_of(const DigitRun& run, bool after_plus, std::size_t& readings) {
  if (run.groups() == 0) return std::nullopt;
  if (after_plus) {
    if (auto read = international(run, 0, readings)) return read;
  }
  if (run.digits().starts_with("00")) return after_zeros(run, readings);
  if (auto read = national(run)) return read;
  return bare_country(run);
}

/// "0639980012 €", "06 39 98 00 12 vues": what follows says that it was counted.
bool is_counted(const std::vector<Token>& tokens, std::size_t last) {
  return last + 1 < tokens.size() &&
         is_one_of(tokens[last + 1].text,
                   "€ $ £ % euro euros eur rose roses vue vues visites views fois kg km cm ans "
                   "janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre");
}

std::string rule_of(const DigitRun& run, const Shape& shape) {
  bool digits = false, words = false, look_alikes = false;
  for (std::size_t i = 0; i <= shape.last_group; ++i) {
    (run[i].source == Source::kWord ? words : run[i].source == Source::kDigits ? digits : look_alikes) = true;
  }
  if (words) {
    const LanguageSet languages = run.languages(shape.last_group);
    const std::string_view manner = digits || look_alikes ? "mixed" : "words";
    return languages == 0 ? std::string(manner) : fmt::format("{}-{}", manner, first_language(languages));
  }
  if (look_alikes) return "look-alikes";
  return shape.manner == PhoneManner::kApart ? "apart" : "digits";
}

struct Candidate {
  ReadPhone phone;
  double unlikely;
};

/// Reads one place of a text in several ways.
class PlaceReader {
 public:
  PlaceReader(const FoldedField& field, std::size_t first, bool after_plus, std::size_t& readings)
      : field_(field), pieces_(field.tokens(), first), after_plus_(after_plus), readings_(readings) {}

  std::optional<ReadPhone> best() {
    const DigitRun run(field_.text(), field_.tokens(), pieces_, {});
    consider(run, 0);
    if (!best_ || best_->unlikely > 0) {
      if (pieces_.has_look_alikes()) try_look_alikes();
      try_joints(run);
    }
    if (!best_) return std::nullopt;
    return std::move(best_->phone);
  }

 private:
  void try_look_alikes() {
    for (const LookAlikes look_alikes : {LookAlikes::kNone, LookAlikes::kAlone, LookAlikes::kAny}) {
      try_composition({.look_alikes = look_alikes}, look_alikes == LookAlikes::kAny ? 2 * kRecomposed : kRecomposed);
    }
  }

  /// Number words joined more and less than usual.
  void try_joints(const DigitRun& run) {
    if (std::ranges::none_of(pieces_.all(), &DigitPiece::is_word)) return;
    try_composition({.joining = Joining::kOverHyphens}, kRecomposed / 2);
    if (std::ranges::any_of(pieces_.all(), &DigitPiece::is_digits))
      try_composition({.units_in_digits = true}, kRecomposed);
    if (has_signs_throughout()) try_composition({.joining = Joining::kOverSigns}, kRecomposed);
    for (std::size_t group = 0; group < run.groups(); ++group) {
      for (std::size_t words = 1; words < run[group].words; ++words) {
        try_composition({.cut_group = group, .cut_words = words}, kRecomposed);
      }
    }
  }

  /// "zero.six.trente.neuf.": then a sign parts words rather than numbers.
  bool has_signs_throughout() const {
    const auto pieces = pieces_.all();
    return pieces.size() > kFewestSigns &&
           std::ranges::all_of(pieces.subspan(1, kFewestSigns),
                               [](const DigitPiece& piece) { return piece.gap == Gap::kSigns; });
  }

  void try_composition(const Composition& composition, double unlikely) {
    if (readings_ == 0) return;
    --readings_;
    consider(DigitRun(field_.text(), field_.tokens(), pieces_, composition), unlikely);
  }

  void consider(const DigitRun& run, double unlikely) {
    const auto shape = shape_of(run, after_plus_, readings_);
    if (!shape || is_counted(field_.tokens(), run[shape->last_group].last)) return;
    if (shape->manner == PhoneManner::kApart) unlikely += kApart;
    if (goes_on_behind(run, shape->last_group)) unlikely += kGoesOn;
    if (best_ && best_->unlikely <= unlikely) return;
    best_ = Candidate{{shape->planned, run[0].first, run[shape->last_group].last, shape->manner, rule_of(run, *shape),
                       shape->last_group == 0 && run[0].words == 0},
                      unlikely};
  }

  const FoldedField& field_;
  DigitPieces pieces_;
  bool after_plus_;
  std::size_t& readings_;
  std::optional<Candidate> best_;
};

}  // namespace

std::optional<ReadPhone> read_phone(const FoldedField& field, std::size_t first, bool after_plus,
                                    std::size_t& readings) {
  if (end_of_numeric_date(field.tokens(), first)) return std::nullopt;
  return PlaceReader(field, first, after_plus, readings).best();
}

}  // namespace vigie::extractors
