// How likely two ads that share something describe one person: Fellegi and Sunter 1969, JASA 64:1183, in bits, with the
// frequency of each value taken into account (a phone of many profiles and a common name weigh less).
#pragma once

#include <array>
#include <unordered_map>
#include <vector>

#include "dedup/linkage/blocking.h"
#include "dedup/linkage_settings.h"
#include "model/linkage.h"

namespace vigie::dedup {

/// What of all ads together a comparison needs.
struct Population {
  double prior_bits;  ///< that two of the ads are of one person, before anything is compared: −log2 of their number
  std::unordered_map<BlindKey, double> same_name_bits;  ///< by name
};

Population population(const Ads& ads, const NameSettings& name);

const ValueSettings& settings_of(ValueKind kind, const LinkageSettings& settings);
EvidenceKind evidence_of(ValueKind kind);

/// Bits against one person where both ads bear a name, and not the same.
double other_name_bits(const NameSettings& name);
/// Bits against one person where stated ages lie further apart than `other_years`.
double other_age_bits(const AgeSettings& age);
/// True for kOtherName, kOtherAge.
bool speaks_against(EvidenceKind kind);

/// The link of two ads that share at least one block. Of each kind of value only the most telling counts, since photos
/// of one set come together; beside the most telling of all the others count only for what they add to it.
Link compare(const Ads& ads, CandidatePair pair, const Blocks& blocks, const Population& population,
             const LinkageSettings& settings);

}  // namespace vigie::dedup
