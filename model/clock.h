// The one clock that everything asks for the date and for how long to wait, so that a simulated night waits less by
// passing faster, and bypasses nothing.
#pragma once

#include <chrono>
#include <optional>
#include <string_view>

#include "model/date.h"
#include "model/result.h"

namespace vigie {

/// A value; copies tell the same time. Thread-safe.
class Clock {
 public:
  /// The machine's clock.
  static Clock real();
  /// Says `start` now and runs `speed` times faster from then on.
  /// @param speed  > 0
  static Clock simulated(Instant start, double speed);
  /// "2026-09-07T02:00:00+02:00" or the same with "@1000"; years 1970 to 2199, speed above 0, up to 1,000,000.
  /// @return Error::kBadInput
  static Result<Clock> parse(std::string_view text);

  Instant now() const;
  /// The date of the night that begins now, in Europe/Paris.
  Date today() const { return paris_date(now()); }
  double speed() const { return simulation_ ? simulation_->speed : 1; }
  /// How long to wait in truth so that `wait` has passed on this clock.
  std::chrono::nanoseconds real_wait(std::chrono::nanoseconds wait) const;

 private:
  struct Simulation {
    Instant start;
    std::chrono::steady_clock::time_point begun;
    double speed;
  };
  explicit Clock(std::optional<Simulation> simulation) : simulation_(simulation) {}
  std::optional<Simulation> simulation_;
};

}  // namespace vigie
