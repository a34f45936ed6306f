#include "extractors/induction/repair.h"

#include <algorithm>
#include <array>
#include <memory>
#include <optional>

#include "extractors/definition_text.h"
#include "extractors/generic/generic.h"
#include "extractors/induction/induce.h"
#include "extractors/induction/rows.h"
#include "extractors/page_scope.h"
#include "model/words.h"

namespace vigie::extractors {
namespace {

constexpr std::size_t kHeldBack = 3;  // one in three
constexpr double kGoodShare = 0.9;

using Values = std::vector<std::string>;

/// A page with all that is asked of it.
struct Reading {
  const KnownPage* known;
  ParsedPage parsed;
  FieldScope scope;
  RawAd generic;

  Reading(const KnownPage& page, const SiteDefinition& site)
      : known(&page), parsed(page.page), scope(parsed.scope().of_ad(site)), generic(generic_ad(parsed)) {}
  Reading(const Reading&) = delete;
  Reading& operator=(const Reading&) = delete;
};

using Readings = std::vector<std::unique_ptr<Reading>>;

bool is_list(std::string_view field) { return field == "phones" || field == "photos"; }

Values values_of(const RawAd& ad, std::string_view field) {
  if (field == "phones") return ad.phones;
  if (field == "photos") {
    Values links;
    for (const RawPhoto& photo : ad.photos) {
      if (photo.url) links.push_back(*photo.url);
    }
    return links;
  }
  const auto value = text_field(ad, field);
  return value ? Values{*value} : Values{};
}

bool stands_on(std::string_view field, const Values& values, const Reading& reading) {
  const InductionExample example{*reading.scope.node, values};
  return !induce(field, {&example, 1}).empty();
}

/// What the page shows: what was known where that still stands on it, else what generic extraction finds (a relative
/// date passes, a price is changed).
Values shown(std::string_view field, const Reading& reading) {
  Values known = values_of(reading.known->known, field);
  if (!known.empty() && stands_on(field, known, reading)) return known;
  return values_of(reading.generic, field);
}

bool reads(std::string_view field, const FieldRule& rule, const FieldScope& scope, const Values& wanted) {
  const Values read = is_list(field) ? read_every(rule, scope) : read_all(rule, scope);
  if (read.empty()) return false;
  if (!is_list(field)) return same_value(field, read.front(), wanted.front());
  const auto is_in = [&](const Values& all, const std::string& one) {
    return std::ranges::any_of(all, [&](const std::string& other) { return same_value(field, one, other); });
  };
  return std::ranges::all_of(wanted, [&](const std::string& value) { return is_in(read, value); }) &&
         std::ranges::all_of(read, [&](const std::string& value) { return is_in(wanted, value); });
}

struct Example {
  const Reading* reading;
  Values values;
};

int count_read(std::string_view field, const FieldRule& rule, const std::vector<Example>& examples) {
  return static_cast<int>(std::ranges::count_if(
      examples, [&](const Example& example) { return reads(field, rule, example.reading->scope, example.values); }));
}

/// Nothing where the field has no rule, or its rules read the pages.
std::optional<RepairedField> repaired(std::string_view field, const Readings& readings, const SiteDefinition& site) {
  const FieldRule& old_rule = rule_of(site.ad, field);
  if (old_rule.empty()) return std::nullopt;
  std::vector<InductionExample> training;
  std::vector<Example> held;
  for (std::size_t i = 0; i < readings.size(); ++i) {
    Values values = shown(field, *readings[i]);
    if (values.empty()) continue;
    if (i % kHeldBack == kHeldBack - 1)
      held.push_back({readings[i].get(), std::move(values)});
    else
      training.push_back({*readings[i]->scope.node, std::move(values)});
  }
  RepairedField out{.table = "ad", .field = std::string(field), .of = static_cast<int>(held.size())};
  out.before = count_read(field, old_rule, held);
  if (held.empty() || out.before >= kGoodShare * out.of) return std::nullopt;
  for (const InducedRule& rule : induce(field, training)) {
    const int after = count_read(field, rule.rule, held);
    if (after <= std::max(out.after, out.before) || after < kGoodShare * out.of) continue;
    out.after = after;
    out.rule = rule.toml;
  }
  return out;
}

/// Whether a rule still finds something in nine of ten rows.
bool still_reads(const FieldRule& rule, const std::vector<Node>& rows) {
  const auto read = std::ranges::count_if(rows, [&](const Node& row) { return read_first(rule, row).has_value(); });
  return static_cast<double>(read) >= kGoodShare * static_cast<double>(rows.size());
}

/// Rows by the address of an ad, which a site changes less often than its markup.
std::vector<RepairedField> repaired_rows(const Page& page, const SiteDefinition& site) {
  std::vector<RepairedField> fields;
  const ParsedPage parsed(page);
  if (site.listing.ad.empty() || !parsed.scope().is_readable()) return fields;
  const LearntRows learnt = learn_rows(parsed);
  const auto listing = read_listing(parsed, site);
  const int of = static_cast<int>(learnt.urls.size());
  const int before = listing ? static_cast<int>(listing->ads.size()) : 0;
  if (of < 2 || learnt.rules.empty() || before >= kGoodShare * of) return fields;
  const auto selector = Selector::compile(learnt.selector);
  const auto rows = selector ? parsed.scope().whole().node->select(*selector) : std::vector<Node>{};
  for (const auto& [field, rule] : learnt.rules) {
    if (field != "ad" && still_reads(rule_of(site.listing.fields, field), rows)) continue;
    fields.push_back({.table = "listing", .field = field, .rule = rule, .before = before, .after = of, .of = of});
  }
  return fields;
}

constexpr std::array<std::string_view, 9> kFields = {"title", "text",   "name",   "age",   "price",
                                                     "place", "phones", "photos", "posted"};

}  // namespace

Result<Repair> repair(const RepairRequest& request) {
  if (request.ads.size() < kHeldBack)
    return fail(Error::kBadInput, tr("three or more pages of known ads are needed to find what moved"),
                request.site->id);
  Repair result{.fields = {}, .toml = request.toml};
  Readings readings;
  for (const KnownPage& page : request.ads) {
    auto reading = std::make_unique<Reading>(page, *request.site);
    if (reading->parsed.scope().is_readable() && reading->scope.node) readings.push_back(std::move(reading));
  }
  for (const std::string_view field : kFields) {
    if (auto mended = repaired(field, readings, *request.site)) result.fields.push_back(*std::move(mended));
  }
  for (const Page& listing : request.listings) {
    auto rows = repaired_rows(listing, *request.site);
    std::ranges::move(rows, std::back_inserter(result.fields));
    if (!rows.empty()) break;
  }
  for (const RepairedField& field : result.fields) {
    if (field.rule.empty()) continue;
    auto toml = with_rule_first(result.toml, request.family_toml, field.table, field.field, field.rule);
    if (!toml) return tl::unexpected(toml.error());
    result.toml = *std::move(toml);
  }
  return result;
}

}  // namespace vigie::extractors
