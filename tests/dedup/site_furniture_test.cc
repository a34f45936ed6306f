#include "dedup/linkage/site_furniture.h"

#include <numeric>

#include <gmock/gmock.h>

#include "dedup/linkage/wordings.h"
#include "tests/dedup/ads.h"

namespace vigie::dedup {
namespace {

using testing::Contains;
using testing::Each;
using testing::Not;

constexpr std::uint32_t kFooter = 1000;  // the first of twenty triples
constexpr std::uint64_t kLogo = 777;

// Twelve persons of one site under a name and phone each, with a wording of their own, the site's footer and its logo.
std::vector<LinkableAd> small_site() {
  std::vector<MadeAd> made;
  for (int i = 0; i < 12; ++i)
    made.push_back({.phones = {i}, .photos = {kLogo, static_cast<std::uint64_t>(i)}, .name = i});
  auto ads = linkable(made);
  for (std::uint32_t i = 0; i < ads.size(); ++i) {
    ads[i].shingles.resize(30);
    std::iota(ads[i].shingles.begin(), ads[i].shingles.begin() + 10, 10 * i);
    std::iota(ads[i].shingles.begin() + 10, ads[i].shingles.end(), kFooter);
  }
  return ads;
}

Ads pointers(const std::vector<LinkableAd>& ads) {
  Ads all;
  for (const LinkableAd& ad : ads) all.push_back(&ad);
  return all;
}

TEST(SiteFurniture, FootersAndLogosThatASitesAuthorsHaveAreLeftOut) {
  const auto ads = small_site();
  const OwnAds own = without_furniture(pointers(ads));
  for (const LinkableAd* const ad : own.ads) {
    EXPECT_EQ(ad->shingles.size(), 10U);
    EXPECT_THAT(ad->shingles, Each(testing::Lt(kFooter)));
    EXPECT_EQ(ad->photos.size(), 1U);
  }
}

TEST(SiteFurniture, WhatOneAuthorRepeatsIsHers) {
  auto ads = small_site();
  for (LinkableAd& ad : ads) ad.name = 5;
  EXPECT_THAT(without_furniture(pointers(ads)).ads, testing::ElementsAreArray(pointers(ads)));
}

TEST(SiteFurniture, AnotherSitesAdsKeepTheSameWords) {
  auto ads = small_site();
  ads.push_back(linkable(13, {.phones = {40}, .photos = {kLogo}, .name = 40}));
  ads.back().site = "s2";
  ads.back().shingles = ads[0].shingles;
  EXPECT_EQ(without_furniture(pointers(ads)).ads.back(), &ads.back());
}

// Exact wordings are of the whole text: with the footer, "Call me" of two persons is long enough to be one wording.
TEST(SiteFurniture, AShortTextWithALongFooterIsNoWording) {
  auto ads = small_site();
  for (LinkableAd& ad : ads) ad.text = 1;
  for (const std::size_t i : {3U, 7U}) {
    ads[i].text = 99;
    ads[i].shingles.erase(ads[i].shingles.begin() + 2, ads[i].shingles.begin() + 10);
  }
  const OwnAds own = without_furniture(pointers(ads));
  EXPECT_EQ(own.ads[3]->text, std::nullopt);
  EXPECT_EQ(own.ads[4]->text, BlindKey{1});
}

TEST(SiteFurniture, ALongTextOfWhichLittleIsKeptIsAWordingStill) {
  auto ads = small_site();
  ads[3].text = 99;
  ads[3].shingles.assign(64, kFooter);
  EXPECT_EQ(without_furniture(pointers(ads)).ads[3]->text, BlindKey{99});
}

// Of a wording of more pieces than are kept only some are there, so that such ads teach nothing; they lose it all the
// same.
TEST(SiteFurniture, IsLearntFromWholeWordingsAndTakenFromAll) {
  auto ads = small_site();
  for (int i = 0; i < 40; ++i) {
    ads.push_back(linkable(100 + i, {.phones = {100 + i}, .name = 100 + i}));
    ads.back().shingles.resize(64);
    std::iota(ads.back().shingles.begin() + 1, ads.back().shingles.end(), 5000 + 64 * static_cast<std::uint32_t>(i));
    ads.back().shingles.front() = kFooter;
  }
  EXPECT_THAT(without_furniture(pointers(ads)).ads.back()->shingles, Not(Contains(kFooter)));
}

// Beside a large site a small one's footer is rare, so that with it all its ads look alike.
TEST(SiteFurniture, ASmallSitesFooterMakesNoLikeness) {
  auto ads = small_site();
  for (int i = 0; i < 600; ++i) {
    ads.push_back(linkable(100 + i, {.phones = {100 + i}, .name = 100 + i}));
    ads.back().site = "large";
    ads.back().shingles.resize(20);
    std::iota(ads.back().shingles.begin(), ads.back().shingles.end(), 5000 + 64 * static_cast<std::uint32_t>(i));
  }
  const auto likeness = [](const Ads& of) { return Wordings(wordings_of(of)).likeness(0, 1).value().share; };
  EXPECT_GT(likeness(pointers(ads)), 0.5);
  EXPECT_EQ(likeness(without_furniture(pointers(ads)).ads), 0);
}

}  // namespace
}  // namespace vigie::dedup
