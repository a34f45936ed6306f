#include "crawler/drift/field_tally.h"

#include <algorithm>
#include <iterator>
#include <set>
#include <sstream>

#include <fmt/ranges.h>

#include "crawler/drift/shape.h"
#include "model/text_folding.h"

namespace vigie::crawler {
namespace {

using storage::FieldNight;
using storage::PageKind;

/// Forms that are rarer than these are not kept.
constexpr std::size_t kMostShapes = 20;
constexpr double kSameText = 0.8;

std::string value_of(const RawAd& ad, std::string_view field) {
  return fmt::format("{}", fmt::join(field_values(ad, field), ", "));
}

/// Titles and texts have as many forms as authors.
bool has_form(std::string_view field) { return field != "title" && field != "text"; }

std::set<std::string> words_of(const std::string& text) {
  std::istringstream stream(folded(text));
  return {std::istream_iterator<std::string>(stream), {}};
}

/// A text of which four words in five are the same is the same: sites put counters and dates beside it.
bool same_text(const std::string& a, const std::string& b) {
  const auto left = words_of(a), right = words_of(b);
  const auto common = std::ranges::count_if(left, [&](const std::string& word) { return right.contains(word); });
  const auto all = static_cast<double>(left.size() + right.size()) - static_cast<double>(common);
  return static_cast<double>(common) >= kSameText * all;
}

bool same(std::string_view field, const std::string& a, const std::string& b) {
  return a == b || (field == "text" ? same_text(a, b) : folded(a) == folded(b));
}

void count(Count& counts, bool hit) { counts += {hit ? 1 : 0, 1}; }

/// A field that the definition leaves to generic extraction is found where that finds it.
void note(FieldNight& field, bool ruled, const std::string& by_rules, const std::string& generic, const AdHistory& ad) {
  const std::string& value = ruled ? by_rules : generic;
  count(field.found, !value.empty());
  if (ad.first_seen) count(field.fresh, !value.empty());
  if (!value.empty() && has_form(field.field)) ++field.shapes[value_shape(value)];
  if (ruled && by_rules.empty() && !generic.empty()) ++field.only_generic;
  if (!by_rules.empty() && !generic.empty()) count(field.agreed, same(field.field, by_rules, generic));
}

/// An ad that never had the field says nothing.
void note_known(FieldNight& field, const std::string& now, const std::string& before) {
  if (!now.empty() || !before.empty()) count(field.kept, same(field.field, now, before));
}

FieldNight with_commonest_shapes(FieldNight field) {
  while (field.shapes.size() > kMostShapes) {
    field.shapes.erase(std::ranges::min_element(field.shapes, {}, [](const auto& entry) { return entry.second; }));
  }
  return field;
}

}  // namespace

FieldTally::FieldTally(const extractors::SiteDefinition& site) : site_(site) {
  const auto add = [](Fields& fields, PageKind page, std::string_view name) {
    const std::string field(name);
    fields[field] = {.page = page, .field = field};
  };
  for (const std::string_view name : kAdFields) {
    if (!site.never.contains(std::string(name))) add(ads_, PageKind::kAd, name);
    if (!is_list_field(name) && site.listing.fields.contains(std::string(name))) add(rows_, PageKind::kListing, name);
  }
  add(rows_, PageKind::kListing, kRows);
}

void FieldTally::ad(const extractors::TwoReadings& page, const AdHistory& ad) {
  for (auto& [name, field] : ads_) {
    const std::string by_rules = value_of(page.by_rules, name), generic = value_of(page.generic, name);
    note(field, site_.ad.contains(name), by_rules, generic, ad);
    if (ad.known != nullptr) note_known(field, by_rules.empty() ? generic : by_rules, value_of(*ad.known, name));
  }
}

void FieldTally::ad_without_content() {
  for (auto& [name, field] : ads_) count(field.found, false);
}

void FieldTally::row(const RawAd& row, const AdHistory& ad) {
  for (auto& [name, field] : rows_) {
    if (name != kRows) note(field, true, value_of(row, name), {}, ad);
  }
}

void FieldTally::listing(bool shows_ads) { count(rows_.find(kRows)->second.found, shows_ads); }

std::vector<FieldNight> FieldTally::fields() const {
  std::vector<FieldNight> all;
  for (const Fields* fields : {&ads_, &rows_}) {
    for (const auto& [name, field] : *fields) {
      if (field.found.trials > 0) all.push_back(with_commonest_shapes(field));
    }
  }
  return all;
}

}  // namespace vigie::crawler
