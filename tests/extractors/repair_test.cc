// A site changes its markup; the ads that were read before teach how to read it again.
#include "extractors/induction/repair.h"

#include <algorithm>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "extractors/read_page.h"
#include "tests/extractors/normalise_support.h"
#include "tests/extractors/pages.h"

namespace vigie::extractors {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;
using testing::page_of;
using testing::SitesFolder;

const std::string kDefinition = testing::kExemple + R"(
[ad]
title = "h1.titre"
text  = ".texte"
name  = ".prenom"   # as she calls herself
)";

RawAd ad(int n) {
  RawAd ad;
  ad.site = "exemple";
  ad.ad_id = std::to_string(445500 + n);
  ad.url = "https://www.exemple.example/annonce/x-" + ad.ad_id;
  ad.title = "Annonce de la semaine, la " + std::to_string(n);
  ad.text =
      "Bonjour, je reçois chez moi, au calme, le soir; dites le numéro " + std::to_string(n) + " quand vous appelez.";
  ad.name = std::string(1, static_cast<char>('A' + n)) + "lba";
  return ad;
}

/// @param name  element and class of the name
std::string markup(const RawAd& ad, const std::string& name) {
  return "<html><body><h1 class=titre>" + *ad.title + "</h1><div class=texte>" + *ad.text + "</div><" + name + ">" +
         *ad.name + "</" + name.substr(0, name.find(' ')) + "></body></html>";
}

class RepairTest : public ::testing::Test {
 protected:
  RepairTest() : site_(folder_.load(kDefinition).value()) {}

  /// Of pages that write the n-th ad's name so.
  template <typename Written>
  SiteDefinition mended_by_pages(const Written& written) {
    RepairRequest request{
        .site = &site_, .toml = kDefinition, .family_toml = {}, .ads = {}, .listings = {}, .normaliser = &normaliser()};
    for (int n = 0; n < 12; ++n) request.ads.push_back({page_of(*ad(n).url, around_name(n, written(n))), ad(n)});
    const auto result = repair(request);
    if (!result) throw std::runtime_error(to_string(result.error()));
    return folder_.load(result->toml).value();
  }
  static std::string around_name(int n, const std::string& name) {
    return "<html><body><h1 class=titre>" + *ad(n).title + "</h1><div class=texte>" + *ad(n).text + "</div>" + name +
           "</body></html>";
  }
  std::string name_on(const SiteDefinition& site, int n, const std::string& name) {
    return read_ad(page_of(*ad(n).url, around_name(n, name)), site)->name.value_or("");
  }

  Repair repaired(const std::string& name, int pages = 9) {
    RepairRequest request{.site = &site_,
                          .toml = kDefinition,
                          .family_toml = {},
                          .ads = {},
                          .listings = listings_,
                          .normaliser = &normaliser()};
    for (int n = 0; n < pages; ++n) request.ads.push_back({page_of(*ad(n).url, markup(ad(n), name)), ad(n)});
    auto result = repair(request);
    if (!result) throw std::runtime_error(to_string(result.error()));
    return *std::move(result);
  }

  SitesFolder folder_;
  SiteDefinition site_;
  std::vector<Page> listings_;
};

TEST_F(RepairTest, NothingMoved_NothingIsTouched) {
  const Repair result = repaired("p class=prenom");
  EXPECT_THAT(result.fields, IsEmpty());
  EXPECT_EQ(result.toml, kDefinition);
}

TEST_F(RepairTest, ARenamedClass_IsFoundByTheValuesOfBefore) {
  const Repair result = repaired("p class=surnom");
  ASSERT_EQ(result.fields.size(), 1u);
  EXPECT_EQ(result.fields[0].field, "name");
  EXPECT_EQ(result.fields[0].before, 0);
  EXPECT_EQ(result.fields[0].after, result.fields[0].of);
  EXPECT_GT(result.fields[0].of, 1);
  EXPECT_THAT(result.toml, HasSubstr("# as she calls herself"));
  EXPECT_THAT(result.toml, HasSubstr("\".prenom\"]"));
  const auto mended = folder_.load(result.toml);
  ASSERT_TRUE(mended) << mended.error() << result.toml;
  for (int n : {20, 21}) {
    EXPECT_EQ(read_ad(page_of(*ad(n).url, markup(ad(n), "p class=surnom")), *mended)->name, ad(n).name);
    EXPECT_EQ(read_ad(page_of(*ad(n).url, markup(ad(n), "p class=prenom")), *mended)->name, ad(n).name) << "as before";
  }
}

