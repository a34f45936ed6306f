// vigie site list, and what a scan says of a site that it never polls.
#include <algorithm>

#include <gmock/gmock.h>

#include "tests/e2e/program.h"

namespace vigie::e2e {
namespace {

using ::testing::HasSubstr;

class SiteList : public Program {};

TEST_F(SiteList, WithoutADatabase_NamesEachSiteAndHowSureWeAre) {
  const Ran ran = run("--json site list");
  EXPECT_EQ(ran.exit_code, 0) << ran.err;
  const auto lines = ran.lines();
  ASSERT_EQ(lines.size(), 52U);
  const auto is = [](const char* id) { return [id](const nlohmann::json& line) { return line["id"] == id; }; };
  const auto skokka = *std::find_if(lines.begin(), lines.end(), is("skokka"));
  EXPECT_EQ(skokka["state"], "family");
  EXPECT_EQ(skokka["departments"], 101);
  EXPECT_TRUE(skokka["last_success"].is_null());
  EXPECT_TRUE(skokka["verified"].is_null());
  EXPECT_EQ((*std::find_if(lines.begin(), lines.end(), is("meetic")))["departments"], 0);
  EXPECT_FALSE(std::filesystem::exists(file("vigie.db")));
}

TEST_F(SiteList, ForPeople_HasAHeadingAndARowASite) {
  const Ran ran = run("--lang en site list");
  EXPECT_EQ(ran.exit_code, 0) << ran.err;
  EXPECT_THAT(ran.out, HasSubstr("last read"));
  EXPECT_THAT(ran.out, HasSubstr("Place Libertine"));
  EXPECT_THAT(ran.out, HasSubstr("address only"));
  EXPECT_THAT(ran.out, HasSubstr("101/101"));
}

TEST_F(SiteList, ASiteThatIsOnlyImported_IsNotScanned) {
  const Ran ran = run("--lang en scan --departments 95 --sites meetic --dry-run");
  EXPECT_EQ(ran.exit_code, 2);
  EXPECT_THAT(ran.err, HasSubstr("Meetic is not polled (login"));
  EXPECT_THAT(ran.err, HasSubstr("vigie import"));
  const Ran all = run("scan --departments 95 --dry-run");
  EXPECT_EQ(all.exit_code, 0) << all.err;
  EXPECT_THAT(all.out, ::testing::Not(HasSubstr("meetic")));
  EXPECT_THAT(all.out, HasSubstr("niamodel"));
}

}  // namespace
}  // namespace vigie::e2e
