#include "analysis/stays.h"

#include <algorithm>

namespace vigie::analysis {

std::optional<int> median_stay(std::vector<Stay> stays) {
  std::ranges::sort(stays, {}, &Stay::days);
  double still_there = 1;
  for (auto first = stays.begin(); first != stays.end();) {
    const auto next = std::find_if(first, stays.end(), [&](const Stay& stay) { return stay.days > first->days; });
    const auto ended = static_cast<double>(std::count_if(first, next, [](const Stay& stay) { return stay.ended; }));
    still_there *= 1 - ended / static_cast<double>(stays.end() - first);
    if (still_there <= 0.5) return first->days;
    first = next;
  }
  return std::nullopt;
}

}  // namespace vigie::analysis
