#include "extractors/induction/repair.h"

#include <algorithm>
#include <map>
#include <memory>

#include <fmt/format.h>
#include <re2/re2.h>

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

/// "2026-09-08T09:03:00" → "08/09/2026", as pages write what a machine wrote; empty where it is not so written.
std::string date_as_shown(const std::string& iso) {
  static const re2::RE2 kIso(R"((\d{4})-(\d{2})-(\d{2})(?:[T ].*)?)");
  std::string year, month, day;
  return re2::RE2::FullMatch(iso, kIso, &year, &month, &day) ? fmt::format("{}/{}/{}", day, month, year) : "";
}

/// What the page shows: what was known where that still stands on it, else what generic extraction finds (a relative
/// date passes, a price is changed).
RawAd shown(const Reading& reading, const SiteDefinition& site) {
  RawAd shown = reading.known->known;
  shown.fetched = reading.parsed.page().fetched;
  for (const std::string_view field : kAdFields) {
    const Values known = field_values(shown, field);
    const auto patterns = patterns_of(rule_of(site.ad, field));
    const auto stands = [&](const Values& values) {
      return !values.empty() && stands_in(field, values, *reading.scope.node, patterns);
    };
    if (stands(known)) continue;
    copy_field(field, reading.generic, shown);
    if (field != "posted" || known.empty()) continue;
    if (const std::string day = date_as_shown(known.front()); stands({day})) shown.posted = day;
  }
  return shown;
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
      const Tally before = judged(field, [](const Reading& reading) -> const RawAd& { return reading.read; });
      if (before.held_back == 0) break;
      RepairedField out{.table = "ad",
                        .field = std::string(field),
                        .rule = {},
                        .before = before.right_held_back,
                        .after = 0,
                        .of = before.held_back};
      const bool taken = take_best(out, before);
      if (taken || (rules.empty() && out.before < kGoodShare * out.of)) rules.push_back(std::move(out));
      if (!taken) break;
    }
    return rules;
  }

 private:
  static constexpr std::size_t kMostRulesTaken = 3, kMostRulesTried = 20;
  static constexpr double kLeastShare = 0.1;
  static constexpr std::ptrdiff_t kBetterForOneWorse = 5;

  /// Of the pages that show a field.
  struct Tally {
    int right = 0, right_held_back = 0, held_back = 0;
  };

  static bool is_held_back(std::size_t page) { return page % kHeldBack == kHeldBack - 1; }

  template <typename ReadOf>
  Tally judged(std::string_view field, const ReadOf& read_of) const {
    Tally tally;
    for (std::size_t i = 0; i < readings_.size(); ++i) {
      if (field_values(readings_[i]->wanted, field).empty()) continue;
      const int right = is_right(field, *readings_[i], read_of(*readings_[i])) ? 1 : 0;
      tally.right += right;
      tally.right_held_back += is_held_back(i) ? right : 0;
      tally.held_back += is_held_back(i) ? 1 : 0;
    }
    return tally;
  }

  /// @return whether a rule was taken, the first that serves
  bool take_best(RepairedField& out, const Tally& before) {
    std::vector<InductionExample> misread;
    for (std::size_t i = 0; i < readings_.size(); ++i) {
      const Reading& reading = *readings_[i];
      Values wanted = field_values(reading.wanted, out.field);
      if (!is_held_back(i) && !wanted.empty() && !is_right(out.field, reading, reading.read))
        misread.push_back({*reading.scope.node, std::move(wanted)});
    }
    const auto patterns = patterns_of(rule_of(site_.ad, out.field));
    std::size_t tried = 0;
    for (const InducedRule& rule : induce(out.field, misread, {kLeastShare, patterns, MadeClasses::kTaken})) {
      if (tried++ == kMostRulesTried) return false;
      if (take(rule, out, before)) return true;
    }
    return false;
  }

  bool take(const InducedRule& rule, RepairedField& out, const Tally& before) {
    SiteDefinition changed = with_rule(site_, out.field, rule.rule);
    std::map<const Reading*, RawAd> read;
    std::ptrdiff_t better = 0, worse = 0;
    for (const auto& reading : readings_) {
      const RawAd& now = read.emplace(reading.get(), reading->read_by(changed)).first->second;
      for (const std::string_view field : kAdFields) {
        const int gain = gained(field, *reading, now);
        if (gain < 0 && field != out.field) return false;
        better += gain > 0 && field == out.field ? 1 : 0;
        worse += gain < 0 ? 1 : 0;
      }
      if (worse * kBetterForOneWorse > std::ssize(readings_)) return false;
    }
    const Tally after = judged(out.field, [&](const Reading& reading) -> const RawAd& { return read.at(&reading); });
    if (worse * kBetterForOneWorse > better || !is_better(before, after)) return false;
    out.after = after.right_held_back;
    out.rule = rule.toml;
    site_ = std::move(changed);
    for (auto& reading : readings_) reading->read = std::move(read.at(reading.get()));
    return true;
  }

  /// One page that the rule was not made from tells, or two that it was.
  static bool is_better(const Tally& before, const Tally& after) {
    return after.right_held_back > before.right_held_back ||
           (after.right_held_back == before.right_held_back && after.right >= before.right + 2);
  }

  bool is_right(std::string_view field, const Reading& reading, const RawAd& read) const {
    return says_the_same(field, read, reading.wanted, normaliser_);
  }

  /// A wrong value is worse than none.
  int quality(std::string_view field, const Reading& reading, const RawAd& read) const {
    if (is_right(field, reading, read)) return 2;
    return field_values(read, field).empty() ? 1 : 0;
  }

  int gained(std::string_view field, const Reading& reading, const RawAd& now) const {
    if (field_values(now, field) == field_values(reading.read, field)) return 0;
    return quality(field, reading, now) - quality(field, reading, reading.read);
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
  const LearntRows learnt = learn_rows(parsed, MadeClasses::kTaken);
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
    reading->wanted = shown(*reading, *request.site);
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
