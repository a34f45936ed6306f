// Phones that an ad shows as pictures, or to those who ask for them: fetched once, read, dropped.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "crawler/photos/digits_reader.h"
#include "crawler/photos/shown_phone.h"
#include "testbed/digit_picture.h"
#include "testbed/drawn_picture.h"
#include "tests/crawler/tiny_site.h"

namespace vigie::crawler {
namespace {

using ::testing::Contains;
using ::testing::Not;
using ::testing::Optional;

TEST(DigitsReader, ReadsNumbersAsSitesDrawThem) {
  DigitsReader reader(VIGIE_PROGRAM);
  for (const std::string number : {"0639980012", "0199003456", "0261917890", "0465711122", "0536498877"}) {
    const auto read = reader.read(testbed::digit_picture(number));
    ASSERT_TRUE(read) << number;
    EXPECT_THAT(*read, Optional(number));
  }
}

TEST(DigitsReader, WhatIsNoNumberGivesNone) {
  DigitsReader reader(VIGIE_PROGRAM);
  for (std::uint64_t seed = 1; seed <= 3; ++seed) {
    const auto read = reader.read(testbed::to_jpeg(testbed::drawn_picture(seed, 200, 40), 90));
    ASSERT_TRUE(read);
    EXPECT_EQ(*read, std::nullopt) << seed;
  }
  const auto short_one = reader.read(testbed::digit_picture("2026"));
  ASSERT_TRUE(short_one);
  EXPECT_EQ(*short_one, std::nullopt);
}

TEST(DigitsReader, SaysWhatIsNoPicture) {
  DigitsReader reader(VIGIE_PROGRAM);
  EXPECT_EQ(reader.read("").error(), dedup::Unreadable::kEmpty);
  EXPECT_EQ(reader.read("<html>").error(), dedup::Unreadable::kUnknownFormat);
  EXPECT_TRUE(reader.read(testbed::digit_picture("0639980012")));
}

struct Answer {
  std::string_view words;
  std::optional<std::string> phone;
};

TEST(ShownPhone, IsReadFromWordsWhereTheySayOneNumber) {
  ShownPhone reader(VIGIE_PROGRAM);
  for (const auto& [words, phone] :
       std::initializer_list<Answer>{{R"({"id": 5550192837, "phone": "06 39 98 00 12"})", "0639980012"},
                                     {R"(<a href="tel:+33639980012">06.39.98.00.12</a>)", "+33639980012"},
                                     {R"({"tel":"+33 (0)6 39 98 00 12"})", "+33639980012"},
                                     {"0639980012", "0639980012"},
                                     {R"({"phones": ["0639980012", "0639980013"]})", std::nullopt},
                                     {R"({"phone": "", "ad": 1029384756})", std::nullopt},
                                     {"01(0)234567", std::nullopt},
                                     {"<p>Connectez-vous pour voir le numéro</p>", std::nullopt},
                                     {"", std::nullopt}}) {
    EXPECT_EQ(reader.read(words), phone) << words;
  }
  EXPECT_EQ(reader.read(std::string(5000, ' ') + "\"0639980012\""), std::nullopt);
}

TEST(DigitsReader, ReadsAShownPhoneThatIsAPicture) {
  EXPECT_EQ(ShownPhone(VIGIE_PROGRAM).read(testbed::digit_picture("0639980012")), "0639980012");
}

class AdPhones : public TinySiteTest {
 protected:
  AdPhones() {
    define(std::string(kTinyDefinition) + "phones_image = \"img.tel@src\"\n");
    pages_["/l/95?page=1"] = tiny_listing({"1"});
    pages_["/ad/1"] = page(
        "<html><body><h1>Annonce 1</h1><p class=text>Appelle avant midi.</p>"
        "<img class=tel src='/tel/1.gif'><img class=logo src='/logo.gif'></body></html>");
    pages_["/tel/1.gif"] = answer("200 OK", "Content-Type: image/gif\r\n", testbed::digit_picture("0639980012"));
  }

  void scan_with_pictures(const std::string& night) {
    const TinyServer server([this](const Asked& asked) { return served(asked); });
    ScanSettings asking = settings(server);
    asking.photo_program = VIGIE_PROGRAM;
    EXPECT_TRUE(scan(asking, night).complete());
    asked_ = server.paths();
  }
  std::size_t phones() const { return database_.linkable_ads().value().at(0).phones.size(); }
};

TEST_F(AdPhones, AreReadAndTheirPictureIsAskedForOnce) {
  scan_with_pictures("2026-09-07");
  EXPECT_EQ(phones(), 1U);
  EXPECT_THAT(asked_, Not(Contains("/logo.gif")));
  scan_with_pictures("2026-09-15");
  EXPECT_THAT(asked_, Not(Contains("/tel/1.gif")));
  EXPECT_EQ(phones(), 1U);
}

TEST_F(AdPhones, AnAnswerInWordsIsReadToo) {
  pages_["/tel/1.gif"] = answer("200 OK", "Content-Type: application/json\r\n", R"({"phone": "06 39 98 00 12"})");
  scan_with_pictures("2026-09-07");
  EXPECT_EQ(phones(), 1U);
}

TEST_F(AdPhones, APictureThatShowsNoneDisturbsNothing) {
  pages_["/tel/1.gif"] = page("<html>bientôt</html>");
  scan_with_pictures("2026-09-07");
  EXPECT_EQ(phones(), 0U);
}

TEST_F(AdPhones, OneThatIsNotThereIsAskedForAnotherNight) {
  const std::string picture = std::exchange(pages_["/tel/1.gif"], "");
  pages_.erase("/tel/1.gif");
  scan_with_pictures("2026-09-07");
  EXPECT_EQ(phones(), 0U);
  pages_["/tel/1.gif"] = picture;
  scan_with_pictures("2026-09-15");
  EXPECT_EQ(phones(), 1U);
}

}  // namespace
}  // namespace vigie::crawler
