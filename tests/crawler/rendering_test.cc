// Pages made by script, shown in a real Chromium that has no network but our client.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "crawler/rendering/browser.h"
#include "crawler/rendering/request_rule.h"
#include "tests/crawler/tiny_site.h"

namespace vigie::crawler {
namespace {

using testing::Contains;
using testing::HasSubstr;
using testing::Not;

constexpr auto kNoChromium = "no Chromium can be started here";
constexpr auto kOwn = "https://www.tiny.example";

TEST(RequestRule, FetchesScriptsAndDataOfTheSiteItself) {
  for (const char* kind : {"Script", "XHR", "Fetch"}) {
    EXPECT_EQ(rule_for({"GET", "https://www.tiny.example/a", kind}, kOwn), RequestRule::kFetch) << kind;
    EXPECT_EQ(rule_for({"GET", "https://api.tiny.example/a", kind}, kOwn), RequestRule::kFetch) << kind;
  }
}

TEST(RequestRule, RefusesWhatIsNotNeededOrIsNotTheSites) {
  for (const char* kind : {"Image", "Font", "Media", "Document", "Ping", "WebSocket", "Other", ""})
    EXPECT_EQ(rule_for({"GET", "https://www.tiny.example/a", kind}, kOwn), RequestRule::kRefuse) << kind;
  EXPECT_EQ(rule_for({"GET", "https://tracker.example/a", "Script"}, kOwn), RequestRule::kRefuse);
  EXPECT_EQ(rule_for({"GET", "https://nottiny.example/a", "Script"}, kOwn), RequestRule::kRefuse);
  EXPECT_EQ(rule_for({"POST", "https://www.tiny.example/a", "XHR"}, kOwn), RequestRule::kRefuse);
  EXPECT_EQ(rule_for({"GET", "file:///etc/passwd", "XHR"}, "file:///"), RequestRule::kRefuse);
  EXPECT_EQ(rule_for({"GET", "https://tracker.example/a.css", "Stylesheet"}, kOwn), RequestRule::kEmpty);
}

std::string script(const std::string& text) { return answer("200 OK", "Content-Type: text/javascript\r\n", text); }
std::string data(const std::string& text) { return answer("200 OK", "Content-Type: application/json\r\n", text); }

class Rendering : public TinySiteTest {
 protected:
  static constexpr auto kListing = "/l/95?page=1";

  void SetUp() override {
    site_.access.render = true;
    pages_[kListing] = page(
        "<link rel=stylesheet href=/s.css><img src=/i.png><script src=http://tracker.example/t.js></script>"
        "<ul id=ads></ul><script src=/app.js></script>");
    pages_["/app.js"] = script(
        "fetch('/api/ads').then(r => r.json()).then(ads => { for (const ad of ads) document.getElementById('ads')"
        ".innerHTML += `<li class=ad><a href='/ad/${ad.id}'>${ad.title}</a></li>`; });");
    pages_["/api/ads"] = data(R"([{"id": 11, "title": "Annonce 11"}, {"id": 12, "title": "Annonce 12"}])");
    for (const std::string id : {"11", "12"}) {
      pages_["/ad/" + id] =
          page("<h1></h1><div id=host></div><script>document.querySelector('h1').textContent = 'Annonce " + id +
               "'; document.getElementById('host').attachShadow({mode: 'open'}).innerHTML = '<p class=text>Texte de "
               "l\\u2019annonce " +
               id + ", appelle au 06 39 98 00 12 avant midi.</p>';</script>");
    }
  }