TEST_F(RepairTest, TwoNewMarkups_GetARuleEach) {
  const auto written = [](int n) {
    return n % 2 == 0 ? "<p class=surnom>" + *ad(n).name + "</p>" : "<p id=qui data-nom='" + *ad(n).name + "'></p>";
  };
  const auto mended = mended_by_pages(written);
  for (int n : {20, 21}) EXPECT_EQ(name_on(mended, n, written(n)), *ad(n).name);
}

TEST_F(RepairTest, ALabelThatAStyleSheetShows_LeadsToItsValue) {
  const auto written = [](int n) {
    const std::string age =
        n % 3 == 0 ? "" : "<i data-text='Âge'></i><i data-text='3" + std::to_string(n % 9) + "'></i>";
    return "<div>" + age + "<i data-text='Prénom'></i><i data-text='" + *ad(n).name + "'></i></div>";
  };
  const auto mended = mended_by_pages(written);
  for (int n : {20, 21}) EXPECT_EQ(name_on(mended, n, written(n)), *ad(n).name);
}

TEST_F(RepairTest, ALineOfData_IsReadBehindItsLabel) {
  const auto written = [](int n) {
    const std::string before = n % 3 == 0 ? "" : R"("Ville : Melun", )";
    return R"(<script type="application/json">[)" + before + R"("Prénom )" + *ad(n).name + R"("]</script>)";
  };
  const auto mended = mended_by_pages(written);
  for (int n : {20, 21}) EXPECT_EQ(name_on(mended, n, written(n)), *ad(n).name);
}

TEST_F(RepairTest, AClassOfABuild_ServesWhereNothingElseDoes) {
  const auto written = [](int n) {
    return std::string(n % 3, 'x') + "<p class='css-" + (n % 2 == 0 ? "0a1b2c3" : "0a1b2c3 css-77f00aa") + "'>" +
           *ad(n).name + "</p><p class=css-9f8e7d6>Melun</p>";
  };
  const auto mended = mended_by_pages(written);
  for (int n : {20, 21}) EXPECT_EQ(name_on(mended, n, written(n)), *ad(n).name);
}

TEST_F(RepairTest, AValueInALine_IsToldByItsForm) {
  const std::string old = testing::kExemple + "\n[ad]\ntitle = \"h1\"\nprice = \".prix\"\n";
  site_ = folder_.load(old).value();
  const auto page = [](int n, const std::string& unit) {
    return page_of(*ad(n).url, "<h1>" + *ad(n).title + "</h1><i class=m>Réf. " + std::to_string(n) + ", pour " +
                                   std::to_string(60 + 10 * n) + unit + " net</i>");
  };
  RepairRequest request{
      .site = &site_, .toml = old, .family_toml = {}, .ads = {}, .listings = {}, .normaliser = &normaliser()};
  for (int n = 0; n < 12; ++n) {
    const std::string unit = n % 2 == 0 ? " roses" : " €";
    RawAd known = ad(n);
    known.price = std::to_string(60 + 10 * n) + unit;
    known.text = known.name = std::nullopt;
    request.ads.push_back({page(n, unit), known});
  }
  const auto mended = folder_.load(repair(request)->toml);
  ASSERT_TRUE(mended) << mended.error();
  EXPECT_EQ(read_ad(page(20, " euros"), *mended)->price, "260 euros");
}

// What was known of one ad in ten is wrong: it was guessed.
TEST_F(RepairTest, AWrongMemoryOfAFewAds_DoesNotKeepTheFieldBroken) {
  RepairRequest request{
      .site = &site_, .toml = kDefinition, .family_toml = {}, .ads = {}, .listings = {}, .normaliser = &normaliser()};
  for (int n = 0; n < 20; ++n) {
    RawAd known = ad(n);
    if (n % 10 == 3) known.name = std::nullopt;
    request.ads.push_back({page_of(*ad(n).url, markup(ad(n), "p class=surnom")), known});
  }
  const auto mended = folder_.load(repair(request)->toml);
  ASSERT_TRUE(mended) << mended.error();
  EXPECT_EQ(read_ad(page_of(*ad(20).url, markup(ad(20), "p class=surnom")), *mended)->name, ad(20).name);
}

