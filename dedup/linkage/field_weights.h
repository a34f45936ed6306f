// How many bits each level of each field weighs, learnt from the ads themselves without any truth: m by expectation–
// maximisation over candidate pairs, each field weighed by what the others say; u by pairs drawn at random.
// Winkler 1988, ASA Section on Survey Research Methods 667; de Bruin et al. 2022, splink.
#pragma once

#include <span>
#include <vector>

#include "dedup/linkage/fields.h"
#include "dedup/linkage_settings.h"

namespace vigie::dedup {

/// A pair to learn from: its levels, and the bits of prior and shared values, all of them, without phones, without
/// photos.
struct Lesson {
  FieldLevels levels;
  double values, without_phone, without_photos;
  bool decided = false;  ///< an analyst said that the two are one person's
};

/// Immutable once learnt.
class FieldWeights {
 public:
  /// Names and communes weigh by their frequency; u of the levels from random pairs under different names.
  FieldWeights(const Ads& ads, const Blocks& blocks, const Wordings& wordings, const LinkageSettings& settings);
  /// m, u and prior as they were learnt before.
  /// @param learnt  of `learnt`
  FieldWeights(const Ads& ads, const LinkageSettings& settings, std::span<const double> learnt);
  /// Learns m, and from it the prior. Nothing is learnt from no lessons: the settings hold then. A pair that was
  /// decided counts as what it is and for itself alone (Larsen and Rubin 2001, JASA 96:32, for reviewed pairs).
  /// @param pairs_a_lesson  candidate pairs that each lesson stands for
  void learn(const std::vector<Lesson>& lessons, double pairs_a_lesson);

  /// Bits of one field of a pair; 0 where it is missing.
  /// @param ad  one of the two
  double bits(Field field, const FieldLevels& levels, AdIndex ad) const;
  /// Of all fields together.
  double bits(const FieldLevels& levels, AdIndex ad) const;
  double prior_bits() const { return prior_bits_; }

  /// kLearnt numbers: prior, m, u.
  std::vector<double> learnt() const;
  static constexpr std::size_t kLearnt = 1 + 2 * kFields * kMostLevels;

 private:
  using Table = std::array<std::array<double, kMostLevels>, kFields>;

  void tabulate();
  double table_bits(Field field, const FieldLevels& levels) const;
  void draw_at_random(const Ads& ads, const Blocks& blocks, const Wordings& wordings);

  const LinkageSettings& settings_;
  double ads_;
  double prior_bits_;
  Table kept_{}, by_chance_{};
  Table bits_{};  // log2 of kept over by chance
  std::vector<double> name_bits_,
      commune_bits_;  // log2 of one over the share of ads that have it; by ad, 0: none stated
};

}  // namespace vigie::dedup
