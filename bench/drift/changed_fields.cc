#include "bench/drift/changed_fields.h"

#include <algorithm>
#include <iterator>
#include <set>
#include <sstream>

#include <fmt/ranges.h>

#include "extractors/read_page.h"

namespace vigie::bench {
namespace {

constexpr std::size_t kMostAds = 20;
constexpr std::size_t kLeastRows = 3;  ///< a page with fewer is no listing, or one of a place without ads

std::string value_of(const RawAd& ad, std::string_view field) {
  return fmt::format("{}", fmt::join(field_values(ad, field), "\n"));
}

std::set<std::string> words_of(const std::string& text) {
  std::istringstream stream(text);
  return {std::istream_iterator<std::string>(stream), {}};
}

/// Of a text, four words in five.
bool same(const std::string& field, const std::string& before, const std::string& after) {
  if (field != "text" || before.empty() || after.empty()) return before == after;
  const auto left = words_of(before), right = words_of(after);
  const auto common = std::ranges::count_if(left, [&](const std::string& word) { return right.contains(word); });
  return 5 * common >= 4 * (std::ssize(left) + std::ssize(right) - common);
}

void compare(ChangedFields& fields, const std::string& field, const std::string& before, const std::string& after) {
  if (!before.empty() || !after.empty()) fields[field] += {same(field, before, after) ? 0 : 1, 1};
}

void compare_ads(const Visitor& visitor, const extractors::SiteDefinition& site, testbed::MutationKind kind,
                 ChangedFields& changed) {
  std::size_t looked_at = 0;
  for (const RawAd* truth : visitor.tonight(site.id).live) {
    if (++looked_at > kMostAds) return;
    const auto page = visitor.page(site.id, *truth->url);
    const auto before = extractors::read_ad(page, site);
    if (!before) continue;
    const auto other = Visitor::mutated(page, kind);
    const RawAd after = extractors::read_ad(other, site).value_or(RawAd{});
    for (const std::string_view field : kAdFields)
      compare(changed, std::string(field), value_of(*before, field), value_of(after, field));
  }
}

std::vector<RawAd> rows_of(const extractors::Page& page, const extractors::SiteDefinition& site) {
  return extractors::read_listing(page, site).value_or(extractors::Listing{}).ads;
}

void compare_listing(const Visitor& visitor, const extractors::SiteDefinition& site, testbed::MutationKind kind,
                     ChangedFields& changed) {
  const auto requests = extractors::listing_requests(site, DepartmentCode::parse("95").value());
  if (requests.empty()) return;
  const auto page = visitor.page(site.id, requests.front().url);
  const auto other = Visitor::mutated(page, kind);
  const auto before = rows_of(page, site), after = rows_of(other, site);
  if (before.size() < kLeastRows) return;
  for (const RawAd& row : before) {
    const auto found = std::ranges::find(after, row.ad_id, &RawAd::ad_id);
    changed["listing"] += {found == after.end() ? 1 : 0, 1};
    if (found == after.end()) continue;
    for (const auto& [text_field, member] : kAdTextFields) {
      const std::string name(text_field);
      if (site.listing.fields.contains(name))
        compare(changed, "listing." + name, (row.*member).value_or(""), ((*found).*member).value_or(""));
    }
  }
}

}  // namespace

ChangedFields changed_fields(const Visitor& visitor, const extractors::SiteDefinition& site,
                             testbed::MutationKind kind) {
  ChangedFields changed;
  compare_ads(visitor, site, kind, changed);
  compare_listing(visitor, site, kind, changed);
  std::erase_if(changed, [](const auto& entry) { return entry.second.hits == 0; });
  return changed;
}

}  // namespace vigie::bench
