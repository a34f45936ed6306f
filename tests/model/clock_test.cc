#include "model/clock.h"

#include <gtest/gtest.h>

namespace vigie {
namespace {

using namespace std::chrono_literals;

TEST(Clock, SaysTheGivenStartAndTheNightOfParis) {
  const auto clock = Clock::parse("2026-09-07T00:30:00+02:00");
  ASSERT_TRUE(clock) << clock.error();
  EXPECT_GE(clock->now(), *parse_instant("2026-09-07T00:30:00+02:00"));
  EXPECT_LT(clock->now(), *parse_instant("2026-09-07T00:31:00+02:00"));
  EXPECT_EQ(clock->today(), Date(2026y / 9 / 7));
  EXPECT_EQ(clock->speed(), 1);
}

TEST(Clock, AFasterOneWaitsLess) {
  const auto clock = Clock::parse("2026-09-07T02:00:00+02:00@1000");
  ASSERT_TRUE(clock) << clock.error();
  EXPECT_EQ(clock->speed(), 1000);
  EXPECT_EQ(clock->real_wait(3s), 3ms);
  EXPECT_EQ(clock->real_wait(1ns), 1ns);
  EXPECT_EQ(clock->real_wait(0ns), 0ns);
}

TEST(Clock, AFasterOnePassesFaster) {
  const auto start = *parse_instant("2026-09-07T02:00:00+02:00");
  const Clock clock = Clock::simulated(start, 1e6);
  const auto begun = std::chrono::steady_clock::now();
  while (std::chrono::steady_clock::now() - begun < 1ms) {
  }
  EXPECT_GE(clock.now(), start + 1000s);
}

TEST(Clock, CopiesTellTheSameTime) {
  const Clock clock = Clock::simulated(*parse_instant("2026-09-07T02:00:00+02:00"), 1);
  const Clock copy = clock;
  EXPECT_LE(copy.now() - clock.now(), 1s);
}

TEST(Clock, TheRealOneIsTheMachines) {
  const auto now = std::chrono::system_clock::now();
  EXPECT_LE(std::chrono::abs(Clock::real().now() - now), 2s);
  EXPECT_EQ(Clock::real().real_wait(3s), 3s);
}

TEST(Clock, WhatIsNoMomentIsRefused) {
  for (const char* text :
       {"", "2026-09-07", "2026-09-07T02:00:00+02:00@", "2026-09-07T02:00:00+02:00@0", "2026-09-07T02:00:00+02:00@-3",
        "2026-09-07T02:00:00+02:00@nan", "2026-09-07T02:00:00+02:00@inf", "2026-09-07T02:00:00+02:00@10x", "@1000",
        "1669-01-01T00:00:00Z", "2300-01-01T00:00:00Z"}) {
    const auto clock = Clock::parse(text);
    ASSERT_FALSE(clock) << text;
    EXPECT_EQ(clock.error().code, Error::kBadInput);
  }
}

}  // namespace
}  // namespace vigie
