// What the addresses of a site's ads have in common.
#include "extractors/induction/ad_address.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <re2/re2.h>

namespace vigie::extractors {
namespace {

using ::testing::IsEmpty;

constexpr const char* kSite = "https://www.exemple.example";

struct Addresses {
  std::string what;
  std::vector<std::string> listed;  ///< paths
  std::string other, id;            ///< of an ad that was not listed; empty: no pattern
};

class AdUrlPattern : public ::testing::TestWithParam<Addresses> {};

TEST_P(AdUrlPattern, FindsTheIdOfAnotherAd) {
  std::vector<std::string> listed;
  for (const std::string& path : GetParam().listed) listed.push_back(kSite + path);
  const std::string pattern = ad_url_pattern(listed, {});
  std::string id;
  const bool found = !pattern.empty() && re2::RE2::PartialMatch(kSite + GetParam().other, pattern, &id);
  EXPECT_EQ(found, !GetParam().id.empty()) << GetParam().what << ": " << pattern;
  EXPECT_EQ(id, GetParam().id) << GetParam().what << ": " << pattern;
}

INSTANTIATE_TEST_SUITE_P(
    Ways, AdUrlPattern,
    ::testing::Values(
        Addresses{"number before an ending", {"/a/lina-445501.htm", "/a/eva-445502.htm"}, "/a/x-1234.htm", "1234"},
        Addresses{"names differ, as they do in each town",
                  {"/trappes/escorts/Manon-Trappes_5337366", "/meaux/escorts/Naomi_7497146"},
                  "/cergy/escorts/Alicia_4053913",
                  "4053913"},
        Addresses{"a code behind a title, which may be changed",
                  {"/annonce/lecons-de-guitare-fr32a8zeh/", "/annonce/femme-56-ans-frdas9y6k/",
                   "/annonce/fauteuil-a-vendre-fr3b3vsb9/", "/annonce/instant-de-douceur-fr4snp72d/",
                   "/annonce/sorties-fr4x9qbza/"},
                  "/annonce/cours-de-piano-fr76fbqrs/",
                  "fr76fbqrs"},
        Addresses{"words of one length are no codes",
                  {"/annonce/lina-a-cergy/", "/annonce/eva-a-meaux/", "/annonce/mia-a-melun/", "/annonce/zoe-a-torcy/",
                   "/annonce/ana-a-lille/"},
                  "/annonce/lea-a-paris/",
                  "lea-a-paris"},
        Addresses{"numbers and codes below folders that differ",
                  {"/r/annonces/val-d-oise-95/sorties/6966175929", "/r/annonces/yvelines-78/lina/8200874403A1KVRE47"},
                  "/r/annonces/paris-75/eva/1059451618A1KVRE70",
                  "1059451618A1KVRE70"},
        Addresses{"what leads elsewhere",
                  {"/r/annonces/val-d-oise-95/sorties/6966175929", "/r/annonces/yvelines-78/lina/8200874403A1KVRE47"},
                  "/credit/simulation/",
                  ""}));

TEST(AdUrlPattern, OfNothingIsEmpty) { EXPECT_THAT(ad_url_pattern({}, {std::string(kSite) + "/a/1234"}), IsEmpty()); }

}  // namespace
}  // namespace vigie::extractors
