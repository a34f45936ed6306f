// testbed/traits.md against the replicas and the catalogue whose parts it names.
#include <algorithm>
#include <fstream>
#include <map>
#include <regex>
#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "testbed/replica_server.h"

namespace vigie::testbed {
namespace {

struct Trait {
  std::string site, part, words;
};

std::vector<Trait> traits() {
  static const std::regex kRow(R"(\| ([^|]+) \| ([^|]+) \| (.+) \| ([^|]+) \|)");
  std::ifstream file(std::string(VIGIE_SOURCE_DIR) + "/testbed/traits.md");
  std::vector<Trait> rows;
  for (std::string line; std::getline(file, line);) {
    std::smatch row;
    if (std::regex_match(line, row, kRow) && row[1] != "site") rows.push_back({row[1], row[2], row[3]});
  }
  return rows;
}

TEST(Traits, EachRowNamesAReplicaOrAll) {
  const auto sites = replica_sites();
  for (const Trait& trait : traits()) {
    const bool known = trait.site == "all" || std::ranges::find(sites, trait.site) != sites.end();
    EXPECT_TRUE(known) << trait.site << ": " << trait.words;
    EXPECT_THAT(trait.part, testing::AnyOf("1", "2", "3", "4", "5", "6", "7", "–")) << trait.site;
  }
}

TEST(Traits, EachReplicaHasItsPhonePagingPlacePageAndAccess) {
  std::map<std::string, std::set<std::string>> parts;
  for (const Trait& trait : traits()) parts[trait.site].insert(trait.part);
  for (const std::string& site : replica_sites()) {
    EXPECT_THAT(parts[site], testing::IsSupersetOf({"1", "2", "3", "4", "5"})) << site;
  }
}

/// What the catalogue asks for, part by part, in the words of the rows.
const std::map<std::string, std::vector<std::string>> kCatalogue = {
    {"1",
     {"in the text", "`tel:`", "in the ad's address", "`alt`", "`data-", "a span for each digit", "style hides",
      "`unicode-bidi`", "base64", "reversed", "second request", "masked until a click", "`wa.me`", "`api.whatsapp.com",
      "Telegram", "Instagram", "as an image"}},
    {"2",
     {"`?page=N`", "`pN.htm`", "offsets", "`rel=next`", "En voir plus", "last page again", "pinned on every page",
      "of elsewhere", "bump"}},
    {"3", {"code alone", "as slug", "region", "city_ids", "`radius=`", "form", "none:"}},
    {"4",
     {"windows-1252", "ISO-8859-1", "left open", "`table` layout", "two copies", "Next.js", "Nuxt", "JSON-LD",
      "microdata", "shadow tree", "AMP", "il y a 3 heures", "Hier à 22h10"}},
    {"5",
     {"age gate by cookie", "consent wall", "ETag", "`Last-Modified`", "gzip and brotli", "soft 404", "with 200", "410",
      "maintenance page", "429 with `Retry-After`", "challenge page", "geo-block", "session id"}},
    {"6", {"classes are hashes", "wrapper", "in attributes", "list is JSON"}}};

TEST(Traits, EveryTraitOfPartsOneToSixIsMet) {
  std::map<std::string, std::string> said;
  for (const Trait& trait : traits()) said[trait.part] += trait.words + "\n";
  for (const auto& [part, wanted] : kCatalogue) {
    for (const std::string& words : wanted)
      EXPECT_NE(said[part].find(words), std::string::npos) << part << ": " << words;
  }
}

}  // namespace
}  // namespace vigie::testbed
