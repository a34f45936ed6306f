// Phones that advertisers write over their photos: read where a scan is told to, once an address.
#include <algorithm>
#include <fstream>
#include <iterator>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "crawler/photos/digits_reader.h"
#include "testbed/written_picture.h"
#include "tests/crawler/tiny_site.h"

namespace vigie::crawler {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Not;
using Phones = std::vector<std::string>;
using testbed::Writing;

std::string photo(std::uint64_t seed, const std::vector<Writing>& writings) {
  testbed::Picture picture = testbed::drawn_picture(seed, 600, 800);
  for (const Writing& writing : writings) picture = testbed::written_on(std::move(picture), writing);
  return testbed::to_jpeg(picture, 85);
}

constexpr testbed::InkColour kBlack{0, 0, 0}, kYellow{1, .95, .1};

TEST(PhotoDigitsReader, ReadsNumbersInSeveralHands) {
  PhotoDigitsReader reader(VIGIE_PROGRAM);
  for (const Writing& writing : {Writing{.words = "06 39 98 00 12", .outline = kBlack},
                                 Writing{.words = "0639980012", .height = .03, .box = kBlack},
                                 Writing{.words = "06.39.98.00.12", .bold = true, .ink = kYellow, .outline = kBlack},
                                 Writing{.words = "+33 6 39 98 00 12", .height = .04, .y = .8, .box = kBlack},
                                 Writing{.words = "Tel: 06 39 98 00 12", .degrees = 6, .outline = kBlack}}) {
    const auto read = reader.read(photo(11, {writing}));
    ASSERT_TRUE(read) << writing.words;
    EXPECT_THAT(*read, ElementsAre("+33639980012")) << writing.words;
  }
}

TEST(PhotoDigitsReader, TwoNumbersAreTwo) {
  PhotoDigitsReader reader(VIGIE_PROGRAM);
  const auto read = reader.read(photo(
      12, {{.words = "06 39 98 00 12", .y = .3, .box = kBlack}, {.words = "01 99 00 34 56", .y = .7, .box = kBlack}}));
  ASSERT_TRUE(read);
  EXPECT_THAT(*read, ::testing::UnorderedElementsAre("+33639980012", "+33199003456"));
}

TEST(PhotoDigitsReader, WhatIsNoNumberGivesNone) {
  PhotoDigitsReader reader(VIGIE_PROGRAM);
  for (std::uint64_t seed = 1; seed <= 4; ++seed) EXPECT_EQ(reader.read(photo(seed, {})), Phones()) << seed;
  for (const std::string words :
       {"80 / 130 / 200 / 24/7", "Du 01.02.2026 au 05.02.2026", "01/02 - 05/02/26", "10h - 23h30", "1234567890",
        "SIRET 362 521 879 00034", "IMG_20260917_031200", "9h 12h 14h 18h 20h", "50 80 100 150 200", "+1 20 26"}) {
    EXPECT_EQ(reader.read(photo(21, {{.words = words, .box = kBlack}})), Phones()) << words;
  }
}

// Of another country a digit may be lost where no length is wrong: only numbers in use there are taken. 202 555 01… is
// North America's range for fiction, 7700 900… Britain's, which nobody can have.
TEST(PhotoDigitsReader, ForeignNumbersMustBeInUse) {
  PhotoDigitsReader reader(VIGIE_PROGRAM);
  EXPECT_THAT(reader.read(photo(13, {{.words = "+1 202 555 0123", .box = kBlack}})).value(),
              ElementsAre("+12025550123"));
  EXPECT_THAT(reader.read(photo(13, {{.words = "+44 7700 900123", .box = kBlack}})).value(), IsEmpty());
}

TEST(PhotoDigitsReader, HostileBytesDisturbNothing) {
  PhotoDigitsReader reader(VIGIE_PROGRAM);
  const std::string good = photo(14, {{.words = "06 39 98 00 12", .box = kBlack}});
  EXPECT_EQ(reader.read("").error(), dedup::Unreadable::kEmpty);
  EXPECT_EQ(reader.read("<html>06 39 98 00 12").error(), dedup::Unreadable::kUnknownFormat);
  EXPECT_FALSE(reader.read(good.substr(0, good.size() / 2)));
  std::string noise = good;
  for (std::size_t i = noise.size() / 3; i < noise.size(); i += 7) noise[i] = static_cast<char>(i);
  EXPECT_THAT(reader.read(noise).value_or(Phones()), Not(Contains(::testing::Ne("+33639980012"))));
  EXPECT_EQ(reader.read(good), Phones{"+33639980012"});
}

// Every pixel may be a sign's: the worst that there is to look through must end within the worker's time. Large photos
// of noise do so too, but not on any machine.
TEST(PhotoDigitsReader, NoiseEndsInTime) {
  testbed::Picture noise{.width = 256, .height = 256, .rgb = std::vector<std::uint8_t>(3U << 16)};
  std::uint32_t state = 1;
  for (std::uint8_t& value : noise.rgb) value = static_cast<std::uint8_t>((state = state * 1664525 + 1013904223) >> 24);
  EXPECT_EQ(PhotoDigitsReader(VIGIE_PROGRAM).read(testbed::to_jpeg(noise, 95)), Phones());
}

class AdPhotosRead : public TinySiteTest {
 protected:
  AdPhotosRead() {
    define(std::string(kTinyDefinition) + "photos = \"img@src\"\n");
    pages_["/l/95?page=1"] = tiny_listing({"1"});
    serve("/p/1.jpg", photo(15, {{.words = "06 39 98 00 12", .outline = kBlack}}));
    show_ad("Appelle avant midi");
  }

