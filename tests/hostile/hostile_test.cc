// One scan of many sites, each of which does one thing that no site should; between them sites as they should be.
#include <algorithm>
#include <cstdio>
#include <fstream>
#include <map>

#include "tests/crawler/tiny_site.h"
#include "tests/hostile/hostile_server.h"

namespace vigie::crawler {
namespace {

using namespace std::chrono_literals;

constexpr HttpLimits kSoon{.connect = 2500ms, .total = 2500ms, .slowest = 500, .slow_for = std::chrono::seconds(1)};
constexpr int kMostRequests = 60;
constexpr std::size_t kMostMegabytes = 700;  // eight pages of 8 MB, their trees, and the lexicons

std::vector<Behaviour> all_behaviours() {
  std::vector<Behaviour> all;
  for (const auto& some : {hostile_connections(), hostile_framing(), hostile_redirects(), hostile_pages(),
                           hostile_listings(), hostile_access()}) {
    all.insert(all.end(), some.begin(), some.end());
  }
  for (int i = 0; i < 3; ++i) all.push_back({"as-it-should-be-" + std::to_string(i), Outcome::kOk, 3});
  return all;
}

/// Of the whole process, at its largest.
std::size_t peak_megabytes() {
  std::ifstream status("/proc/self/status");
  for (std::string line; std::getline(status, line);) {
    if (line.starts_with("VmHWM:")) return std::stoul(line.substr(6)) / 1024;
  }
  return 0;
}

class Hostile : public TinySiteTest {
 protected:
  extractors::SiteDefinition site_of(const Behaviour& behaviour) const {
    extractors::SiteDefinition site = site_;
    site.id = behaviour.name;
    site.base = (behaviour.tls == Tls::kNone ? "http://" : "https://") + behaviour.name + ".hostile.example";
    site.access.max_requests = kMostRequests;
    return site;
  }
};

TEST_F(Hostile, EachEndsInItsOutcomeWithinBoundsAndHarmsNoOther) {
  const auto behaviours = all_behaviours();
  const HostileServer server(behaviours);
  std::vector<extractors::SiteDefinition> sites;
  for (const Behaviour& behaviour : behaviours) sites.push_back(site_of(behaviour));
  ScanSettings settings{.departments = DepartmentCode::parse_list("95").value(),
                        .sites = {},
                        .network = {Loopback{server.address(), server.ca()}, "Vigie/0", kSoon}};
  for (const auto& site : sites) settings.sites.push_back(&site);
  std::map<std::string, SiteSummary> ended;
  for (const SiteSummary& site : scan(settings).sites) ended.emplace(site.site, site);
  for (const Behaviour& behaviour : behaviours) {
    const SiteSummary& site = ended.at(behaviour.name);
    std::printf("%-40s %-12s %s\n", site.site.c_str(), std::string(to_text(site.outcome)).c_str(), site.detail.c_str());
    EXPECT_EQ(to_text(site.outcome), to_text(behaviour.outcome)) << site.site << ": " << site.detail;
    EXPECT_EQ(site.ads, behaviour.ads) << site.site;
    const auto asked = server.asked_of(behaviour.name);
    EXPECT_LE(asked.size(), static_cast<std::size_t>(kMostRequests)) << site.site;
    for (const Asked& one : asked) EXPECT_LT(one.head.size(), 16u << 10) << site.site;
  }
#ifndef __SANITIZE_ADDRESS__
  EXPECT_LT(peak_megabytes(), kMostMegabytes);
#endif
}

}  // namespace
}  // namespace vigie::crawler
