#include "testbed/market.h"

#include <algorithm>
#include <bit>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <set>

#include "testbed/communes.h"
#include "testbed/population.h"

namespace vigie::testbed {
namespace {

MarketSettings settings(std::uint64_t seed = 7) {
  return {.seed = seed,
          .departments = DepartmentCode::parse_list("95,94,78,77").value(),
          .persons = 200,
          .nights = 7,
          .first_night = *parse_date("2026-09-07"),
          .sites = {"wannonce", "sexemodel", "skokka", "eurogirlsescort", "leboncoin", "paruvendu", "vivastreet",
                    "locanto"}};
}

const Market& market() {
  static const Market made = generate_market(settings());
  return made;
}

/// All but the date, which is one of the site.
std::string all_fields(const RawAd& ad) {
  std::string fields;
  for (const auto& field : {ad.title, ad.text, ad.name, ad.age, ad.price, ad.place}) {
    fields += field.value_or("") + " | ";
  }
  for (const std::string& phone : ad.phones) fields += phone + " | ";
  return fields;
}

/// Runs that a reader would take for a French number: digits with at most one separator between two of them.
std::vector<std::string> phone_like_runs(const std::string& text) {
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  std::vector<std::string> runs;
  std::string digits;
  for (std::size_t i = 0; i <= text.size(); ++i) {
    const char c = i < text.size() ? text[i] : '|';
    if (is_digit(c)) digits += c;
    const bool separates = (c == ' ' || c == '.' || c == '-') && i > 0 && i + 1 < text.size() &&
                           is_digit(text[i - 1]) && is_digit(text[i + 1]);
    if (is_digit(c) || separates) continue;
    if (digits.size() >= 9 && digits.size() <= 13) runs.push_back(digits);
    digits.clear();
  }
  return runs;
}

bool in_fiction_range(std::string digits) {
  if (digits.starts_with("0033")) digits = "0" + digits.substr(4);
  if (digits.starts_with("33")) digits = "0" + digits.substr(2);
  const std::set<std::string> ranges = {"019900", "026191", "035301", "046571", "053649", "063998"};
  return digits.size() == 10 && ranges.contains(digits.substr(0, 6));
}

std::string file_text(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

class MarketFolder : public testing::Test {
 protected:
  std::filesystem::path folder(const std::string& name) { return root_ / name; }
  void TearDown() override { std::filesystem::remove_all(root_); }

 private:
  std::filesystem::path root_ =
      std::filesystem::path(testing::TempDir()) / testing::UnitTest::GetInstance()->current_test_info()->name();
};

TEST_F(MarketFolder, TheSameSeedWritesTheSameBytes) {
  ASSERT_TRUE(write_market(generate_market(settings(77)), folder("a")));
  ASSERT_TRUE(write_market(generate_market(settings(77)), folder("b")));
  for (const char* name : {"ads.jsonl", "truth.jsonl", "population.json"}) {
    EXPECT_FALSE(file_text(folder("a") / name).empty()) << name;
    EXPECT_EQ(file_text(folder("a") / name), file_text(folder("b") / name)) << name;
  }
}

TEST(Market, AnotherSeedGivesAnotherMarket) {
  EXPECT_NE(generate_market(settings(1)).ads, generate_market(settings(2)).ads);
}

TEST_F(MarketFolder, WhatIsWrittenIsReadBackAsItWas) {
  ASSERT_TRUE(write_market(market(), folder("m")));
  const auto read = read_market_ads(folder("m"));
  ASSERT_TRUE(read) << read.error();
  ASSERT_EQ(read->size(), market().ads.size());
  for (std::size_t i = 0; i < read->size(); ++i) EXPECT_EQ(to_json((*read)[i]), to_json(market().ads[i]));
}

TEST_F(MarketFolder, ABadLineIsNamedByItsNumber) {
  ASSERT_TRUE(write_market({}, folder("m")));
  std::ofstream(folder("m") / "ads.jsonl") << R"({"site":"s","ad_id":"1"})"
                                           << "\n{\n";
  const auto read = read_market_ads(folder("m"));
  ASSERT_FALSE(read);
  EXPECT_EQ(read.error().code, Error::kBadInput);
  EXPECT_TRUE(read.error().where.ends_with("ads.jsonl:2")) << read.error().where;
}

TEST_F(MarketFolder, AFolderWithoutAMarketIsUnreadable) {
  const auto read = read_market_ads(folder("none"));
  ASSERT_FALSE(read);
  EXPECT_EQ(read.error().code, Error::kUnreadable);
}

TEST(Market, TwoHundredPersonsInAWeekHaveSomeHundredAds) {
  EXPECT_GE(market().ads.size(), 700u);
  EXPECT_LE(market().ads.size(), 1200u);
}

TEST(Market, EveryNumberIsOneOfFiction_Arcep2018_0881) {
  int found = 0;
  for (const RawAd& ad : market().ads) {
    for (const std::string& run : phone_like_runs(all_fields(ad))) {
      ++found;
      EXPECT_TRUE(in_fiction_range(run)) << run << " in " << all_fields(ad);
    }
  }
  EXPECT_GT(found, 300);
}

TEST(Market, AdsAreSeenOnNightsOfThePeriodInOrder) {
  const Date first = settings().first_night, last = first + std::chrono::days{6};
  for (const RawAd& ad : market().ads) {
    ASSERT_FALSE(ad.seen.empty());
    EXPECT_TRUE(std::is_sorted(ad.seen.begin(), ad.seen.end()));
    EXPECT_EQ(std::adjacent_find(ad.seen.begin(), ad.seen.end()), ad.seen.end());
    EXPECT_GE(ad.seen.front(), first);
    EXPECT_LE(ad.seen.back(), last);
    EXPECT_EQ(paris_date(ad.fetched.value_or(from_paris(ParisTime{ad.seen.back().time_since_epoch()}))),
              ad.seen.back());
  }
}

TEST(Market, ASiteNumbersEachAdOnceAndItsAddressHoldsTheNumber) {
  std::set<std::pair<std::string, std::string>> ids;
  for (const RawAd& ad : market().ads) {
    EXPECT_TRUE(ids.emplace(ad.site, ad.ad_id).second) << ad.site << ' ' << ad.ad_id;
    EXPECT_NE(ad.url->find(ad.ad_id), std::string::npos) << *ad.url;
  }
}

TEST(Market, TruthStandsInTheOrderOfTheAdsAndOnlyOffersHavePersons) {
  ASSERT_EQ(market().truth.size(), market().ads.size());
  for (std::size_t i = 0; i < market().ads.size(); ++i) {
    const TrueAd& truth = market().truth[i];
    EXPECT_EQ(truth.site, market().ads[i].site);
    EXPECT_EQ(truth.ad_id, market().ads[i].ad_id);
    EXPECT_EQ(truth.kind == AdKind::kOffer, !truth.person.empty());
    EXPECT_NE(truth.kind, AdKind::kUnsure);
    EXPECT_TRUE(!truth.person.empty() || truth.network.empty());
  }
}

TEST(Market, APersonBelongsToOneNetworkAtMost) {
  std::map<std::string, std::string> network_of;
  std::map<std::string, std::set<std::string>> members;
  for (const TrueAd& ad : market().truth) {
    if (ad.person.empty()) continue;
    EXPECT_EQ(network_of.emplace(ad.person, ad.network).first->second, ad.network);
    if (!ad.network.empty()) members[ad.network].insert(ad.person);
  }
  EXPECT_GT(members.size(), 5u);
  for (const auto& [network, persons] : members) EXPECT_LE(persons.size(), 8u) << network;
}

TEST(Market, AllFourKindsOccur) {
  std::map<AdKind, int> kinds;
  for (const TrueAd& ad : market().truth) ++kinds[ad.kind];
  EXPECT_GT(kinds[AdKind::kOffer], 350);
  EXPECT_GT(kinds[AdKind::kOther], 150);
  EXPECT_GT(kinds[AdKind::kClient], 10);
  EXPECT_GT(kinds[AdKind::kRecruitment], 4);
}

TEST(Market, PopulationIsNeverBelowThePersonsSeenInADepartment) {
  std::map<std::string, std::set<std::string>> seen;
  for (std::size_t i = 0; i < market().ads.size(); ++i) {
    const std::string& person = market().truth[i].person;
    if (!person.empty()) seen[*market().ads[i].department].insert(person);
  }
  int all = 0, all_seen = 0;
  for (const auto& [department, persons] : market().population) {
    const int here = static_cast<int>(seen[std::string(department.text())].size());
    EXPECT_GE(persons, here) << department.text();
    all += persons;
    all_seen += here;
  }
  EXPECT_EQ(market().population.size(), 4u);
  EXPECT_GE(all, 200) << "who moves counts in each département";
  EXPECT_LT(all_seen, all) << "some persons are online on no scanned night";
}

TEST(Market, PlacesLieInTheDepartmentOfTheAdVillagesToo) {
  std::set<std::string> places;
  for (const RawAd& ad : market().ads) {
    const auto communes = communes_of(DepartmentCode::parse(*ad.department).value());
    EXPECT_TRUE(std::any_of(communes.begin(), communes.end(), [&](const Commune* commune) {
      return ad.place->starts_with(commune->name);
    })) << *ad.place;
    places.insert(*ad.place);
  }
  EXPECT_GT(places.size(), 30u);
}

TEST(Market, PersonsOutsideNetworksNeverShareAText) {
  std::map<std::string, std::string> author_of;
  for (std::size_t i = 0; i < market().ads.size(); ++i) {
    const TrueAd& truth = market().truth[i];
    if (truth.person.empty() || !truth.network.empty()) continue;
    EXPECT_EQ(author_of.emplace(*market().ads[i].text, truth.person).first->second, truth.person);
  }
}

TEST(Market, SitesThatShowNoNumberBesideTheTextHaveItInSomeTexts) {
  int in_text = 0;
  for (const RawAd& ad : market().ads) {
    if (ad.site != "leboncoin") continue;
    EXPECT_TRUE(ad.phones.empty());
    in_text += phone_like_runs(*ad.text).empty() ? 0 : 1;
  }
  EXPECT_GT(in_text, 10);
}

TEST(Market, WithoutSitesOrNightsItIsEmpty) {
  MarketSettings none = settings();
  none.sites.clear();
  EXPECT_TRUE(generate_market(none).ads.empty());
}

const Market& hard_market() {
  static const Market made = [] {
    MarketSettings hard = settings();
    hard.persons = 800;
    hard.rates = hard_rates();
    return generate_market(hard);
  }();
  return made;
}

std::map<std::string, std::set<std::string>> persons_by_photo(const Market& made) {
  std::map<std::string, std::set<std::string>> persons;
  for (std::size_t i = 0; i < made.ads.size(); ++i) {
    if (made.truth[i].person.empty()) continue;
    for (const RawPhoto& photo : made.ads[i].photos) persons[*photo.pdq].insert(made.truth[i].person);
  }
  return persons;
}

TEST(HardMarket, SomePhotosAreEverybodys) {
  const auto most = [](const Market& made) {
    std::size_t persons = 0;
    for (const auto& [photo, of] : persons_by_photo(made)) persons = std::max(persons, of.size());
    return persons;
  };
  EXPECT_LE(most(market()), 8u);
  EXPECT_GE(most(hard_market()), 10u);
}

TEST(HardMarket, SomeAdsHaveNothingButWords) {
  int only_words = 0, offers = 0;
  for (std::size_t i = 0; i < hard_market().ads.size(); ++i) {
    if (hard_market().truth[i].kind != AdKind::kOffer) continue;
    const RawAd& ad = hard_market().ads[i];
    ++offers;
    if (ad.photos.empty() && ad.phones.empty() && !ad.age && !ad.name) ++only_words;
  }
  EXPECT_NEAR(static_cast<double>(only_words) / offers, hard_rates().only_words, 0.03);
}

TEST(HardMarket, AboutThreeAdsInTenAreNoise) {
  double noise = 0;
  for (const TrueAd& ad : hard_market().truth) noise += ad.person.empty() ? 1 : 0;
  EXPECT_NEAR(noise / static_cast<double>(hard_market().truth.size()), 0.3, 0.05);
}

TEST(HardMarket, ARetouchedPhotoIsNearTheFirst) {
  Rng rng(3);
  for (int i = 0; i < 100; ++i) {
    const std::string photo = random_photo(rng), retouched = retouched_photo(photo, rng);
    int bits = 0;
    for (std::size_t at = 0; at < photo.size(); ++at) {
      bits += std::popcount(static_cast<unsigned>(std::stoi(photo.substr(at, 1), nullptr, 16) ^
                                                  std::stoi(retouched.substr(at, 1), nullptr, 16)));
    }
    EXPECT_LE(bits, 20);
  }
}

}  // namespace
}  // namespace vigie::testbed
