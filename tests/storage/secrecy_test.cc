// What someone finds who steals the database without its key: as `strings` would look for it.
#include <algorithm>

#include <fmt/format.h>

#include "tests/storage/fixture.h"

namespace vigie::storage {
namespace {

class SecrecyTest : public StorageTest {
 protected:
  /// Case does not matter to who searches.
  static std::string lower(std::string text) {
    std::ranges::transform(text, text.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return text;
  }
  std::string stolen() const { return lower(bytes_of(file_) + bytes_of(file_.string() + "-wal")); }

  void fill(Database& database) const {
    const ScanId scan = database.begin_scan(scan_of("2026-09-07", {department("95")})).value();
    const FetchedPage page{.scan = scan,
                           .frontier = {},
                           .page = page_of(lina()),
                           .night = day("2026-09-07"),
                           .fetched = instant("2026-09-07T02:10:00+02:00"),
                           .status = 200,
                           .listed = {{row_of(lina())}},
                           .ads = {lina()},
                           .found = {page_of(lina()), listing()}};
    ASSERT_TRUE(database.store_page(page));
    ASSERT_TRUE(database.store_site_outcome(scan, {.site = "s14", .detail = "refused at " + page.page.url}));
  }
  void expect_no_secret(const std::string& bytes) const {
    for (const std::string secret : {"0639980012", "639980012", "06 39 98 00 12", "06.39.98.00.12", "33639980012",
                                     "s14.example", "annonce/", "cergy", "lina", "passage", "coucou", "ravissante",
                                     "brunette", "caline", "appelle", "roses", "telegram", "courrier", "val-d-oise?"}) {
      EXPECT_EQ(bytes.find(secret), std::string::npos) << secret;
    }
  }
};

TEST_F(SecrecyTest, TheBytesOfAnOpenDatabaseHoldNothingThatIdentifies) {
  Database database = open();
  fill(database);
  ASSERT_FALSE(bytes_of(file_.string() + "-wal").empty());
  expect_no_secret(stolen());
}

TEST_F(SecrecyTest, TheBytesOfAClosedDatabaseHoldNothingThatIdentifies) {
  {
    Database database = open();
    fill(database);
  }
  const std::string bytes = stolen();
  EXPECT_NE(bytes.find("95127"), std::string::npos) << "the commune is kept in clear: the search itself works";
  expect_no_secret(bytes);
}

TEST_F(SecrecyTest, TheFileIsItsOwnersAlone) {
  const Database database = open();
  for (const char* const suffix : {"", "-wal", "-shm"}) {
    const auto mode = std::filesystem::status(file_.string() + suffix).permissions();
    EXPECT_EQ(mode & (std::filesystem::perms::group_all | std::filesystem::perms::others_all),
              std::filesystem::perms::none)
        << suffix;
  }
}

// docs/benchmarks.md: ads of 700 bytes of JSON, each with a phone, a handle, an e-mail and a photo of its own.
TEST_F(SecrecyTest, TenThousandAdsTakeLessThanTwoAndAHalfKilobytesEach) {
  constexpr int kAds = 10'000;
  std::vector<AdRecord> ads;
  for (int i = 0; i < kAds; ++i) {
    AdRecord ad = lina(fmt::format("{:09}", i));
    ad.raw.text = *ad.raw.text + std::string(300, static_cast<char>('a' + i % 26));
    ad.raw.photos[0].pdq = fmt::format("{:064x}", i);
    ad.ad.phones[0].number = PhoneNumber::from_e164(fmt::format("+3363998{:04}", i)).value();
    ad.ad.handles[0].handle = fmt::format("handle{}", i);
    ad.ad.emails[0].address = fmt::format("{}@courrier.example", i);
    ads.push_back(std::move(ad));
  }
  ASSERT_TRUE(open().store_ads(ads));
  const auto bytes = std::filesystem::file_size(file_) / kAds;
  RecordProperty("bytes_an_ad", static_cast<int>(bytes));
  EXPECT_LT(bytes, 2'500U);
  EXPECT_EQ(text("PRAGMA integrity_check"), "ok");
}

}  // namespace
}  // namespace vigie::storage
