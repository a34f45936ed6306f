#include "report/reader.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <optional>
#include <set>
#include <utility>

#include "report/linear_bounds.h"

namespace vigie::report {
namespace {

struct Number {
  Quantity quantity;
  std::int64_t n = 0;
  bool shown = false;  ///< in any export
};

class Knowledge {
 public:
  explicit Knowledge(std::span<const Publication> exports) {
    for (const Publication& publication : exports) add(publication);
    add_joint(exports);
    add_longer_periods();
    group();
  }

  std::vector<Exposed> exposed(std::int64_t least_values) const {
    std::vector<Exposed> found;
    for (const auto& [root, unknowns] : groups_) {
      const auto bounds = linear_bounds(unknowns.size(), facts_of(unknowns));
      for (std::size_t i = 0; i < unknowns.size(); ++i) {
        if (bounds[i].hi - bounds[i].lo + 1 < least_values) found.push_back({rings_around(unknowns[i])});
      }
    }
    return found;
  }

 private:
  /// The same quantity with another number (the data changed) is another unknown.
  std::size_t number_at(const std::string& address, const Publication& publication) {
    const PublishedCount& count = publication.counts.at(address);
    const Quantity quantity = quantity_of(address, publication.period);
    const auto [place, is_new] = places_.emplace(std::pair(quantity, count.n), numbers_.size());
    if (is_new) numbers_.push_back({quantity, count.n, false});
    numbers_[place->second].shown |= count.shown || count.n == 0;
    return place->second;
  }

  void add(const Publication& publication) {
    for (const auto& [address, count] : publication.counts) number_at(address, publication);
    for (const Relation& relation : relations_of(publication)) add(relation, publication);
  }

  /// What several exports of one period show together is related as if it stood in one.
  void add_joint(std::span<const Publication> exports) {
    std::map<std::pair<Date, Date>, std::pair<int, Publication>> periods;
    for (const Publication& publication : exports) {
      const auto place = periods.try_emplace({publication.period.from, publication.period.to}, 0, publication).first;
      ++place->second.first;
      place->second.second.counts.insert(publication.counts.begin(), publication.counts.end());
    }
    for (const auto& [period, joint] : periods) {
      if (joint.first == 1) continue;
      for (const Relation& relation : relations_of(joint.second)) add(relation, joint.second);
    }
  }

  void add(const Relation& relation, const Publication& publication) {
    const std::size_t whole = number_at(relation.whole, publication);
    Fact sum{{{whole, -1}}, 0, relation.kind == Relation::kSum ? 0 : INFINITY};
    for (const std::string& address : relation.parts) {
      const std::size_t part = number_at(address, publication);
      if (part == whole) return;  // a single week is the period
      sum.terms.push_back({part, 1});
      if (relation.kind != Relation::kSum) add_at_most(part, whole);
    }
    if (relation.kind != Relation::kPart) keep(sum);
  }

  void add_at_most(std::size_t part, std::size_t whole) { keep({{{whole, 1}, {part, -1}}, 0, INFINITY}); }

  void add_longer_periods() {
    for (std::size_t i = 0; i < numbers_.size(); ++i) by_name_[numbers_[i].quantity.name].push_back(i);
    for (const auto& [name, places] : by_name_) {
      for (const std::size_t part : places) {
        for (const std::size_t whole : places) {
          const Quantity &inner = numbers_[part].quantity, &outer = numbers_[whole].quantity;
          if (inner != outer && outer.from <= inner.from && inner.to <= outer.to) add_at_most(part, whole);
        }
      }
    }
  }

  void keep(Fact fact) {
    double sum = 0;
    for (const Term& term : fact.terms) sum += term.times * static_cast<double>(numbers_[term.unknown].n);
    if (sum >= fact.at_least && sum <= fact.at_most) facts_.push_back(std::move(fact));
  }

  std::size_t root_of(std::size_t number) {
    while (parents_[number] != number) number = parents_[number] = parents_[parents_[number]];
    return number;
  }

  /// Unknowns that facts tie together.
  void group() {
    parents_.resize(numbers_.size());
    std::iota(parents_.begin(), parents_.end(), 0);
    facts_with_.resize(numbers_.size());
    for (std::size_t fact = 0; fact < facts_.size(); ++fact) {
      std::optional<std::size_t> first;
      for (const Term& term : facts_[fact].terms) {
        if (numbers_[term.unknown].shown) continue;
        facts_with_[term.unknown].push_back(fact);
        if (first) parents_[root_of(term.unknown)] = root_of(*first);
        first = term.unknown;
      }
    }
    for (std::size_t i = 0; i < numbers_.size(); ++i) {
      if (!numbers_[i].shown) groups_[root_of(i)].push_back(i);
    }
  }

  /// The facts about a group, less what the reader sees.
  std::vector<Fact> facts_of(const std::vector<std::size_t>& unknowns) const {
    std::set<std::size_t> chosen;
    std::map<std::size_t, std::size_t> place_of;
    for (std::size_t i = 0; i < unknowns.size(); ++i) {
      place_of[unknowns[i]] = i;
      chosen.insert(facts_with_[unknowns[i]].begin(), facts_with_[unknowns[i]].end());
    }
    std::vector<Fact> facts;
    for (const std::size_t index : chosen) {
      Fact fact{{}, facts_[index].at_least, facts_[index].at_most};
      for (const Term& term : facts_[index].terms) {
        const double seen = numbers_[term.unknown].shown ? static_cast<double>(numbers_[term.unknown].n) : 0;
        fact.at_least -= term.times * seen;
        fact.at_most -= term.times * seen;
        if (!numbers_[term.unknown].shown) fact.terms.push_back({place_of.at(term.unknown), term.times});
      }
      facts.push_back(std::move(fact));
    }
    return facts;
  }

  /// A shown number is where a ring ends: nothing beyond it tells of the unknown.
  std::vector<std::vector<Quantity>> rings_around(std::size_t unknown) const {
    std::vector<std::vector<Quantity>> rings;
    std::set<std::size_t> reached{unknown};
    for (std::vector<std::size_t> ring{unknown}; !ring.empty(); ring = next_ring(ring, reached)) {
      rings.emplace_back();
      for (const std::size_t number : ring) rings.back().push_back(numbers_[number].quantity);
    }
    return rings;
  }

  std::vector<std::size_t> next_ring(const std::vector<std::size_t>& ring, std::set<std::size_t>& reached) const {
    std::vector<std::size_t> next;
    for (const std::size_t number : ring) {
      for (const std::size_t fact : facts_with_[number]) {
        for (const Term& term : facts_[fact].terms) {
          if (reached.insert(term.unknown).second) next.push_back(term.unknown);
        }
      }
    }
    return next;
  }

  std::map<std::pair<Quantity, std::int64_t>, std::size_t> places_;
  std::map<std::string, std::vector<std::size_t>> by_name_;
  std::vector<Number> numbers_;
  std::vector<Fact> facts_;
  std::vector<std::vector<std::size_t>> facts_with_;  ///< by unknown
  std::vector<std::size_t> parents_;
  std::map<std::size_t, std::vector<std::size_t>> groups_;
};

}  // namespace

std::vector<Exposed> exposed_counts(std::span<const Publication> exports, std::int64_t least_values) {
  return Knowledge(exports).exposed(least_values);
}

}  // namespace vigie::report
