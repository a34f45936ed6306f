#include "testbed/population.h"

#include <algorithm>
#include <functional>
#include <map>
#include <set>

namespace vigie::testbed {
namespace {

MarketSettings large(int nights = 28) {
  return {.seed = 3,
          .departments = DepartmentCode::parse_list("95,94,78,77").value(),
          .persons = 3000,
          .nights = nights,
          .first_night = *parse_date("2026-09-07"),
          .sites = {"wannonce"}};
}

const std::vector<Person>& people() {
  static const std::vector<Person> made = [] {
    Rng rng(3);
    PhoneBook phones(rng);
    return populate(large(), phones, rng);
  }();
  return made;
}

long length(const Person& person) { return (person.stays.back().days.to - person.stays.front().days.from).count() + 1; }

std::vector<long> lengths_of_those_who_stay() {
  std::vector<long> lengths;
  for (const Person& person : people()) {
    if (person.stays.size() == 1) lengths.push_back(length(person));
  }
  std::sort(lengths.begin(), lengths.end());
  return lengths;
}

double share(const std::function<bool(const Person&)>& holds) {
  return static_cast<double>(std::count_if(people().begin(), people().end(), holds)) /
         static_cast<double>(people().size());
}

// Kennedy 2022, PLOS ONE 17(11) e0277550: days active, median 14, quartiles 1 and 58, mean 73.
TEST(Population, StaysHaveTheHeavyTailOfKennedy2022) {
  const std::vector<long> lengths = lengths_of_those_who_stay();
  EXPECT_EQ(lengths[lengths.size() / 5], 1);
  EXPECT_NEAR(static_cast<double>(lengths[lengths.size() / 2]), 14, 4);
  EXPECT_NEAR(static_cast<double>(lengths[lengths.size() * 3 / 4]), 58, 12);
  EXPECT_GT(lengths.back(), 365);
}

// Amicale du Nid, Bretagne 2018: 87 % women, 11 % men, 2 % trans.
TEST(Population, GendersHaveTheSharesOfBretagne2018) {
  EXPECT_NEAR(share([](const Person& p) { return p.gender == Gender::kWoman; }), 0.87, 0.02);
  EXPECT_NEAR(share([](const Person& p) { return p.gender == Gender::kMan; }), 0.11, 0.02);
  EXPECT_NEAR(share([](const Person& p) { return p.gender == Gender::kTrans; }), 0.02, 0.01);
}

TEST(Population, EveryoneIsAnAdultActiveInThePeriod) {
  const Period period = market_period(large());
  for (const Person& person : people()) {
    EXPECT_GE(person.age, 18);
    EXPECT_TRUE(std::any_of(person.stays.begin(), person.stays.end(), [&](const Stay& stay) {
      return stay.days.from <= period.to && stay.days.to >= period.from;
    })) << person.id;
  }
}

TEST(Population, StaysFollowEachOtherWithoutOverlap) {
  for (const Person& person : people()) {
    for (std::size_t i = 1; i < person.stays.size(); ++i) {
      EXPECT_GT(person.stays[i].days.from, person.stays[i - 1].days.to);
    }
  }
}

TEST(Population, AboutAThirdAreInNetworksOfTwoToEight) {
  std::map<std::string, int> members;
  for (const Person& person : people()) {
    if (!person.network.empty()) ++members[person.network];
  }
  EXPECT_NEAR(share([](const Person& p) { return !p.network.empty(); }), 0.34, 0.02);
  for (const auto& [network, size] : members) {
    EXPECT_GE(size, 2) << network;
    EXPECT_LE(size, 8) << network;
  }
}

TEST(Population, OnlyANetworkSharesPhonesOrPhotos) {
  std::map<std::string, std::string> owner;
  bool shared_phone = false, shared_photo = false;
  for (const Person& person : people()) {
    const std::string hand = person.network.empty() ? person.id : person.network;
    for (const std::string& phone : person.phones) {
      const auto [at, fresh] = owner.emplace(phone, hand);
      EXPECT_EQ(at->second, hand) << phone;
      shared_phone |= !fresh;
    }
    for (const std::string& photo : person.photos) {
      const auto [at, fresh] = owner.emplace(photo, hand);
      EXPECT_EQ(at->second, hand) << photo;
      shared_photo |= !fresh;
    }
  }
  EXPECT_TRUE(shared_phone);
  EXPECT_TRUE(shared_photo);
}

TEST(Population, SomePersonsHaveTwoPhones) {
  EXPECT_GT(share([](const Person& p) { return p.network.empty() && p.phones.size() == 2; }), 0.04);
}

TEST(PhoneBook, NeverGivesANumberTwice) {
  Rng rng(1);
  PhoneBook phones(rng);
  std::set<std::string> given;
  for (int i = 0; i < 4000; ++i) EXPECT_TRUE(given.insert(phones.fresh()).second);
}

TEST(WrittenPhone, HasThePlainWritingsOfAds) {
  EXPECT_EQ(written_phone("0639980012", 0), "0639980012");
  EXPECT_EQ(written_phone("0639980012", 1), "06.39.98.00.12");
  EXPECT_EQ(written_phone("0639980012", 2), "06-39-98-00-12");
  EXPECT_EQ(written_phone("0639980012", 3), "+33 6 39 98 00 12");
  EXPECT_EQ(written_phone("0639980012", 4), "+33639980012");
  EXPECT_EQ(written_phone("0639980012", 5), "0033 6 39 98 00 12");
  EXPECT_EQ(written_phone("0639980012", 6), "06 39 98 00 12");
}

TEST(Communes, EachDepartmentHasThreeAndTheFourOfFocusTen) {
  for (const Department& department : departments()) {
    const std::string_view code = department.code;
    const bool focus = code == "95" || code == "94" || code == "78" || code == "77";
    EXPECT_GE(communes_of(DepartmentCode::parse(code).value()).size(), focus ? 10u : 3u) << code;
  }
}

}  // namespace
}  // namespace vigie::testbed
