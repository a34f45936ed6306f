#include "extractors/induction/repair.h"

#include <algorithm>
#include <map>
#include <memory>
#include <optional>

#include "extractors/definition_text.h"
#include "extractors/generic/generic.h"
#include "extractors/induction/induce.h"
#include "extractors/induction/rows.h"
#include "extractors/page_scope.h"
#include "extractors/read_page.h"
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
  RawAd read;  ///< by the definition as it is repaired so far

  Reading(const KnownPage& page, const SiteDefinition& site)
      : known(&page),
        parsed(page.page),
        scope(parsed.scope().of_ad(site)),
        generic(generic_ad(parsed)),
        read(read_by(site)) {}
  Reading(const Reading&) = delete;
  Reading& operator=(const Reading&) = delete;

  RawAd read_by(const SiteDefinition& site) const {
    return read_ad(parsed, site, {read_by_rules(parsed, site), generic}).value_or(RawAd{});
  }
};

using Readings = std::vector<std::unique_ptr<Reading>>;

bool stands_on(std::string_view field, const Values& values, const Reading& reading) {
  const InductionExample example{*reading.scope.node, values};
  return !induce(field, {&example, 1}).empty();
}

/// What the page shows: what was known where that still stands on it, else what generic extraction finds (a relative
/// date passes, a price is changed).
Values shown(std::string_view field, const Reading& reading) {
  Values known = field_values(reading.known->known, field);
  if (!known.empty() && stands_on(field, known, reading)) return known;
  return field_values(reading.generic, field);
}

bool agree(std::string_view field, const Values& read, const Values& wanted) {
  if (read.empty() || wanted.empty()) return read.empty() == wanted.empty();
  if (!is_list_field(field)) return same_value(field, read.front(), wanted.front());
  const auto is_in = [&](const Values& all, const std::string& one) {
    return std::ranges::any_of(all, [&](const std::string& other) { return same_value(field, one, other); });
  };
  return std::ranges::all_of(wanted, [&](const std::string& value) { return is_in(read, value); }) &&
         std::ranges::all_of(read, [&](const std::string& value) { return is_in(wanted, value); });
}

SiteDefinition with_rule(SiteDefinition site, std::string_view field, const FieldRule& rule) {
  auto& ways = site.ad[std::string(field)].alternatives;
  ways.insert(ways.begin(), rule.alternatives.begin(), rule.alternatives.end());
  site.never.erase(std::string(field));
  return site;
}

/// Repairs the fields of ads one by one, each on top of those before.
class AdRepair {
 public:
  AdRepair(const SiteDefinition& site, const Readings& readings) : site_(site), readings_(readings) {
    for (const std::string_view field : kAdFields) {
      for (const auto& reading : readings_) wanted_[field].push_back(shown(field, *reading));
    }
  }

  /// Nothing where the definition reads the field as it should, or the pages held back do not show it.
  std::optional<RepairedField> repaired(std::string_view field) {
    RepairedField out{.table = "ad", .field = std::string(field)};
    std::vector<InductionExample> training;
    for (std::size_t i = 0; i < readings_.size(); ++i) {
      const Values& wanted = wanted_[field][i];
      if (wanted.empty()) continue;
      if (!is_held_back(i)) {
        training.push_back({*readings_[i]->scope.node, wanted});
        continue;
      }
      ++out.of;
      out.before += agree(field, field_values(readings_[i]->read, field), wanted) ? 1 : 0;
    }
    if (out.of == 0 || out.before >= kGoodShare * out.of || site_.never.contains(out.field)) return std::nullopt;
    std::size_t tried = 0;
    for (const InducedRule& rule : induce(field, training)) {
      if (tried++ == kMostRules || take(rule, out)) break;
    }
    return out;
  }

 private:
  static constexpr std::size_t kMostRules = 20;

  static bool is_held_back(std::size_t page) { return page % kHeldBack == kHeldBack - 1; }

  /// The rule, where the definition with it reads nine in ten of the pages held back, more than without it, and none of
  /// all pages' fields worse.
  bool take(const InducedRule& rule, RepairedField& out) {
    SiteDefinition changed = with_rule(site_, out.field, rule.rule);
    std::vector<RawAd> read;
    int after = 0;
    for (std::size_t i = 0; i < readings_.size(); ++i) {
      read.push_back(readings_[i]->read_by(changed));
      if (is_worse(i, read.back())) return false;
      const Values& wanted = wanted_[out.field][i];
      if (is_held_back(i) && !wanted.empty() && agree(out.field, field_values(read.back(), out.field), wanted)) ++after;
    }
    if (after <= out.before || after < kGoodShare * out.of) return false;
    out.after = after;
    out.rule = rule.toml;
    site_ = std::move(changed);
    for (std::size_t i = 0; i < readings_.size(); ++i) readings_[i]->read = std::move(read[i]);
    return true;
  }

  bool is_worse(std::size_t page, const RawAd& now) const {
    return std::ranges::any_of(kAdFields, [&](std::string_view field) {
      const Values& wanted = wanted_.at(field)[page];
      return agree(field, field_values(readings_[page]->read, field), wanted) &&
             !agree(field, field_values(now, field), wanted);
    });
  }

  SiteDefinition site_;
  const Readings& readings_;
  std::map<std::string_view, std::vector<Values>, std::less<>> wanted_;
};

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
  AdRepair ads(*request.site, readings);
  for (const std::string_view field : kAdFields) {
    if (auto mended = ads.repaired(field)) result.fields.push_back(*std::move(mended));
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
