#include "model/raw_ad.h"

#include <random>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace vigie {
namespace {

using namespace std::chrono_literals;
using testing::ElementsAre;

// DESIGN's raw-ad line, in the order in which it is written.
constexpr std::string_view kLine =
    R"({"site":"s14","ad_id":"979853952","url":"https://s14.example/annonce/979853952","department":"94",)"
    R"("place":"Vitry-sur-Seine","title":"Lina","text":"de passage","name":"Lina","age":"32",)"
    R"("price":"50/80/130 roses",)"
    R"("posted":"il y a 3 heures","phones":["06 39 98 00 12"],)"
    R"("photos":[{"path":"a.jpg"},{"pdq":"00ff","quality":100}],)"
    R"("fetched":"2026-09-17T03:12:00+02:00","seen":["2026-09-15","2026-09-17"]})";

RawAd parsed(std::string_view line) {
  auto ad = parse_raw_ad(line);
  if (!ad) ADD_FAILURE() << ad.error() << " in " << line;
  return ad.value_or(RawAd{});
}

/// An ad line with more members.
std::string line_with(std::string_view members) { return R"({"site":"s14","ad_id":"1",)" + std::string(members) + "}"; }

TEST(RawAd, EveryKeyOfALineIsRead) {
  const RawAd ad = parsed(kLine);
  EXPECT_EQ(ad.site, "s14");
  EXPECT_EQ(ad.ad_id, "979853952");
  EXPECT_EQ(ad.place, "Vitry-sur-Seine");
  EXPECT_EQ(ad.price, "50/80/130 roses");
  EXPECT_THAT(ad.phones, ElementsAre("06 39 98 00 12"));
  EXPECT_THAT(ad.photos, ElementsAre(RawPhoto{{}, "a.jpg", {}, {}}, RawPhoto{{}, {}, "00ff", 100}));
  EXPECT_EQ(ad.fetched, parse_instant("2026-09-17T03:12:00+02:00"));
  EXPECT_THAT(ad.seen, ElementsAre(Date(2026y / 9 / 15), Date(2026y / 9 / 17)));
  EXPECT_EQ(ad.extra, "{}");
}

TEST(RawAd, IsWrittenAsItWasRead) { EXPECT_EQ(to_json(parsed(kLine)), kLine); }

/// The keys of stored ads rest on these bytes.
TEST(RawAd, TextIsEscapedAsItEverWas) {
  RawAd ad;
  ad.site = "s", ad.ad_id = "1";
  ad.text = std::string("\"\\/\b\f\n\r\t\x01\x1f\x7f\0é😀\u2028", 21);
  EXPECT_EQ(to_json(ad), R"({"site":"s","ad_id":"1","text":"\"\\/\b\f\n\r\t\u0001\u001f)"
                         "\x7f"
                         R"(\u0000é😀)"
                         "\u2028\"}");
  ad.text = "a\xff\xc3(\xed\xa0\x80\n";
  EXPECT_EQ(to_json(ad), "{\"site\":\"s\",\"ad_id\":\"1\",\"text\":\"a\uFFFD\uFFFD(\uFFFD\uFFFD\uFFFD\\n\"}");
}

TEST(RawAd, NumbersAreTakenAsTheirText) {
  const RawAd ad =
      parsed(R"({"site":14,"ad_id":979853952123456789012345678901,"age":32,"price":1.50,"phones":[33639980012]})");
  EXPECT_EQ(ad.site, "14");
  EXPECT_EQ(ad.ad_id, "979853952123456789012345678901");
  EXPECT_EQ(ad.age, "32");
  EXPECT_EQ(ad.price, "1.50");
  EXPECT_THAT(ad.phones, ElementsAre("33639980012"));
}

TEST(RawAd, NullIsAbsent) {
  const RawAd ad =
      parsed(line_with(R"("url":null,"phones":[null],"photos":null,"posted":null,"fetched":null,"seen":[null])"));
  RawAd bare;
  bare.site = "s14", bare.ad_id = "1";
  EXPECT_EQ(ad, bare);
}

TEST(RawAd, AnEmptyTextIsNotAbsent) { EXPECT_EQ(parsed(line_with(R"("text":"")")).text, ""); }

TEST(RawAd, UnknownKeysAreKeptAsTheyAreWritten) {
  const RawAd ad = parsed(line_with(R"("views" : 123456789012345678901234, "flags":{"new": true,"é\n":[1.0, null]})"));
  EXPECT_EQ(ad.extra, R"({"views":123456789012345678901234,"flags":{"new":true,"é\n":[1.0,null]}})");
  EXPECT_EQ(to_json(ad), R"({"site":"s14","ad_id":"1",)" + ad.extra.substr(1));
}

TEST(RawAd, TheLastOfRepeatedKeysHolds) {
  const RawAd ad = parsed(line_with(R"("age":"20","x":1,"phones":["a"],"age":"21","y":2,"x":3,"phones":["b"])"));
  EXPECT_EQ(ad.age, "21");
  EXPECT_THAT(ad.phones, ElementsAre("b"));
  EXPECT_EQ(ad.extra, R"({"x":3,"y":2})");
}

TEST(RawAd, WithoutSiteOrNumberIsRefusedByKey) {
  EXPECT_EQ(parse_raw_ad(R"({"ad_id":"1"})").error().where, "site");
  EXPECT_EQ(parse_raw_ad(R"({"site":null,"ad_id":"1"})").error().where, "site");
  EXPECT_EQ(parse_raw_ad(R"({"site":"","ad_id":"1"})").error().where, "site");
  EXPECT_EQ(parse_raw_ad(R"({"site":"s14"})").error().where, "ad_id");
}

TEST(RawAd, AWrongTypeIsRefusedByKey) {
  const std::vector<std::pair<const char*, const char*>> wrong{{R"("text":[])", "text"},
                                                               {R"("age":true)", "age"},
                                                               {R"("url":{"a":1})", "url"},
                                                               {R"("phones":"06")", "phones"},
                                                               {R"("phones":[["06"]])", "phones"},
                                                               {R"("photos":{"path":"a"})", "photos"},
                                                               {R"("photos":["a.jpg"])", "photos"},
                                                               {R"("photos":[{"quality":"best"}])", "quality"},
                                                               {R"("photos":[{"quality":101}])", "quality"},
                                                               {R"("photos":[{"pdq":[]}])", "pdq"},
                                                               {R"("seen":"2026-09-15")", "seen"},
                                                               {R"("seen":["15/09/2026"])", "seen"},
                                                               {R"("fetched":"gestern")", "fetched"}};
  for (const auto& [members, key] : wrong) {
    const auto ad = parse_raw_ad(line_with(members));
    ASSERT_FALSE(ad) << members;
    EXPECT_EQ(ad.error().code, Error::kBadInput);
    EXPECT_EQ(ad.error().where, key) << members;
  }
}

TEST(RawAd, WhatIsNoJsonIsRefused) {
  for (const char* line : {"",
                           " ",
                           "null",
                           "[]",
                           "3",
                           "{",
                           "}",
                           R"({"site":"a","ad_id":"1")",
                           R"({"site":"a","ad_id":"1"}})",
                           R"({"site":"a","ad_id":"1"} {})",
                           R"({"site":"a","ad_id":"1",})",
                           R"({"site":"a" "ad_id":"1"})",
                           R"({"site":"a","ad_id":"1","x":tru})",
                           R"({"site":"a","ad_id":"1","x":[1,})",
                           R"({"site":"a","ad_id":"1","x":{"a" 1}})",
                           R"({"site":"a","ad_id":"1","x":01})",
                           R"({"site":"a","ad_id":"1","age":01})",
                           R"({"site":"a","ad_id":"1","age":nul})",
                           R"({"site":"a","ad_id":"1","phones":nul})",
                           R"({"site":"a","ad_id":"1","photos":[{"z":tru}]})"}) {
    const auto ad = parse_raw_ad(line);
    ASSERT_FALSE(ad) << line;
    EXPECT_EQ(ad.error().code, Error::kBadInput) << line;
  }
}

TEST(RawAd, BrokenTextIsAnErrorAndNoException) {
  for (const std::string& members :
       {std::string("\"text\":\"\xff\""), std::string("\"x\":\"\xc3\""), std::string(R"("text":"\ud83d")"),
        std::string(R"("text":"\ud83dx")"), std::string(R"("x":"\ude00")"), std::string(R"("x":["\ud83d\u0041"])"),
        std::string(R"("\ud83d":1)"), std::string("\"text\":\"a\nb\"")}) {
    EXPECT_FALSE(parse_raw_ad(line_with(members))) << members;
  }
}

TEST(RawAd, ALoneLowSurrogateInAKnownKeyIsAnErrorToo) { EXPECT_FALSE(parse_raw_ad(line_with(R"("text":"\ude00")"))); }

TEST(RawAd, DeepNestingEndsInAnErrorOrAnAd) {
  for (const std::size_t depth : {10UL, 1000UL, 100000UL}) {
    const std::string open(depth, '['), close(depth, ']');
    const auto ad = parse_raw_ad(line_with("\"x\":" + open + close));
    if (!ad) continue;
    EXPECT_EQ(ad->extra, "{\"x\":" + open + close + "}");
  }
}

// --- property: parse(to_json(x)) == x -----------------------------------------------------------------------------

class Chance {
 public:
  explicit Chance(unsigned seed) : random_(seed) {}
  int below(int n) { return std::uniform_int_distribution<int>(0, n - 1)(random_); }
  bool coin() { return below(2) == 0; }

