#include <gmock/gmock.h>

#include "analysis/clusters.h"
#include "analysis/department_figures.h"
#include "analysis/ladder.h"
#include "analysis/link_ads.h"
#include "tests/analysis/stored_ads.h"

namespace vigie::analysis {
namespace {

using ::testing::HasSubstr;
using ::testing::Pair;
using ::testing::UnorderedElementsAre;

class Figures : public StoredAds {
 protected:
  LinkSummary link() { return link_ads(database_, config_, Instant{}).value(); }
  Ladder ladder_95() { return ladder(database_, department("95"), std::nullopt).value(); }
  DepartmentFigures figures_95() { return department_figures(database_, department("95"), std::nullopt).value(); }
};

TEST_F(Figures, LinkingStoresPersonsThatClustersNames) {
  store({{.ad_id = "1", .seen = {night(7)}, .phone = "0012", .name = "Lina"},
         {.ad_id = "2", .seen = {night(7)}, .phone = "0012", .name = "Lina"},
         {.ad_id = "3", .seen = {night(7)}, .phone = "0013", .name = "Anouchka"},
         {.ad_id = "4", .seen = {night(7)}, .phone = "0012", .kind = AdKind::kClient}});
  const LinkSummary summary = link();
  EXPECT_EQ(summary.ads, 4u);
  EXPECT_EQ(summary.persons, 2u);
  EXPECT_EQ(summary.links, 1u);
  EXPECT_EQ(summary.networks, 0u);
  const auto ads = clusters(database_, std::nullopt).value();
  ASSERT_EQ(ads.size(), 4u);
  EXPECT_THAT(ads[0].person, ::testing::MatchesRegex("p[0-9]+"));
  EXPECT_EQ(ads[0].person, ads[1].person);
  EXPECT_NE(ads[0].person, ads[2].person);
  EXPECT_EQ(ads[3].person, "");
  EXPECT_EQ(ads[0].network, "");
}

TEST_F(Figures, LinkingAgainChangesNothing) {
  store({{.ad_id = "1", .seen = {night(7)}, .phone = "0012"}, {.ad_id = "2", .seen = {night(8)}, .phone = "0012"}});
  link();
  const auto before = clusters(database_, std::nullopt).value();
  link();
  const auto after = clusters(database_, std::nullopt).value();
  ASSERT_EQ(before.size(), after.size());
  for (std::size_t i = 0; i < before.size(); ++i) EXPECT_EQ(before[i].person, after[i].person);
}

TEST_F(Figures, ADispatchersPersonsBearTheNameOfTheirNetwork) {
  std::vector<MadeRecord> made;
  for (int i = 0; i < 5; ++i) {
    made.push_back({.ad_id = std::to_string(i),
                    .seen = {night(7)},
                    .phone = "0099",
                    .name = std::string(4, static_cast<char>('A' + i)),
                    .age = 20 + 7 * i});
  }
  store(made);
  EXPECT_EQ(link().networks, 1u);
  const auto ads = clusters(database_, department("95")).value();
  EXPECT_EQ(ads.size(), 5u);
  for (const ClusteredAd& ad : ads) {
    EXPECT_THAT(ad.network, ::testing::MatchesRegex("n[0-9]+"));
  }
  EXPECT_EQ(figures_95().networks, 1);
  EXPECT_EQ(figures_95().persons_in_networks, 5);
}

// Persons by nights on which any of their ads was seen: A on 7 and 8 (two ads), B on 7, C on 7, 8 and 9, D on 9.
// f1 = 2, f2 = 1: n = 4 + 2²/2.
TEST_F(Figures, TheLadderCountsNightsOfPersonsNotOfAds) {
  store({{.ad_id = "1", .seen = {night(7)}, .phone = "0001"},
         {.ad_id = "2", .seen = {night(7), night(8)}, .phone = "0001"},
         {.ad_id = "3", .seen = {night(7)}, .phone = "0002"},
         {.ad_id = "4", .seen = {night(7), night(8), night(9)}, .phone = "0003"},
         {.ad_id = "5", .seen = {night(9)}, .phone = "0004"},
         {.ad_id = "6", .seen = {night(9)}, .phone = "0005", .kind = AdKind::kClient},
         {.ad_id = "7", .seen = {night(9)}, .phone = "0006", .kind = AdKind::kRecruitment},
         {.ad_id = "8", .seen = {night(9)}, .phone = "0007", .kind = AdKind::kUnsure},
         {.ad_id = "9", .seen = {night(9)}, .phone = "0008", .in = "94"}});
  link();
  const Ladder ladder = ladder_95();
  EXPECT_EQ(ladder.nights, 3);
  EXPECT_EQ(ladder.ads, 5);
  EXPECT_EQ(ladder.phones, 4);
  EXPECT_EQ(ladder.persons_linked, 4);
  EXPECT_EQ(ladder.clients, 1);
  EXPECT_EQ(ladder.recruitment, 1);
  EXPECT_EQ(ladder.unsure, 1);
  EXPECT_EQ(ladder.period, (Period{night(7), night(9)}));
  ASSERT_TRUE(ladder.estimate) << ladder.no_estimate;
  EXPECT_DOUBLE_EQ(ladder.estimate->n, 6);
  EXPECT_GE(ladder.estimate->lo, 4);
  EXPECT_GT(ladder.estimate->hi, 6);
  EXPECT_EQ(ladder.estimate->method, "chao1");
}

// Thirty persons over six nights: each is seen on one to three of them.
TEST_F(Figures, TheLadderEstimatesWithTheOpenModelWhereItHasEnoughToGoBy) {
  std::vector<MadeRecord> made;
  for (int person = 0; person < 30; ++person) {
    MadeRecord ad{.ad_id = std::to_string(person), .seen = {}, .phone = std::to_string(1000 + person)};
    for (int night_seen = 0; night_seen <= person % 3; ++night_seen)
      ad.seen.push_back(night(7 + person % 4 + night_seen));
    made.push_back(ad);
  }
  store(made);
  link();
  const Ladder ladder = ladder_95();
  ASSERT_TRUE(ladder.estimate) << ladder.no_estimate;
  EXPECT_EQ(ladder.estimate->method, "jolly-seber");
  EXPECT_GT(ladder.estimate->lo, ladder.persons_linked);
  ASSERT_TRUE(ladder.chao1);
  EXPECT_DOUBLE_EQ(ladder.chao1->n, 30 + 10 * 10 / (2.0 * 10));
}

TEST_F(Figures, TheLadderOfAPeriodSeesNothingElse) {
  store({{.ad_id = "1", .seen = {night(7)}, .phone = "0001"}, {.ad_id = "2", .seen = {night(20)}, .phone = "0002"}});
  link();
  const auto late = ladder(database_, department("95"), Period{night(15), night(25)});
  ASSERT_TRUE(late) << late.error();
  EXPECT_EQ(late->ads, 1);
  EXPECT_EQ(late->nights, 1);
}

TEST_F(Figures, TheLadderSaysWhyThereIsNoEstimate) {
  store({{.ad_id = "1", .seen = {night(7)}, .phone = "0001"}});
  EXPECT_THAT(ladder_95().no_estimate, HasSubstr("vigie link"));
  link();
  EXPECT_THAT(ladder_95().no_estimate, HasSubstr("at least two nights"));
  store({{.ad_id = "2", .seen = {night(8)}, .phone = "0002"}});
  link();
  EXPECT_THAT(ladder_95().no_estimate, HasSubstr("nobody was seen twice"));
  EXPECT_FALSE(ladder_95().estimate);
}

TEST_F(Figures, TheLadderOfAnUnknownPeriodOrDepartmentIsNotFound) {
  EXPECT_EQ(ladder(database_, department("95"), std::nullopt).error().code, Error::kNotFound);
  store({{.ad_id = "1", .seen = {night(7)}}});
  EXPECT_EQ(ladder(database_, department("2A"), std::nullopt).error().code, Error::kNotFound);
  EXPECT_EQ(ladder(database_, department("95"), Period{night(20), night(21)}).error().code, Error::kNotFound);
  EXPECT_EQ(ladder(database_, department("95"), Period{night(9), night(7)}).error().code, Error::kBadInput);
}

TEST_F(Figures, SitesCommunesAndKindsCount) {
  store({{.ad_id = "1", .seen = {night(7)}, .phone = "0001", .commune = "95127", .site = "s1"},
         {.ad_id = "2", .seen = {night(7)}, .phone = "0001", .commune = "95127", .site = "s2"},
         {.ad_id = "3", .seen = {night(7)}, .phone = "0002", .site = "s2"},
         {.ad_id = "4", .seen = {night(7)}, .phone = "0003", .commune = "95018", .kind = AdKind::kClient}});
  link();
  const DepartmentFigures figures = figures_95();
  EXPECT_THAT(figures.ads_by_kind, UnorderedElementsAre(Pair("offer", 3), Pair("client", 1)));
  ASSERT_EQ(figures.sites.size(), 2u);
  EXPECT_EQ(figures.sites[0].site, "s2");
  EXPECT_EQ(figures.sites[0].ads, 2);
  EXPECT_EQ(figures.sites[0].persons, 2);
  EXPECT_TRUE(figures.communes.empty());
  EXPECT_EQ(figures.small_communes, 1);
  EXPECT_EQ(figures.in_small_communes.persons, 1);
  EXPECT_EQ(figures.in_no_commune.ads, 1);
}

TEST_F(Figures, WeeksBeginOnMonday_ISO8601) {
  store({{.ad_id = "1", .seen = {night(6), night(7)}, .phone = "0001"},
         {.ad_id = "2", .seen = {night(13)}, .phone = "0001"}});
  link();
  const auto weeks = figures_95().weeks;
  ASSERT_EQ(weeks.size(), 2u);
  EXPECT_EQ(weeks[0].monday, Date(std::chrono::year(2026) / 8 / 31));
  EXPECT_EQ(weeks[0].nights, 1);
  EXPECT_EQ(weeks[1].monday, night(7));
  EXPECT_EQ(weeks[1].nights, 2);
  EXPECT_EQ(weeks[1].ads, 2);
  EXPECT_EQ(weeks[1].persons, 1);
}

TEST_F(Figures, AgesArePersonsByTheMedianOfWhatTheyState) {
  store({{.ad_id = "1", .seen = {night(7)}, .phone = "0001", .age = 24},
         {.ad_id = "2", .seen = {night(7)}, .phone = "0001", .age = 24},
         {.ad_id = "3", .seen = {night(7)}, .phone = "0001", .age = 25},
         {.ad_id = "4", .seen = {night(7)}, .phone = "0002", .age = 55},
         {.ad_id = "5", .seen = {night(7)}, .phone = "0003"},
         {.ad_id = "6", .seen = {night(7)}, .phone = "0004", .age = 17, .possible_minor = true}});
  link();
  const DepartmentFigures figures = figures_95();
  EXPECT_THAT(figures.persons_by_age, UnorderedElementsAre(Pair("18–24", 1), Pair("55 and over", 1),
                                                           Pair("not stated", 1), Pair("under 18", 1)));
  EXPECT_EQ(figures.possible_minors, 1);
}

TEST_F(Figures, PricesNeedFourAndHaveQuartiles_HyndmanFan1996_7) {
  store({{.ad_id = "1", .seen = {night(7)}, .euros = 50},
         {.ad_id = "2", .seen = {night(7)}, .euros = 80},
         {.ad_id = "3", .seen = {night(7)}, .euros = 100}});
  EXPECT_FALSE(figures_95().presentation.prices);
  store({{.ad_id = "4", .seen = {night(7)}, .euros = 200}});
  const auto prices = figures_95().presentation.prices;
  ASSERT_TRUE(prices);
  EXPECT_EQ(prices->ads, 4);
  EXPECT_DOUBLE_EQ(prices->lower_quartile, 72.5);
  EXPECT_DOUBLE_EQ(prices->median, 90);
  EXPECT_DOUBLE_EQ(prices->upper_quartile, 125);
}

TEST_F(Figures, TariffsAreThoseOfAnHourWhereTheAdSaysHowLong) {
  using std::chrono_literals::operator""min;
  std::vector<MadeRecord> made;
  for (int i = 0; i < 5; ++i) {
    const double hour = 100 + 10 * i;
    made.push_back({.ad_id = std::to_string(i),
                    .seen = {night(7)},
                    .phone = std::to_string(1000 + i),
                    .euros = 60,
                    .tariffs = {{60min, hour}, {50min, hour + 50}, {30min, 60}}});
  }
  made.front().tariffs.pop_back();
  made.back().tariffs.pop_back();
  store(made);
  link();
  const auto tariffs = figures_95().presentation.tariffs;
  ASSERT_EQ(tariffs.size(), 1u);  // three of half an hour are too few
  EXPECT_EQ(tariffs[0].duration, "60");
  EXPECT_EQ(tariffs[0].prices.ads, 5);
  EXPECT_EQ(tariffs[0].prices.persons, 5);
  EXPECT_DOUBLE_EQ(tariffs[0].prices.median, 120);
}

TEST_F(Figures, PhotosLanguagesAndSignsCountAdsAndTheirPersons) {
  store(
      {{.ad_id = "1", .seen = {night(7)}, .phone = "0001", .language = "fr", .indicators = {"touring"}, .photos = 2},
       {.ad_id = "2", .seen = {night(7)}, .phone = "0001", .language = "fr", .indicators = {"touring", "touring"}},
       {.ad_id = "3", .seen = {night(7)}, .phone = "0002", .language = "es", .indicators = {"always_open", "touring"}},
       {.ad_id = "4", .seen = {night(7)}, .phone = "0003"}});
  link();
  const Presentation shown = figures_95().presentation;
  EXPECT_EQ(shown.with_photo.ads, 1);
  EXPECT_EQ(shown.without_photo.ads, 3);
  ASSERT_EQ(shown.languages.size(), 3u);
  EXPECT_EQ(shown.languages[0].sort, "fr");
  EXPECT_EQ(shown.languages[0].ads, 2);
  EXPECT_EQ(shown.languages[0].persons, 1);
  ASSERT_EQ(shown.indicators.size(), 2u);
  EXPECT_EQ(shown.indicators[0].sort, "touring");
  EXPECT_EQ(shown.indicators[0].ads, 3);
  EXPECT_EQ(shown.indicators[0].persons, 2);
  EXPECT_EQ(shown.with_indicator.ads, 3);
}

TEST_F(Figures, ServicesCountUnderEachClass) {
  store({{.ad_id = "1", .seen = {night(7)}, .phone = "0001", .services = {"incall", "massage"}},
         {.ad_id = "2", .seen = {night(7)}, .phone = "0001", .services = {"massage"}},
         {.ad_id = "3", .seen = {night(7)}, .phone = "0002"}});
  link();
  const Presentation shown = figures_95().presentation;
  ASSERT_EQ(shown.services.size(), 2u);
  EXPECT_EQ(shown.services[0].sort, "massage");
  EXPECT_EQ(shown.services[0].ads, 2);
  EXPECT_EQ(shown.services[0].persons, 1);
  EXPECT_EQ(shown.with_service.ads, 2);
}

TEST_F(Figures, SexIsWhatMostOffersOfAPersonThatStateOneState) {
  store({{.ad_id = "1", .seen = {night(7)}, .phone = "0001", .sex = Sex::kTrans},
         {.ad_id = "2", .seen = {night(7)}, .phone = "0001", .sex = Sex::kTrans},
         {.ad_id = "3", .seen = {night(7)}, .phone = "0001", .sex = Sex::kWoman},
         {.ad_id = "4", .seen = {night(7)}, .phone = "0001"},
         {.ad_id = "5", .seen = {night(7)}, .phone = "0002", .sex = Sex::kMan},
         {.ad_id = "6", .seen = {night(7)}, .phone = "0003", .sex = Sex::kMan},
         {.ad_id = "7", .seen = {night(7)}, .phone = "0003", .sex = Sex::kWoman},
         {.ad_id = "8", .seen = {night(7)}, .phone = "0004"}});
  link();
  EXPECT_EQ(figures_95().persons_by_sex, (std::map<std::string, int>{{"trans", 1}, {"men", 1}, {"not stated", 2}}));
}

// Monday 7 to Sunday 20: A stays, B is gone in the second week, C and D come in it.
TEST_F(Figures, PresenceIsByNightAndByWeek) {
  const auto nights = [](int from, int to) {
    std::vector<Date> days;
    for (int day = from; day <= to; ++day) days.push_back(night(day));
    return days;
  };
  store({{.ad_id = "1", .seen = nights(7, 20), .phone = "0001"},
         {.ad_id = "2", .seen = nights(7, 8), .phone = "0002"},
         {.ad_id = "3", .seen = nights(14, 16), .phone = "0003"},
         {.ad_id = "4", .seen = nights(15, 20), .phone = "0004"},
         {.ad_id = "5", .seen = nights(15, 15), .phone = "0004", .in = "94"}});
  link();
  const DepartmentFigures figures = figures_95();
  const Presence& presence = figures.presence;
  EXPECT_EQ(presence.nights, 14);
  EXPECT_EQ(presence.on_a_night, 2);  // 2, 2, five times 1, then 2, 3, 3, 2, 2, 2, 2
  EXPECT_EQ(presence.in_a_week, 2);   // 2 and 3
  EXPECT_EQ(presence.turnover.pairs, 1);
  EXPECT_EQ(presence.turnover.before, 2);
  EXPECT_EQ(presence.turnover.after, 3);
  EXPECT_EQ(presence.turnover.came, 2);
  EXPECT_EQ(presence.turnover.left, 1);
  EXPECT_EQ(presence.stays.persons, 2);  // C for 3 days, D was there to the end
  EXPECT_EQ(presence.stays.median_days, 3);
  EXPECT_EQ(figures.persons_elsewhere, 1);
}

TEST_F(Figures, LinkingSaysWhatIsWrongWithItsSettings) {
  const auto missing = link_ads(database_, folder_ / "nothing", Instant{});
  ASSERT_FALSE(missing);
  EXPECT_EQ(missing.error().code, Error::kUnreadable);
}

}  // namespace
}  // namespace vigie::analysis
