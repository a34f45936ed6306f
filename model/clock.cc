#include "model/clock.h"

#include <charconv>

#include <fmt/format.h>

#include "model/words.h"

namespace vigie {
namespace {

using namespace std::chrono_literals;
using RealNanoseconds = std::chrono::duration<double, std::nano>;

constexpr Instant kFirst = std::chrono::sys_days(1970y / 1 / 1);
constexpr Instant kEnd = std::chrono::sys_days(2200y / 1 / 1);
constexpr double kFastest = 1e6;

std::optional<double> parse_speed(std::string_view text) {
  double speed = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), speed);
  const bool usable = speed > 0 && speed <= kFastest;
  if (error != std::errc() || end != text.data() + text.size() || !usable) return std::nullopt;
  return speed;
}

}  // namespace

Clock Clock::real() { return Clock(std::nullopt); }

Clock Clock::simulated(Instant start, double speed) {
  return Clock(Simulation{start, std::chrono::steady_clock::now(), speed});
}

Result<Clock> Clock::parse(std::string_view text) {
  const std::size_t at = text.find('@');
  const auto start = parse_instant(text.substr(0, at));
  const auto speed = at == std::string_view::npos ? 1.0 : parse_speed(text.substr(at + 1));
  if (!start || *start < kFirst || *start >= kEnd || !speed) {
    return fail(
        Error::kBadInput,
        fmt::format(fmt::runtime(tr("“{}” is no moment; write 2026-09-07T02:00:00+02:00, and “@1000” behind it to "
                                    "let time pass 1,000 times faster")),
                    text));
  }
  return simulated(*start, *speed);
}

Instant Clock::now() const {
  if (!simulation_) return std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
  const RealNanoseconds passed = (std::chrono::steady_clock::now() - simulation_->begun) * simulation_->speed;
  return simulation_->start + std::chrono::floor<std::chrono::seconds>(passed);
}

std::chrono::nanoseconds Clock::real_wait(std::chrono::nanoseconds wait) const {
  return std::chrono::ceil<std::chrono::nanoseconds>(RealNanoseconds(wait) / speed());
}

}  // namespace vigie
