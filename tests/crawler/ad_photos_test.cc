// Photos of ads during a scan: fetched once, hashed, dropped.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "dedup/signatures/letterbox.h"
#include "dedup/signatures/picture/decode.h"
#include "dedup/signatures/picture_parts.h"
#include "testbed/drawn_picture.h"
#include "tests/crawler/tiny_site.h"

namespace vigie::crawler {
namespace {

using ::testing::Contains;
using ::testing::Not;

std::string picture(std::uint64_t seed) { return testbed::to_jpeg(testbed::drawn_picture(seed, 200, 150), 90); }

std::string served_picture(const std::string& bytes) { return answer("200 OK", "Content-Type: image/jpeg\r\n", bytes); }

class AdPhotos : public TinySiteTest {
 protected:
  AdPhotos() {
    define(std::string(kTinyDefinition) + "photos = \"img@src\"\n");
    pages_["/l/95?page=1"] = tiny_listing({"1"});
  }

  void show_ad(const std::string& words, const std::vector<std::string>& photos) {
    std::string images;
    for (const std::string& photo : photos) images += "<img src='" + photo + "'>";
    pages_["/ad/1"] = page("<html><body><h1>Annonce 1</h1><p class=text>" + words +
                           ", appelle au 06 39 98 00 12 avant midi.</p>" + images + "</body></html>");
  }

  ScanSummary scan_with_photos(const std::string& night = "2026-09-07") {
    const TinyServer server([this](const Asked& asked) { return served(asked); });
    ScanSettings asking = settings(server);
    asking.photo_program = VIGIE_PROGRAM;
    auto summary = scan(asking, night);
    asked_ = server.paths();
    return summary;
  }

  std::vector<LinkablePhoto> photos() const { return database_.linkable_ads().value().at(0).photos; }
};

TEST_F(AdPhotos, AreHashedAsTheyWereServed) {
  show_ad("Premier texte", {"/p/1.jpg"});
  pages_["/p/1.jpg"] = served_picture(picture(1));
  EXPECT_TRUE(scan_with_photos().complete());
  ASSERT_EQ(photos().size(), 1U);
  EXPECT_EQ(photos()[0].pdq, dedup::pdq(dedup::decode_picture(picture(1)).value().luminance).hash);
}

TEST_F(AdPhotos, PartsAreKeptForLinking) {
  show_ad("Premier texte", {"/p/1.jpg"});
  pages_["/p/1.jpg"] = served_picture(picture(1));
  scan_with_photos();
  const PictureParts expected =
      dedup::picture_parts(dedup::without_border(dedup::decode_picture(picture(1)).value().proportional));
  ASSERT_FALSE(expected.empty());
  ASSERT_TRUE(photos()[0].parts);
  EXPECT_EQ(*photos()[0].parts, expected);
}

TEST_F(AdPhotos, AnAddressIsAskedForOnce_AlsoWhenTheAdChanged) {
  show_ad("Premier texte", {"/p/1.jpg"});
  pages_["/p/1.jpg"] = served_picture(picture(1));
  scan_with_photos();
  show_ad("Un tout autre texte", {"/p/1.jpg", "/p/2.jpg"});
  pages_["/p/2.jpg"] = served_picture(picture(2));
  scan_with_photos("2026-09-15");
  EXPECT_THAT(asked_, Not(Contains("/p/1.jpg")));
  EXPECT_THAT(asked_, Contains("/p/2.jpg"));
  EXPECT_EQ(photos().size(), 2U);
}

TEST_F(AdPhotos, OneThatCannotBeReadDisturbsNothingAndIsNotAskedForAgain) {
  show_ad("Premier texte", {"/p/broken.jpg", "/p/1.jpg"});
  pages_["/p/broken.jpg"] = served_picture(picture(3).substr(0, 700));
  pages_["/p/1.jpg"] = served_picture(picture(1));
  EXPECT_TRUE(scan_with_photos().complete());
  EXPECT_EQ(photos().size(), 1U);
  scan_with_photos("2026-09-15");
  EXPECT_THAT(asked_, Not(Contains("/p/broken.jpg")));
}

TEST_F(AdPhotos, OneThatIsNotThereIsAskedForAnotherNight) {
  show_ad("Premier texte", {"/p/1.jpg"});
  EXPECT_TRUE(scan_with_photos().complete());
  pages_["/p/1.jpg"] = served_picture(picture(1));
  scan_with_photos("2026-09-15");
  EXPECT_EQ(photos().size(), 1U);
}

TEST_F(AdPhotos, OfAnAdTheFirstFour) {
  show_ad("Premier texte", {"/p/1.jpg", "/p/2.jpg", "/p/3.jpg", "/p/4.jpg", "/p/5.jpg"});
  scan_with_photos();
  EXPECT_THAT(asked_, Contains("/p/4.jpg"));
  EXPECT_THAT(asked_, Not(Contains("/p/5.jpg")));
}

TEST_F(AdPhotos, AreLeftAloneWhereTheScanIsNotToHashThem) {
  show_ad("Premier texte", {"/p/1.jpg"});
  scan_served();
  EXPECT_THAT(asked_, Not(Contains("/p/1.jpg")));
}

TEST_F(AdPhotos, RobotsAreObeyed) {
  pages_["/robots.txt"] = page("User-agent: *\nDisallow: /p/");
  show_ad("Premier texte", {"/p/1.jpg"});
  EXPECT_TRUE(scan_with_photos().complete());
  EXPECT_THAT(asked_, Not(Contains("/p/1.jpg")));
}

}  // namespace
}  // namespace vigie::crawler
