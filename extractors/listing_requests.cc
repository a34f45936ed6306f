// Départements → addresses of listings, by the templates of a definition.
#include <algorithm>

#include <fmt/format.h>

#include "extractors/definition.h"
#include "extractors/definition_departments.h"
#include "model/text_folding.h"

namespace vigie::extractors {
namespace {

using Values = std::map<std::string, std::string>;

/// "Île-de-France" → "ile-de-france".
std::string slug_of(std::string_view name) {
  std::string slug;
  for (const char c : folded(name)) {
    const bool kept = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    if (kept)
      slug += c;
    else if (!slug.empty() && slug.back() != '-')
      slug += '-';
  }
  return slug;
}

bool asks_for(std::string_view url, std::string_view name) {
  return url.find(fmt::format("{{{}}}", name)) != std::string_view::npos;
}

std::string filled(std::string url, const Values& values) {
  for (const auto& [name, value] : values) {
    const std::string braced = fmt::format("{{{}}}", name);
    for (auto at = url.find(braced); at != std::string::npos; at = url.find(braced, at + value.size())) {
      url.replace(at, braced.size(), value);
    }
  }
  return url;
}

/// Each combination of what the template's names stand for in the département; none where one has no value.
class Combinations {
 public:
  Combinations(const DepartmentRules& rules, DepartmentCode department, std::string_view url)
      : rules_(rules), department_(department), url_(url) {}

  std::vector<Values> all() const {
    const Department& department = department_.department();
    std::vector<Values> all = {{{"code", std::string(department.code)},
                                {"name", std::string(department.slug)},
                                {"region", slug_of(department.region_name)}}};
    if (asks_for(url_, "town") || asks_for(url_, "zip")) all = with_towns(all.front());
    for (const auto& [name, by_code] : rules_.values) {
      if (asks_for(url_, name)) all = with(all, name, by_code);
    }
    return all;
  }

 private:
  std::vector<Values> with_towns(const Values& base) const {
    std::vector<Values> all;
    const auto towns = rules_.towns ? rules_.towns->find(department_) : Towns::const_iterator();
    if (!rules_.towns || towns == rules_.towns->end()) return all;
    for (const Town& town : towns->second) {
      all.push_back(base);
      all.back()["town"] = town.slug;
      all.back()["zip"] = town.zip;
    }
    return all;
  }

  std::vector<Values> with(const std::vector<Values>& before, const std::string& name,
                           const std::map<DepartmentCode, std::vector<std::string>>& by_code) const {
    std::vector<Values> all;
    const auto own = by_code.find(department_);
    if (own == by_code.end()) return all;
    for (const Values& values : before) {
      for (const std::string& value : own->second) {
        all.push_back(values);
        all.back()[name] = value;
      }
    }
    return all;
  }

  const DepartmentRules& rules_;
  DepartmentCode department_;
  std::string_view url_;
};

std::string address(const SiteDefinition& site, const DepartmentRules::Template& url, Values values, int page) {
  values["page"] = std::to_string(page);
  const bool is_first = page == site.departments.first_page || url.later.empty();
  std::string filled_url = filled(is_first ? url.first : url.later, values);
  return filled_url.starts_with('/') ? site.base + filled_url : filled_url;
}

/// The template that serves the département, with the values of each of its listings.
struct Listings {
  DepartmentRules::Template url;
  std::vector<Values> values;
};

Listings listings_of(const SiteDefinition& site, DepartmentCode department) {
  for (const auto& url : site.departments.urls) {
    auto values = Combinations(site.departments, department, url.first).all();
    if (!values.empty()) return {url, std::move(values)};
  }
  return {};
}

}  // namespace

std::vector<ListingRequest> listing_requests(const SiteDefinition& site, DepartmentCode department) {
  std::vector<ListingRequest> requests;
  const Listings listings = listings_of(site, department);
  for (const Values& values : listings.values) {
    const int page = site.departments.first_page;
    ListingRequest request{address(site, listings.url, values, page), department, page};
    const bool known =
        std::any_of(requests.begin(), requests.end(), [&](const auto& r) { return r.url == request.url; });
    if (!known) requests.push_back(std::move(request));
  }
  return requests;
}

std::optional<ListingRequest> counted_next(const SiteDefinition& site, const ListingRequest& current) {
  if (!site.listing.next.empty()) return std::nullopt;
  const Listings listings = listings_of(site, current.department);
  for (const Values& values : listings.values) {
    if (address(site, listings.url, values, current.page) != current.url) continue;
    ListingRequest next{address(site, listings.url, values, current.page + 1), current.department, current.page + 1};
    if (next.url == current.url) return std::nullopt;
    return next;
  }
  return std::nullopt;
}

}  // namespace vigie::extractors
