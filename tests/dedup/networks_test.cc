#include "dedup/networks/networks.h"

#include <chrono>
#include <cmath>

#include <gmock/gmock.h>

#include "dedup/networks/hand_comparison.h"
#include "dedup/networks/person_profiles.h"
#include "tests/dedup/ads.h"

namespace vigie::dedup {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::Field;
using ::testing::IsEmpty;

constexpr Date kFirst = std::chrono::sys_days{std::chrono::year{2026} / 9 / 7};

std::vector<Date> nights(int from, int to) {
  std::vector<Date> all;
  for (int night = from; night <= to; ++night) all.push_back(kFirst + std::chrono::days{night});
  return all;
}

// Runs of three words that only this wording has.
std::vector<std::uint32_t> wording(std::uint32_t number) {
  std::vector<std::uint32_t> shingles;
  for (std::uint32_t i = 0; i < 30; ++i) shingles.push_back(number * 1000 + i);
  return shingles;
}

// One ad a person; what a person does not share is their own: phone, picture, wording, tariffs.
class Market {
 public:
  /// @param strangers  who share nothing
  explicit Market(int strangers) {
    for (int i = 0; i < strangers; ++i) person();
  }

  LinkableAd& person() {
    const auto number = static_cast<int>(persons_.size()) + 1;
    LinkableAd ad = linkable(
        number,
        {.phones = {number}, .photos = {static_cast<std::uint64_t>(number)}, .name = static_cast<BlindKey>(number)});
    ad.shingles = wording(static_cast<std::uint32_t>(number));
    ad.tariffs = {60 + 10 * (number % 7), 110 + 10 * (number % 11), 1000 + number};
    ad.nights = nights(0, 9);
    persons_.push_back({ad});
    return persons_.back().front();
  }
  /// One more ad of the last person.
  LinkableAd& another() {
    LinkableAd ad = persons_.back().front();
    return persons_.back().emplace_back(std::move(ad));
  }

  /// Networks by the numbers of their persons, which count from 0.
  std::vector<std::vector<std::size_t>> networks() {
    find();
    std::vector<std::vector<std::size_t>> all;
    for (const Network& network : hands_.networks) all.push_back(network.persons);
    return all;
  }
  const std::vector<Tie>& ties() {
    find();
    return hands_.ties;
  }

 private:
  void find() {
    Ads ads;
    std::vector<std::vector<AdIndex>> of_person;
    for (auto& person : persons_) {
      auto& own = of_person.emplace_back();
      for (LinkableAd& ad : person) {
        own.push_back(static_cast<AdIndex>(ads.size()));
        ads.push_back(&ad);
      }
    }
    hands_ = hands(of_person, ads, block(ads, settings().profile_years), settings());
  }