TEST_F(RepairTest, AValueWrittenOtherwise_IsTheSameValue) {
  site_ = folder_.load(testing::kExemple + "\n[ad]\ntitle = \"h1\"\nprice = \".prix\"\n").value();
  RepairRequest request{
      .site = &site_, .toml = kDefinition, .family_toml = {}, .ads = {}, .listings = {}, .normaliser = &normaliser()};
  for (int n = 0; n < 9; ++n) {
    RawAd known = ad(n);
    known.price = std::to_string(60 + 10 * n) + " €";
    known.text = known.name = std::nullopt;
    const std::string page =
        "<h1>" + *known.title + "</h1><p class=prix>EUR " + std::to_string(60 + 10 * n) + ".00</p>";
    request.ads.push_back({page_of(*known.url, page), known});
  }
  EXPECT_THAT(repair(request)->fields, IsEmpty());
}

TEST_F(RepairTest, WhatIsGoneFromThePages_IsNotInvented) {
  RepairRequest request{
      .site = &site_, .toml = kDefinition, .family_toml = {}, .ads = {}, .listings = {}, .normaliser = &normaliser()};
  for (int n = 0; n < 9; ++n) {
    RawAd there = ad(n);
    there.name = "";
    request.ads.push_back({page_of(*ad(n).url, markup(there, "p class=prenom")), ad(n)});
  }
  const auto result = repair(request);
  ASSERT_TRUE(result);
  EXPECT_EQ(result->toml, kDefinition);
}

TEST_F(RepairTest, RowsThatLostTheirClass_AreFoundByTheAddressesOfAds) {
  std::string rows;
  for (int n = 0; n < 8; ++n)
    rows += "<li class=fiche><a href='/annonce/x-" + ad(n).ad_id + "'>" + *ad(n).title + "</a></li>";
  listings_ = {page_of("https://www.exemple.example/l/95", "<html><body><ul>" + rows + "</ul></body></html>")};
  const Repair result = repaired("p class=prenom");
  ASSERT_FALSE(result.fields.empty());
  EXPECT_EQ(result.fields[0].table, "listing");
  EXPECT_EQ(result.fields[0].field, "ad");
  const auto mended = folder_.load(result.toml);
  ASSERT_TRUE(mended) << mended.error() << result.toml;
  EXPECT_EQ(read_listing(listings_.front(), *mended)->ads.size(), 8u);
}

TEST_F(RepairTest, RowsOfClassesThatABuildMade_AreFoundByThese) {
  std::string rows;
  for (int n = 0; n < 8; ++n)
    rows += "<div class=css-35a5785><div class=css-328714c>Cergy</div><div class=css-ac2b378><a href='/annonce/x-" +
            ad(n).ad_id + "'>" + *ad(n).title + "</a></div></div>";
  listings_ = {page_of("https://www.exemple.example/l/95",
                       "<html><body><div><div class=css-c5cfc1e>8 annonces</div>" + rows + "</div></body></html>")};
  const Repair result = repaired("p class=prenom");
  const auto mended = folder_.load(result.toml);
  ASSERT_TRUE(mended) << mended.error() << result.toml;
  EXPECT_EQ(read_listing(listings_.front(), *mended)->ads.size(), 8u) << result.toml;
}

TEST_F(RepairTest, TwoPages_AreTooFew) {
  RepairRequest request{
      .site = &site_, .toml = kDefinition, .family_toml = {}, .ads = {}, .listings = {}, .normaliser = &normaliser()};
  for (int n = 0; n < 2; ++n) request.ads.push_back({page_of(*ad(n).url, markup(ad(n), "p")), ad(n)});
  const auto result = repair(request);
  ASSERT_FALSE(result);
  EXPECT_EQ(result.error().code, Error::kBadInput);
}

}  // namespace
}  // namespace vigie::extractors
