#include "crawler/polite_client.h"

#include <algorithm>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/crawler/tiny_server.h"

namespace vigie::crawler {
namespace {

using namespace std::chrono_literals;
using ::testing::ElementsAre;
namespace asio = boost::asio;

using Answers = std::vector<Fetched<HttpResponse>>;

const Clock kFast = Clock::simulated(Instant{std::chrono::seconds(1'800'000'000)}, 100'000);

asio::awaitable<void> collect(PoliteClient& client, std::vector<std::string> urls, int most, Answers& answers) {
  const Visit visit{"s", "https://www.annonces.example", {{"majeur", "1"}}, 2'000ms, most};
  for (const std::string& url : urls) answers.push_back(co_await client.get(visit, url));
}

Answers get_all(const TinyServer& server, std::vector<std::string> urls, const Clock& clock = kFast,
                int most_requests = 1'000) {
  asio::io_context io;
  HttpSettings settings{.user_agent = "Vigie/0", .only_address = server.endpoint(), .ca = {}, .limits = {}};
  PoliteClient client(io, settings, {}, clock, 1);
  Answers answers;
  asio::co_spawn(io, collect(client, std::move(urls), most_requests, answers), asio::detached);
  io.run();
  return answers;
}

TEST(PoliteClient, AsksForRobotsFirstAndOnce) {
  const TinyServer server([](const Asked&) { return page("User-agent: *\nDisallow: /b"); });
  const auto answers = get_all(server, {"http://www.annonces.example/a", "http://www.annonces.example/b"});
  EXPECT_TRUE(answers.at(0));
  EXPECT_EQ(answers.at(1).error().outcome, Outcome::kRobots);
  EXPECT_THAT(server.paths(), ElementsAre("/robots.txt", "/a"));
}

TEST(PoliteClient, NothingIsAskedWhereRobotsCannotBeReached) {
  const TinyServer server([](const Asked&) { return answer("500 Oops", "", ""); });
  const auto answers = get_all(server, {"http://www.annonces.example/a"});
  EXPECT_EQ(answers.at(0).error().outcome, Outcome::kRobots);
  EXPECT_THAT(server.paths(), ElementsAre("/robots.txt", "/robots.txt", "/robots.txt"));
}

TEST(PoliteClient, RobotsAreAskedForAgainAfterADay_RFC9309_2_4) {
  const TinyServer server([](const Asked&) { return page("User-agent: *\nCrawl-delay: 300\n"); });
  const std::vector<std::string> urls(300, "http://www.annonces.example/a");  // 25 hours
  get_all(server, urls, Clock::simulated(Instant{}, 1'000'000));
  const auto paths = server.paths();
  EXPECT_GE(std::ranges::count(paths, "/robots.txt"), 2);
  EXPECT_LE(std::ranges::count(paths, "/robots.txt"), 100);  // a busy machine's day is longer
}

Answers get_as(const TinyServer& server, const Visit& visit, std::vector<std::string> urls, PolitenessRules rules = {},
               const Clock& clock = kFast) {
  asio::io_context io;
  HttpSettings settings{.user_agent = "Vigie/0", .only_address = server.endpoint(), .ca = {}, .limits = {}};
  PoliteClient client(io, settings, rules, clock, 1);
  Answers answers;
  const auto ask = [&]() -> asio::awaitable<void> {
    for (const std::string& url : urls) answers.push_back(co_await client.get(visit, url));
  };
  asio::co_spawn(io, ask(), asio::detached);
  io.run();
  return answers;
}

TEST(PoliteClient, DecisionSetsRobotsAsideOnTheSitesOwnHostsAlone) {
  const TinyServer server([](const Asked& asked) {
    return asked.path() == "/robots.txt" ? page("User-agent: *\nDisallow: /\n") : page("x");
  });
  Visit visit{.site = "s", .base = "https://www.annonces.example", .cookies = {}};
  const std::vector<std::string> urls{"http://www.annonces.example/a", "http://photos.example/a"};
  const auto obeyed = get_as(server, visit, urls);
  EXPECT_EQ(obeyed.at(0).error().outcome, Outcome::kRobots);
  visit.robots_set_aside = true;
  const auto set_aside = get_as(server, visit, urls);
  EXPECT_TRUE(set_aside.at(0));
  EXPECT_EQ(set_aside.at(1).error().outcome, Outcome::kRobots);
}

TEST(PoliteClient, CrawlDelayHoldsWhereTheRestIsSetAside) {
  const TinyServer server([](const Asked&) { return page("User-agent: *\nCrawl-delay: 3600\nDisallow: /\n"); });
  const Visit visit{.site = "s", .base = "https://www.annonces.example", .cookies = {}, .robots_set_aside = true};
  EXPECT_EQ(get_as(server, visit, {"http://www.annonces.example/a"}).at(0).error().outcome, Outcome::kRobots);
}

TEST(PoliteClient, NothingIsAskedAfterTheNight) {
  const TinyServer server([](const Asked&) { return page(""); });
  const Visit visit{.site = "s", .base = "https://www.annonces.example", .cookies = {}, .delay = 60s};
  const std::vector<std::string> urls(40, "http://www.annonces.example/a");
  const Clock clock = Clock::simulated(Instant{}, 2000);
  const auto answers = get_as(server, visit, urls, {.until = clock.now() + 1200s}, clock);
  ASSERT_TRUE(answers.at(0)) << answers.at(0).error().what;
  EXPECT_EQ(answers.back().error().outcome, Outcome::kLimit);
  EXPECT_TRUE(answers.back().error().host_given_up);
  EXPECT_LE(server.paths().size(), 22u);
}

TEST(PoliteClient, BudgetOfANightIsNotPassed) {
  const TinyServer server([](const Asked&) { return page(""); });
  const std::vector<std::string> urls(10, "http://www.annonces.example/a");
  const auto answers = get_all(server, urls, kFast, 4);
  EXPECT_TRUE(answers.at(2));
  EXPECT_EQ(answers.at(3).error().outcome, Outcome::kLimit);
  EXPECT_TRUE(answers.at(3).error().host_given_up);
  EXPECT_EQ(server.paths().size(), 4u);
}

TEST(PoliteClient, WaitsBetweenRequestsAsTheScansClockSays) {
  const TinyServer server([](const Asked&) { return page(""); });
  get_all(server, {"http://www.annonces.example/a", "http://www.annonces.example/b"}, Clock::simulated(Instant{}, 100));
  const auto asked = server.asked();
  ASSERT_EQ(asked.size(), 3u);
  EXPECT_GE(asked[1].when - asked[0].when, 19ms);
  EXPECT_GE(asked[2].when - asked[1].when, 19ms);
}

TEST(PoliteClient, RetriesWhatIsOverloaded) {
  int times = 0;
  const TinyServer server([&](const Asked& asked) {
    if (asked.path() == "/robots.txt") return page("");
    return ++times < 3 ? answer("503 Busy", "Retry-After: 60\r\n", "") : page("at last");
  });
  const auto answers = get_all(server, {"http://www.annonces.example/a"});
  ASSERT_TRUE(answers.at(0));
  EXPECT_EQ(answers.at(0)->body, "at last");
  EXPECT_EQ(server.paths().size(), 4u);
}

TEST(PoliteClient, HostThatStaysDownIsGivenUp) {
  const TinyServer server([&](const Asked& asked) { return asked.path() == "/robots.txt" ? page("") : std::string(); });
  const auto answers = get_all(
      server, {"http://www.annonces.example/a", "http://www.annonces.example/b", "http://www.annonces.example/c"});
  EXPECT_FALSE(answers.at(0).error().host_given_up);
  EXPECT_TRUE(answers.at(2).error().host_given_up);
  EXPECT_EQ(server.paths().size(), 7u);  // robots.txt, 3 at /a, 2 at /b, then a pause and one probe
}

TEST(PoliteClient, EachHopOfARedirectIsUnderItsOwnRobots) {
  const TinyServer server([](const Asked& asked) {
    const bool other = asked.header("Host") == "other.example";
    if (asked.path() == "/robots.txt") return page(other ? "User-agent: *\nDisallow: /" : "");
    return redirect("http://other.example/x");
  });
  const auto answers = get_all(server, {"http://www.annonces.example/a"});
  EXPECT_EQ(answers.at(0).error().outcome, Outcome::kRobots);
  EXPECT_THAT(server.paths(), ElementsAre("/robots.txt", "/a", "/robots.txt"));
}

TEST(PoliteClient, RedirectLoopIsALimit) {
  const TinyServer server([](const Asked& asked) { return asked.path() == "/robots.txt" ? page("") : redirect("/a"); });
  const auto answers = get_all(server, {"http://www.annonces.example/a"});
  EXPECT_EQ(answers.at(0).error().outcome, Outcome::kLimit);
  EXPECT_EQ(server.paths().size(), 7u);
}

TEST(PoliteClient, DefinitionsCookiesGoToTheSitesOwnHostsOnly) {
  const TinyServer server([](const Asked&) { return page(""); });
  get_all(server, {"http://paris.annonces.example/a", "http://other.example/a"});
  for (const Asked& asked : server.asked()) {
    EXPECT_EQ(asked.header("Cookie"), asked.header("Host") == "other.example" ? "" : "majeur=1") << asked.head;
  }
}

TEST(BelongsTo, BaseAndItsSubdomains) {
  EXPECT_TRUE(belongs_to("annonces.example", "www.annonces.example"));
  EXPECT_TRUE(belongs_to("paris.annonces.example", "www.annonces.example"));
  EXPECT_TRUE(belongs_to("www.annonces.example", "fr.annonces.example"));
  EXPECT_FALSE(belongs_to("annonces.example.evil.example", "www.annonces.example"));
  EXPECT_FALSE(belongs_to("mesannonces.example", "annonces.example"));
  EXPECT_FALSE(belongs_to("other.example", "fr.example"));
}

}  // namespace
}  // namespace vigie::crawler
