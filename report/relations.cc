#include "report/relations.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace vigie::report {
namespace {

constexpr const char* kAds = "ladder/ads/value";
constexpr const char* kPersons = "ladder/persons_linked/value";

/// All rows of a table's column, and the cell that counts the whole, in that column or elsewhere.
struct TotalRule {
  std::string_view table, column;
  Relation::Kind kind;
  const char* whole;
};
constexpr std::array<TotalRule, 23> kTotals{{{"sites", "ads", Relation::kSum, kAds},
                                             {"sites", "persons", Relation::kUnion, kPersons},
                                             {"communes", "ads", Relation::kSum, kAds},
                                             {"communes", "persons", Relation::kUnion, kPersons},
                                             {"weeks", "ads", Relation::kUnion, kAds},
                                             {"weeks", "persons", Relation::kUnion, kPersons},
                                             {"ages", "persons", Relation::kSum, kPersons},
                                             {"persons_by_network", "persons", Relation::kSum, kPersons},
                                             {"touring", "persons", Relation::kSum, kPersons},
                                             {"photos", "ads", Relation::kSum, kAds},
                                             {"photos", "persons", Relation::kUnion, kPersons},
                                             {"languages", "ads", Relation::kSum, kAds},
                                             {"languages", "persons", Relation::kUnion, kPersons},
                                             {"prices", "ads", Relation::kPart, "prices/lowest_price/ads"},
                                             {"prices", "persons", Relation::kPart, "prices/lowest_price/persons"},
                                             {"indicators", "ads", Relation::kUnion, "indicators/any/ads"},
                                             {"indicators", "persons", Relation::kUnion, "indicators/any/persons"},
                                             {"sexes", "persons", Relation::kSum, kPersons},
                                             {"services", "ads", Relation::kUnion, "services/any/ads"},
                                             {"services", "persons", Relation::kUnion, "services/any/persons"},
                                             {"field_sex", "persons", Relation::kSum, "field/professionals/persons"},
                                             {"field_age", "persons", Relation::kSum, "field/professionals/persons"},
                                             {"field_form", "persons", Relation::kSum, "field/professionals/persons"}}};

/// A cell that counts some of what another one counts.
struct PartRule {
  const char *part, *whole;
};
constexpr std::array<PartRule, 12> kParts{{{kPersons, kAds},
                                           {"network_graph/persons/value", "persons_by_network/in_network/persons"},
                                           {"network_graph/networks/value", "networks/networks/value"},
                                           {"possible_minors/possible_minors/persons", kPersons},
                                           {"ages/under 18/persons", "possible_minors/possible_minors/persons"},
                                           {"prices/lowest_price/ads", kAds},
                                           {"prices/lowest_price/persons", kPersons},
                                           {"indicators/any/ads", kAds},
                                           {"indicators/any/persons", kPersons},
                                           {"services/any/ads", kAds},
                                           {"services/any/persons", kPersons},
                                           {"networks/networks/value", "persons_by_network/in_network/persons"}}};

/// A cell that counts the same as another one.
struct SameRule {
  std::string_view cell, as;
};
constexpr std::array<SameRule, 5> kSame{{{"kinds/offer/ads", kAds},
                                         {"presence/period/persons", kPersons},
                                         {"field/internet/persons", kPersons},
                                         {"methods/ads/value", kAds},
                                         {"methods/phones/value", "ladder/phones/value"}}};

struct Address {
  std::string_view table, row, column;
};

Address parts_of(std::string_view address) {
  const auto first = address.find('/'), last = address.rfind('/');
  return {address.substr(0, first), address.substr(first + 1, last - first - 1), address.substr(last + 1)};
}

/// A week's ads are the ads of a period that is this week.
Quantity week_quantity(const Address& address, Period period) {
  const Date monday = parse_date(address.row).value_or(period.from);
  return {address.column == "ads" ? kAds : kPersons, std::max(monday, period.from),
          std::min(monday + std::chrono::days{6}, period.to)};
}

void add_totals(const Publication& publication, std::vector<Relation>& relations) {
  for (const TotalRule& rule : kTotals) {
    Relation relation{rule.kind, rule.whole, {}};
    for (const auto& [address, count] : publication.counts) {
      const Address cell = parts_of(address);
      if (cell.table == rule.table && cell.column == rule.column && address != rule.whole)
        relation.parts.push_back(address);
    }
    if (!relation.parts.empty() && publication.counts.contains(rule.whole)) relations.push_back(std::move(relation));
  }
}

void add_parts(const Publication& publication, std::vector<Relation>& relations) {
  for (const PartRule& rule : kParts) {
    if (publication.counts.contains(rule.part) && publication.counts.contains(rule.whole))
      relations.push_back({Relation::kPart, rule.whole, {rule.part}});
  }
}

/// In a row that counts ads and persons, each person has an ad.
void add_rows(const Publication& publication, std::vector<Relation>& relations) {
  for (const auto& [address, count] : publication.counts) {
    if (!address.ends_with("/persons")) continue;
    const std::string ads = address.substr(0, address.rfind('/')) + "/ads";
    if (publication.counts.contains(ads)) relations.push_back({Relation::kPart, ads, {address}});
  }
}

}  // namespace

Quantity quantity_of(const std::string& address, Period period) {
  const Address cell = parts_of(address);
  if (cell.table == "weeks") return week_quantity(cell, period);
  const auto* const same = std::ranges::find(kSame, address, &SameRule::cell);
  if (cell.table.starts_with("field") && same == kSame.end()) return {address, {}, {}};  // of a period of its own
  return {same == kSame.end() ? address : std::string(same->as), period.from, period.to};
}

std::vector<Relation> relations_of(const Publication& publication) {
  std::vector<Relation> relations;
  add_totals(publication, relations);
  add_parts(publication, relations);
  add_rows(publication, relations);
  return relations;
}

}  // namespace vigie::report
