// Every replica as its visitor meets it: from the home page to each ad of the night, in six départements.
#include <regex>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "testbed/contact_markup.h"
#include "testbed/latin1.h"
#include "testbed/market.h"
#include "testbed/replica_registry.h"
#include "testbed/replica_server.h"
#include "testbed/replica_tools.h"
#include "tests/testbed/replica_support.h"
#include "tests/testbed/visitor.h"

namespace vigie::testbed {
namespace {

constexpr std::size_t kAdsRead = 12;
constexpr std::string_view kWithoutTitles = "eurogirlsescort";  // its profiles are headed by the name

const Replica& replica_of(const std::string& site) {
  static const Templates kTemplates = templates();
  static const auto kReplicas = make_replicas(kTemplates);
  return **std::ranges::find(kReplicas, site, [](const auto& replica) { return replica->site(); });
}

class AllReplicas : public testing::TestWithParam<std::string> {
 protected:
  AllReplicas() {
    const std::string& site = GetParam();
    market_ = generate_market({.seed = 31,
                               .departments = DepartmentCode::parse_list("95,94,78,77,974,2A").value(),
                               .persons = 90,
                               .nights = 2,
                               .first_night = kNight,
                               .sites = {site}});
    night_ = site_night(market_.ads, site, kNight);
  }

  const Replica& replica_ = replica_of(GetParam());
  Market market_;
  SiteNight night_;
};

std::set<std::string> ids_of(Ads ads) {
  std::set<std::string> ids;
  for (const RawAd* ad : ads) ids.insert(ad->ad_id);
  return ids;
}

/// What a reader sees: no tags, no zero-width spaces, no digits that the style hides.
std::string seen(std::string html) {
  static const std::regex kHidden(R"re(<span class="nd">[^<]*</span>)re"), kTag("<[^>]*>");
  html = std::regex_replace(std::regex_replace(html, kHidden, ""), kTag, "");
  for (const std::string_view invisible : {"\u200B", "&#8203;"}) {
    for (std::size_t at = 0; (at = html.find(invisible)) != std::string::npos;) html.erase(at, invisible.size());
  }
  return html;
}

/// Words of at least five plain letters: they are the same in every charset.
std::vector<std::string> plain_words(std::string_view text) {
  std::vector<std::string> words;
  std::string word;
  bool plain = true;
  for (const char c : std::string(text) + " ") {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    const bool end = c == ' ' || c == '\n' || c == ',' || c == '.';
    if (!end) {
      plain = plain && letter;
      word += c;
      continue;
    }
    if (plain && word.size() >= 5) words.push_back(word);
    word.clear();
    plain = true;
  }
  return words;
}

std::string digits_in(std::string_view text) {
  std::string digits;
  std::ranges::copy_if(text, std::back_inserter(digits), [](char c) { return c >= '0' && c <= '9'; });
  return digits;
}

/// In any of the ways in which a page can hold a number: written, coded, in its address, or at a further request.
bool holds_number(const std::string& html, const std::string& address, const std::string& phone) {
  const std::string national = national_digits(phone), core = national.substr(1);
  const std::string shown = digits_in(seen(html)), all = digits_in(html) + digits_in(address);
  for (const std::string& number : {core, reversed(national)}) {
    if (shown.find(number) != std::string::npos || all.find(number) != std::string::npos) return true;
  }
  return html.find(base64(national)) != std::string::npos || html.find(base64(phone)) != std::string::npos;
}

TEST_P(AllReplicas, EachAdOfTheNightIsReachedFromTheHomePage) {
  std::set<std::string> departments;
  for (const RawAd* ad : night_.live) departments.insert(*ad->department);
  ASSERT_EQ(departments.size(), 6u);
  Visitor visitor(replica_, night_);
  visitor.walk();
  std::set<std::string> missed = ids_of(night_.live);
  for (const std::string& id : visitor.ads()) missed.erase(id);
  EXPECT_THAT(missed, testing::IsEmpty()) << "of " << night_.live.size() << " after " << visitor.pages() << " pages";
}

TEST_P(AllReplicas, AnAdsPageHoldsItsTitleAndText) {
  const Visitor visitor(replica_, night_);
  for (const RawAd* ad : Ads(night_.live).first(kAdsRead)) {
    const Response response = visitor.get(*ad->url);
    ASSERT_EQ(response.status, 200) << *ad->url;
    if (response.body.find(base64(html_lines(*ad->text))) != std::string::npos) continue;  // a script's matter
    const std::string html = seen(response.body);
    const std::string title = GetParam() == kWithoutTitles ? std::string() : *ad->title + " ";
    for (const std::string& word : plain_words(title + *ad->text)) {
      EXPECT_THAT(html, testing::HasSubstr(word)) << *ad->url;
    }
  }
}

TEST_P(AllReplicas, AnAdsPageLeadsToItsNumber) {
  const Visitor visitor(replica_, night_);
  for (const RawAd* ad : Ads(night_.live).first(kAdsRead)) {
    if (ad->phones.empty()) continue;
    std::string html = visitor.get(*ad->url).body;
    if (html.find("/genImg/tel.htm") != std::string::npos) continue;  // a picture
    if (html.find("/phone\"") != std::string::npos) html += visitor.get(*ad->url + "/phone").body;
    EXPECT_TRUE(holds_number(html, *ad->url, ad->phones.front())) << *ad->url << " " << ad->phones.front();
  }
}

INSTANTIATE_TEST_SUITE_P(Forty, AllReplicas, testing::ValuesIn(replica_sites()),
                         [](const auto& info) { return "Of_" + info.param; });

}  // namespace
}  // namespace vigie::testbed
