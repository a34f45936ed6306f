#include <fmt/format.h>
#include <gmock/gmock.h>

#include "tests/storage/fixture.h"

namespace vigie::storage {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

class LinkageTest : public StorageTest {
 protected:
  LinkageTest() {
    AdRecord other = lina("3");
    other.raw.site = "s02";
    other.ad.phones = {};
    other.ad.names = {"Maya"};
    other.ad.kind = AdKind::kClient;
    EXPECT_TRUE(database_.store_ads(std::vector{lina("2"), lina("1"), other}));
    ads_ = database_.linkable_ads().value();
  }

  /// The first two ads are one person, in a network with the third.
  Linkage found() const {
    const Evidence phone{EvidenceKind::kSamePhone, 12.5, ads_[0].phones.at(0)};
    return {.links = {{ads_[0].ad, ads_[1].ad, 9.5, {phone, {EvidenceKind::kOtherAge, -3, {}}}}},
            .persons = {{{ads_[2].ad}}, {{ads_[0].ad, ads_[1].ad}}},
            .ties = {{0, 1, 4.0, {{EvidenceKind::kSameText, 4.0, {}}}}},
            .networks = {{{0, 1}}}};
  }

  Database database_ = open();
  std::vector<LinkableAd> ads_;
};

TEST_F(LinkageTest, AdsComeWithAllThatCanBeCompared) {
  ASSERT_EQ(ads_.size(), 3U);
  EXPECT_LT(ads_[0].ad, ads_[1].ad);
  EXPECT_EQ(ads_[0].site, "s14");
  EXPECT_EQ(ads_[0].department, department("95"));
  EXPECT_EQ(ads_[0].age, 32);
  EXPECT_EQ(ads_[0].phones.size(), 1U);
  EXPECT_EQ(ads_[0].handles.size(), 1U);
  EXPECT_EQ(ads_[0].emails.size(), 1U);
  EXPECT_EQ(ads_[0].phones, ads_[1].phones);
  EXPECT_THAT(ads_[2].phones, IsEmpty());
  EXPECT_EQ(ads_[0].text, ads_[2].text);
  EXPECT_TRUE(ads_[0].text);
  EXPECT_EQ(ads_[0].name, ads_[1].name);
  EXPECT_NE(ads_[0].name, ads_[2].name);
  ASSERT_EQ(ads_[0].photos.size(), 1U);
  EXPECT_EQ(ads_[0].photos[0].pdq,
            (PdqHash{0xaaaaaaaaaaaaaaaaU, 0xaaaaaaaaaaaaaaaaU, 0xaaaaaaaaaaaaaaaaU, 0xaaaaaaaaaaaaaaaaU}));
  EXPECT_EQ(ads_[0].photos[0].quality, 90);
  EXPECT_THAT(ads_[0].nights, ElementsAre(day("2026-09-07")));
}

TEST_F(LinkageTest, PdqWordsAreBigEndianInTheOrderOfTheDigits) {
  AdRecord ad = lina("9");
  ad.raw.photos[0].pdq = "0123456789abcdef" + std::string(47, '0') + "7";
  ASSERT_TRUE(database_.store_ads(std::vector{ad}));
  EXPECT_EQ(database_.linkable_ads().value().back().photos.at(0).pdq, (PdqHash{0x0123456789abcdefU, 0, 0, 7}));
}

TEST_F(LinkageTest, APhotoWhoseHashIsNoneIsPassedOver) {
  AdRecord ad = lina("9");
  ad.raw.photos = {{.url = {}, .path = {}, .pdq = "xyz", .quality = {}},
                   {.url = {}, .path = {}, .pdq = std::string(63, '0') + "g", .quality = {}}};
  ASSERT_TRUE(database_.store_ads(std::vector{ad}));
  EXPECT_THAT(database_.linkable_ads().value().back().photos, IsEmpty());
}

TEST_F(LinkageTest, APhotoThatIsHashedOnALaterNight_IsOneOfTheSameVersion) {
  AdRecord ad = lina("9");
  ad.raw.photos = {{.url = "https://img.example/9.jpg", .path = {}, .pdq = {}, .quality = {}}};
  ASSERT_TRUE(database_.store_ads(std::vector{ad}));
  const auto versions = number("SELECT count(*) FROM ad_versions");
  ad.raw.photos[0].pdq = std::string(63, '0') + "7";
  ASSERT_TRUE(database_.store_ads(std::vector{ad}));
  EXPECT_EQ(number("SELECT count(*) FROM ad_versions"), versions);
  ASSERT_EQ(database_.linkable_ads().value().back().photos.size(), 1U);
  EXPECT_EQ(database_.linkable_ads().value().back().photos[0].pdq, (PdqHash{0, 0, 0, 7}));
}

TEST_F(LinkageTest, ARowOfAListingIsNotLinked) {
  const ScanId scan = database_.begin_scan(scan_of("2026-09-07", {department("95")})).value();
  FetchedPage page{.scan = scan,
                   .frontier = {},
                   .page = listing(),
                   .night = day("2026-09-07"),
                   .fetched = {},
                   .listed = {{row_of(lina("5"))}},
                   .ads = {},
                   .found = {}};
  ASSERT_TRUE(database_.store_page(page));
  EXPECT_EQ(database_.linkable_ads().value().size(), 3U);
  EXPECT_EQ(database_.clusters({}).value().size(), 4U);
}

TEST_F(LinkageTest, ClustersAreOrderedBySiteAndAdAndNumberedInTheOrderOfTheirFirstAds) {
  ASSERT_TRUE(database_.store_linkage(found(), {}));
  const auto rows = database_.clusters({}).value();
  ASSERT_EQ(rows.size(), 3U);
  EXPECT_EQ(rows[0].site, "s02");
  EXPECT_EQ(rows[0].kind, AdKind::kClient);
  EXPECT_EQ(rows[1].ad_id, "1");
  EXPECT_EQ(rows[2].ad_id, "2");
  EXPECT_EQ(rows[1].person, rows[2].person);
  EXPECT_EQ(rows[1].person, PersonId{1});
  EXPECT_EQ(rows[0].person, PersonId{2});
  EXPECT_EQ(rows[0].network, NetworkId{1});
  EXPECT_TRUE(database_.clusters(department("94")).value().empty());
  EXPECT_EQ(database_.clusters(department("95")).value().size(), 3U);
}

TEST_F(LinkageTest, EvidenceIsKept) {
  ASSERT_TRUE(database_.store_linkage(found(), {}));
  EXPECT_EQ(text("SELECT group_concat(kind || ' ' || weight, ', ') FROM link_evidence"),
            "same_phone 12.5, other_age -3.0");
  EXPECT_EQ(number("SELECT count(*) FROM link_evidence JOIN identifiers ON identifiers.id = identifier"), 1);
  EXPECT_EQ(text("SELECT kind FROM tie_evidence"), "same_text");
}

TEST_F(LinkageTest, ARunTakesThePlaceOfTheLast) {
  ASSERT_TRUE(database_.store_linkage(found(), {}));
  ASSERT_TRUE(database_.store_linkage(found(), {}));
  EXPECT_EQ(number("SELECT count(*) FROM links"), 1);
  ASSERT_TRUE(database_.store_linkage({}, {}));
  EXPECT_FALSE(database_.clusters({}).value()[0].person);
}

TEST_F(LinkageTest, WhatARunDidNotLookAtStays) {
  Linkage first = found();
  first.said = {{ads_[0].ad, 7}, {ads_[1].ad, 8}, {ads_[2].ad, ~std::uint64_t{}}};
  first.learnt = {.5, -3};
  first.samples = 20;
  first.sampled = {{3, ads_[1].ad, 2}};
  ASSERT_TRUE(database_.store_linkage(first, {}));
  Linkage second{.links = {}, .persons = first.persons, .said = first.said, .learnt = first.learnt};
  second.revision = Revision{.changed = {}, .revised = {ads_[2].ad}, .persons = 1};
  ASSERT_TRUE(database_.store_linkage(second, {}));
  EXPECT_EQ(number("SELECT count(*) FROM links"), 1);
  EXPECT_EQ(number("SELECT person FROM sampled_persons"), -static_cast<std::int64_t>(ads_[1].ad));
  EXPECT_EQ(number("SELECT count(*) FROM ties"), 0);
  EXPECT_EQ(number("SELECT count(*) FROM moves WHERE level = 'person'"), 0);
  const auto former = database_.former_linkage().value();
  ASSERT_TRUE(former);
  EXPECT_EQ(former->learnt, first.learnt);
  ASSERT_EQ(former->ads.size(), 3U);
  EXPECT_EQ(former->ads[0].said, 7U);
  EXPECT_EQ(former->ads[2].said, ~std::uint64_t{});
}

TEST_F(LinkageTest, PicturesStayUntilAnotherPhotoStandsForThem) {
  AdRecord ad = lina("9");
  ad.raw.photos[0].pdq = std::string(63, '0') + "7";
  ASSERT_TRUE(database_.store_ads(std::vector{ad}));
  const PdqHash shown = ads_[0].photos[0].pdq, near{0, 0, 0, 7}, elsewhere{0, 0, 0, 1};
  Linkage linkage = found();
  linkage.learnt = {1};
  linkage.pictures = {{elsewhere, shown}, {near, shown}, {shown, shown}};
  const auto stored = [&] {
    EXPECT_TRUE(database_.store_linkage(linkage, {}));
    return database_.former_linkage().value()->pictures;
  };
  EXPECT_THAT(stored(), ElementsAre(KnownPicture{near, shown}, KnownPicture{shown, shown}));
  linkage.pictures = {{near, near}};
  EXPECT_THAT(stored(), ElementsAre(KnownPicture{near, near}, KnownPicture{shown, shown}));
}

TEST_F(LinkageTest, ALinkThatIsFoundAgainAsItStandsIsNotWrittenAgain) {
  Linkage again = found();
  ASSERT_TRUE(database_.store_linkage(again, {}));
  const auto id = number("SELECT id FROM links");
  again.revision = Revision{.changed = {ads_[0].ad}, .revised = {ads_[0].ad, ads_[1].ad}, .persons = 1};
  ASSERT_TRUE(database_.store_linkage(again, {}));
  EXPECT_EQ(number("SELECT id FROM links"), id);
  EXPECT_EQ(number("SELECT count(*) FROM link_evidence"), 2);
  again.links[0].weight = 4;
  again.links[0].evidence.pop_back();
  ASSERT_TRUE(database_.store_linkage(again, {}));
  EXPECT_EQ(number("SELECT weight FROM links"), 4);
  EXPECT_EQ(number("SELECT count(*) FROM link_evidence"), 1);
}

TEST_F(LinkageTest, LinksOfAChangedAdAreFoundAgainOrGo) {
  ASSERT_TRUE(database_.store_linkage(found(), {}));
  Linkage parted{.links = {}, .persons = {{{ads_[2].ad}}, {{ads_[0].ad}}, {{ads_[1].ad}}}};
  parted.revision = Revision{.changed = {ads_[1].ad}, .revised = {ads_[1].ad}, .persons = 1};
  ASSERT_TRUE(database_.store_linkage(parted, {}));
  EXPECT_EQ(number("SELECT count(*) FROM links"), 0);
  EXPECT_EQ(number("SELECT count(*) FROM link_evidence"), 0);
  EXPECT_EQ(number("SELECT count(DISTINCT person) FROM person_ads"), 3);
  EXPECT_FALSE(database_.former_linkage().value());
}

TEST_F(LinkageTest, ARunThatIsRefusedLeavesTheLast) {
  ASSERT_TRUE(database_.store_linkage(found(), {}));
  Linkage wrong = found();
  wrong.persons.push_back({{AdRow{999}}});
  EXPECT_EQ(database_.store_linkage(wrong, {}).error().code, Error::kDatabase);
  EXPECT_EQ(database_.clusters({}).value()[1].person, PersonId{1});
}

TEST_F(LinkageTest, SeenAdsHoldWhatIsCounted) {
  ASSERT_TRUE(database_.store_linkage(found(), {}));
  const auto seen = database_.seen_ads(department("95"), {day("2026-09-07"), day("2026-09-07")}).value();
  ASSERT_EQ(seen.size(), 3U);
  EXPECT_EQ(seen[0].person, PersonId{1});
  EXPECT_EQ(seen[0].network, NetworkId{1});
  EXPECT_EQ(seen[0].commune, "95127");
  EXPECT_EQ(seen[0].age, 32);
  EXPECT_EQ(seen[0].price, (Price{80, "EUR"}));
  EXPECT_THAT(seen[0].languages, ElementsAre("fr", "en"));
  EXPECT_TRUE(seen[0].has_photos);
  EXPECT_FALSE(seen[0].possible_minor);
  EXPECT_EQ(seen[0].phones, ads_[0].phones);
  EXPECT_THAT(seen[2].phones, IsEmpty());
  EXPECT_TRUE(database_.seen_ads(department("95"), {day("2026-09-08"), day("2026-09-30")}).value().empty());
}

TEST_F(LinkageTest, AnAdIsMarkedByAnIdentifierAHashedPhotoOrAName) {
  const auto is_marked = [&](bool phone, bool photo, bool name) {
    AdRecord ad = lina(fmt::format("mark-{}{}{}", phone, photo, name));
    ad.ad.handles.clear();
    ad.ad.emails.clear();
    if (!phone) ad.ad.phones.clear();
    if (!photo) ad.raw.photos = {{.url = "https://img.example/1.jpg", .path = {}, .pdq = {}, .quality = {}}};
    if (!name) ad.ad.names.clear();
    EXPECT_TRUE(database_.store_ads(std::vector{ad}));
    return database_.seen_ads(department("95"), {day("2026-09-07"), day("2026-09-07")}).value().back().is_marked;
  };
  EXPECT_FALSE(is_marked(false, false, false));
  EXPECT_TRUE(is_marked(true, false, false));
  EXPECT_TRUE(is_marked(false, true, false));
  EXPECT_TRUE(is_marked(false, false, true));
}

TEST_F(LinkageTest, ViewsForPeopleCountTheSame) {
  ASSERT_TRUE(database_.store_linkage(found(), {}));
  EXPECT_EQ(text("SELECT group_concat(ads || '/' || sites || '/' || first_night, ' ') FROM person_counts"),
            "2/1/2026-09-07 1/1/2026-09-07");
  EXPECT_EQ(text("SELECT commune || ' ' || kind || ' ' || last_night || ' ' || nights FROM ad_readable LIMIT 1"),
            "95127 offer 2026-09-07 1");
}

TEST_F(LinkageTest, AnEstimateTakesThePlaceOfTheLastOfItsKind) {
  StoredEstimate estimate{.department = department("95"),
                          .period = {day("2026-09-01"), day("2026-09-07")},
                          .method = "chao1",
                          .n = {},
                          .lo = {},
                          .hi = {},
                          .reason = "one night",
                          .made = {}};
  ASSERT_TRUE(database_.store_estimate(estimate));
  estimate.n = 12.5;
  ASSERT_TRUE(database_.store_estimate(estimate));
  EXPECT_EQ(text("SELECT count(*) || ' ' || n FROM estimates"), "1 12.5");
  estimate.n.reset();
  estimate.reason.clear();
  EXPECT_FALSE(database_.store_estimate(estimate));
}

}  // namespace
}  // namespace vigie::storage
