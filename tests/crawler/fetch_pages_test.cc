// A few pages for whoever mends a definition: asked for politely, each answer kept with its question.
#include "crawler/fetch_pages.h"

#include <gmock/gmock.h>

#include "tests/crawler/tiny_site.h"

namespace vigie::crawler {
namespace {

using ::testing::Contains;
using ::testing::Not;

class FetchPagesTest : public TinySiteTest {
 protected:
  static std::vector<AskedPage> asked(const TinyServer& server, const extractors::SiteDefinition& site,
                                      const std::vector<std::string>& urls) {
    const Network network{.loopback = Loopback{.address = server.address(), .ca = {}}, .user_agent = "Vigie/0"};
    const auto pages = fetch_pages(site, urls, network, Clock::simulated(Instant{}, 100'000));
    if (!pages) throw std::runtime_error(to_string(pages.error()));
    return *pages;
  }
};

TEST_F(FetchPagesTest, EachAnswer_StandsAtThePlaceOfItsQuestion) {
  const TinyServer server([](const Asked& asked) {
    if (asked.path() == "/robots.txt") return page("User-agent: *\nDisallow: /secret");
    if (asked.path() == "/gone") return answer("404 Not Found", "", "");
    return page("<p>" + asked.path() + "</p>");
  });
  const auto pages = asked(server, site_,
                           {"http://www.tiny.example/a", "http://www.tiny.example/secret",
                            "http://www.tiny.example/gone", "http://www.tiny.example/b"});
  ASSERT_EQ(pages.size(), 4u);
  EXPECT_EQ(pages[0].page.body, "<p>/a</p>");
  EXPECT_NE(pages[1].what, "") << "robots.txt forbids it";
  EXPECT_EQ(pages[1].page.body, "");
  EXPECT_TRUE(pages[2].page.status == 404 || !pages[2].what.empty());
  EXPECT_EQ(pages[3].page.body, "<p>/b</p>");
  EXPECT_THAT(server.paths(), Not(Contains("/secret")));
}

}  // namespace
}  // namespace vigie::crawler
