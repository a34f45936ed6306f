// How often intervals hold the truth, how far estimates are off, how wide intervals are.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <vector>

#include <fmt/format.h>

#include "dedup/estimate/population_estimate.h"

namespace vigie::bench {

inline double median(std::vector<double> values) {
  if (values.empty()) return NAN;
  std::ranges::sort(values);
  return values[values.size() / 2];
}

struct Score {
  int estimates = 0, covered = 0;
  std::vector<double> biases, widths;
  void add(const dedup::PopulationEstimate& estimate, double truth) {
    ++estimates;
    covered += estimate.lo <= truth && truth <= estimate.hi ? 1 : 0;
    biases.push_back(estimate.n / truth - 1);
    widths.push_back((estimate.hi - estimate.lo) / truth);
  }
  void add(const Score& other) {
    estimates += other.estimates;
    covered += other.covered;
    biases.insert(biases.end(), other.biases.begin(), other.biases.end());
    widths.insert(widths.end(), other.widths.begin(), other.widths.end());
  }
  void print(const char* of, const char* method) const {
    fmt::print("| {} | {} | {} | {:.3f} | {:+.1f} % | {:.2f} |\n", of, method, estimates,
               static_cast<double>(covered) / estimates, 100 * median(biases), median(widths));
    std::fflush(stdout);
  }
};

}  // namespace vigie::bench
