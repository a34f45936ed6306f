#include "testbed/rng.h"

#include <cmath>
#include <numbers>
#include <numeric>

namespace vigie::testbed {

double Rng::uniform() { return static_cast<double>(next() >> 11) * 0x1.0p-53; }

std::size_t Rng::below(std::size_t n) { return static_cast<std::size_t>(uniform() * static_cast<double>(n)); }

int Rng::between(int low, int high) {
  const auto choices = static_cast<std::size_t>(high - low) + 1;
  return low + static_cast<int>(below(choices));
}

// Box and Muller 1958, Annals of Mathematical Statistics 29(2):610.
double Rng::log_normal(double median, double sigma) {
  const double radius = std::sqrt(-2.0 * std::log(1.0 - uniform()));
  return median * std::exp(sigma * radius * std::cos(2.0 * std::numbers::pi * uniform()));
}

std::size_t Rng::weighted(std::span<const double> weights) {
  double left = uniform() * std::accumulate(weights.begin(), weights.end(), 0.0);
  for (std::size_t i = 0; i + 1 < weights.size(); ++i) {
    left -= weights[i];
    if (left < 0) return i;
  }
  return weights.size() - 1;
}

}  // namespace vigie::testbed
