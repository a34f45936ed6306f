#include "model/department.h"

#include <map>
#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace vigie {
namespace {

using testing::ElementsAre;

std::vector<std::string> texts(const std::vector<DepartmentCode>& codes) {
  std::vector<std::string> texts;
  for (const DepartmentCode code : codes) texts.emplace_back(code.text());
  return texts;
}

TEST(Department, ThereAre101WithDistinctCodesNamesAndSlugs_INSEE) {
  std::set<std::string_view> codes, names, slugs;
  for (const Department& department : departments()) {
    codes.insert(department.code);
    names.insert(department.name);
    slugs.insert(department.slug);
  }
  EXPECT_EQ(departments().size(), 101U);
  EXPECT_EQ(codes.size(), 101U);
  EXPECT_EQ(names.size(), 101U);
  EXPECT_EQ(slugs.size(), 101U);
  EXPECT_FALSE(codes.contains("20"));
}

TEST(Department, RegionsAreThe18Of2016WithOneNameEach) {
  std::set<std::pair<std::string_view, std::string_view>> regions;
  std::set<std::string_view> codes;
  for (const Department& department : departments()) {
    regions.emplace(department.region, department.region_name);
    codes.insert(department.region);
  }
  EXPECT_EQ(regions.size(), 18U);
  EXPECT_EQ(codes.size(), 18U);
}

// Article L. 4111-1 of the Code général des collectivités territoriales groups them so; the count checks for slips.
TEST(Department, EachRegionHasItsNumberOfDepartments) {
  std::map<std::string_view, int> count;
  for (const Department& department : departments()) ++count[department.region];
  const std::map<std::string_view, int> expected{{"01", 1}, {"02", 1},  {"03", 1},  {"04", 1},  {"06", 1},  {"11", 8},
                                                 {"24", 6}, {"27", 8},  {"28", 5},  {"32", 5},  {"44", 10}, {"52", 5},
                                                 {"53", 4}, {"75", 12}, {"76", 13}, {"84", 12}, {"93", 6},  {"94", 2}};
  EXPECT_EQ(count, expected);
}

TEST(Department, ParsesItsCodeInEitherCase) {
  for (const char* text : {"2a", "2A"}) {
    const auto code = DepartmentCode::parse(text);
    ASSERT_TRUE(code) << code.error();
    EXPECT_EQ(code->text(), "2A");
    EXPECT_EQ(code->department().slug, "corse-du-sud");
  }
}

TEST(Department, SlugsAreWrittenAsSitesWriteThem) {
  const std::vector<std::pair<const char*, const char*>> expected{
      {"95", "val-d-oise"}, {"93", "seine-saint-denis"}, {"75", "paris"}, {"21", "cote-d-or"}, {"974", "la-reunion"}};
  for (const auto& [code, slug] : expected) EXPECT_EQ(DepartmentCode::parse(code)->department().slug, slug);
}

TEST(Department, WhatIsNoDepartmentIsRefusedInWords) {
  for (const char* text : {"", "1", "20", "96", "975", "095", "2C", " 95", "95 ", "95,", "９５", "val-d-oise"}) {
    const auto code = DepartmentCode::parse(text);
    ASSERT_FALSE(code) << text;
    EXPECT_EQ(code.error().code, Error::kBadInput);
    EXPECT_THAT(code.error().what, testing::HasSubstr(text));
  }
}

TEST(Department, AListKeepsItsOrderAndCountsRepeatsOnce) {
  const auto codes = DepartmentCode::parse_list("95, 94,2b,95");
  ASSERT_TRUE(codes) << codes.error();
  EXPECT_THAT(texts(*codes), ElementsAre("95", "94", "2B"));
}

TEST(Department, AListWithAnErrorNamesTheWrongEntry) {
  for (const char* text : {"95,abc", "95,,94", "95,", ""}) EXPECT_FALSE(DepartmentCode::parse_list(text)) << text;
  EXPECT_THAT(DepartmentCode::parse_list("95,abc").error().what, testing::HasSubstr("abc"));
}

TEST(Department, IsToldFromACommunesCode) {
  const std::vector<std::pair<const char*, const char*>> expected{{"94081", "94"}, {"75115", "75"},  {"2A004", "2A"},
                                                                  {"01001", "01"}, {"97209", "972"}, {"97611", "976"}};
  for (const auto& [insee, code] : expected) {
    const auto found = DepartmentCode::of_commune(insee);
    ASSERT_TRUE(found) << insee;
    EXPECT_EQ(found->text(), code);
  }
}

TEST(Department, OtherTextsAreNoCommunes) {
  for (const char* text : {"", "94", "9408", "940811", "94O81", "20004", "97502", "98735", "99100"}) {
    EXPECT_FALSE(DepartmentCode::of_commune(text)) << text;
  }
}

}  // namespace
}  // namespace vigie
