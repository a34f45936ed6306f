#include "dedup/linkage/blocking.h"

#include <gmock/gmock.h>

#include "tests/dedup/ads.h"

namespace vigie::dedup {
namespace {

Ads pointers(const std::vector<LinkableAd>& ads) {
  Ads all;
  for (const LinkableAd& ad : ads) all.push_back(&ad);
  return all;
}

TEST(Blocking, GathersWhatSharesAValueAndNothingElse) {
  const auto ads =
      linkable({{.phones = {1, 2}}, {.phones = {2}, .text = 7}, {.text = 7}, {.phones = {3}, .photos = {9}}});
  const Blocks blocks = block(pointers(ads), settings().profile_years);
  ASSERT_EQ(blocks.blocks.size(), 2u);
  EXPECT_EQ(blocks.blocks[0].kind, ValueKind::kPhone);
  EXPECT_THAT(blocks.blocks[0].ads, ::testing::ElementsAre(0, 1));
  EXPECT_EQ(blocks.blocks[1].kind, ValueKind::kText);
  EXPECT_THAT(blocks.blocks[1].ads, ::testing::ElementsAre(1, 2));
  EXPECT_THAT(blocks.of_ad[1], ::testing::ElementsAre(0, 1));
  EXPECT_THAT(blocks.of_ad[3], ::testing::IsEmpty());
}

TEST(Blocking, PassesOverPhotosOfPoorQuality) {
  auto ads = linkable({{.photos = {9}}, {.photos = {9}}});
  ads[1].photos[0].quality = 49;
  EXPECT_THAT(block(pointers(ads), settings().profile_years).blocks, ::testing::IsEmpty());
}

TEST(Blocking, CountsProfilesByNameAndByAge) {
  const auto ads = linkable({{.phones = {1}, .name = 5, .age = 22},
                             {.phones = {1}, .name = 5, .age = 24},
                             {.phones = {1}, .name = 5, .age = 41},
                             {.phones = {1}, .name = 6},
                             {.phones = {1}, .age = 60}});
  EXPECT_EQ(block(pointers(ads), settings().profile_years).blocks.at(0).persons, 3);
}

TEST(Blocking, CountsTheirPhonesBehindAWording) {
  const auto ads = linkable({{.phones = {1}, .text = 7}, {.phones = {2}, .text = 7}, {.phones = {3}, .text = 7}});
  EXPECT_EQ(block(pointers(ads), settings().profile_years).blocks.at(0).persons, 3);
}

TEST(Blocking, CountsThePhonesBehindAPictureOnlyWhereNobodyIsNamed) {
  const auto persons = [](int phones, std::optional<BlindKey> name) {
    std::vector<MadeAd> made;
    for (int i = 0; i < phones; ++i) made.push_back({.phones = {i}, .photos = {9}, .name = name});
    const auto ads = linkable(made);
    return block(pointers(ads), settings().profile_years).blocks.at(0).persons;
  };
  EXPECT_EQ(persons(12, std::nullopt), 4);
  EXPECT_EQ(persons(3, std::nullopt), 1) << "one person's pictures under her second and third number";
  EXPECT_EQ(persons(12, 5), 1);
}

// The worst that a block can be: one value on all ads, and each another profile.
TEST(Blocking, IsNeverQuadratic) {
  for (const int names : {1, 100, 20'000}) {
    std::vector<MadeAd> made;
    for (int i = 0; i < 20'000; ++i) made.push_back({.phones = {1}, .name = i % names, .age = 18 + i % 40});
    const auto ads = linkable(made);
    const Blocks blocks = block(pointers(ads), settings().profile_years);
    EXPECT_LT(candidate_pairs(pointers(ads), blocks.blocks.at(0)).size(), 3 * ads.size());
    EXPECT_LT(profile_pairs(pointers(ads)).size(), 12 * ads.size());
  }
}

TEST(Blocking, ReachesEveryAdOfABlockFromEveryOther) {
  std::vector<MadeAd> made;
  for (int i = 0; i < 60; ++i) made.push_back({.phones = {1}, .name = i % 7, .age = 18 + i % 11});
  const auto ads = linkable(made);
  std::vector<AdIndex> root(ads.size());
  for (AdIndex i = 0; i < root.size(); ++i) root[i] = i;
  for (const auto& [a, b] :
       candidate_pairs(pointers(ads), block(pointers(ads), settings().profile_years).blocks.at(0))) {
    const AdIndex from = root[b], to = root[a];
    std::replace(root.begin(), root.end(), from, to);
  }
  EXPECT_THAT(root, ::testing::Each(root.front()));
}

}  // namespace
}  // namespace vigie::dedup
