// How many bits each level of each trace weighs for one hand behind two persons: m, u and the prior by expectation–
// maximisation (Winkler 1988, ASA Section on Survey Research Methods 667), from the database itself, without any truth.
#pragma once

#include <span>

#include "dedup/linkage_settings.h"
#include "dedup/networks/traces.h"

namespace vigie::dedup {

/// Two persons that have a contact, picture, wording or move in common.
struct TracedPair {
  PersonPair persons;
  TraceLevels levels;
};

class HandWeights {
 public:
  /// As the settings say.
  HandWeights(std::size_t persons, const NetworkSettings& settings);
  /// m from traced pairs by the chance that they are of one hand (of what is copied: that the other traces give), u
  /// from all pairs by the chance that they are not: the traced ones, and a sample of the others, in their shares. u of
  /// company comes from traced pairs alone; that of contact stays what the settings say, and that of tours is told move
  /// by move (MoveSurprise).
  void learn(std::span<const TracedPair> traced, std::span<const TraceLevels> others);

  double prior_bits() const { return prior_bits_; }
  /// 0 where it is missing.
  double bits(Trace trace, const TraceLevels& levels) const;
  double bits(std::span<const Trace> traces, const TraceLevels& levels) const;

 private:
  using Table = std::array<std::array<double, kMostTraceLevels>, kTraces>;

  /// Of pairs, each by the chance that it is of one hand.
  struct Counts {
    Table kept{}, by_chance{};
    double of_one_hand = 0;
  };

  Counts counts(std::span<const TracedPair> traced, double share) const;
  Counts counts(std::span<const TraceLevels> others) const;
  void set(const Counts& counts);

  double persons_;
  const NetworkSettings& settings_;
  double prior_bits_;
  Table bits_{};  // log2 of m over u
};

/// All of them, in their order.
inline constexpr std::array kAllTraces = {Trace::kContact, Trace::kPhotos, Trace::kText,        Trace::kTour,
                                          Trace::kTariffs, Trace::kPlace,  Trace::kTextCompany, Trace::kPhotoCompany};

}  // namespace vigie::dedup
