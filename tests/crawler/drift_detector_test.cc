#include <gmock/gmock.h>

#include "crawler/drift/detector.h"
#include "crawler/drift/drift_words.h"
#include "crawler/drift/field_tally.h"

namespace vigie::crawler {
namespace {

using storage::Drift;
using storage::DriftMeasure;
using storage::FieldNight;
using storage::PageKind;
using testing::IsEmpty;
using testing::SizeIs;

constexpr Date kFirst = std::chrono::year{2026} / 3 / 1;

FieldNight price(Count found, std::map<std::string, int> shapes) {
  return {.page = PageKind::kAd, .field = "price", .found = found, .shapes = std::move(shapes)};
}

FieldNight usual() { return price({18, 20}, {{"9 €", 18}}); }

/// A night each.
FieldHistory nights_of(const std::vector<FieldNight>& fields) {
  FieldHistory history;
  for (const FieldNight& field : fields)
    history.emplace_back(kFirst + std::chrono::days{static_cast<int>(history.size())}, std::vector{field});
  return history;
}

TEST(FindDrifts, OneLineNamesSiteFieldNightAndBothLooks) {
  const auto drifts = find_drifts("wannonce", nights_of({usual(), usual(), price({0, 19}, {})}), {});
  ASSERT_THAT(drifts, SizeIs(1));
  EXPECT_EQ(drift_line(drifts[0]),
            "wannonce: price found in 0 of 19 ads since 2026-03-03 (before: found in 36 of 40 ads, like “9 €”)");
}

TEST(FindDrifts, OneThatLastsIsOneDrift) {
  auto history = nights_of({usual(), usual(), price({0, 19}, {})});
  const auto first = find_drifts("s", history, {});
  history.emplace_back(kFirst + std::chrono::days{3}, std::vector{price({0, 21}, {})});
  const auto second = find_drifts("s", history, first);
  ASSERT_THAT(second, SizeIs(1));
  EXPECT_EQ(second[0].since, first[0].since);
  EXPECT_EQ(second[0].now, (Count{0, 40}));
  EXPECT_FALSE(second[0].ended);
}

TEST(FindDrifts, EndsWhenMended_AndItsNightsAreNoExample) {
  auto history = nights_of({usual(), usual(), price({0, 19}, {})});
  auto known = find_drifts("s", history, {});
  history.emplace_back(kFirst + std::chrono::days{3}, std::vector{usual()});
  known = find_drifts("s", history, known);
  ASSERT_THAT(known, SizeIs(1));
  EXPECT_EQ(known[0].ended, kFirst + std::chrono::days{3});
  history.emplace_back(kFirst + std::chrono::days{4}, std::vector{usual()});
  EXPECT_THAT(find_drifts("s", history, known), IsEmpty());
  history.emplace_back(kFirst + std::chrono::days{5}, std::vector{price({0, 20}, {})});
  const auto again = find_drifts("s", history, known);
  ASSERT_THAT(again, SizeIs(1));
  EXPECT_EQ(again[0].since, kFirst + std::chrono::days{5});
  EXPECT_EQ(again[0].was, (Count{72, 80}));
}

TEST(FindDrifts, EndsWhenTheDefinitionNoLongerNamesTheField) {
  auto history = nights_of({usual(), usual(), price({0, 19}, {})});
  const auto known = find_drifts("s", history, {});
  const FieldNight title{.page = PageKind::kAd, .field = "title", .found = {20, 20}, .shapes = {{"a", 20}}};
  history.emplace_back(kFirst + std::chrono::days{3}, std::vector{title});
  const auto drifts = find_drifts("s", history, known);
  ASSERT_THAT(drifts, SizeIs(1));
  EXPECT_EQ(drifts[0].ended, kFirst + std::chrono::days{3});
}

TEST(FindDrifts, AnotherFormOfTheSameFieldIsDrift) {
  const auto drifts = find_drifts("s", nights_of({usual(), usual(), usual(), price({18, 20}, {{"a 9.9", 18}})}), {});
  ASSERT_THAT(drifts, SizeIs(1));
  EXPECT_EQ(drifts[0].measure, DriftMeasure::kForm);
  EXPECT_EQ(drifts[0].was_shape, "9 €");
  EXPECT_EQ(drifts[0].now_shape, "a 9.9");
}

// Each night alone is within chance; the same ads read again each night would add nothing.
TEST(FindDrifts, ASlowLossIsSeenOnAdsThatAreNew) {
  FieldNight before = usual(), later = price({14, 20}, {{"9 €", 14}});
  before.fresh = {9, 10};
  later.fresh = {5, 10};
  auto history = nights_of(std::vector(10, before));
  std::size_t nights = 0;
  for (std::vector<Drift> drifts; drifts.empty() && nights < 10; ++nights) {
    history.emplace_back(kFirst + std::chrono::days{10 + static_cast<int>(nights)}, std::vector{later});
    drifts = find_drifts("s", history, {});
    for (const Drift& drift : drifts) EXPECT_EQ(drift.since, kFirst + std::chrono::days{10});
  }
  EXPECT_GT(nights, 1U);
  EXPECT_LE(nights, 6U);
  later.fresh = {};
  EXPECT_THAT(find_drifts("s", nights_of({before, before, before, later, later, later, later, later}), {}), IsEmpty());
}

// Half the ads show it, so that its absence on ten pages proves little; that known ads lost it does.
TEST(FindDrifts, KnownAdsThatLostTheirValuesTell) {
  FieldNight before = price({5, 10}, {{"9 €", 5}}), tonight = price({0, 10}, {});
  before.kept = {10, 10};
  tonight.kept = {5, 10};
  const auto drifts = find_drifts("s", nights_of({before, before, before, tonight}), {});
  ASSERT_THAT(drifts, SizeIs(1));
  EXPECT_EQ(drifts[0].measure, DriftMeasure::kKept);
}

TEST(FindDrifts, ReadingSomethingElseThanThePageSaysIsDrift) {
  FieldNight before = usual(), tonight = usual();
  before.agreed = {18, 18};
  tonight.agreed = {2, 18};
  const auto drifts = find_drifts("s", nights_of({before, before, tonight}), {});
  ASSERT_THAT(drifts, SizeIs(1));
  EXPECT_EQ(drifts[0].measure, DriftMeasure::kAgreed);
}

TEST(FindDrifts, AFirstNightIsHeldAgainstGenericExtractionAlone) {
  FieldNight wrong = price({0, 20}, {}), right = usual();
  EXPECT_THAT(find_drifts("s", nights_of({wrong}), {}), IsEmpty()) << "it may be a field that no ad shows";
  wrong.only_generic = 19;
  const auto drifts = find_drifts("s", nights_of({wrong}), {});
  ASSERT_THAT(drifts, SizeIs(1));
  EXPECT_EQ(drift_line(drifts[0]), "s: price found in 0 of 20 ads since 2026-03-01 (though the pages show it)");
  right.field = "age";
  right.agreed = {18, 18};
  EXPECT_THAT(find_drifts("s", {{kFirst, {wrong, right}}}, {}), IsEmpty()) << "one rule of a family that fits";
}

TEST(FindDrifts, AListingWithoutRowsIsDriftOfTheListing) {
  FieldNight before{.page = PageKind::kListing, .field = std::string(kRows), .found = {4, 4}, .shapes = {}};
  before.kept = {30, 33};
  FieldNight tonight = before;
  tonight.found = {0, 4};
  tonight.kept = {0, 32};
  const auto drifts = find_drifts("s", nights_of({before, before, tonight}), {});
  ASSERT_THAT(drifts, SizeIs(1));
  EXPECT_EQ(field_name(drifts[0]), "listing");
}

extractors::SiteDefinition site_with(const std::set<std::string>& ruled, const std::set<std::string>& never = {}) {
  extractors::SiteDefinition site;
  for (const std::string& field : ruled) site.ad[field] = {};
  site.never = never;
  return site;
}

const FieldNight* find(const std::vector<FieldNight>& fields, std::string_view name) {
  const auto found = std::ranges::find(fields, name, &FieldNight::field);
  return found == fields.end() ? nullptr : &*found;
}

TEST(FieldTally, CountsFoundFormAgreementAndKnownAds) {
  const auto site = site_with({"price"}, {"age"});
  FieldTally tally(site);
  RawAd by_rules, generic, known;
  by_rules.price = "80 €";
  generic.price = "80  €";
  generic.title = "Lina";
  known.price = "90 €";
  known.title = "LINA";
  tally.ad({by_rules, generic}, {.known = &known});
  tally.ad({{}, generic}, {.first_seen = true});
  tally.ad_without_content({});
  const auto fields = tally.fields();
  EXPECT_EQ(find(fields, "age"), nullptr);
  ASSERT_NE(find(fields, "price"), nullptr);
  EXPECT_EQ(*find(fields, "price"), (FieldNight{.page = PageKind::kAd,
                                                .field = "price",
                                                .found = {1, 3},
                                                .fresh = {0, 1},
                                                .agreed = {1, 1},
                                                .kept = {0, 1},
                                                .only_generic = 1,
                                                .shapes = {{"9 €", 1}}}));
  EXPECT_EQ(find(fields, "title")->found, (Count{2, 3}));
  EXPECT_EQ(find(fields, "title")->kept, (Count{1, 1}));
  EXPECT_EQ(find(fields, "rows"), nullptr);
}

TEST(FieldTally, AdChosenByItsFieldsSaysHowTheyAreReadAndNotHowManyShowThem) {
  const auto site = site_with({"price"});
  FieldTally tally(site);
  RawAd known;
  known.price = "80 €";
  tally.ad({known, known}, {.known = &known, .chosen = true});
  EXPECT_FALSE(tally.differs());
  tally.ad_without_content({.known = &known, .chosen = true});
  EXPECT_TRUE(tally.differs());
  const auto fields = tally.fields();
  ASSERT_NE(find(fields, "price"), nullptr);
  EXPECT_EQ(*find(fields, "price"), (FieldNight{.page = PageKind::kAd,
                                                .field = "price",
                                                .found = {},
                                                .fresh = {},
                                                .agreed = {1, 1},
                                                .kept = {1, 2},
                                                .only_generic = 0,
                                                .shapes = {{"9 €", 1}}}));
}

TEST(FieldTally, UnchangedPageKeptWhatItShows) {
  const auto site = site_with({"price"});
  FieldTally tally(site);
  RawAd known;
  known.price = "80 €";
  tally.unchanged_ad(known);
  const auto fields = tally.fields();
  ASSERT_THAT(fields, SizeIs(1));
  EXPECT_EQ(fields[0].kept, (Count{1, 1}));
  EXPECT_EQ(fields[0].found, Count{});
}

TEST(FieldTally, AdWhoseRowChangedIsHeldAgainstItsOwnPastOnlyWhereManyRowsChanged) {
  const auto site = site_with({"price"});
  FieldTally tally(site);
  RawAd known, now;
  known.price = "80 €";
  now.price = "90 €";
  for (int row = 0; row < 10; ++row) tally.known_row(row == 0);
  tally.ad({now, now}, {.known = &known, .row_changed = true});
  EXPECT_FALSE(tally.differs());
  EXPECT_EQ(find(tally.fields(), "price")->kept, Count{});
  for (int row = 0; row < 10; ++row) tally.known_row(true);
  EXPECT_TRUE(tally.differs());
  EXPECT_EQ(find(tally.fields(), "price")->kept, (Count{0, 1}));
}

TEST(FieldTally, FieldThatTheRulesNoLongerFindDiffersThoughGenericExtractionDoes) {
  const auto site = site_with({"price"});
  RawAd known;
  known.price = "80 €";
  FieldTally tally(site);
  tally.ad({{}, known}, {.known = &known});
  EXPECT_TRUE(tally.differs());
  EXPECT_EQ(find(tally.fields(), "price")->kept, (Count{1, 1}));
  FieldTally usual(site);
  usual.expect({{Date{}, tally.fields()}});
  usual.ad({{}, known}, {.known = &known});
  EXPECT_FALSE(usual.differs());
}

TEST(FieldTally, DateThatIsAnotherEachNightDiffersByItsFormAlone) {
  const auto site = site_with({"posted"});
  RawAd known, later, other;
  known.posted = "il y a 3 heures";
  later.posted = "il y a 12 jours";
  other.posted = "12/09/2026";
  FieldTally first(site);
  first.ad({later, {}}, {.known = &known});
  EXPECT_TRUE(first.differs());
  FieldTally second(site);
  second.expect({{Date{}, first.fields()}});
  second.ad({later, {}}, {.known = &known});
  EXPECT_FALSE(second.differs());
  second.ad({other, {}}, {.known = &known});
  EXPECT_TRUE(second.differs());
  EXPECT_EQ(find(second.fields(), "posted")->kept, (Count{0, 2}));
}

TEST(FieldTally, CountsListingsAndTheirRows) {
  auto site = site_with({});
  site.listing.fields["place"] = {};
  FieldTally tally(site);
  RawAd row;
  row.place = "Cergy";
  tally.row(row, {});
  tally.row({}, {});
  tally.listing(true);
  tally.listing(false);
  const auto fields = tally.fields();
  ASSERT_THAT(fields, SizeIs(2));
  EXPECT_EQ(find(fields, "place")->found, (Count{1, 2}));
  EXPECT_EQ(find(fields, "rows")->found, (Count{1, 2}));
}

}  // namespace
}  // namespace vigie::crawler
