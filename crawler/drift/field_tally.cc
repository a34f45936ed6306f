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

/// A field that generic extraction finds alone less often than once in so many ads is one that the rules find.
constexpr int kMostlyByRules = 10;
/// Of the rows of known ads fewer change on a night than one in so many, unless the listing itself changes.
constexpr int kRowsPerManyChanged = 4;

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

/// As far as it can be told where the value is another one each night.
bool same_form(std::string_view field, const std::string& a, const std::string& b) {
  return has_form(field) ? value_shape(a) == value_shape(b) : a.empty() == b.empty();
}

void count(Count& counts, bool hit) { counts += {hit ? 1 : 0, 1}; }

/// A field that the definition leaves to generic extraction is found where that finds it.
void note(FieldNight& field, bool ruled, const std::string& by_rules, const std::string& generic, const AdHistory& ad) {
  const std::string& value = ruled ? by_rules : generic;
  if (!ad.chosen) count(field.found, !value.empty());
  if (ad.first_seen) count(field.fresh, !value.empty());
  if (!value.empty() && has_form(field.field)) ++field.shapes[value_shape(value)];
  if (!ad.chosen && ruled && by_rules.empty() && !generic.empty()) ++field.only_generic;
  if (!by_rules.empty() && !generic.empty()) count(field.agreed, same(field.field, by_rules, generic));
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

void FieldTally::expect(const FieldHistory& nights) {
  std::map<std::string, Count> kept, by_rules;
  for (const auto& [night, fields] : nights) {
    for (const FieldNight& field : fields) {
      if (field.page != PageKind::kAd) continue;
      kept[field.field] += field.kept;
      by_rules[field.field] += {field.found.hits, field.found.hits + field.only_generic};
    }
  }
  for (const auto& [field, count] : kept) {
    if (2 * count.hits < count.trials) fickle_.insert(field);
  }
  for (const auto& [field, count] : by_rules) {
    if (kMostlyByRules * (count.trials - count.hits) > count.trials) often_generic_.insert(field);
  }
}

bool FieldTally::many_rows_changed() const {
  return kRowsPerManyChanged * (same_rows_.trials - same_rows_.hits) > same_rows_.trials;
}

/// An ad that never had the field says nothing.
void FieldTally::note_known(FieldNight& field, const std::string& now, const std::string& before, bool row_changed) {
  if (now.empty() && before.empty()) return;
  const bool kept = same(field.field, now, before);
  count(row_changed ? changed_kept_[field.field] : field.kept, kept);
  const bool expected = kept || (fickle_.contains(field.field) && same_form(field.field, now, before));
  differs_ = differs_ || (!row_changed && !expected);
}

void FieldTally::ad(const extractors::TwoReadings& page, const AdHistory& ad) {
  for (auto& [name, field] : ads_) {
    const bool ruled = site_.ad.contains(name);
    const std::string by_rules = value_of(page.by_rules, name), generic = value_of(page.generic, name);
    note(field, ruled, by_rules, generic, ad);
    if (ad.known == nullptr) continue;
    note_known(field, by_rules.empty() ? generic : by_rules, value_of(*ad.known, name), ad.row_changed);
    if (ruled && by_rules.empty() && !generic.empty() && !often_generic_.contains(name)) differs_ = true;
  }
}

void FieldTally::ad_without_content(const AdHistory& ad) {
  for (auto& [name, field] : ads_) {
    if (!ad.chosen) count(field.found, false);
    if (ad.known != nullptr) note_known(field, "", value_of(*ad.known, name), ad.row_changed);
  }
}

void FieldTally::unchanged_ad(const RawAd& known) {
  for (auto& [name, field] : ads_) {
    const std::string value = value_of(known, name);
    note_known(field, value, value, false);
  }
}

void FieldTally::row(const RawAd& row, const AdHistory& ad) {
  for (auto& [name, field] : rows_) {
    if (name != kRows) note(field, true, value_of(row, name), {}, ad);
  }
}

void FieldTally::known_row(bool changed) { count(same_rows_, !changed); }

void FieldTally::listing(bool shows_ads) { count(rows_.find(kRows)->second.found, shows_ads); }

std::vector<FieldNight> FieldTally::fields() const {
  std::vector<FieldNight> all;
  for (const Fields* fields : {&ads_, &rows_}) {
    for (const auto& [name, counted] : *fields) {
      FieldNight field = with_commonest_shapes(counted);
      const auto changed = changed_kept_.find(name);
      if (field.page == PageKind::kAd && changed != changed_kept_.end() && many_rows_changed())
        field.kept += changed->second;
      if (field.found.trials + field.kept.trials > 0) all.push_back(std::move(field));
    }
  }
  return all;
}

}  // namespace vigie::crawler
