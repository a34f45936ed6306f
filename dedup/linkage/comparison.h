// How likely two ads describe one person: Fellegi and Sunter 1969, JASA 64:1183, in bits, with the frequency of each
// value taken into account (a phone of many profiles and a common name weigh less).
#pragma once

#include <optional>
#include <span>
#include <vector>

#include <boost/container/static_vector.hpp>

#include "dedup/linkage/blocking.h"
#include "dedup/linkage/field_weights.h"
#include "dedup/linkage/wordings.h"
#include "dedup/linkage_settings.h"
#include "model/linkage.h"

namespace vigie::dedup {

const ValueSettings& settings_of(ValueKind kind, const LinkageSettings& settings);
EvidenceKind evidence_of(ValueKind kind);

struct WeighedAds {
  std::optional<double> value_bits;  ///< prior and shared values; nothing where no value is shared
  double field_bits = 0;             ///< what the fields say, for or against
};

/// Each ascending, the lower ad first.
struct DecidedPairs {
  std::vector<CandidatePair> same, apart;
};

/// Ads with all that their comparison needs. Refers to what it was made of, which outlives it; immutable once made.
class Comparison {
 public:
  Comparison(const Ads& ads, const Blocks& blocks, const Wordings& wordings, const LinkageSettings& settings);
  /// With what was learnt before.
  /// @param learnt  of `learnt`
  Comparison(const Ads& ads, const Blocks& blocks, const Wordings& wordings, const LinkageSettings& settings,
             std::span<const double> learnt);

  /// Learns how much each field weighs, and the prior, from pairs worth a comparison.
  /// @param decided  what analysts said: pairs of one person, worth a comparison or not, and of two, which teach
  /// nothing
  void learn(const std::vector<CandidatePair>& pairs, const DecidedPairs& decided = {});

  /// Of each kind of value only the most telling counts, since photos of one set come together; beside the most telling
  /// of all the others count only for what they add to it. Then each field by its level.
  WeighedAds weigh(CandidatePair pair) const;
  /// Prior, values and fields together.
  double bits(const WeighedAds& weighed) const;
  /// The same with its evidence.
  Link link(CandidatePair pair) const;
  /// What the fields say, for or against.
  double field_bits(CandidatePair pair) const;
  double prior_bits() const { return weights_.prior_bits(); }
  /// See FieldWeights.
  std::vector<double> learnt() const { return weights_.learnt(); }

 private:
  std::vector<Lesson> lessons(const std::vector<CandidatePair>& pairs, const std::vector<FieldLevels>& levels) const;
  /// A value that both have, and what it adds.
  struct SharedValue {
    const Block* block;
    double bits;
  };
  using SharedValues = boost::container::static_vector<SharedValue, kValueKinds>;
  double telling(const Block& block) const;
  SharedValues shared_values(CandidatePair pair, bool likeness, std::optional<ValueKind> but = {}) const;
  double with_values(CandidatePair pair, bool likeness, std::optional<ValueKind> but) const;

  const Ads& ads_;
  const Blocks& blocks_;
  const Wordings& wordings_;
  const LinkageSettings& settings_;
  FieldWeights weights_;
};

}  // namespace vigie::dedup
