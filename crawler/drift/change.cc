#include "crawler/drift/change.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace vigie::crawler {
namespace {

constexpr double kDiscount = 0.95;
/// CUSUM looks for odds that fell to a sixth: .99 to .94, .9 to .6, .5 to .14.
constexpr double kOddsRatio = 6;
/// Before that the share itself is too little known to add up small departures from it.
constexpr double kLeastWeightOfCusum = 30;
/// A fall that is smaller, from .96 to .93 say, is none that anyone must look at, however certain it is.
constexpr double kLeastFall = 0.1;
constexpr double kOddsOfMending = 3;

/// As sure as `belief`, of a share whose odds fell.
Belief fallen(const Belief& belief) {
  const double odds = belief.alpha / belief.beta / kOddsRatio;
  const double share = odds / (1 + odds);
  return {share * belief.weight(), (1 - share) * belief.weight()};
}

/// ln of the Bayes factor: how much better the nights' counts fit a share that fell than the believed one. What is not
/// known of the share itself is in both, so that few nights before give few false alarms after.
double log_factor(const Belief& belief, const Count& nights) {
  return log_probability(fallen(belief), nights) - log_probability(belief, nights);
}

Count sum(std::span<const Count> nights) {
  return std::accumulate(nights.begin(), nights.end(), Count{}, [](Count all, const Count& one) { return all += one; });
}

double share(const Count& count) { return count.trials == 0 ? 1 : static_cast<double>(count.hits) / count.trials; }

/// The change that begins at `since`, where it is large enough to be one.
std::optional<Change> fall_since(std::span<const Count> nights, std::size_t since) {
  const Count before = sum(nights.first(since)), after = sum(nights.subspan(since));
  if (before.trials == 0 || share(before) - share(after) < kLeastFall) return std::nullopt;
  return Change{since, before, after, lower_tail(belief_of(nights.first(since)), after)};
}

/// Where CUSUM stands above its limit tonight: the night on which it last left zero.
std::optional<std::size_t> cusum_above(std::span<const Count> nights, double limit) {
  double height = 0;
  std::size_t since = 0;
  for (std::size_t i = 0; i < nights.size(); ++i) {
    if (height == 0) since = i;
    const Belief belief = belief_of(nights.first(since));
    const bool known = belief.weight() >= kLeastWeightOfCusum;
    height = known ? std::max(0.0, log_factor(belief, sum(nights.subspan(since, i + 1 - since)))) : 0;
  }
  return height < limit ? std::nullopt : std::optional(since);
}

}  // namespace

Belief belief_of(std::span<const Count> nights) {
  Belief belief{0, 0};
  for (const Count& night : nights) {
    if (night.trials == 0) continue;
    belief.alpha = kDiscount * belief.alpha + night.hits;
    belief.beta = kDiscount * belief.beta + night.trials - night.hits;
  }
  return {belief.alpha + 0.5, belief.beta + 0.5};
}

std::optional<Change> find_fall(std::span<const Count> nights, double error) {
  if (nights.size() < 2 || nights.back().trials == 0) return std::nullopt;
  const auto before = nights.first(nights.size() - 1);
  if (lower_tail(belief_of(before), nights.back()) >= error) return std::nullopt;
  return fall_since(nights, before.size());
}

std::optional<Change> find_slow_fall(std::span<const Count> nights, double error) {
  if (nights.empty() || nights.back().trials == 0) return std::nullopt;
  const auto since = cusum_above(nights, std::log(1 / error));
  return since ? fall_since(nights, *since) : std::nullopt;
}

bool is_mended(const Count& before, const Count& since, const Count& tonight) {
  if (tonight.trials == 0) return false;
  const Belief as_before = belief_of(std::span(&before, 1)), as_since = belief_of(std::span(&since, 1));
  return log_probability(as_before, tonight) - log_probability(as_since, tonight) > std::log(kOddsOfMending);
}

}  // namespace vigie::crawler
