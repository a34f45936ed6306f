#include "analysis/network_share.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <random>
#include <span>

#include <boost/math/distributions/students_t.hpp>

namespace vigie::analysis {
namespace {

constexpr int kReplicates = 1000;
constexpr unsigned kSeed = 2018;
constexpr double kUpperTail = 0.975;

/// Half a person either way keeps the odds of none and of all finite.
double log_odds(double inside, double alone) { return std::log((inside + 0.5) / (alone + 0.5)); }

double share_of(double log_odds) { return 1 / (1 + std::exp(-log_odds)); }

/// The log-odds of a market with as many networks and persons alone, drawn anew.
double redrawn(std::span<const int> networks, int alone, std::mt19937& random) {
  const int units = static_cast<int>(networks.size()) + alone;
  const double chance = static_cast<double>(networks.size()) / units;
  const int drawn = std::binomial_distribution<int>(units, chance)(random);
  std::uniform_int_distribution<std::size_t> one_of(0, networks.size() - 1);
  int inside = 0;
  for (int i = 0; i < drawn; ++i) inside += networks[one_of(random)];
  return log_odds(inside, units - drawn);
}

double deviation_of_redrawn(std::span<const int> networks, int alone) {
  std::mt19937 random(kSeed);
  double sum = 0, squares = 0;
  for (int i = 0; i < kReplicates; ++i) {
    const double one = redrawn(networks, alone, random);
    sum += one, squares += one * one;
  }
  const double mean = sum / kReplicates;
  return std::sqrt(std::max(squares / kReplicates - mean * mean, 0.0));
}

}  // namespace

std::optional<ShareInterval> network_share_interval(std::vector<int> networks, int alone) {
  if (networks.size() < kLeastNetworks || alone == 0) return std::nullopt;
  std::ranges::sort(networks);
  const double t = boost::math::quantile(
      boost::math::students_t_distribution<double>(static_cast<double>(networks.size() - 1)), kUpperTail);
  const double middle = log_odds(std::accumulate(networks.begin(), networks.end(), 0), alone);
  const double reach = t * deviation_of_redrawn(networks, alone);
  return ShareInterval{share_of(middle - reach), share_of(middle + reach)};
}

}  // namespace vigie::analysis
