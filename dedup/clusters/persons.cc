#include "dedup/clusters/persons.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <queue>
#include <tuple>
#include <unordered_map>

#include "dedup/clusters/ad_set.h"

namespace vigie::dedup {
namespace {

using SetIndex = std::uint32_t;

struct Bond {
  double values = 0;  // bits, of the links that share some
  int links = 0;      // that share some
};

// What might be joined next: the strongest first, then the lowest indices, whatever the order in which it came in.
struct Proposal {
  double weight;
  SetIndex left, right;  // left < right
  friend bool operator<(const Proposal& a, const Proposal& b) {
    return std::tuple(a.weight, b.left, b.right) < std::tuple(b.weight, a.left, a.right);
  }
};

class Joining {
 public:
  Joining(const Ads& ads, const Blocks& blocks, std::span<const Attraction> links, const Comparison& comparison,
          const LinkageSettings& settings)
      : settings_(settings), comparison_(comparison), bonds_(ads.size()) {
    for (AdIndex i = 0; i < ads.size(); ++i) sets_.push_back(AdSet::of(ads, blocks, i));
    for (const Attraction& link : links) {
      const Bond bond{link.bits.value_or(0), link.bits ? 1 : 0};
      bonds_[link.left][link.right] = bond;
      bonds_[link.right][link.left] = bond;
    }
  }

  // A join changes what its neighbours weigh, so each proposal is weighed again when its turn comes, and what was
  // dropped gets another round; the last round joins nothing.
  std::vector<std::vector<AdIndex>> run() {
    do propose_all();
    while (join_proposed());
    return ad_lists();
  }

 private:
  double weight(SetIndex a, SetIndex b) const {
    if (age_span(sets_[a], sets_[b]) > settings_.never_years) return -std::numeric_limits<double>::infinity();
    return value_bits(a, b) + mean_field_bits(sets_[a], sets_[b], comparison_);
  }

  double value_bits(SetIndex a, SetIndex b) const {
    const Bond& bond = bonds_[a].at(b);
    if (bond.links == 0) return comparison_.prior_bits();
    const double dilution = settings_.dilution_bits * std::log2(common_share(sets_[a], sets_[b]));
    return std::max(comparison_.prior_bits(), bond.values / bond.links + dilution);
  }

  void propose(SetIndex a, SetIndex b) {
    if (const double bits = weight(a, b); bits > 0) proposals_.push({bits, std::min(a, b), std::max(a, b)});
  }

  void propose_all() {
    for (SetIndex a = 0; a < sets_.size(); ++a) {
      for (const auto& [b, bond] : bonds_[a]) {
        if (a < b) propose(a, b);
      }
    }
  }

  bool join_proposed() {
    bool joined = false;
    while (!proposals_.empty()) {
      const Proposal next = proposals_.top();
      proposals_.pop();
      if (!bonds_[next.left].contains(next.right)) continue;
      const double now = weight(next.left, next.right);
      if (now <= 0) continue;
      if (now < next.weight) {
        proposals_.push({now, next.left, next.right});
        continue;
      }
      join(next.left, next.right);
      joined = true;
    }
    return joined;
  }

  // The one with fewer bonds goes into the other, so that each bond moves at most log2 n times.
  void join(SetIndex a, SetIndex b) {
    if (bonds_[a].size() < bonds_[b].size()) std::swap(a, b);
    sets_[a].absorb(std::move(sets_[b]));
    sets_[b] = {};
    const auto moved = std::move(bonds_[b]);
    bonds_[b].clear();
    bonds_[a].erase(b);
    for (const auto& [other, bond] : moved) {
      if (other != a) move_bond(other, b, a, bond);
    }
  }

  void move_bond(SetIndex other, SetIndex from, SetIndex to, const Bond& bond) {
    bonds_[other].erase(from);
    Bond& sum = bonds_[to][other];
    sum.values += bond.values;
    sum.links += bond.links;
    bonds_[other][to] = sum;
    propose(to, other);
  }

  std::vector<std::vector<AdIndex>> ad_lists() {
    std::vector<std::vector<AdIndex>> lists;
    for (AdSet& set : sets_) {
      if (set.ads.empty()) continue;
      std::sort(set.ads.begin(), set.ads.end());
      lists.push_back(std::move(set.ads));
    }
    std::sort(lists.begin(), lists.end());
    return lists;
  }

  const LinkageSettings& settings_;
  const Comparison& comparison_;
  std::vector<AdSet> sets_;
  std::vector<std::unordered_map<SetIndex, Bond>> bonds_;  // both ways
  std::priority_queue<Proposal> proposals_;
};

}  // namespace

std::vector<std::vector<AdIndex>> persons(const Ads& ads, const Blocks& blocks, std::span<const Attraction> links,
                                          const Comparison& comparison, const LinkageSettings& settings) {
  return Joining(ads, blocks, links, comparison, settings).run();
}

}  // namespace vigie::dedup
