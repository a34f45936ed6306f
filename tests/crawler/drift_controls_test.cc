#include <gtest/gtest.h>

#include "crawler/drift/controls.h"

namespace vigie::crawler {
namespace {

RawAd ad(int number, bool with_price) {
  RawAd ad;
  ad.ad_id = std::to_string(number);
  ad.title = "Lina";
  if (with_price) ad.price = "80 €";
  return ad;
}

/// Thirty, of which the tenth, twentieth and thirtieth alone show a price.
std::vector<RawAd> thirty() {
  std::vector<RawAd> ads;
  for (int i = 1; i <= 30; ++i) ads.push_back(ad(i, i % 10 == 0));
  return ads;
}

std::set<std::string> ids_of(const std::vector<RawAd>& ads) {
  std::set<std::string> ids;
  for (const RawAd& ad : ads) ids.insert(ad.ad_id);
  return ids;
}

TEST(Controls, EachFieldIsShownByThree) {
  Controls controls(thirty());
  std::vector<std::string> read;
  while (const RawAd* next = controls.next_for_its_fields(ids_of(thirty()))) {
    read.push_back(next->ad_id);
    controls.compared(*controls.take(read.back()));
  }
  EXPECT_EQ(read, (std::vector<std::string>{"10", "20", "30"}));
}

TEST(Controls, WhatWasReadAnywayCountsAndWhatIsNoLongerListedIsNotAskedFor) {
  Controls controls(thirty());
  for (const char* id : {"10", "1", "2"}) controls.compared(*controls.take(id));
  auto listed = ids_of(thirty());
  listed.erase("20");
  const RawAd* next = controls.next_for_its_fields(listed);
  ASSERT_NE(next, nullptr);
  EXPECT_EQ(next->ad_id, "30");
  controls.compared(*controls.take("30"));
  EXPECT_EQ(controls.next_for_its_fields(listed), nullptr);
}

TEST(Controls, InOrderThereAreTwentyAtMost) {
  Controls controls(thirty());
  int read = 0;
  while (const RawAd* next = controls.next_in_order(ids_of(thirty()))) {
    EXPECT_EQ(next->ad_id, std::to_string(read + 1));
    controls.take(std::string(next->ad_id));
    ++read;
  }
  EXPECT_EQ(read, Controls::kMost);
}

}  // namespace
}  // namespace vigie::crawler
