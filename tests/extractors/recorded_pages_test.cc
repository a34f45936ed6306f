// Recorded pages and a definition tried on them.
#include "extractors/check/recorded_pages.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/extractors/normalise_support.h"
#include "tests/extractors/pages.h"

namespace vigie::extractors {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;
using testing::SitesFolder;

const std::string kDefinition = testing::kExemple + R"(
[ad]
title  = "h1"
text   = ".texte"
price  = ".prix"
phones = "none"
)";

constexpr auto kAd = R"({"site":"exemple","ad_id":"445501","url":"https://www.exemple.example/annonce/x-445501",
  "title":"Lina de passage","text":"Je reçois chez moi, au calme, le soir, sur rendez-vous.","price":"80 €"})";

std::string ad_page(const std::string& price_class) {
  return "<html><body><h1>Lina de passage</h1><p class=texte>Je reçois chez moi, au calme, le soir, sur "
         "rendez-vous.</p>"
         "<i class=" +
         price_class + ">80 €</i></body></html>";
}

class RecordedPagesTest : public ::testing::Test {
 protected:
  RecordedPagesTest() : site_(folder_.load(kDefinition).value()) {}

  CheckedPage checked() const {
    const auto pages = recorded_pages(folder_.path());
    if (!pages) throw std::runtime_error(to_string(pages.error()));
    return check_page(pages->at(0), site_, normaliser());
  }

  SitesFolder folder_;
  SiteDefinition site_;
};

TEST_F(RecordedPagesTest, AnAdThatIsReadRightly_HasNoDifference) {
  folder_.write("ad1.html", ad_page("prix"));
  folder_.write("ad1.expect.json", kAd);
  const CheckedPage page = checked();
  EXPECT_THAT(page.differences, IsEmpty());
  EXPECT_EQ(page.values, 3);
  EXPECT_EQ(page.right, 3);
}

TEST_F(RecordedPagesTest, AMissedValue_IsNamedWithTheClassThatWasProbablyMeant) {
  folder_.write("ad1.html", "<html><body><h1>Lina de passage</h1><div class=textes>Je reçois.</div></body></html>");
  folder_.write("ad1.expect.json", kAd);
  const CheckedPage page = checked();
  ASSERT_EQ(page.differences.size(), 2u);
  EXPECT_EQ(page.differences[0].field, "price");
  EXPECT_EQ(page.differences[0].expected, "80 €");
  EXPECT_EQ(page.differences[0].read, "");
  EXPECT_EQ(page.differences[1].field, "text");
  EXPECT_THAT(page.differences[1].hint, HasSubstr(".textes"));
}

TEST_F(RecordedPagesTest, AListing_IsComparedByTheIdsOfItsAds) {
  folder_.write("listing.html",
                "<html><body><article class=carte><a href=/annonce/x-1>Lina</a></article>"
                "<article class=carte><a href=/annonce/x-2>Eva</a></article>"
                "<article class=cartes><a href=/annonce/x-3>Mia</a></article></body></html>");
  folder_.write("listing.expect.json", R"({"url":"https://www.exemple.example/l/95","ads":["1","3"]})");
  const CheckedPage page = checked();
  EXPECT_EQ(page.values, 2);
  EXPECT_EQ(page.right, 1);
  ASSERT_EQ(page.differences.size(), 1u);
  EXPECT_EQ(page.differences[0].expected, "3");
  EXPECT_EQ(page.differences[0].read, "2");
}

TEST_F(RecordedPagesTest, APageThatIsNoAd_MissesAllItsValues) {
  folder_.write("ad1.html", "");
  folder_.write("ad1.expect.json", kAd);
  EXPECT_EQ(checked().right, 0);
}

TEST_F(RecordedPagesTest, WhatIsWritten_IsReadAgain) {
  folder_.write("ad1.html", ad_page("prix"));
  folder_.write("ad1.expect.json", kAd);
  RecordedPage recorded = recorded_pages(folder_.path())->at(0);
  recorded.page.content_type = "text/html; charset=iso-8859-1";
  folder_.write("ad1.expect.json", expectation_text(recorded));
  const RecordedPage again = recorded_pages(folder_.path())->at(0);
  EXPECT_EQ(again.ad, recorded.ad);
  EXPECT_EQ(again.page.content_type, recorded.page.content_type);
}

TEST_F(RecordedPagesTest, WhatIsWrongInAFile_IsToldWithItsName) {
  folder_.write("ad1.expect.json", kAd);
  EXPECT_EQ(recorded_pages(folder_.path()).error().code, Error::kNotFound) << "no page";
  folder_.write("ad1.html", "x");
  folder_.write("ad1.expect.json", "[");
  EXPECT_THAT(recorded_pages(folder_.path()).error().where, HasSubstr("ad1.expect.json"));
  folder_.write("ad1.expect.json", R"({"url":"https://s.example","ads":[1]})");
  EXPECT_EQ(recorded_pages(folder_.path()).error().code, Error::kBadInput);
  folder_.write("ad1.expect.json", R"({"site":"exemple","ad_id":"1"})");
  EXPECT_EQ(recorded_pages(folder_.path()).error().code, Error::kBadInput) << "no url";
}

TEST_F(RecordedPagesTest, AFolderThatIsNotThere_HasNone) { EXPECT_THAT(*recorded_pages("/no/such/folder"), IsEmpty()); }

}  // namespace
}  // namespace vigie::extractors
