// What an export showed of a département, and what it kept back: later exports must not give that away.
#pragma once

#include <cstdint>
#include <map>
#include <string>

#include "model/date.h"
#include "model/department.h"

namespace vigie {

struct PublishedCount {
  std::int64_t n = 0;
  bool shown = false;
  friend bool operator==(const PublishedCount&, const PublishedCount&) = default;
};

struct Publication {
  DepartmentCode department;
  Period period;
  std::map<std::string, PublishedCount> counts;  ///< by table, row and column: "sites/alpha/ads"
  friend bool operator==(const Publication&, const Publication&) = default;
};

}  // namespace vigie
