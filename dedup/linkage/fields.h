// What two ads say of one person, field by field, each as a level: from agreeing to contradicting, or missing.
#pragma once

#include <array>
#include <cstdint>
#include <optional>

#include "dedup/linkage/blocking.h"
#include "dedup/linkage/wordings.h"
#include "model/linkage.h"

namespace vigie::dedup {

enum class Field : std::uint8_t { kName, kAge, kPlace, kTariffs, kHeight, kWeight, kText, kPhone, kPhotos };
inline constexpr std::size_t kFields = 9;
/// Levels of each field, in that order. Name: same, near, other. Age: same, within 2 years, within 5, other. Place:
/// same commune, same département, another one, another one on a night on which both are seen. Tariffs: two amounts in
/// common, one, none. Height and weight: same, within 2, other. Text: likeness above .75, .5, .3, .15, .05, below.
/// Phone and photos: one in common, none.
inline constexpr std::array<std::size_t, kFields> kLevelsOf = {3, 4, 4, 3, 3, 3, 6, 2, 2};
inline constexpr std::size_t kMostLevels = 6;

/// A level of each field, kMissing where one of the two ads does not state it.
inline constexpr std::int8_t kMissing = -1;
/// The place in a table of a level that is not missing.
inline std::size_t place_of(std::int8_t level) { return static_cast<unsigned char>(level); }
struct FieldLevels {
  std::array<std::int8_t, kFields> level;
  double others = 0;  ///< who write like that; see Likeness
};

FieldLevels compare_fields(const Ads& ads, CandidatePair pair, const Blocks& blocks, const Wordings& wordings);

/// What a level tells, in the words of evidence; nothing where it is told by the value that is shared.
std::optional<EvidenceKind> evidence_of(Field field, std::int8_t level);

}  // namespace vigie::dedup
