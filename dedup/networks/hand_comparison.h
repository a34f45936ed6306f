// How likely two persons are under one hand: Fellegi and Sunter 1969, JASA 64:1183, on what persons of one hand leave
// in common. What is copied from strangers (wordings, photos) is also judged by the company that it keeps: whether
// others who have it agree otherwise. Collective linkage: Bhattacharya and Getoor 2007, ACM TKDD 1(1):5.
#pragma once

#include <span>
#include <vector>

#include "dedup/linkage/wordings.h"
#include "dedup/linkage_settings.h"
#include "dedup/networks/hand_weights.h"
#include "dedup/networks/person_profiles.h"
#include "dedup/networks/traces.h"

namespace vigie::dedup {

/// Refers to what it was made of, which outlives it; immutable once made.
class HandComparison {
 public:
  HandComparison(const PersonProfiles& profiles, const NetworkSettings& settings);

  /// By their persons.
  const std::vector<TracedPair>& pairs() const { return pairs_; }
  /// Prior, and what the two have in common: contact, photos, wording, tour and the company of the copied ones.
  double trace_bits(const TracedPair& pair) const;
  /// Of tariffs and places.
  double field_bits(PersonIndex left, PersonIndex right) const;
  double prior_bits() const { return weights_.prior_bits(); }
  /// What speaks for and against, the contact by its identifier.
  std::vector<Evidence> evidence(const TracedPair& pair) const;

 private:
  void find_pairs();
  std::vector<TraceLevels> some_others() const;
  void judge_company();
  void judge_company(Trace copied, Trace company);
  /// Of some pairs of a group, every `step`th in their order.
  struct Agreement {
    std::size_t step;
    double bits = 0;  // of all of these
    int pairs = 0;
  };
  Agreement agreement(std::span<const PersonIndex> group, Trace copied) const;
  std::int8_t company_level(Agreement of, std::span<const PersonIndex> group, const TracedPair& but,
                            Trace copied) const;
  double bits_but(Trace copied, TraceLevels levels) const;
  std::optional<std::uint32_t> group_of(Trace copied, const TracedPair& pair) const;
  std::span<const PersonIndex> who_have(Trace copied, std::uint32_t group) const;
  std::uint32_t first_shared(std::vector<std::uint32_t> PersonProfile::*things, PersonPair pair) const;

  const PersonProfiles& profiles_;
  Wordings wordings_;
  std::vector<std::vector<PersonIndex>> who_write_triple_;
  std::vector<TracedPair> pairs_;
  HandWeights weights_;
};

}  // namespace vigie::dedup
