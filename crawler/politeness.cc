#include "crawler/politeness.h"

#include <algorithm>

namespace vigie::crawler {
namespace {

using std::chrono::milliseconds;

milliseconds backoff(const PolitenessRules& rules, int failures) {
  milliseconds wait = rules.first_backoff;
  for (int i = 1; i < failures && wait < rules.max_backoff; ++i) wait *= 2;
  return std::min(wait, rules.max_backoff);
}

milliseconds with_jitter(milliseconds wait, const PolitenessRules& rules, double chance) {
  return wait + std::chrono::duration_cast<milliseconds>(wait * rules.jitter * std::clamp(chance, 0.0, 1.0));
}

}  // namespace

Moment wait_before(const HostState& state, Moment now) { return std::max(state.next - now, Moment{0}); }

HostState after_request(HostState state, const PolitenessRules& rules, milliseconds delay, const RequestEnd& end,
                        Moment now) {
  milliseconds wait = std::max({delay, state.crawl_delay, end.took});
  state.failures = end.failed ? state.failures + 1 : 0;
  if (!end.failed) state.pauses = 0;
  if (end.failed) wait = std::max(wait, backoff(rules, state.failures));
  const bool probe_failed = end.failed && state.pauses > 0;
  if (state.failures >= rules.failures_before_pause || probe_failed) {
    state.failures = 0;
    state.given_up = ++state.pauses >= rules.pauses;
    wait = std::max(wait, rules.pause);
  }
  wait = with_jitter(wait, rules, end.chance);
  if (end.retry_after) {
    wait = std::max(wait, milliseconds(*end.retry_after));
    if (*end.retry_after > rules.max_retry_after) state.given_up = true;
  }
  state.next = now + wait;
  return state;
}

}  // namespace vigie::crawler
