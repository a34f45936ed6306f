#include "crawler/politeness.h"

#include <gtest/gtest.h>

namespace vigie::crawler {
namespace {

using namespace std::chrono_literals;

constexpr auto kDelay = 2'000ms;
constexpr Moment kNow = 100s;
const PolitenessRules kRules;

HostState after(HostState state, RequestEnd end, Moment now = kNow) {
  return after_request(state, kRules, kDelay, end, now);
}

HostState after_failures(int count) {
  HostState state;
  for (int i = 0; i < count; ++i) state = after(state, {.failed = true});
  return state;
}

TEST(Politeness, FirstRequestDoesNotWait) { EXPECT_EQ(wait_before({}, kNow), 0s); }

TEST(Politeness, NextRequestWaitsForTheDelay) {
  const auto state = after({}, {});
  EXPECT_EQ(wait_before(state, kNow), kDelay);
  EXPECT_EQ(wait_before(state, kNow + 1'500ms), 500ms);
  EXPECT_EQ(wait_before(state, kNow + 3s), 0s);
}

TEST(Politeness, JitterAddsAtMostItsShare) {
  EXPECT_EQ(wait_before(after({}, {.chance = 1}), kNow), 2'600ms);
  EXPECT_EQ(wait_before(after({}, {.chance = 0.5}), kNow), 2'300ms);
}

TEST(Politeness, CrawlDelayOfRobotsWinsWhereItIsLonger) {
  EXPECT_EQ(wait_before(after({.crawl_delay = 10'000ms}, {}), kNow), 10s);
  EXPECT_EQ(wait_before(after({.crawl_delay = 1'000ms}, {}), kNow), 2s);
}

TEST(Politeness, SlowAnswersAreAskedForMoreSlowly) { EXPECT_EQ(wait_before(after({}, {.took = 7'000ms}), kNow), 7s); }

TEST(Politeness, BackOffDoublesWithEachFailureInARow) {
  EXPECT_EQ(wait_before(after_failures(1), kNow), 5s);
  EXPECT_EQ(wait_before(after_failures(2), kNow), 10s);
  EXPECT_EQ(wait_before(after_failures(3), kNow), 20s);
  EXPECT_EQ(wait_before(after_failures(4), kNow), 40s);
}

TEST(Politeness, BackOffHasACap) {
  PolitenessRules rules;
  rules.failures_before_pause = 1'000'000;
  HostState state{.failures = 999'000};
  state = after_request(state, rules, kDelay, {.failed = true}, kNow);
  EXPECT_EQ(wait_before(state, kNow), rules.max_backoff);
}

TEST(Politeness, SuccessForgetsFailures) {
  const auto state = after(after_failures(4), {});
  EXPECT_EQ(state.failures, 0);
  EXPECT_EQ(wait_before(after(state, {.failed = true}), kNow), 5s);
}

TEST(Politeness, RetryAfterIsHonoured) {
  EXPECT_EQ(wait_before(after({}, {.failed = true, .retry_after = 120s}), kNow), 120s);
  EXPECT_EQ(wait_before(after({}, {.failed = true, .retry_after = 1s}), kNow), 5s);
}

TEST(Politeness, HostThatAsksForMoreThanTheCapIsLeftAlone) {
  EXPECT_FALSE(after({}, {.failed = true, .retry_after = 900s}).given_up);
  EXPECT_TRUE(after({}, {.failed = true, .retry_after = 901s}).given_up);
}

TEST(Politeness, BreakerPausesAfterFiveFailuresThenTriesOneProbe) {
  const auto paused = after_failures(5);
  EXPECT_FALSE(paused.given_up);
  EXPECT_EQ(wait_before(paused, kNow), kRules.pause);
  EXPECT_TRUE(after(paused, {.failed = true}).given_up);
}

TEST(Politeness, ProbeThatSucceedsClosesTheBreaker) {
  const auto closed = after(after_failures(5), {});
  EXPECT_FALSE(after(closed, {.failed = true}).given_up);
  EXPECT_EQ(wait_before(closed, kNow), kDelay);
}

}  // namespace
}  // namespace vigie::crawler