  /// None where no Chromium can be started.
  std::optional<SiteSummary> scan_with_chromium(const TinyServer& server) {
    ScanSettings rendering = settings(server);
    rendering.rendering.patience = std::chrono::seconds(3);
    const auto summary = scan(rendering).sites.at(0);
    asked_ = server.paths();
    if (summary.detail.find(rendering.rendering.program) != std::string::npos) return std::nullopt;
    return summary;
  }
  std::optional<SiteSummary> scan_with_chromium() {
    const TinyServer server([this](const Asked& asked) { return served(asked); });
    return scan_with_chromium(server);
  }
};

TEST_F(Rendering, ReadsWhatScriptsMakeOfThePageAndAsksForNothingElse) {
  const auto summary = scan_with_chromium();
  if (!summary) GTEST_SKIP() << kNoChromium;
  EXPECT_EQ(summary->outcome, Outcome::kOk) << summary->detail;
  EXPECT_EQ(summary->ads, 2);
  const auto ads = database_.linkable_ads().value();
  ASSERT_EQ(ads.size(), 2u);
  const auto stored = database_.control_ads("tiny", ScanId{0}, 10).value();
  EXPECT_EQ(stored[0].title, "Annonce 11");
  EXPECT_THAT(stored[0].text.value_or(""), HasSubstr("06 39 98 00 12"));
  EXPECT_THAT(asked_, Contains("/api/ads"));
  for (const char* path : {"/i.png", "/s.css", "/t.js"}) EXPECT_THAT(asked_, Not(Contains(path)));
  EXPECT_EQ(std::ranges::count(asked_, "/app.js"), 1);
}

TEST_F(Rendering, ASiteThatNeedsItIsLeftOutWhereThereIsNoChromium) {
  const TinyServer server([this](const Asked& asked) { return served(asked); });
  ScanSettings without = settings(server);
  without.rendering.program = folder_ / "no-such-browser";
  const auto summary = scan(without);
  EXPECT_EQ(summary.sites[0].outcome, Outcome::kLimit);
  EXPECT_THAT(summary.sites[0].detail, HasSubstr("apt install chromium"));
  EXPECT_THAT(server.paths(), testing::IsEmpty());
}

TEST_F(Rendering, APageWhoseScriptsNeverEndFailsAndTheNextIsRead) {
  pages_["/ad/11"] = page("<h1>Annonce 11</h1><script>for (;;) {}</script>");
  const auto summary = scan_with_chromium();
  if (!summary) GTEST_SKIP() << kNoChromium;
  EXPECT_EQ(summary->failures, 1);
  const auto stored = database_.control_ads("tiny", ScanId{0}, 10).value();
  ASSERT_EQ(stored.size(), 1u);
  EXPECT_THAT(stored[0].text.value_or(""), HasSubstr("06 39 98 00 12"));
}

/// Ways round our client, each on a page of its own. AT is an address of this machine.
TEST_F(Rendering, NoScriptReachesTheNetworkByItself) {
  const TinyServer server([this](const Asked& asked) { return served(asked); });
  const std::vector<std::string> tricks = {
      "new WebSocket('ws://AT/round')",
      "open('http://AT/round')",
      "navigator.sendBeacon('http://AT/round', 'x')",
      "fetch('http://AT/round', {mode: 'no-cors'})",
      "fetch('/round', {method: 'POST', body: 'x'})",
      "document.body.append(Object.assign(document.createElement('iframe'), {src: 'http://AT/round'}))",
      "new Worker(URL.createObjectURL(new Blob([`fetch('http://AT/round')`])))",
      "alert('x'); confirm('x'); onbeforeunload = () => 'x'",
      "location = 'http://AT/round'",
  };
  std::string ads = "[";
  for (std::size_t i = 0; i < tricks.size(); ++i) {
    const std::string id = std::to_string(100 + i);
    std::string trick = tricks[i];
    if (const auto at = trick.find("AT"); at != std::string::npos) trick.replace(at, 2, server.address());
    pages_["/ad/" + id] = page("<h1>Annonce " + id + "</h1><p class=text>Texte de l'annonce " + id +
                               ", appelle au 06 39 98 00 12.</p><script>" + trick + "</script>");
    ads += (i == 0 ? "" : ",") + ("{\"id\": " + id + ", \"title\": \"Annonce " + id + "\"}");
  }
  pages_["/api/ads"] = data(ads + "]");
  const auto summary = scan_with_chromium(server);
  if (!summary) GTEST_SKIP() << kNoChromium;
  EXPECT_THAT(asked_, Not(Contains("/round")));
  EXPECT_EQ(summary->failures, 0) << summary->detail;
  const auto stored = database_.control_ads("tiny", ScanId{0}, 20).value();
  EXPECT_EQ(stored.size(), tricks.size());
  for (const RawAd& ad : stored) EXPECT_THAT(ad.text.value_or(""), HasSubstr("06 39 98 00 12")) << ad.ad_id;
}

TEST(Browser, EndsWithAllThatItStartedAndLeavesNoFolder) {
  std::filesystem::path folder;
  const auto folders = [] {
    std::vector<std::string> found;
    for (const auto& entry : std::filesystem::directory_iterator(std::filesystem::temp_directory_path())) {
      if (entry.path().filename().string().starts_with("vigie-browser-")) found.push_back(entry.path().string());
    }
    return found;
  };
  const auto before = folders();
  {
    const auto browser = Browser::start("/usr/bin/chromium");
    if (!browser) GTEST_SKIP() << browser.error();
    EXPECT_GT(folders().size(), before.size());
  }
  EXPECT_EQ(folders(), before);
}

}  // namespace
}  // namespace vigie::crawler
