// A database in a folder of its own, and ads to put into it.
#pragma once

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include <SQLiteCpp/Database.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include "storage/database.h"

namespace vigie::storage {

class StorageTest : public testing::Test {
 protected:
  StorageTest() {
    std::string pattern = (std::filesystem::temp_directory_path() / "vigie-storage-XXXXXX").string();
    folder_ = ::mkdtemp(pattern.data());
    file_ = folder_ / "vigie.db";
    key_ = folder_ / "vigie.db.key";
  }
  ~StorageTest() override { std::filesystem::remove_all(folder_); }

  Database open() const { return Database::open(file_).value(); }
  /// Asks the file itself, past the gateway.
  std::int64_t number(const std::string& sql) const {
    return SQLite::Database(file_.string()).execAndGet(sql).getInt64();
  }
  std::string text(const std::string& sql) const {
    return SQLite::Database(file_.string()).execAndGet(sql).getString();
  }
  void change(const std::string& sql) const { SQLite::Database(file_.string(), SQLite::OPEN_READWRITE).exec(sql); }

  static std::string bytes_of(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
  }

  std::filesystem::path folder_, file_, key_;
};

inline DepartmentCode department(std::string_view code) { return DepartmentCode::parse(code).value(); }
inline Date day(std::string_view text) { return parse_date(text).value(); }
inline Instant instant(std::string_view text) { return parse_instant(text).value(); }

/// An ad in Cergy as a page of its own shows it, read on the night of 7 September 2026.
inline AdRecord lina(const std::string& ad_id = "0639980012-cergy") {
  AdRecord record;
  record.raw = {.site = "s14",
                .ad_id = ad_id,
                .url = "https://s14.example/annonce/" + ad_id,
                .department = "95",
                .place = "Cergy",
                .title = "Lina de passage quelques jours",
                .text = "Coucou ravissante brunette caline, appelle au 06 39 98 00 12 avant midi",
                .name = "Lina",
                .age = "32",
                .price = "80 roses",
                .phones = {"06.39.98.00.12"},
                .photos = {{.url = {}, .path = {}, .pdq = std::string(64, 'a'), .quality = 90}},
                .posted = "il y a 3 heures",
                .fetched = instant("2026-09-07T02:10:00+02:00"),
                .seen = {day("2026-09-07")},
                .extra = "{}"};
  record.ad.site = record.raw.site;
  record.ad.ad_id = ad_id;
  record.ad.department = department("95");
  record.ad.phones.push_back({.number = PhoneNumber::from_e164("+33639980012").value(),
                              .confidence = 0.98,
                              .read = {},
                              .rule = "digits",
                              .channels = {}});
  record.ad.handles.push_back({.network = "telegram", .handle = "lina94cergy", .confidence = 0.9, .read = {}});
  record.ad.emails.push_back({.address = "lina@courrier.example", .confidence = 0.9, .read = {}});
  record.ad.price = Price{.amount = 80, .currency = "EUR"};
  record.ad.age = AdAge{.age = Age::from_years(32).value(), .read = {}};
  record.ad.places.push_back({.insee = "95127", .name = "Cergy", .department = department("95"), .confidence = 0.9});
  record.ad.posted = instant("2026-09-06T23:10:00+02:00");
  record.ad.languages = {"fr", "en"};
  record.ad.names = {"Lina"};
  record.ad.kind = AdKind::kOffer;
  record.ad.kind_probability = 0.99;
  record.text_fingerprint = "lina de passage quelques jours coucou ravissante brunette caline";
  return record;
}

/// The same ad as a row of a listing.
inline RawAd row_of(const AdRecord& record) {
  RawAd row;
  row.site = record.raw.site;
  row.ad_id = record.raw.ad_id;
  row.url = record.raw.url;
  row.title = record.raw.title;
  row.department = "95";  // of the listing
  return row;
}

inline FrontierPage listing(int page = 1) {
  return {.site = "s14",
          .department = department("95"),
          .kind = PageKind::kListing,
          .url = "https://s14.example/val-d-oise?page=" + std::to_string(page),
          .ad_id = "",
          .page = page};
}

inline FrontierPage page_of(const AdRecord& record) {
  return {.site = record.raw.site,
          .department = department("95"),
          .kind = PageKind::kAd,
          .url = record.raw.url.value(),
          .ad_id = record.raw.ad_id};
}

inline NewScan scan_of(std::string_view night, std::vector<DepartmentCode> departments) {
  return {.night = day(night),
          .started = instant(std::string(night) + "T02:00:00+02:00"),
          .departments = std::move(departments),
          .sites = {"s14"}};
}

/// What is known of the ad of one row.
inline std::optional<KnownAd> known_ad_in(const Database& database, const RawAd& row) {
  ListedAd listed{row};
  EXPECT_TRUE(database.find_known(std::span(&listed, 1)));
  return listed.known;
}

}  // namespace vigie::storage
