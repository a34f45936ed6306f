// How often the intervals hold the truth, on simulated départements: `make bench-estimate`.
#include <algorithm>
#include <chrono>
#include <cmath>
#include <functional>
#include <vector>

#include "bench/estimate/score.h"
#include "bench/estimate/simulated_department.h"
#include <fmt/format.h>

#include "dedup/estimate/chao1.h"
#include "dedup/estimate/open_population.h"

namespace {

using vigie::bench::DepartmentSettings;
using vigie::bench::Score;
using vigie::bench::SimulatedDepartment;

struct Stratum {
  const char* name;
  DepartmentSettings settings;
};

const std::vector<Stratum> kStrata{
    {"plain", {}},
    {"heavy-tailed stays", {.heavy_tail = true}},
    {"turnover x3", {.turnover = 3}},
    {"many rarely online", {.heavy_tail = true, .rarely_online = 0.35}},
    {"touring", {.heavy_tail = true, .touring = 0.2}},
    {"nights unscanned", {.heavy_tail = true, .unscanned = 0.3}},
    {"a site blocked a week", {.heavy_tail = true, .blocked_week = true}},
    {"all of these",
     {.heavy_tail = true,
      .turnover = 2,
      .rarely_online = 0.25,
      .touring = 0.2,
      .unscanned = 0.2,
      .blocked_week = true}},
    {"one week", {.nights = 7}},
    {"one week, heavy-tailed", {.nights = 7, .heavy_tail = true}},
};

constexpr int kDepartments = 40;  // a stratum
constexpr double kSmallest = 40, kLargest = 600;

int persons_of(int index) {
  return static_cast<int>(kSmallest * std::pow(kLargest / kSmallest, (index + 0.5) / kDepartments));
}

}  // namespace

int main() {
  fmt::print("| départements | method | n | coverage | median bias | median width |\n|---|---|---|---|---|---|\n");
  Score all, small, all_chao;
  double slowest = 0;
  for (const Stratum& stratum : kStrata) {
    Score open, chao;
    for (int i = 0; i < kDepartments; ++i) {
      DepartmentSettings settings = stratum.settings;
      settings.persons = persons_of(i);
      const auto seed = static_cast<std::uint64_t>(&stratum - kStrata.data()) * 1000 + static_cast<std::uint64_t>(i);
      const SimulatedDepartment department = simulate(settings, seed);
      const auto begin = std::chrono::steady_clock::now();
      const auto estimate = vigie::dedup::open_population(department.histories, 1);
      slowest = std::max(slowest, std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count());
      if (estimate) open.add(*estimate, department.truth);
      if (estimate && settings.persons < 100) small.add(*estimate, department.truth);
      if (const auto chao1 = vigie::dedup::chao1(department.frequencies, department.scanned))
        chao.add(*chao1, department.truth);
    }
    open.print(stratum.name, "open");
    chao.print(stratum.name, "Chao1");
    all.add(open);
    all_chao.add(chao);
  }
  all.print("all", "open");
  all_chao.print("all", "Chao1");
  small.print("all under 100 persons", "open");
  fmt::print("\nSlowest département, with its bootstrap: {:.2f} s\n", slowest);
}