  void serve(const std::string& path, const std::string& jpeg) {
    pages_[path] = answer("200 OK", "Content-Type: image/jpeg\r\n", jpeg);
  }
  void show_ad(const std::string& words) {
    pages_["/ad/1"] =
        page("<html><body><h1>Annonce 1</h1><p class=text>" + words + ".</p><img src='/p/1.jpg'></body></html>");
  }
  void scan_photos(const std::string& night, bool reads_phones) {
    const TinyServer server([this](const Asked& asked) { return served(asked); });
    ScanSettings asking = settings(server);
    asking.photo_program = VIGIE_PROGRAM;
    asking.reads_photo_phones = reads_phones;
    EXPECT_TRUE(scan(asking, night).complete());
    asked_ = server.paths();
  }
  LinkableAd ad() const { return database_.linkable_ads().value().at(0); }
  std::optional<std::optional<std::string>> stored_phones(const std::string& path) const {
    return database_.known_phone_picture("http://www.tiny.example" + path).value();
  }
};

TEST_F(AdPhotosRead, APhoneThatOnlyAPhotoShowsIsFoundAndKept) {
  scan_photos("2026-09-07", true);
  ASSERT_EQ(ad().phones.size(), 1U);
  EXPECT_EQ(database_.find_phone(*PhoneNumber::from_e164("+33639980012")).value(), ad().phones.at(0));
  EXPECT_EQ(ad().photos.size(), 1U);
  scan_photos("2026-09-15", true);
  EXPECT_THAT(asked_, Contains("/ad/1"));
  EXPECT_THAT(asked_, Not(Contains("/p/1.jpg")));
  EXPECT_EQ(ad().phones.size(), 1U);
}

TEST_F(AdPhotosRead, AnotherTextOfTheAdHasItToo_AlsoWhereNoneAreReadAnyMore) {
  scan_photos("2026-09-07", true);
  show_ad("Un tout autre texte");
  scan_photos("2026-09-15", false);
  EXPECT_THAT(asked_, Not(Contains("/p/1.jpg")));
  EXPECT_EQ(ad().phones.size(), 1U);
}

TEST_F(AdPhotosRead, NothingIsReadUnlessItIsSwitchedOn_NorFetchedAgainForIt) {
  scan_photos("2026-09-07", false);
  EXPECT_THAT(ad().phones, IsEmpty());
  EXPECT_EQ(ad().photos.size(), 1U);
  EXPECT_FALSE(stored_phones("/p/1.jpg").has_value());
  scan_photos("2026-09-15", true);
  EXPECT_THAT(asked_, Not(Contains("/p/1.jpg")));
  EXPECT_THAT(ad().phones, IsEmpty());
}

TEST_F(AdPhotosRead, APhotoWithoutANumberIsRememberedAsSuch) {
  serve("/p/1.jpg", photo(16, {}));
  scan_photos("2026-09-07", true);
  EXPECT_THAT(ad().phones, IsEmpty());
  const auto stored = stored_phones("/p/1.jpg");
  ASSERT_TRUE(stored.has_value());
  EXPECT_FALSE(stored->has_value());
}

TEST_F(AdPhotosRead, APhoneThatTheAdStatesIsCountedOnce) {
  show_ad("Appelle au 06 39 98 00 12 avant midi");
  scan_photos("2026-09-07", true);
  EXPECT_EQ(ad().phones.size(), 1U);
}

TEST_F(AdPhotosRead, NoPictureIsLeft) {
  scan_photos("2026-09-07", true);
  const std::string mark = "JFIF", number = "639980012";
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder_)) {
    if (!entry.is_regular_file()) continue;
    std::ifstream file(entry.path(), std::ios::binary);
    const std::string content(std::istreambuf_iterator<char>(file), {});
    EXPECT_EQ(content.find(mark), std::string::npos) << entry.path();
    EXPECT_EQ(content.find(number), std::string::npos) << entry.path();
  }
}

}  // namespace
}  // namespace vigie::crawler