  std::string text() {
    static const std::vector<std::string> parts{"a",      "é",         "\"", "\\", "\n", "\t", std::string(1, '\0'),
                                                "\x1f",   "😀",        " ",  "/",  "{",  "}",  ",",
                                                "\u2028", "0639980012"};
    std::string text;
    for (int n = below(6); n > 0; --n) text += parts[static_cast<std::size_t>(below(static_cast<int>(parts.size())))];
    return text;
  }
  std::optional<std::string> maybe_text() { return coin() ? std::optional(text()) : std::nullopt; }

  RawPhoto photo() {
    RawPhoto photo{maybe_text(), maybe_text(), maybe_text(), {}};
    if (coin()) photo.quality = below(101);
    return photo;
  }

  RawAd ad() {
    RawAd ad;
    ad.site = "s" + text(), ad.ad_id = "1" + text(), ad.url = maybe_text(), ad.department = maybe_text();
    ad.place = maybe_text(), ad.title = maybe_text(), ad.text = maybe_text(), ad.name = maybe_text();
    ad.age = maybe_text(), ad.price = maybe_text(), ad.posted = maybe_text();
    for (int n = below(3); n > 0; --n) ad.phones.push_back(text());
    for (int n = below(3); n > 0; --n) ad.photos.push_back(photo());
    for (int n = below(3); n > 0; --n) ad.seen.push_back(Date(std::chrono::days(below(40000))));
    if (coin()) ad.fetched = Instant(std::chrono::seconds(below(2000000000)));
    if (coin()) ad.extra = R"({"views":12,"tags":["a",{"b":null}]})";
    return ad;
  }

