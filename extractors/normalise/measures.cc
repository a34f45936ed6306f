#include "extractors/normalise/measures.h"

#include <cmath>

#include "extractors/normalise/written_numbers.h"

namespace vigie::extractors {
namespace {

constexpr double kCentimetresAnInch = 2.54;
constexpr double kKilogramsAPound = 0.45359237;

struct Range {
  long low, high;
};
constexpr Range kHeights{130, 210};  // cm
constexpr Range kWeights{35, 150};   // kg

std::optional<int> within(Range range, long value) {
  if (value < range.low || value > range.high) return std::nullopt;
  return static_cast<int>(value);
}

/// What stands at and around one number.
class MeasureReader {
 public:
  MeasureReader(const std::vector<Token>& tokens, std::size_t i) : tokens_(tokens), i_(i) {}

  std::optional<int> height() const {
    if (!tokens_[i_].is_number()) return metres_in_words();
    if (auto height = metres()) return height;
    if (auto height = feet()) return height;
    const bool has_unit = is("cm cms centimetres", 1);
    if (tokens_[i_].text.size() != 3 || !(has_unit || is_led("mesure taille height altura altezza estatura fais")))
      return std::nullopt;
    if (!has_unit && is("€ euros e roses eur $ £ /", 1)) return std::nullopt;
    return within(kHeights, *number_of(tokens_[i_]));
  }

  std::optional<int> weight() const {
    const auto count = tokens_[i_].is_number() ? number(0) : std::nullopt;
    if (!count || is_limited()) return std::nullopt;
    if (is("lbs lb pounds", 1) && *count >= 80)
      return within(kWeights, std::lround(static_cast<double>(*count) * kKilogramsAPound));
    const bool has_unit = is("kg kgs kilo kilos kilogrammes", 1);
    const bool may_be_bare = !is("€ euros e roses eur $ £ / ans cm", 1) && is_led("poids pese peso weight");
    if (!has_unit && !may_be_bare) return std::nullopt;
    return within(kWeights, *count);
  }

 private:
  bool is(const WordList& spaced_list, std::size_t ahead) const {
    return i_ + ahead < tokens_.size() && is_one_of(tokens_[i_ + ahead].text, spaced_list);
  }
  std::optional<long> number(std::size_t ahead) const {
    return i_ + ahead < tokens_.size() ? number_of(tokens_[i_ + ahead]) : std::nullopt;
  }
  std::size_t digits(std::size_t ahead) const { return number(ahead) ? tokens_[i_ + ahead].text.size() : 0; }

  /// A word before the number, perhaps with a sign between them, says what it measures.
  bool is_led(const WordList& words) const {
    for (std::size_t back = 1; back <= 2 && back <= i_; ++back) {
      if (is_one_of(tokens_[i_ - back].text, words)) return true;
      if (!is_one_of(tokens_[i_ - back].text, ": = - de is")) return false;
    }
    return false;
  }

  /// "moins de 90 kg", "max 100 kg": whom she receives.
  bool is_limited() const {
    if (i_ > 0 && is_one_of(tokens_[i_ - 1].text, "max maximum jusqu < > under over")) return true;
    return i_ > 1 && is_one_of(tokens_[i_ - 1].text, "de than") &&
           is_one_of(tokens_[i_ - 2].text, "moins plus less more");
  }

  /// "1m65", "1 m 65", "1,65 m", "1.65m".
  std::optional<int> metres() const {
    if (tokens_[i_].text.size() != 1 || !is("m metre metres . ,", 1) || digits(2) != 2) return std::nullopt;
    const bool is_between = !is(". ,", 1);
    if (!is_between && !is("m metre metres", 3) && !is_led("mesure taille height altura altezza estatura fais"))
      return std::nullopt;
    return within(kHeights, 100 * *number(0) + *number(2));
  }

  /// "un mètre soixante-dix", "un mètre et soixante-dix".
  std::optional<int> metres_in_words() const {
    if (!is("un", 0) || !is("metre", 1)) return std::nullopt;
    const std::size_t behind = is("et", 2) ? i_ + 3 : i_ + 2;
    const auto written = behind < tokens_.size() ? written_number_at(tokens_, behind) : std::nullopt;
    if (!written) return std::nullopt;
    return within(kHeights, 100 + written->value);
  }

  /// "5'6", "5 ft 6", "5 feet 6 inches".
  std::optional<int> feet() const {
    if (tokens_[i_].text.size() != 1 || !is("' ’ ′ ft feet foot", 1)) return std::nullopt;
    const bool has_inches = digits(2) == 1 || digits(2) == 2;
    if (!has_inches && !is("ft feet foot", 1)) return std::nullopt;
    const long inches = 12 * *number(0) + (has_inches ? *number(2) : 0);
    return within(kHeights, std::lround(static_cast<double>(inches) * kCentimetresAnInch));
  }

  const std::vector<Token>& tokens_;
  std::size_t i_;
};

}  // namespace

Measures find_measures(const FoldedAd& ad) {
  Measures measures;
  for (const FoldedField* field : ad.fields({AdField::kTitle, AdField::kText, AdField::kName, AdField::kAge})) {
    const auto& tokens = field->tokens();
    for (std::size_t i = 0; i < tokens_read(tokens); ++i) {
      if (tokens[i].is_symbol() || tokens[i].text.size() > 3) continue;
      const MeasureReader reader(tokens, i);
      if (!measures.height_cm) measures.height_cm = reader.height();
      if (!measures.weight_kg) measures.weight_kg = reader.weight();
    }
  }
  return measures;
}

}  // namespace vigie::extractors
