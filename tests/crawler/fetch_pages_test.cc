// A few pages for whoever mends a definition: asked for politely, each answer kept with its question.
#include "crawler/fetch_pages.h"

#include <gmock/gmock.h>

#include "tests/crawler/tiny_site.h"

namespace vigie::crawler {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::Not;

class FetchPagesTest : public TinySiteTest {
 protected:
  PageFetcher fetcher(const TinyServer& server) const {
    const Network network{.loopback = Loopback{.address = server.address(), .ca = {}}, .user_agent = "Vigie/0"};
    auto pages = PageFetcher::make(site_, network, clock_);
    if (!pages) throw std::runtime_error(to_string(pages.error()));
    return *std::move(pages);
  }

  const Clock clock_ = Clock::simulated(Instant{}, 100);
};

TEST_F(FetchPagesTest, EachAnswer_StandsAtThePlaceOfItsQuestion) {
  const TinyServer server([](const Asked& asked) {
    if (asked.path() == "/robots.txt") return page("User-agent: *\nDisallow: /secret");
    if (asked.path() == "/gone") return answer("404 Not Found", "", "");
    return page("<p>" + asked.path() + "</p>");
  });
  const std::vector<std::string> urls = {"http://www.tiny.example/a", "http://www.tiny.example/secret",
                                         "http://www.tiny.example/gone", "http://www.tiny.example/b"};
  const auto pages = fetcher(server).ask(urls);
  ASSERT_EQ(pages.size(), 4u);
  EXPECT_EQ(pages[0].page.body, "<p>/a</p>");
  EXPECT_NE(pages[1].what, "") << "robots.txt forbids it";
  EXPECT_EQ(pages[1].page.body, "");
  EXPECT_TRUE(pages[2].page.status == 404 || !pages[2].what.empty());
  EXPECT_EQ(pages[3].page.body, "<p>/b</p>");
  EXPECT_THAT(server.paths(), Not(Contains("/secret")));
}

TEST_F(FetchPagesTest, WhatIsAskedForLater_IsOfTheSameVisit) {
  const TinyServer server([](const Asked&) { return page(""); });
  PageFetcher pages = fetcher(server);
  for (const std::string url : {"http://www.tiny.example/a", "http://www.tiny.example/b"})
    EXPECT_TRUE(pages.ask({&url, 1}).front().came_back());
  const auto asked = server.asked();
  EXPECT_THAT(server.paths(), ElementsAre("/robots.txt", "/a", "/b"));
  ASSERT_EQ(asked.size(), 3u);
  EXPECT_GE(asked[2].when - asked[1].when, std::chrono::milliseconds(19)) << "2 s, at a hundredth";
}

TEST_F(FetchPagesTest, WhatLiesBehindAnAgeGateIsReached) {
  const TinyServer server([](const Asked& asked) {
    if (asked.header("Cookie").find("adult=yes") != std::string::npos) return page("<p>" + asked.path() + "</p>");
    return page("<p>Réservé aux adultes.</p><a href='#' onclick=\"document.cookie='adult=yes';\">J'ai 18 ans</a>");
  });
  const std::vector<std::string> urls = {"http://www.tiny.example/a", "http://www.tiny.example/b"};
  const auto pages = fetcher(server).ask(urls);
  ASSERT_EQ(pages.size(), 2u);
  EXPECT_EQ(pages[0].page.body, "<p>/a</p>");
  EXPECT_EQ(pages[1].page.body, "<p>/b</p>");
  EXPECT_THAT(server.paths(), ElementsAre("/robots.txt", "/a", "/a", "/b"));
}

}  // namespace
}  // namespace vigie::crawler
