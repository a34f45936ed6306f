#include "extractors/induction/repair.h"

#include <algorithm>
#include <memory>

#include "extractors/check/field_scores.h"
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
  RawAd wanted;
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
    RawAd ad = read_ad(parsed, site, {read_by_rules(parsed, site), generic}).value_or(RawAd{});
    ad.fetched = parsed.page().fetched;
    return ad;
  }
};

using Readings = std::vector<std::unique_ptr<Reading>>;

bool stands_on(std::string_view field, const Values& values, const Reading& reading) {
  const InductionExample example{*reading.scope.node, values};
  return !induce(field, {&example, 1}).empty();
}

/// What the page shows: what was known where that still stands on it, else what generic extraction finds (a relative
/// date passes, a price is changed).
RawAd shown(const Reading& reading) {
  RawAd shown = reading.known->known;
  shown.fetched = reading.parsed.page().fetched;
  for (const std::string_view field : kAdFields) {
    const Values known = field_values(shown, field);
    if (known.empty() || !stands_on(field, known, reading)) copy_field(field, reading.generic, shown);
  }
  return shown;
}

SiteDefinition with_rule(SiteDefinition site, std::string_view field, const FieldRule& rule) {
  auto& ways = site.ad[std::string(field)].alternatives;
  ways.insert(ways.begin(), rule.alternatives.begin(), rule.alternatives.end());
  site.never.erase(std::string(field));
  return site;
}

/// Patterns by which the field's rules cut it out of a longer text.
std::vector<std::shared_ptr<const re2::RE2>> patterns_of(const FieldRule& rule) {
  std::vector<std::shared_ptr<const re2::RE2>> patterns;
  for (const FieldAlternative& way : rule.alternatives) {
    if (way.pattern) patterns.push_back(way.pattern);
  }
  return patterns;
}

/// Repairs the fields of ads one by one, each on top of those before.
class AdRepair {
 public:
  AdRepair(const SiteDefinition& site, Readings& readings, const Normaliser& normaliser)
      : site_(site), readings_(readings), normaliser_(normaliser) {}

  /// The rules that the field needs. One without a rule where it is read badly and none was found; none at all where it
  /// is read well, or the pages held back do not show it.
  std::vector<RepairedField> repaired(std::string_view field) {
    std::vector<RepairedField> rules;
    if (site_.never.contains(std::string(field))) return rules;
    while (rules.size() < kMostRulesTaken) {
      RepairedField out = judged(field);
      if (out.before == out.of || (rules.empty() && out.before >= kGoodShare * out.of)) break;
      const bool taken = take_best(out);
      if (taken || rules.empty()) rules.push_back(std::move(out));
      if (!taken) break;
    }
    return rules;
  }

 private:
  static constexpr std::size_t kMostRulesTaken = 3, kMostRulesTried = 20;
  static constexpr double kLeastShare = 0.1;

  static bool is_held_back(std::size_t page) { return page % kHeldBack == kHeldBack - 1; }

  RepairedField judged(std::string_view field) const {
    RepairedField out{.table = "ad", .field = std::string(field)};
    for (std::size_t i = 0; i < readings_.size(); ++i) {
      if (!is_held_back(i) || field_values(readings_[i]->wanted, field).empty()) continue;
      ++out.of;
      out.before += is_right(field, *readings_[i], readings_[i]->read) ? 1 : 0;
    }
    return out;
  }

  /// @return whether a rule was taken, the first that serves
  bool take_best(RepairedField& out) {
    std::vector<InductionExample> misread;
    for (std::size_t i = 0; i < readings_.size(); ++i) {
      const Reading& reading = *readings_[i];
      Values wanted = field_values(reading.wanted, out.field);
      if (!is_held_back(i) && !wanted.empty() && !is_right(out.field, reading, reading.read))
        misread.push_back({*reading.scope.node, std::move(wanted)});
    }
    const auto old = site_.ad.find(out.field);
    const auto patterns = old == site_.ad.end() ? decltype(patterns_of({})){} : patterns_of(old->second);
    std::size_t tried = 0;
    for (const InducedRule& rule : induce(out.field, misread, {kLeastShare, patterns, MadeClasses::kTaken})) {
      if (tried++ == kMostRulesTried) return false;
      if (take(rule, out)) return true;
    }
    return false;
  }

  bool take(const InducedRule& rule, RepairedField& out) {
    SiteDefinition changed = with_rule(site_, out.field, rule.rule);
    std::vector<RawAd> read;
    int after = 0;
    for (std::size_t i = 0; i < readings_.size(); ++i) {
      const Reading& reading = *readings_[i];
      read.push_back(reading.read_by(changed));
      if (is_worse(reading, read.back())) return false;
      const bool counts = is_held_back(i) && !field_values(reading.wanted, out.field).empty();
      if (counts && is_right(out.field, reading, read.back())) ++after;
    }
    if (after <= out.before) return false;
    out.after = after;
    out.rule = rule.toml;
    site_ = std::move(changed);
    for (std::size_t i = 0; i < readings_.size(); ++i) readings_[i]->read = std::move(read[i]);
    return true;
  }

  bool is_right(std::string_view field, const Reading& reading, const RawAd& read) const {
    return says_the_same(field, read, reading.wanted, normaliser_);
  }

  /// A wrong value is worse than none.
  int quality(std::string_view field, const Reading& reading, const RawAd& read) const {
    if (is_right(field, reading, read)) return 2;
    return field_values(read, field).empty() ? 1 : 0;
  }

  bool is_worse(const Reading& reading, const RawAd& now) const {
    return std::ranges::any_of(kAdFields, [&](std::string_view field) {
      return field_values(now, field) != field_values(reading.read, field) &&
             quality(field, reading, now) < quality(field, reading, reading.read);
    });
  }

  SiteDefinition site_;
  Readings& readings_;
  const Normaliser& normaliser_;
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
    if (!reading->parsed.scope().is_readable() || !reading->scope.node) continue;
    reading->wanted = shown(*reading);
    readings.push_back(std::move(reading));
  }
  AdRepair ads(*request.site, readings, *request.normaliser);
  for (const std::string_view field : kAdFields)
    std::ranges::move(ads.repaired(field), std::back_inserter(result.fields));
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