  std::vector<std::vector<LinkableAd>> persons_;
  Hands hands_;
};

TEST(Networks, AreNotFoundAmongStrangers) {
  Market market(60);
  EXPECT_THAT(market.networks(), IsEmpty());
  EXPECT_THAT(market.ties(), IsEmpty());
}

TEST(Networks, AreFoundByADispatchersPhone) {
  Market market(60);
  for (int i = 0; i < 3; ++i) market.person().phones = {IdentifierId{7000}};
  EXPECT_THAT(market.networks(), ElementsAre(ElementsAre(60, 61, 62)));
  EXPECT_THAT(market.ties().front().evidence, Contains(Field(&Evidence::shared, std::optional(IdentifierId{7000}))));
}

void tour(Market& market, int from) {
  LinkableAd& first = market.person();
  first.commune = "95500";
  first.nights = nights(from, from + 3);
  LinkableAd& second = market.another();
  second.commune = "94028";
  second.nights = nights(from + 4, from + 7);
  LinkableAd& third = market.another();
  third.commune = "78551";
  third.nights = nights(from + 8, from + 11);
}

TEST(Networks, AreFoundByToursInStepAndANightOff) {
  Market market(60);
  tour(market, 0);
  tour(market, 1);
  EXPECT_THAT(market.networks(), ElementsAre(ElementsAre(60, 61)));
  EXPECT_THAT(market.ties().front().evidence, Contains(Field(&Evidence::kind, EvidenceKind::kSameTour)));
}

TEST(Networks, ToursThroughTheSameTownsAtOtherTimesTieNobody) {
  Market market(60);
  tour(market, 0);
  tour(market, 3);
  EXPECT_THAT(market.networks(), IsEmpty());
}

TEST(Networks, ARouteThatManyTakeTiesNobody) {
  Market market(60);
  for (int i = 0; i < 80; ++i) {
    LinkableAd& before = market.person();
    before.commune = "95500";
    before.nights = nights(0, i % 20);
    LinkableAd& after = market.another();
    after.commune = "94028";
    after.nights = nights(i % 20 + 1, 24);
  }
  EXPECT_THAT(market.networks(), IsEmpty());
}

TEST(Networks, ATemplateUnderTheSameTariffsIsOfOneHandAndAPopularTextIsNot) {
  Market market(60);
  for (int i = 0; i < 5; ++i) {
    LinkableAd& person = market.person();
    person.shingles = wording(900);
    person.tariffs = {85, 145};
  }
  for (int i = 0; i < 12; ++i) market.person().shingles = wording(901);
  EXPECT_THAT(market.networks(), ElementsAre(ElementsAre(60, 61, 62, 63, 64)));
}

Moves one_move(const char* from, const char* to, int night) { return {{from, to, kFirst + std::chrono::days{night}}}; }

TEST(MoveSurprise, IsWhatShareGoesThereTimesWhatShareMovesThen) {
  // On other nights two of the ten who were in 95500 moved to 94028, which tells of 2 × 30/27; of the four moves on
  // other routes one is of that night, two of those beside it.
  const std::vector<Moves> persons{one_move("95500", "94028", 2),  one_move("95500", "94028", 12),
                                   one_move("95500", "94028", 16), one_move("95500", "78551", 2),
                                   one_move("75056", "94028", 1),  one_move("75056", "78551", 3),
                                   one_move("75056", "78551", 24)};
  const std::vector<std::vector<std::string>> communes{std::vector<std::string>(10, "95500"), {"75056", "94028"}};
  NetworkSettings known;
  known.usual_route = .2;
  const MoveSurprise surprise(persons, communes, 30, known);
  const double goes = (2 * 30 / 27.0 + 4 * .2 * 7 / 12) / (10 + 4);
  EXPECT_NEAR(surprise.on_its_night(persons[0][0]), -std::log2(goes * (1 + 4 / 30.0) / (4 + 4)), 1e-12);
  EXPECT_NEAR(surprise.beside_it(persons[0][0]), -std::log2(goes * (2 + 8 / 30.0) / (4 + 4)), 1e-12);
}

TEST(MoveSurprise, WhoMovesTogetherDoesNotCount) {
  std::vector<Moves> persons{one_move("95500", "94028", 2), one_move("75056", "78551", 9)};
  const std::vector<std::vector<std::string>> communes(3, {"95500", "94028"});
  NetworkSettings known;
  known.usual_route = .2;
  const auto bits = [&] { return MoveSurprise(persons, communes, 30, known).on_its_night(persons[0][0]); };
  const double alone = bits();
  persons.push_back(one_move("95500", "94028", 3));
  EXPECT_LT(alone - bits(), 1);  // one more of those who were there moves at all
  persons.back() = one_move("95500", "94028", 20);
  EXPECT_GT(alone - bits(), 2);
}

TEST(PersonProfiles, MovesAreReadOfStaysThatFollowEachOther) {
  std::vector<LinkableAd> ads = linkable({{}, {}, {}, {}});
  const auto stay = [&](std::size_t ad, const char* commune, int from, int to) {
    ads[ad].commune = commune;
    ads[ad].nights = nights(from, to);
  };
  stay(0, "95500", 0, 4), stay(1, "94028", 5, 6);
  stay(2, "95500", 0, 4), stay(3, "94028", 2, 6);  // in two towns at once
  const Ads pointers{&ads[0], &ads[1], &ads[2], &ads[3]};
  const auto profiles = person_profiles({{0, 1}, {2, 3}}, pointers, block(pointers, 5), settings().network);
  ASSERT_EQ(profiles.persons[0].moves.size(), 1U);
  EXPECT_EQ(profiles.persons[0].moves[0].move, (Move{"95500", "94028", kFirst + std::chrono::days{5}}));
  EXPECT_TRUE(profiles.persons[1].moves.empty());
}

}  // namespace
}  // namespace vigie::dedup
