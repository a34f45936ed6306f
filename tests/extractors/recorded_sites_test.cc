// The shipped definitions on the recorded pages of their replicas (tests/pages): what `vigie site check` says of each.
#include <algorithm>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "extractors/check/recorded_pages.h"
#include "extractors/induction/learn.h"
#include "tests/extractors/normalise_support.h"
#include "tests/extractors/pages.h"

namespace vigie::extractors {
namespace {

using ::testing::SizeIs;

const std::filesystem::path kPages = std::filesystem::path(VIGIE_SOURCE_DIR) / "tests/pages";

/// Not read: names that stand only within a title or a text.
bool is_known_weakness(const std::string& site, const Difference& difference) {
  return difference.field == "name" && (site == "niamodel" || site == "topannonces");
}

class RecordedSite : public ::testing::TestWithParam<std::string> {};

TEST_P(RecordedSite, IsReadAsItsPagesSay) {
  const auto pages = recorded_pages(kPages / GetParam());
  ASSERT_TRUE(pages) << pages.error();
  ASSERT_THAT(*pages, SizeIs(4));
  for (const RecordedPage& page : *pages) {
    for (const Difference& difference : check_page(page, testing::shipped_site(GetParam()), normaliser()).differences) {
      EXPECT_TRUE(is_known_weakness(GetParam(), difference))
          << page.file << ": " << difference.field << ": expected [" << difference.expected << "], read ["
          << difference.read << "] " << difference.hint;
    }
  }
}

std::vector<std::string> recorded_sites() {
  std::vector<std::string> sites;
  for (const auto& entry : std::filesystem::directory_iterator(kPages)) sites.push_back(entry.path().filename());
  std::ranges::sort(sites);
  return sites;
}

INSTANTIATE_TEST_SUITE_P(All, RecordedSite, ::testing::ValuesIn(recorded_sites()),
                         [](const auto& site) { return "s_" + site.param; });

SavedPage saved_of(const RecordedPage& page) {
  SavedPage saved{page.file.filename(), page.page};
  saved.page.url.clear();
  return saved;
}

std::size_t differences(const std::vector<RecordedPage>& pages, const SiteDefinition& site) {
  std::size_t count = 0;
  for (const RecordedPage& page : pages) count += check_page(page, site, normaliser()).differences.size();
  return count;
}

/// True where the pages are read as they say by what is learnt from them as a volunteer saves them: without address.
bool is_learnt_again(const std::string& id) {
  const auto pages = recorded_pages(kPages / id);
  LearnRequest request{.base = testing::shipped_site(id).base, .id = id, .listing = {}, .ads = {}, .examples = {}};
  for (const RecordedPage& page : pages.value()) {
    if (page.ad) request.ads.push_back(saved_of(page));
    if (!page.ad) request.listing = saved_of(page);
  }
  const auto learnt = learn(request);
  const auto site = learnt ? testing::SitesFolder().load(learnt->toml) : tl::unexpected(learnt.error());
  return site && differences(*pages, *site) == 0;
}

// The others: names and prices that stand only within a title or a text, and what a site shows above its list.
TEST(RecordedSites, AreLearntAgainFromTheirPages) {
  const auto sites = recorded_sites();
  const auto learnt = std::ranges::count_if(sites, is_learnt_again);
  EXPECT_GE(learnt, 35);
}

TEST(RecordedSites, AreAllThatArePolled) { EXPECT_THAT(recorded_sites(), SizeIs(40)); }

}  // namespace
}  // namespace vigie::extractors
