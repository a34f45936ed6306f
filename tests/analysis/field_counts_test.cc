#include "analysis/field_counts.h"

#include <gmock/gmock.h>

#include "tests/analysis/stored_ads.h"

namespace vigie::analysis {
namespace {

using testing::HasSubstr;

constexpr const char* kHeading = "department,from,to,sex,age_class,form,persons\n";

TEST(FieldCounts, AreReadInBothLanguagesAndWithSemicolons) {
  const auto english = parse_field_counts(std::string(kHeading) + "95,2026-01-01,2026-06-30,women,18-24,hotel,31\r\n");
  const auto french = parse_field_counts(
      "\xEF\xBB\xBF"
      "Département;du;au;sexe;classe_age;forme;personnes\n95;2026-01-01;2026-06-30;Femmes;18-24;\"hotel\";31\n");
  ASSERT_TRUE(english) << english.error();
  ASSERT_TRUE(french) << french.error();
  EXPECT_EQ(*english, *french);
  EXPECT_EQ(english->front().persons, 31);
  EXPECT_EQ(english->front().age_class, "18–24");
}

struct Refused {
  const char *why, *where;
};

TEST(FieldCounts, WhatIsNoSumIsRefusedWithWhereAndWhatToDo) {
  const std::string heading = kHeading;
  const std::vector<std::pair<std::string, Refused>> files{
      {"department,from,to,nom,persons\n95,2026-01-01,2026-06-30,X,1\n", {"Take the column out", "line 1"}},
      {"department,from,to,sex\n95,2026-01-01,2026-06-30,women\n", {"“persons” is missing", "line 1"}},
      {heading + "95,2026-01-01,2026-06-30,women,18-24,hotel,1\n95,2026-01-01,2026-06-30,women,18-24,hotel,1\n",
       {"the same group as line 2", "line 3"}},
      {heading + "95,2026-01-01,2026-06-30,women,18-24,a,1\n95,2026-01-01,2026-06-30,men,18-24,a,1\n"
                 "95,2026-01-01,2026-06-30,women,25-34,a,1\n",
       {"a list of persons", "line 2"}},
      {heading + "95,2026-01-01,2026-06-30,women,18-24,06 39 98 00 12,4\n", {"single person", "line 2"}},
      {heading + "95,2026-01-01,2026-06-30,women,18-24,a,some\n", {"no number", "line 2"}},
      {heading + "95,2026-06-30,2026-01-01,women,18-24,a,4\n", {"period", "line 2"}},
      {heading + "99,2026-01-01,2026-06-30,women,18-24,a,4\n", {"no département", "line 2"}},
      {heading + "95,2026-01-01,2026-06-30,women,24,a,4\n", {"no age class", "line 2"}},
      {heading, {"no line of counts", ""}},
      {"", {"empty", ""}}};
  for (const auto& [csv, refused] : files) {
    const auto counts = parse_field_counts(csv);
    ASSERT_FALSE(counts) << csv;
    EXPECT_EQ(counts.error().code, Error::kBadInput);
    EXPECT_THAT(counts.error().what, HasSubstr(refused.why));
    EXPECT_EQ(counts.error().where, refused.where) << csv;
  }
}

class StoredFieldCounts : public StoredAds {};

TEST_F(StoredFieldCounts, TheReportedPeriodWithMostDaysInCommonIsTaken) {
  const DepartmentCode code = department("95");
  const Period spring{night(1), night(10)}, autumn{night(5), night(30)};
  ASSERT_TRUE(database_.store_field_counts(std::vector<FieldCount>{{code, spring, "women", "18–24", "hotel", 5},
                                                                   {code, autumn, "women", "18–24", "hotel", 7},
                                                                   {code, autumn, "men", "18–24", "hotel", 2}}));
  const auto figures = field_figures(database_, code, {night(7), night(20)}).value();
  ASSERT_TRUE(figures);
  EXPECT_EQ(figures->period, autumn);
  EXPECT_EQ(figures->counts.size(), 2u);
  ASSERT_TRUE(database_.store_field_counts(std::vector<FieldCount>{{code, autumn, "women", "18–24", "hotel", 9}}));
  EXPECT_EQ(field_figures(database_, code, {night(7), night(20)}).value()->counts.size(), 1u);
  EXPECT_FALSE(field_figures(database_, department("94"), {night(7), night(20)}).value());
}

}  // namespace
}  // namespace vigie::analysis
