#include "model/date.h"

#include <gtest/gtest.h>

namespace vigie {
namespace {

using namespace std::chrono_literals;

Instant instant(const char* text) { return parse_instant(text).value(); }
ParisTime paris(Date day, std::chrono::seconds time) { return ParisTime(day.time_since_epoch() + time); }

constexpr Date kSpring = std::chrono::sys_days(2026y / 3 / 29);   // the clock goes from 2 to 3
constexpr Date kAutumn = std::chrono::sys_days(2026y / 10 / 25);  // the clock goes from 3 to 2

TEST(Date, IsReadAndWrittenInIso8601) {
  EXPECT_EQ(parse_date("2026-09-07"), Date(2026y / 9 / 7));
  EXPECT_EQ(to_text(Date(2026y / 9 / 7)), "2026-09-07");
  EXPECT_TRUE(parse_date("2028-02-29"));
}

TEST(Date, DaysOfNoCalendarAreNone) {
  for (const char* text : {"", "2026-02-29", "2026-13-01", "2026-00-10", "2026-04-31", "2026-9-7", "07/09/2026",
                           "2026-09-07 ", "+026-09-07", "2026-09-07T00:00:00Z"}) {
    EXPECT_FALSE(parse_date(text)) << text;
  }
}

TEST(Instant, CarriesItsOffset_RFC3339_5_6) {
  EXPECT_EQ(instant("2026-09-17T03:12:00+02:00"), Date(2026y / 9 / 17) + 1h + 12min);
  EXPECT_EQ(instant("2026-09-17T01:12:00Z"), instant("2026-09-17T03:12:00+02:00"));
  EXPECT_EQ(instant("2026-09-16t20:12:00.750-05:00"), instant("2026-09-17T03:12:00+02:00"));
  EXPECT_EQ(instant("2026-12-31T23:59:60Z"), instant("2027-01-01T00:00:00Z"));
}

TEST(Instant, WithoutAnOffsetIsOfParis) {
  EXPECT_EQ(instant("2026-09-17T03:12:00"), instant("2026-09-17T03:12:00+02:00"));
  EXPECT_EQ(instant("2026-01-17T03:12:00"), instant("2026-01-17T03:12:00+01:00"));
}

TEST(Instant, PagesWriteItShorter) {
  EXPECT_EQ(instant("2026-09-17T03:12"), instant("2026-09-17T03:12:00+02:00"));
  EXPECT_EQ(instant("2026-09-17 03:12:00+0200"), instant("2026-09-17T03:12:00+02:00"));
}

TEST(Instant, WhatIsNoInstantIsNone) {
  for (const char* text : {"", "2026-09-17", "2026-09-17T", "2026-09-17T24:00:00Z", "2026-09-17T03:60:00Z",
                           "2026-09-17T03:12:61Z", "2026-09-17T03:12:00+2:00", "2026-09-17T03:12:00Zx",
                           "2026-09-17T03:12:00+24:00", "9999-12-31T23:59:00-23:00", "2026-02-30T00:00:00Z"}) {
    EXPECT_FALSE(parse_instant(text)) << text;
  }
}

TEST(Instant, IsWrittenWithTheOffsetOfParisOnThatDay) {
  EXPECT_EQ(to_text(instant("2026-09-17T01:12:00Z")), "2026-09-17T03:12:00+02:00");
  EXPECT_EQ(to_text(instant("2026-12-31T23:30:00Z")), "2027-01-01T00:30:00+01:00");
}

TEST(Instant, ReadsAsItWasWritten) {
  for (Instant at = instant("1890-01-01T00:00:01Z"); at < instant("2100-01-01T00:00:00Z"); at += 97h + 1733s) {
    ASSERT_EQ(parse_instant(to_text(at)), at) << to_text(at);
  }
}

TEST(ParisTime, AnHourThatOccursTwiceIsTheFirst) {
  EXPECT_EQ(from_paris(paris(kAutumn, 2h + 30min)), instant("2026-10-25T02:30:00+02:00"));
  EXPECT_EQ(from_paris(paris(kAutumn, 3h)), instant("2026-10-25T03:00:00+01:00"));
}

TEST(ParisTime, AnHourThatDoesNotOccurIsTheMomentOfTheChange) {
  EXPECT_EQ(from_paris(paris(kSpring, 2h + 30min)), instant("2026-03-29T01:00:00Z"));
}

TEST(ParisTime, ItsDayBeginsAtMidnightInParis) {
  EXPECT_EQ(paris_date(instant("2026-09-16T21:59:59Z")), Date(2026y / 9 / 16));
  EXPECT_EQ(paris_date(instant("2026-09-16T22:00:00Z")), Date(2026y / 9 / 17));
  EXPECT_EQ(to_paris(instant("2026-09-16T22:00:00Z")), paris(Date(2026y / 9 / 17), 0s));
}

TEST(Posted, IsADayOrAnInstant) {
  EXPECT_EQ(to_text(Posted(Date(2026y / 9 / 14))), "2026-09-14");
  EXPECT_EQ(to_text(Posted(instant("2026-09-17T00:12:00+02:00"))), "2026-09-17T00:12:00+02:00");
}

}  // namespace
}  // namespace vigie
