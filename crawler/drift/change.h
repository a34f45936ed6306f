// Did a share fall? A site's share of one night against its own earlier nights: at once by the beta-binomial tail, and
// over several nights by CUSUM (Page 1954, Biometrika 41:100) on the Bayes factor of a fallen share (Kass and Raftery
// 1995, JASA 90:773). Few pages give wide beliefs, so they raise no alarm.
#pragma once

#include <optional>
#include <span>

#include "crawler/drift/beta_binomial.h"

namespace vigie::crawler {

/// What earlier nights say of tonight's share: each night counts 0.95 times the one after it, so that a site may
/// change slowly; about the last twenty nights count.
Belief belief_of(std::span<const Count> nights);

/// A share that fell: since which of the nights, and its counts before and since.
struct Change {
  std::size_t since = 0;  ///< place among the nights; tonight is the last
  Count before, after;
  double probability = 1;  ///< of as few hits as tonight, were all as before
};

/// Tonight alone against the nights before. The same ads may be among the counts of several nights: that makes nights
/// more alike than chance would, and the test only more careful.
/// @param nights  in their order, tonight the last; nights without trials say nothing
/// @param error  chance of a false alarm
/// @return nothing where tonight's share is as it was, or nothing is known of earlier nights
std::optional<Change> find_fall(std::span<const Count> nights, double error);

/// What is too little for one night, added up over several: CUSUM at ln(1/error), which has one false alarm in at least
/// 1/error nights (Lorden 1971). @param nights  as above, each ad in no more than one
std::optional<Change> find_slow_fall(std::span<const Count> nights, double error);

/// True where `tonight` looks like the nights before the change rather than those since: three to one at least.
bool is_mended(const Count& before, const Count& since, const Count& tonight);

}  // namespace vigie::crawler
