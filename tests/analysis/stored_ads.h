// A database in a folder of its own, and ads to store in it; every number is of ARCEP's fiction ranges.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <unistd.h>

#include "storage/database.h"

namespace vigie::analysis {

inline DepartmentCode department(std::string_view code) { return DepartmentCode::parse(code).value(); }
inline Date night(int day) { return std::chrono::year(2026) / 9 / day; }  // 7 September 2026 is a Monday

struct MadeRecord {
  std::string ad_id;
  std::vector<Date> seen;
  std::string phone = {};  // four digits after 06 39 98 are enough
  std::string name = {};
  int age = 0;  // 0: not stated
  double euros = 0;
  std::string commune = {};
  AdKind kind = AdKind::kOffer;
  std::string site = "s1";
  std::string in = "95";
  bool possible_minor = false;
  std::string language = {};
  std::vector<std::string> indicators = {};
  std::vector<storage::TimedTariff> tariffs = {};
  int photos = 0;
  std::optional<Sex> sex = {};
  std::vector<std::string> services = {};
};

inline storage::AdRecord record(const MadeRecord& made) {
  storage::AdRecord record;
  record.raw.site = record.ad.site = made.site;
  record.raw.ad_id = record.ad.ad_id = made.ad_id;
  record.raw.seen = made.seen;
  record.ad.department = department(made.in);
  record.ad.kind = made.kind;
  record.ad.possible_minor = made.possible_minor;
  if (!made.phone.empty()) {
    record.ad.phones.push_back({.number = PhoneNumber::from_e164("+3363998" + made.phone).value(),
                                .confidence = 0.99,
                                .read = {},
                                .rule = "digits",
                                .channels = {}});
  }
  if (!made.name.empty()) record.ad.names = {made.name};
  if (made.age != 0) record.ad.age = AdAge{.age = Age::from_years(made.age).value(), .read = {}};
  if (made.euros != 0) record.ad.price = Price{.amount = made.euros, .currency = "EUR"};
  if (!made.commune.empty()) {
    record.ad.places.push_back({.insee = made.commune, .name = "", .department = department(made.in), .confidence = 1});
  }
  if (!made.language.empty()) record.ad.languages = {made.language};
  for (const std::string& code : made.indicators)
    record.ad.indicators.push_back({.code = code, .words = {}, .read = {}});
  for (const storage::TimedTariff& tariff : made.tariffs)
    record.ad.tariffs.push_back({.price = {tariff.euros, "EUR"}, .duration = tariff.duration, .where = {}});
  if (made.sex) record.ad.sex = AdSex{.sex = *made.sex, .read = {}};
  record.ad.services = made.services;
  record.raw.photos.resize(static_cast<std::size_t>(made.photos));
  return record;
}

class StoredAds : public ::testing::Test {
 protected:
  void store(const std::vector<MadeRecord>& made) {
    std::vector<storage::AdRecord> records;
    for (const MadeRecord& one : made) records.push_back(record(one));
    const auto stored = database_.store_ads(records);
    ASSERT_TRUE(stored) << stored.error();
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }

  const std::filesystem::path folder_ =
      std::filesystem::temp_directory_path() / ("vigie-analysis-" + std::to_string(::getpid()));
  const std::filesystem::path config_ = std::string(VIGIE_SOURCE_DIR) + "/config";
  storage::Database database_ = storage::Database::open(folder_ / "vigie.db").value();
};

}  // namespace vigie::analysis
