#include "crawler/drift/beta_binomial.h"

#include <algorithm>
#include <cmath>

namespace vigie::crawler {
namespace {

double log_beta(double a, double b) { return std::lgamma(a) + std::lgamma(b) - std::lgamma(a + b); }

}  // namespace

double log_probability(const Belief& belief, const Count& count) {
  const double hits = count.hits, misses = count.trials - count.hits;
  const double ways = -std::log(count.trials + 1.0) - log_beta(hits + 1, misses + 1);
  return ways + log_beta(belief.alpha + hits, belief.beta + misses) - log_beta(belief.alpha, belief.beta);
}

double lower_tail(const Belief& belief, const Count& count) {
  double sum = 0;
  for (int hits = 0; hits <= count.hits; ++hits) sum += std::exp(log_probability(belief, {hits, count.trials}));
  return std::min(sum, 1.0);
}

}  // namespace vigie::crawler
