#include "crawler/plan.h"

#include <algorithm>
#include <map>
#include <string>

#include "crawler/scan.h"
#include "extractors/canonical_url.h"

namespace vigie::crawler {
namespace {

/// How many of all départements have each address.
std::map<std::string, int> uses_of_addresses(const extractors::SiteDefinition& site) {
  std::map<std::string, int> uses;
  for (const Department& department : departments()) {
    std::set<std::string> addresses;
    for (const auto& request : listing_requests(site, DepartmentCode::parse(department.code).value())) {
      addresses.insert(request.url);
    }
    for (const std::string& address : addresses) ++uses[address];
  }
  return uses;
}

}  // namespace

std::vector<storage::FrontierPage> first_pages(const extractors::SiteDefinition& site,
                                               std::span<const DepartmentCode> departments) {
  std::vector<storage::FrontierPage> pages;
  std::set<std::string> known;
  for (const DepartmentCode department : departments) {
    for (const auto& request : listing_requests(site, department)) {
      if (!known.insert(request.url).second) continue;
      const int page = request.page - site.departments.first_page + 1;
      const auto kind = site.departments.discover ? storage::PageKind::kPlaces : storage::PageKind::kListing;
      pages.push_back(keyed({site.id, department, kind, request.url, {}, page}));
    }
  }
  return pages;
}

storage::FrontierPage keyed(storage::FrontierPage page) {
  const bool is_ad = page.kind == storage::PageKind::kAd;
  page.key = is_ad ? "ad " + page.ad_id : extractors::canonical_url(page.url);
  return page;
}

std::set<DepartmentCode> departments_alone(const extractors::SiteDefinition& site,
                                           std::span<const DepartmentCode> departments) {
  std::set<DepartmentCode> alone;
  if (site.departments.filter_by_place) return alone;
  const auto uses = uses_of_addresses(site);
  for (const DepartmentCode department : departments) {
    const auto requests = listing_requests(site, department);
    if (std::ranges::all_of(requests, [&](const auto& request) { return uses.at(request.url) == 1; })) {
      alone.insert(department);
    }
  }
  return alone;
}

std::vector<PlannedRequest> plan_scan(const ScanSettings& settings) {
  std::vector<PlannedRequest> planned;
  for (const extractors::SiteDefinition* site : settings.sites) {
    for (const auto& page : first_pages(*site, settings.departments)) {
      planned.push_back({page.site, page.url, page.department});
    }
  }
  return planned;
}

}  // namespace vigie::crawler
