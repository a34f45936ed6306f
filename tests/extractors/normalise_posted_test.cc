#include <random>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "extractors/normalise/posted.h"
#include "tests/extractors/normalise_support.h"

namespace vigie::extractors {
namespace {

// A Thursday, 03:12 in Paris.
const Instant kFetched = parse_instant("2026-09-17T03:12:00+02:00").value();

Date day(std::string_view text) { return parse_date(text).value(); }

std::string posted(std::string_view text, std::optional<PostedBase> base = kFetched) {
  const auto read = read_posted(text, base);
  return read ? to_text(*read) : "nothing";
}

struct Case {
  const char* text;
  const char* expected;
};

class PostedText : public testing::TestWithParam<Case> {};

TEST_P(PostedText, IsRead) { EXPECT_EQ(posted(GetParam().text), GetParam().expected) << GetParam().text; }

INSTANTIATE_TEST_SUITE_P(
    Relative, PostedText,
    testing::Values(
        Case{"il y a 3 heures", "2026-09-17T00:12:00+02:00"}, Case{"Il y a 3h", "2026-09-17T00:12:00+02:00"},
        Case{"il y a une heure", "2026-09-17T02:12:00+02:00"}, Case{"il y a 5 min", "2026-09-17T03:07:00+02:00"},
        Case{"il y a 1 h 20", "2026-09-17T01:52:00+02:00"}, Case{"il y a 2h05", "2026-09-17T01:07:00+02:00"},
        Case{"Mise à jour il y a 3 jours", "2026-09-14"}, Case{"Mise à jour avant-hier", "2026-09-15"},
        Case{"il y a environ 4 heures", "2026-09-16T23:12:00+02:00"}, Case{"3 hours ago", "2026-09-17T00:12:00+02:00"},
        Case{"à l'instant", "2026-09-17T03:12:00+02:00"}, Case{"il y a 3 jours", "2026-09-14"},
        Case{"2 weeks ago", "2026-09-03"}, Case{"il y a 2 mois", "2026-07-17"}, Case{"il y a 1 an", "2025-09-17"},
        Case{"hier à 22h10", "2026-09-16T22:10:00+02:00"}, Case{"Hier, 22:10", "2026-09-16T22:10:00+02:00"},
        Case{"hier", "2026-09-16"}, Case{"avant-hier", "2026-09-15"}, Case{"aujourd'hui", "2026-09-17"},
        Case{"Aujourd’hui à 01:05", "2026-09-17T01:05:00+02:00"},
        Case{"yesterday at 10:10 pm", "2026-09-16T22:10:00+02:00"}, Case{"lundi dernier", "2026-09-14"},
        Case{"jeudi dernier", "2026-09-10"}, Case{"last Sunday", "2026-09-13"}));

INSTANTIATE_TEST_SUITE_P(
    Absolute, PostedText,
    testing::Values(Case{"2026-09-12", "2026-09-12"}, Case{"2026-09-12T10:00:00Z", "2026-09-12T12:00:00+02:00"},
                    Case{"2026-09-12 10:00", "2026-09-12T10:00:00+02:00"}, Case{"12/09/2026", "2026-09-12"},
                    Case{"12.09.2026", "2026-09-12"}, Case{"12/9/26", "2026-09-12"},
                    Case{"12/09/2026 à 22:10", "2026-09-12T22:10:00+02:00"}, Case{"12 septembre 2026", "2026-09-12"},
                    Case{"Publiée le 1er août 2026", "2026-08-01"},
                    Case{"12 sept. 2026 à 22h10", "2026-09-12T22:10:00+02:00"},
                    Case{"September 12, 2026", "2026-09-12"}, Case{"12th of September 2026", "2026-09-12"},
                    Case{"le 12 septembre", "2026-09-12"}, Case{"24 décembre", "2025-12-24"},
                    Case{"lundi 7 septembre 2026", "2026-09-07"},
                    Case{"1 janvier 2026 à 10h", "2026-01-01T10:00:00+01:00"}));

INSTANTIATE_TEST_SUITE_P(Nothing, PostedText,
                         testing::Values(Case{"", "nothing"}, Case{"bientôt", "nothing"}, Case{"31/02/2026", "nothing"},
                                         Case{"12 rue de Mai", "nothing"}, Case{"979853952", "nothing"}));

TEST(Posted, HoursBeforeADayAloneAreThatDay) {
  EXPECT_EQ(posted("il y a 3 heures", day("2026-09-17")), "2026-09-17");
  EXPECT_EQ(posted("hier à 22h10", day("2026-09-17")), "2026-09-16T22:10:00+02:00");
}

TEST(Posted, WithoutABaseOnlyAbsoluteDatesAreRead) {
  EXPECT_EQ(posted("il y a 3 heures", std::nullopt), "nothing");
  EXPECT_EQ(posted("12 septembre", std::nullopt), "nothing");
  EXPECT_EQ(posted("12 septembre 2026", std::nullopt), "2026-09-12");
}

TEST(Posted, OnAMondayMondayIsSevenDaysBack) { EXPECT_EQ(posted("lundi dernier", day("2026-09-14")), "2026-09-07"); }

TEST(Posted, HoursAreCountedAcrossTheChangeOfClocks) {
  EXPECT_EQ(posted("il y a 3 heures", parse_instant("2026-10-25T03:30:00+01:00").value()), "2026-10-25T01:30:00+02:00");
}

TEST(Posted, TheBaseIsTheFetchElseTheLastNightSeen) {
  RawAd raw = ad_with_text("");
  EXPECT_FALSE(posted_base(raw));
  raw.seen = {day("2026-09-17"), day("2026-09-15")};
  EXPECT_EQ(posted_base(raw), PostedBase(day("2026-09-17")));
  raw.fetched = kFetched;
  EXPECT_EQ(posted_base(raw), PostedBase(kFetched));
}

INSTANTIATE_TEST_SUITE_P(
    AsSitesWriteThem, PostedText,
    testing::Values(
        Case{"Publiée il y a 3 heures", "2026-09-17T00:12:00+02:00"},
        Case{"il y a 45 minutes", "2026-09-17T02:27:00+02:00"},
        Case{"il y a une demi-heure", "2026-09-17T02:42:00+02:00"},
        Case{"il y a un quart d'heure", "2026-09-17T02:57:00+02:00"}, Case{"il y a 1h30", "2026-09-17T01:42:00+02:00"},
        Case{"il y a 2 h 15", "2026-09-17T00:57:00+02:00"},
        Case{"il y a 1 heure et demie", "2026-09-17T01:42:00+02:00"},
        Case{"il y a moins d'une heure", "2026-09-17T02:12:00+02:00"},
        Case{"il y a moins d'une minute", "2026-09-17T03:11:00+02:00"},
        Case{"il y a quelques secondes", "2026-09-17T03:12:00+02:00"}, Case{"il y a quelques minutes", "2026-09-17"},
        Case{"il y a quelques jours", "nothing"}, Case{"il y a plus de 30 jours", "2026-08-18"},
        Case{"il y a 30+ jours", "2026-08-18"}, Case{"Hier à 22h10", "2026-09-16T22:10:00+02:00"},
        Case{"hier 22:10", "2026-09-16T22:10:00+02:00"}, Case{"Publiée hier", "2026-09-16"},
        Case{"hier soir", "2026-09-16"}, Case{"ce matin à 8h", "2026-09-17T08:00:00+02:00"},
        Case{"aujourd'hui 14:02", "2026-09-17T14:02:00+02:00"}, Case{"Aujourd'hui, 00:00", "2026-09-17T00:00:00+02:00"},
        Case{"Aujourd'hui à minuit", "2026-09-17T00:00:00+02:00"}, Case{"hier à minuit", "2026-09-16T00:00:00+02:00"},
        Case{"hier à midi", "2026-09-16T12:00:00+02:00"}, Case{"A l'instant !", "2026-09-17T03:12:00+02:00"},
        Case{"à l’instant", "2026-09-17T03:12:00+02:00"}, Case{"tout de suite", "nothing"},
        Case{"En ligne maintenant", "2026-09-17T03:12:00+02:00"}, Case{"Jeudi", "2026-09-10"},
        Case{"mercredi à 18h", "2026-09-16T18:00:00+02:00"},
        Case{"mercredi dernier à 18h30", "2026-09-16T18:30:00+02:00"}, Case{"dimanche soir", "2026-09-13"},
        Case{"12-09-2026", "2026-09-12"}, Case{"12.09.26", "2026-09-12"}, Case{"12/09", "2026-09-12"},
        Case{"le 12/09 à 14h", "2026-09-12T14:00:00+02:00"}, Case{"12 sept.", "2026-09-12"},
        Case{"12 sept. à 22h10", "2026-09-12T22:10:00+02:00"}, Case{"12 sept 2026 22:10", "2026-09-12T22:10:00+02:00"},
        Case{"samedi 12 septembre", "2026-09-12"},
        Case{"samedi 12 septembre 2026 à 14:02", "2026-09-12T14:02:00+02:00"}, Case{"sam. 12 sept. 2026", "2026-09-12"},
        Case{"Publiée le 12/09/2026 à 14h02", "2026-09-12T14:02:00+02:00"},
        Case{"Publié le : 12 septembre 2026", "2026-09-12"}, Case{"Mise à jour : 12/09/2026", "2026-09-12"},
        Case{"Mise à jour il y a 5 min, publiée le 10/09/2026", "2026-09-10"},
        Case{"Mis à jour hier à 22h10", "2026-09-16T22:10:00+02:00"},
        Case{"Modifiée aujourd'hui à 01:05", "2026-09-17T01:05:00+02:00"}, Case{"Posted 3 days ago", "2026-09-14"},
        Case{"Posted on Sep 12, 2026", "2026-09-12"},
        Case{"Posted: September 12, 2026 at 10:15 PM", "2026-09-12T22:15:00+02:00"},
        Case{"Posted: 2026/09/12 PM 10:15", "2026-09-12T22:15:00+02:00"},
        Case{"Posted on the 12th day of September", "2026-09-12"}, Case{"a fortnight ago", "2026-09-03"},
        Case{"il y a une quinzaine de jours", "2026-09-03"}, Case{"now - 2 hours", "2026-09-17T01:12:00+02:00"},
        Case{"2 days from now", "2026-09-19"}, Case{"Posted yesterday at 10:10 pm", "2026-09-16T22:10:00+02:00"},
        Case{"Updated 2 hours ago", "2026-09-17T01:12:00+02:00"},
        Case{"Last updated: 5 min ago", "2026-09-17T03:07:00+02:00"}, Case{"Listed 1 week ago", "2026-09-10"},
        Case{"2026-09-12T10:00:00.123+02:00", "2026-09-12T10:00:00+02:00"},
        Case{"2026-09-12T10:00+0200", "2026-09-12T10:00:00+02:00"},
        Case{"20260912T101500Z", "2026-09-12T12:15:00+02:00"},
        Case{"Sat, 12 Sep 2026 10:00:00 +0200", "2026-09-12T10:00:00+02:00"},
        Case{"Sat, 12 Sep 2026 10:00:00 GMT", "2026-09-12T12:00:00+02:00"},
        Case{"1789200000", "2026-09-12T10:00:00+02:00"}, Case{"1789200000000", "2026-09-12T10:00:00+02:00"},
        Case{"il y a 1 mois", "2026-08-17"}, Case{"il y a un mois", "2026-08-17"},
        Case{"il y a 2 semaines", "2026-09-03"}, Case{"a month ago", "2026-08-17"},
        Case{"an hour ago", "2026-09-17T02:12:00+02:00"}, Case{"a few hours ago", "2026-09-17"},
        Case{"moments ago", "2026-09-17T03:12:00+02:00"}, Case{"just now", "2026-09-17T03:12:00+02:00"},
        Case{"Today", "2026-09-17"}, Case{"today at 1am", "2026-09-17T01:00:00+02:00"}, Case{"yesterday", "2026-09-16"},
        Case{"last Monday", "2026-09-14"}, Case{"Monday", "2026-09-14"}, Case{"last week", "2026-09-10"},
        Case{"la semaine dernière", "2026-09-10"}, Case{"le mois dernier", "2026-08-17"},
        Case{"depuis 3 jours", "2026-09-14"}, Case{"En ligne depuis hier", "2026-09-16"},
        Case{"Dépôt : 12/09/2026", "2026-09-12"},
        Case{"Date de publication : 12 septembre 2026, 14 h 02", "2026-09-12T14:02:00+02:00"},
        Case{"Annonce déposée le 1er septembre 2026", "2026-09-01"}, Case{"24/12", "2025-12-24"},
        Case{"31 décembre", "2025-12-31"}, Case{"Il y a 1 j", "2026-09-16"}, Case{"il y a 3j", "2026-09-14"},
        Case{"3j", "2026-09-14"}, Case{"5 min", "2026-09-17T03:07:00+02:00"}, Case{"23h", "2026-09-16T04:12:00+02:00"},
        Case{"il y a 23h", "2026-09-16T04:12:00+02:00"}, Case{"14:02", "2026-09-16T14:02:00+02:00"},
        Case{"Vu 12 fois, publié le 11/09/2026", "2026-09-11"},
        Case{"12 septembre à 8 heures", "2026-09-12T08:00:00+02:00"},
        Case{"avant-hier à 20h", "2026-09-15T20:00:00+02:00"}, Case{"avant hier", "2026-09-15"},
        Case{"Nouveau", "nothing"}, Case{"12 janvier", "2026-01-12"}, Case{"9/12/2026", "2026-12-09"},
        Case{"09/17/2026", "2026-09-17"}, Case{"Sep 12", "2026-09-12"}, Case{"12 Sep", "2026-09-12"},
        Case{"Sept. 12th, 2026", "2026-09-12"}, Case{"12th September 2026 at 14:02", "2026-09-12T14:02:00+02:00"},
        Case{"2 hours ago (12/09/2026)", "2026-09-17T01:12:00+02:00"},
        Case{"il y a 12 heures environ", "2026-09-16T15:12:00+02:00"}, Case{"il y a environ 2 mois", "2026-07-17"},
        Case{"Il y a 59 secondes", "2026-09-17T03:11:01+02:00"},
        Case{"Posted Today, 01:30", "2026-09-17T01:30:00+02:00"}, Case{"membre depuis 2 ans", "2024-09-17"},
        Case{"il y a deux heures", "2026-09-17T01:12:00+02:00"}, Case{"il y a trois jours", "2026-09-14"},
        Case{"two days ago", "2026-09-15"}, Case{"Publiée le 25/10/2026 à 02h30", "2026-10-25T02:30:00+02:00"}));

/// As in dateparser's tables: sums of units, fractions, number words, spans to come.
INSTANTIATE_TEST_SUITE_P(Spans, PostedText,
                         testing::Values(Case{"2 years, 3 months, 1 week and 2 days ago", "2024-06-08"},
                                         Case{"1 jour et 2 heures", "2026-09-16T01:12:00+02:00"},
                                         Case{"3.5 hours", "2026-09-16T23:42:00+02:00"},
                                         Case{"il y a 2,5 jours", "2026-09-14T15:12:00+02:00"},
                                         Case{"seven weeks ago", "2026-07-30"},
                                         Case{"dans 2 heures", "2026-09-17T05:12:00+02:00"},
                                         Case{"a decade ago", "2016-09-17"},
                                         Case{"il y a 1 mois et 2 jours", "2026-08-15"}));

TEST(Posted, AnInstantIsReadInAnyFormOfItsDay) {
  std::mt19937 random(9);
  constexpr const char* kMonths[] = {"janvier", "févr.", "mars",      "avril", "mai",  "juin",
                                     "juil.",   "août",  "septembre", "oct.",  "nov.", "décembre"};
  for (int round = 0; round < 3000; ++round) {
    const Instant instant{std::chrono::minutes(26'300'000 + random() % 3'000'000)};
    const auto local = to_paris(instant);
    if (from_paris(local) != instant) continue;  // the second of an hour that occurs twice
    const auto midnight = std::chrono::floor<std::chrono::days>(local);
    const std::chrono::year_month_day day{midnight};
    const auto minute = std::chrono::duration_cast<std::chrono::minutes>(local - midnight).count();
    const int year = static_cast<int>(day.year());
    const auto month = static_cast<unsigned>(day.month());
    const auto number = static_cast<unsigned>(day.day());
    const std::string time = fmt::format("{:02}{}{:02}", minute / 60, random() % 2 == 0 ? "h" : ":", minute % 60);
    const std::string forms[] = {fmt::format("Publiée le {:02}/{:02}/{} à {}", number, month, year, time),
                                 fmt::format("{} {} {} {}", number, kMonths[month - 1], year, time),
                                 fmt::format("{}-{:02}-{:02} {}", year, month, number, time),
                                 fmt::format("{}, le {}.{}.{}", time, number, month, year),
                                 fmt::format("{}", instant.time_since_epoch().count())};
    for (const std::string& form : forms) EXPECT_EQ(posted(form, std::nullopt), to_text(instant)) << form;
  }
}

TEST(Posted, SpansAreCountedBackFromTheFetch) {
  std::mt19937 random(10);
  for (int round = 0; round < 1000; ++round) {
    const Instant fetched{std::chrono::minutes(29'700'000 + random() % 600'000)};
    const int count = 2 + static_cast<int>(random() % 50);
    EXPECT_EQ(posted(fmt::format("il y a {} minutes", count), fetched), to_text(fetched - std::chrono::minutes(count)));
    EXPECT_EQ(posted(fmt::format("{} hours ago", count), fetched), to_text(fetched - std::chrono::hours(count)));
    EXPECT_EQ(posted(fmt::format("il y a {} jours", count), fetched),
              to_text(paris_date(fetched) - std::chrono::days(count)));
  }
}

TEST(Posted, ATimeAloneIsTheLastSuch) {
  EXPECT_EQ(posted("01:30"), "2026-09-17T01:30:00+02:00");
  EXPECT_EQ(posted("22h10"), "2026-09-16T22:10:00+02:00");
}

}  // namespace
}  // namespace vigie::extractors
