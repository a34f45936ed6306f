// Multinomial logistic regression with an L2 penalty over sparse features that are present or absent.
// Bishop 2006, Pattern Recognition and Machine Learning, 4.3.4; steps by AdaGrad (Duchi 2011, JMLR 12:2121) over the
// whole batch, so that the same examples give the same weights.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "extractors/normalise/kind.h"

namespace vigie::bench {

struct Example {
  std::vector<std::size_t> features;  ///< ids, each once
  std::size_t kind;                   ///< place in extractors::kKinds
  double weight = 1;                  ///< how many examples it counts for
  double share = 1;                   ///< by what each of its features counts
};

struct Weights {
  extractors::KindValues bias{};
  std::vector<extractors::KindValues> features;  ///< by id
};

/// @param penalties  by feature id; half of it times the squared weight is added to the loss
Weights train(std::span<const Example> examples, std::span<const double> penalties);

extractors::KindValues sums_of(const Weights& weights, const Example& example);

/// By what the sums are to be divided so that their softmax loses least on the kinds that are true (temperature
/// scaling; Guo 2017, ICML, PMLR 70:1321).
double best_temperature(std::span<const extractors::KindValues> sums, std::span<const std::size_t> kinds);

}  // namespace vigie::bench
