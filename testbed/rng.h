// Chance from a seed. The standard's distributions differ between libraries, so those used here are our own.
// std::mt19937_64 gives the same numbers everywhere ([rand.predef]).
#pragma once

#include <cstdint>
#include <random>
#include <span>

namespace vigie::testbed {

class Rng {
 public:
  explicit Rng(std::uint64_t seed) : engine_(seed) {}

  std::uint64_t next() { return engine_(); }
  /// In [0, 1), 53 bits.
  double uniform();
  /// In [0, n), n > 0.
  std::size_t below(std::size_t n);
  /// Both ends included.
  int between(int low, int high);
  bool chance(double probability) { return uniform() < probability; }
  /// @param median  e^µ  @param sigma  of the logarithm
  double log_normal(double median, double sigma);
  /// The index of one weight, by its share of the sum.
  std::size_t weighted(std::span<const double> weights);

  template <typename Container>
  const auto& pick(const Container& from) {
    return from[below(std::size(from))];
  }
  template <typename Container>
  void shuffle(Container& items) {
    for (std::size_t i = std::size(items); i > 1; --i) std::swap(items[i - 1], items[below(i)]);
  }

 private:
  std::mt19937_64 engine_;
};

}  // namespace vigie::testbed
