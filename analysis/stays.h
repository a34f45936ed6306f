// How long somebody stays, where some are still there when the watching ends.
// Kaplan and Meier 1958, Journal of the American Statistical Association 53:457.
#pragma once

#include <optional>
#include <vector>

namespace vigie::analysis {

struct Stay {
  int days = 0;        ///< followed, at least 1
  bool ended = false;  ///< else it went on when the watching ended
};

/// @return days after which at most half are still there; nothing where more than half were, as long as they were
/// followed
std::optional<int> median_stay(std::vector<Stay> stays);

}  // namespace vigie::analysis
