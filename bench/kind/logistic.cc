#include "bench/kind/logistic.h"

#include <algorithm>
#include <cmath>

namespace vigie::bench {
namespace {

using extractors::KindValues;
using extractors::softmax;

constexpr int kRounds = 500;
constexpr double kStep = 0.3;

void add(KindValues& to, const KindValues& what, double times = 1) {
  for (std::size_t kind = 0; kind < to.size(); ++kind) to[kind] += times * what[kind];
}

/// AdaGrad's step: the more a weight has moved, the shorter.
void descend(KindValues& weights, const KindValues& gradient, KindValues& squares) {
  for (std::size_t kind = 0; kind < weights.size(); ++kind) {
    squares[kind] += gradient[kind] * gradient[kind];
    if (squares[kind] > 0) weights[kind] -= kStep * gradient[kind] / std::sqrt(squares[kind]);
  }
}

/// Of the loss alone, summed over the examples.
Weights gradient_of(const Weights& weights, std::span<const Example> examples) {
  Weights gradient{{}, std::vector<KindValues>(weights.features.size())};
  for (const Example& example : examples) {
    KindValues error = softmax(sums_of(weights, example));
    error[example.kind] -= 1;
    add(gradient.bias, error, example.weight);
    for (const std::size_t feature : example.features)
      add(gradient.features[feature], error, example.weight * example.share);
  }
  return gradient;
}

double loss_at(double temperature, std::span<const KindValues> sums, std::span<const std::size_t> kinds) {
  double loss = 0;
  for (std::size_t i = 0; i < sums.size(); ++i) {
    KindValues scaled{};
    add(scaled, sums[i], 1 / temperature);
    loss -= std::log(softmax(scaled)[kinds[i]]);
  }
  return loss;
}

}  // namespace

KindValues sums_of(const Weights& weights, const Example& example) {
  KindValues sums = weights.bias;
  for (const std::size_t feature : example.features) add(sums, weights.features[feature], example.share);
  return sums;
}

Weights train(std::span<const Example> examples, std::span<const double> penalties) {
  Weights weights{{}, std::vector<KindValues>(penalties.size())};
  Weights squares = weights;
  for (int round = 0; round < kRounds; ++round) {
    Weights gradient = gradient_of(weights, examples);
    descend(weights.bias, gradient.bias, squares.bias);
    for (std::size_t feature = 0; feature < penalties.size(); ++feature) {
      add(gradient.features[feature], weights.features[feature], penalties[feature]);
      descend(weights.features[feature], gradient.features[feature], squares.features[feature]);
    }
  }
  return weights;
}

double best_temperature(std::span<const KindValues> sums, std::span<const std::size_t> kinds) {
  double best = 1;
  for (int hundredths = 30; hundredths < 300; hundredths += 2) {
    const double temperature = hundredths / 100.0;
    if (loss_at(temperature, sums, kinds) < loss_at(best, sums, kinds)) best = temperature;
  }
  return best;
}

}  // namespace vigie::bench
