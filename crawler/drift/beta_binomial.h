// How likely a count is, given the counts of earlier nights: the beta-binomial predictive distribution.
// Gelman et al., Bayesian Data Analysis, 3rd ed., 2.4 and 3.7; Beta(1/2, 1/2) prior: Jeffreys 1946.
#pragma once

#include "model/count.h"

namespace vigie::crawler {

/// What is believed of a share: Beta(alpha, beta), both > 0.
struct Belief {
  double alpha = 0.5, beta = 0.5;

  double mean() const { return alpha / (alpha + beta); }
  double weight() const { return alpha + beta; }
};

/// ln P(exactly `count.hits` of `count.trials`), 0 <= hits <= trials.
double log_probability(const Belief& belief, const Count& count);

/// P(at most `count.hits` of `count.trials`), summed term by term from the small end so that tiny tails keep their
/// digits; 1 for no trials. Linear in the hits.
double lower_tail(const Belief& belief, const Count& count);

}  // namespace vigie::crawler
