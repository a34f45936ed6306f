// A département whose truth is known: persons who come, stay, advertise on some sites and go.
#pragma once

#include <cstdint>

#include "dedup/estimate/open_model.h"

namespace vigie::bench {

struct DepartmentSettings {
  int persons = 200;  ///< active at some time in the period
  int nights = 30;
  bool heavy_tail = false;      ///< stays by quartiles of 1, 14 and 58 days (Kennedy 2022), else log-normal around 14
  double turnover = 1;          ///< stays are as many times shorter
  double rarely_online = 0.15;  ///< of persons: .05–.3 of nights instead of .6–1
  double touring = 0;           ///< of persons: gone for some nights, and back
  double unscanned = 0;         ///< of nights
  bool blocked_week = false;    ///< the largest site shows nothing for a week
};

struct SimulatedDepartment {
  int truth = 0;
  dedup::OpenHistories histories;
  std::vector<std::int64_t> frequencies;  ///< of the same persons: seen on one night, on two, …
  int scanned = 0;                        ///< nights
};

SimulatedDepartment simulate(const DepartmentSettings& settings, std::uint64_t seed);

}  // namespace vigie::bench
