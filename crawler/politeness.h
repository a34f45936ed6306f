// When a host may be asked again, and when to leave it alone: decisions only, as functions of what is known and of now.
// Back-off doubles with each failure in a row; a circuit breaker (Nygard, "Release It!") pauses, then tries one probe.
#pragma once

#include <chrono>
#include <optional>

#include "model/date.h"

namespace vigie::crawler {

/// A moment on the scan's clock, counted from the scan's start.
using Moment = std::chrono::nanoseconds;

struct PolitenessRules {
  int attempts = 3;  ///< at one page
  std::chrono::milliseconds first_backoff{5'000};
  std::chrono::milliseconds max_backoff{600'000};
  std::chrono::milliseconds max_retry_after{900'000};  ///< a host that asks for more is left alone for this scan
  double jitter = 0.3;                                 ///< at most this share is added to a delay
  int failures_before_pause = 5;                       ///< in a row
  std::chrono::milliseconds pause{600'000};
  int pauses = 2;                     ///< the last of them has no probe: the host is given up
  std::optional<Instant> until = {};  ///< the night's end: from then on nothing is asked
};

/// What is known of a host.
struct HostState {
  Moment next{0};                            ///< not to be asked before
  std::chrono::milliseconds crawl_delay{0};  ///< of its robots.txt
  int failures = 0;                          ///< in a row
  int pauses = 0;
  bool given_up = false;  ///< for this scan
};

/// How a request ended, as far as the next one depends on it.
struct RequestEnd {
  bool failed = false;  ///< no answer, 429 or 5xx
  std::optional<std::chrono::seconds> retry_after{};
  std::chrono::milliseconds took{0};  ///< a host that answers slowly is asked more slowly
  double chance = 0;                  ///< 0 … 1, for the jitter
};

/// How long to wait before the next request.
Moment wait_before(const HostState& state, Moment now);

/// @param delay  what the site's definition asks for between two requests
HostState after_request(HostState state, const PolitenessRules& rules, std::chrono::milliseconds delay,
                        const RequestEnd& end, Moment now);

}  // namespace vigie::crawler
