// The last lots of phrases (docs/benchmarks.md), as they were before their first reading: lot, "minor" or "adult",
// title, age and text of an ad, parted by tabs; "\\n" is a new line. The lots from 15 on were composed, and are one ad
// of each of their templates.
#include <array>
#include <fstream>
#include <iostream>
#include <map>

#include <gtest/gtest.h>

#include "tests/extractors/minors_support.h"

namespace vigie::extractors {
namespace {

struct Counts {
  int minors = 0, adults = 0, missed = 0, wrong = 0;
};

std::string with_lines(std::string text) {
  for (std::size_t at = 0; (at = text.find("\\n", at)) != std::string::npos;) text.replace(at, 2, "\n");
  return text;
}

RawAd ad_of_line(const std::array<std::string, 5>& columns) {
  RawAd raw = ad_with_text(with_lines(columns[4]));
  raw.fetched = parse_instant("2026-11-17T03:12:00+01:00");
  if (!columns[2].empty()) raw.title = columns[2];
  if (!columns[3].empty()) raw.age = columns[3];
  return raw;
}

TEST(MinorLots, AreReadAsWellAsWhenTheRulesWereLastMended) {
  std::ifstream file(std::string(VIGIE_SOURCE_DIR) + "/tests/extractors/minors_lots.tsv");
  std::map<std::string, Counts> lots;
  std::array<std::string, 5> columns;
  while (std::getline(file, columns[0], '\t')) {
    for (std::size_t i = 1; i < columns.size(); ++i)
      std::getline(file, columns[i], i + 1 < columns.size() ? '\t' : '\n');
    Counts& lot = lots[columns[0]];
    const bool is_raised = may_be_minor(ad_of_line(columns));
    const bool is_minor = columns[1] == "minor";
    ++(is_minor ? lot.minors : lot.adults);
    lot.missed += is_minor && !is_raised ? 1 : 0;
    lot.wrong += !is_minor && is_raised ? 1 : 0;
  }
  ASSERT_EQ(lots.size(), 46u);
  Counts all;
  for (const auto& [name, lot] : lots) {
    std::cout << "lot " << name << ": missed " << lot.missed << " of " << lot.minors << ", raised wrongly " << lot.wrong
              << " of " << lot.adults << "\n";
    all.minors += lot.minors;
    all.missed += lot.missed;
    all.wrong += lot.wrong;
  }
  EXPECT_LE(all.missed * 100, all.minors * 3);
  EXPECT_LE(all.wrong * 200, all.minors);
}

}  // namespace
}  // namespace vigie::extractors
