#include "crawler/robots.h"

#include <string>

#include <gtest/gtest.h>

namespace vigie::crawler {
namespace {

using std::chrono::milliseconds;

constexpr auto kAgent = "ExampleBot/2.1 (+mailto:contact@courrier.example)";

bool allows(const std::string& rules, const std::string& path) {
  return Robots::parse("User-agent: *\n" + rules).allows(kAgent, path);
}

// RFC 9309, 2.2.1: product tokens match without regard to case.
TEST(Robots, ProductTokenIgnoresCaseAndVersion_RFC9309_2_2_1) {
  const auto robots = Robots::parse("User-Agent: eXampleBOT/9\nDisallow: /a\n\nUser-agent: *\nDisallow: /b\n");
  EXPECT_FALSE(robots.allows(kAgent, "/a"));
  EXPECT_TRUE(robots.allows(kAgent, "/b"));
  EXPECT_TRUE(robots.allows("OtherBot", "/a"));
  EXPECT_FALSE(robots.allows("OtherBot", "/b"));
}

TEST(Robots, PartOfATokenIsAnotherToken_RFC9309_2_2_1) {
  const auto robots = Robots::parse("User-agent: Example\nDisallow: /\n");
  EXPECT_TRUE(robots.allows(kAgent, "/a"));
}

// "If there is more than one group matching the user-agent, the matching groups' rules MUST be combined into one
// group."
TEST(Robots, GroupsOfOneAgentAreCombined_RFC9309_2_2_1) {
  const auto robots = Robots::parse(
      "user-agent: ExampleBot\ndisallow: /foo\ndisallow: /bar\n\nuser-agent: Other\ndisallow: /x\n\n"
      "user-agent: ExampleBot\ndisallow: /baz\n");
  for (const char* path : {"/foo", "/bar", "/baz"}) EXPECT_FALSE(robots.allows(kAgent, path)) << path;
  EXPECT_TRUE(robots.allows(kAgent, "/x"));
}

TEST(Robots, WithoutAnyMatchingGroupAllIsAllowed_RFC9309_2_2_1) {
  EXPECT_TRUE(Robots::parse("User-agent: Other\nDisallow: /\n").allows(kAgent, "/a"));
  EXPECT_TRUE(Robots::parse("").allows(kAgent, "/a"));
}

// 2.2: a group is one or more user-agent lines followed by rules.
TEST(Robots, AgentLinesInARowShareTheRules_RFC9309_2_2) {
  const auto robots = Robots::parse("User-agent: A\nUser-agent: ExampleBot\nDisallow: /a\n");
  EXPECT_FALSE(robots.allows(kAgent, "/a"));
  EXPECT_FALSE(robots.allows("A", "/a"));
}

// 5.2 "Longest Match".
TEST(Robots, LongestMatchWins_RFC9309_5_2) {
  const std::string rules = "Allow: /example/page/\nDisallow: /example/page/disallowed.gif\n";
  EXPECT_TRUE(allows(rules, "/example/page/a.html"));
  EXPECT_FALSE(allows(rules, "/example/page/disallowed.gif"));
}

TEST(Robots, AllowWinsWhereBothAreAsLong_RFC9309_2_2_2) {
  EXPECT_TRUE(allows("Disallow: /page\nAllow: /page\n", "/page"));
  EXPECT_TRUE(allows("Allow: /page\nDisallow: /page\n", "/page"));
}

TEST(Robots, PathsMatchWithRegardToCase_RFC9309_2_2_2) {
  EXPECT_FALSE(allows("Disallow: /Page\n", "/Page/1"));
  EXPECT_TRUE(allows("Disallow: /Page\n", "/page/1"));
}

TEST(Robots, EmptyPathForbidsNothing_RFC9309_2_2_2) { EXPECT_TRUE(allows("Disallow:\n", "/a")); }

TEST(Robots, RobotsTxtItselfIsAlwaysAllowed_RFC9309_2_2_2) { EXPECT_TRUE(allows("Disallow: /\n", "/robots.txt")); }

// The example of 5.1, line by line, and what its text says of it.
TEST(Robots, SimpleExample_RFC9309_5_1) {
  const auto robots = Robots::parse(
      "User-Agent: *\nDisallow: *.gif$\nDisallow: /example/\nAllow: /publications/\n\n"
      "User-Agent: foobot\nDisallow:/\nAllow:/example/page.html\nAllow:/example/allowed.gif\n\n"
      "User-Agent: barbot\nUser-Agent: bazbot\nDisallow: /example/page.html\n\n"
      "User-Agent: quxbot\n");
  const struct {
    const char *agent, *path;
    bool allowed;
  } cases[] = {
      {"otherbot", "/a.gif", false},
      {"otherbot", "/a.gif?b", true},
      {"otherbot", "/example/", false},
      {"otherbot", "/example/page.html", false},
      {"otherbot", "/publications/", true},
      {"otherbot", "/publications/a.gif", true},  // 14 octets against 6: the longest match
      {"otherbot", "/", true},
      {"foobot", "/", false},
      {"foobot", "/publications/", false},
      {"foobot", "/example/page.html", true},
      {"foobot", "/example/allowed.gif", true},
      {"foobot", "/example/other.gif", false},
      {"barbot", "/example/page.html", false},
      {"barbot", "/example/allowed.gif", true},
      {"bazbot", "/example/page.html", false},
      {"bazbot", "/", true},
      {"quxbot", "/example/page.html", true},
      {"quxbot", "/a.gif", true},
      {"FooBot/2.1", "/", false},
  };
  for (const auto& [agent, path, allowed] : cases)
    EXPECT_EQ(robots.allows(agent, path), allowed) << agent << ' ' << path;
}

// The table of 2.2.2: path in robots.txt, path of the request.
TEST(Robots, PercentEncodingIsComparedByOctets_RFC9309_2_2_2) {
  const struct {
    const char *rule, *path;
  } same[] = {
      {"/foo/bar?baz=quz", "/foo/bar?baz=quz"},
      {"/foo/bar?baz=https://foo.bar", "/foo/bar?baz=https%3A%2F%2Ffoo.bar"},
      {"/foo/bar?baz=https%3A%2F%2Ffoo.bar", "/foo/bar?baz=https://foo.bar"},
      {"/foo/bar/\xE3\x83\x84", "/foo/bar/%E3%83%84"},
      {"/foo/bar/%E3%83%84", "/foo/bar/\xE3\x83\x84"},
      {"/foo/bar/%e3%83%84", "/foo/bar/%E3%83%84"},
      {"/foo/bar/%62%61%7A", "/foo/bar/baz"},
      {"/foo/bar/baz", "/foo/bar/%62%61%7A"},
  };
  for (const auto& [rule, path] : same) {
    EXPECT_FALSE(allows(std::string("Disallow: ") + rule + "\n", path)) << rule << " against " << path;
  }
}

// The table of 2.2.3: "$" ends the pattern, "*" is any run, both plain when percent-encoded.
TEST(Robots, SpecialCharacters_RFC9309_2_2_3) {
  EXPECT_FALSE(allows("Disallow: *.gif$\n", "/example/a.gif"));
  EXPECT_TRUE(allows("Disallow: *.gif$\n", "/example/a.gif?b"));
  EXPECT_FALSE(allows("Disallow: /this/*/exactly\n", "/this/path/exactly"));
  EXPECT_TRUE(allows("Disallow: /this/*/exactly\n", "/this/exactly"));
  EXPECT_FALSE(allows("Disallow: /path/file-with-a-%2A.html\n", "/path/file-with-a-*.html"));
  EXPECT_TRUE(allows("Disallow: /path/file-with-a-%2A.html\n", "/path/file-with-a-b.html"));
  EXPECT_FALSE(allows("Disallow: /path/foo-%24\n", "/path/foo-$"));
  EXPECT_FALSE(allows("Disallow: /$\n", "/"));
  EXPECT_TRUE(allows("Disallow: /$\n", "/a"));
  EXPECT_FALSE(allows("Disallow: /a*b*c$\n", "/a-b-c-b-c"));
}

// 2.2.4: other records must not break groups.
TEST(Robots, OtherRecordsDoNotEndAGroup_RFC9309_2_2_4) {
  const auto robots = Robots::parse(
      "User-agent: ExampleBot\nSitemap: https://annonces.example/plan.xml\nUser-agent: Other\nDisallow: /a\n");
  EXPECT_FALSE(robots.allows(kAgent, "/a"));
  EXPECT_EQ(robots.sitemaps(), std::vector<std::string>{"https://annonces.example/plan.xml"});
}

TEST(Robots, CommentsBlanksLineEndsAndBomAreRead_RFC9309_2_2) {
  const auto robots = Robots::parse("\xEF\xBB\xBFUser-agent : * # all\r\r\n  Disallow:\t/a # b\rDisallow: /c");
  EXPECT_FALSE(robots.allows(kAgent, "/a"));
  EXPECT_FALSE(robots.allows(kAgent, "/c"));
}

TEST(Robots, LinesThatAreNoRecordsArePassedOver_RFC9309_2_2) {
  const auto robots = Robots::parse("<html>\nDisallow /x\nUser-agent: *\nfoo\nDisallow: /a\n");
  EXPECT_FALSE(robots.allows(kAgent, "/a"));
  EXPECT_TRUE(robots.allows(kAgent, "/x"));
}

// 2.3.1.3 and 2.3.1.4; 429 is taken for a server that is overloaded, not for one without robots.txt.
TEST(Robots, StatusOfTheAnswerDecides_RFC9309_2_3_1) {
  for (const int status : {400, 401, 403, 404, 410}) EXPECT_TRUE(Robots::from_answer(status, "").allows(kAgent, "/a"));
  for (const int status : {429, 500, 503}) EXPECT_FALSE(Robots::from_answer(status, "").allows(kAgent, "/a"));
  EXPECT_FALSE(Robots::from_answer(200, "User-agent: *\nDisallow: /a\n").allows(kAgent, "/a"));
  EXPECT_TRUE(Robots::from_answer(404, "User-agent: *\nDisallow: /a\n").allows(kAgent, "/a"));
}

TEST(Robots, FirstFiveHundredKibibytesCount_RFC9309_2_5) {
  const std::string head = "User-agent: *\nDisallow: /a\n";
  std::string text = head + std::string(500UL * 1024 - head.size() - 1, '#') + "\n";
  ASSERT_EQ(text.size(), 500u * 1024);
  const auto robots = Robots::parse(text + "Disallow: /b\n");
  EXPECT_FALSE(robots.allows(kAgent, "/a"));
  EXPECT_TRUE(robots.allows(kAgent, "/b"));
}

TEST(Robots, CrawlDelayIsThatOfTheAgentsGroup) {
  const auto robots = Robots::parse("User-agent: ExampleBot\nCrawl-delay: 2.5\n\nUser-agent: *\nCrawl-delay: 10\n");
  EXPECT_EQ(robots.crawl_delay(kAgent), milliseconds(2500));
  EXPECT_EQ(robots.crawl_delay("Other"), milliseconds(10'000));
}

TEST(Robots, CrawlDelayThatIsNoNumberIsPassedOver) {
  for (const char* value : {"", "soon", "-3", "nan"}) {
    EXPECT_FALSE(Robots::parse(std::string("User-agent: *\nCrawl-delay: ") + value + "\n").crawl_delay(kAgent))
        << value;
  }
}

TEST(Robots, ManyStarsDoNotTakeLong) {
  std::string pattern = "/";
  for (int i = 0; i < 5'000; ++i) pattern += "*a";
  EXPECT_TRUE(allows("Disallow: " + pattern + "b$\n", "/" + std::string(20'000, 'a')));
}

}  // namespace
}  // namespace vigie::crawler