 private:
  std::mt19937 random_;
};

TEST(RawAd, ReadsAsItWasWritten) {
  Chance chance(77);
  for (int i = 0; i < 5000; ++i) {
    const RawAd ad = chance.ad();
    const std::string json = to_json(ad);
    EXPECT_EQ(json.find('\n'), std::string::npos);
    const auto again = parse_raw_ad(json);
    ASSERT_TRUE(again) << again.error() << " in " << json;
    ASSERT_EQ(*again, ad) << json;
  }
}

TEST(RawAd, BrokenBytesInALineNeverThrowAndWhatIsReadHolds) {
  Chance chance(78);
  for (int i = 0; i < 20000; ++i) {
    std::string line = to_json(chance.ad());
    for (int n = 1 + chance.below(3); n > 0; --n) {
      const auto at = static_cast<std::size_t>(chance.below(static_cast<int>(line.size())));
      line[at] = chance.coin() ? "{}[]\":,\\0tn"[chance.below(11)] : static_cast<char>(chance.below(256));
    }
    const auto ad = parse_raw_ad(line);
    if (!ad) continue;
    const auto again = parse_raw_ad(to_json(*ad));
    ASSERT_TRUE(again) << again.error() << " in " << to_json(*ad);
    ASSERT_EQ(*again, *ad) << line;
  }
}

}  // namespace
}  // namespace vigie
