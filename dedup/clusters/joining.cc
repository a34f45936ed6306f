#include "dedup/clusters/joining.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace vigie::dedup {
namespace {

constexpr std::size_t kMostPairs = 36;

}  // namespace

Joining::Joining(std::span<const Item> items, std::span<const Attraction> links, const FieldBits& field_bits,
                 const JoiningRules& rules, const ItemConstraints& constraints)
    : rules_(&rules), field_bits_(&field_bits), neighbours_(items.size()) {
  for (ItemIndex i = 0; i < items.size(); ++i) {
    sets_.push_back(ItemSet::of(i, items[i]));
    joined_into_.push_back(i);
  }
  for (const Attraction& link : links) {
    add_bond(link.left, link.right,
             {.values = link.bits.value_or(0),
              .fields = link.field_bits.value_or(0),
              .of_pairs = link.field_bits ? 1U : 0U,
              .links = link.bits ? 1 : 0});
  }
  for (const auto& [a, b] : constraints.apart) {
    sets_[a].apart.push_back(b);
    sets_[b].apart.push_back(a);
  }
  for (const auto& [a, b] : constraints.same) join_by_order(standing(a), standing(b));
}

// A join changes what its neighbours weigh, so each proposal is weighed again when its turn comes, and what was
// dropped gets another round; the last round joins nothing.
void Joining::run(double least) {
  least_ = least;
  do propose_all();
  while (join_proposed());
}

void Joining::perturb(const std::function<double(ItemIndex, ItemIndex)>& noise) {
  for (SetIndex a = 0; a < sets_.size(); ++a) {
    for (const auto& [b, bond] : neighbours_[a]) {
      if (b < a) continue;
      const ItemIndex one = *std::ranges::min_element(sets_[a].items),
                      other = *std::ranges::min_element(sets_[b].items);
      bonds_[bond].noise = noise(std::min(one, other), std::max(one, other));
    }
  }
}

std::vector<Joining> Joining::parts(double least) && {
  std::vector<Joining> all;
  for (const auto& members : tied(least)) all.push_back(part(members));
  *this = Joining(*rules_, *field_bits_);
  return all;
}

std::size_t Joining::size() const {
  return static_cast<std::size_t>(std::ranges::count_if(sets_, [](const ItemSet& set) { return !set.items.empty(); }));
}

// Standing sets that hang together by bonds above `least`; each list ascending.
std::vector<std::vector<Joining::SetIndex>> Joining::tied(double least) {
  std::vector<std::vector<SetIndex>> lists;
  std::vector<bool> reached(sets_.size());
  for (SetIndex first = 0; first < sets_.size(); ++first) {
    if (sets_[first].items.empty() || reached[first]) continue;
    std::vector<SetIndex>& list = lists.emplace_back(1, first);
    reached[first] = true;
    for (std::size_t next = 0; next < list.size(); ++next) {
      const SetIndex a = list[next];
      for (const auto& [b, bond] : neighbours_[a]) {
        if (reached[b] || weight(a, b) <= least) continue;
        reached[b] = true;
        list.push_back(b);
      }
    }
    std::ranges::sort(list);
  }
  return lists;
}

// Takes its members' sets.
Joining Joining::part(const std::vector<SetIndex>& members) {
  Joining part(*rules_, *field_bits_);
  const auto place = [&](SetIndex set) -> std::optional<SetIndex> {
    const auto found = std::ranges::lower_bound(members, set);
    if (found == members.end() || *found != set) return std::nullopt;
    return static_cast<SetIndex>(found - members.begin());
  };
  for (const SetIndex member : members) {
    ItemSet& set = part.sets_.emplace_back(std::move(sets_[member]));
    for (const SetIndex other : std::exchange(set.apart, {})) {
      if (const auto index = place(standing(other))) set.apart.push_back(*index);
    }
    part.joined_into_.push_back(static_cast<SetIndex>(part.joined_into_.size()));
  }
  part.neighbours_.resize(members.size());
  for (SetIndex a = 0; a < members.size(); ++a) {
    for (const auto& [other, bond] : neighbours_[members[a]]) {
      if (const auto b = place(other); b && a < *b) part.add_bond(a, *b, bonds_[bond]);
    }
  }
  return part;
}

ItemSets Joining::sets() const {
  ItemSets lists;
  for (const ItemSet& set : sets_) {
    if (set.items.empty()) continue;
    lists.push_back(set.items);
    std::ranges::sort(lists.back());
  }
  std::ranges::sort(lists);
  return lists;
}

// The noise of the one that more links hold, or that was seen in more pairs; of two alike the first's.
Joining::Bond Joining::sum_of(const Bond& one, const Bond& other) {
  Bond sum{
      .values = one.values + other.values,
      .of_pairs = one.of_pairs + other.of_pairs,
      .links = one.links + other.links,
      .noise = std::pair(other.links, other.of_pairs) > std::pair(one.links, one.of_pairs) ? other.noise : one.noise};
  if (sum.of_pairs > 0) {
    sum.fields = (one.fields * static_cast<double>(one.of_pairs) + other.fields * static_cast<double>(other.of_pairs)) /
                 static_cast<double>(sum.of_pairs);
  }
  return sum;
}

void Joining::add_bond(SetIndex a, SetIndex b, const Bond& bond) {
  const auto [known, is_new] = neighbours_[a].try_emplace(b, static_cast<BondIndex>(bonds_.size()));
  if (!is_new) {
    bonds_[known->second] = bond;
    return;
  }
  neighbours_[b].emplace(a, known->second);
  bonds_.push_back(bond);
}

Joining::Bond& Joining::bond_of(SetIndex a, SetIndex b) { return bonds_[neighbours_[a].at(b)]; }

bool Joining::kept_apart(SetIndex a, SetIndex b) const {
  const auto in = [&](SetIndex set) { return [&, set](SetIndex other) { return standing(other) == set; }; };
  return std::ranges::any_of(sets_[a].apart, in(b)) || std::ranges::any_of(sets_[b].apart, in(a));
}

Joining::SetIndex Joining::standing(SetIndex set) const {
  while (joined_into_[set] != set) set = joined_into_[set];
  return set;
}

double Joining::weight(SetIndex a, SetIndex b) {
  const bool never = age_span(sets_[a], sets_[b]) > rules_->most_years || kept_apart(a, b);
  if (never) return -std::numeric_limits<double>::infinity();
  Bond& bond = bond_of(a, b);
  return value_bits(a, b, bond) + mean_field_bits(a, b, bond) + bond.noise;
}

double Joining::value_bits(SetIndex a, SetIndex b, const Bond& bond) const {
  if (bond.links == 0) return rules_->prior_bits;
  const double linked = bond.links / static_cast<double>(sets_[a].items.size() * sets_[b].items.size());
  const double share = std::min(1.0, std::max(linked, common_share(sets_[a], sets_[b])));
  return std::max(rules_->prior_bits, bond.values / bond.links + rules_->dilution_bits * std::log2(share));
}

// Taken again once the two have grown to twice the pairs.
double Joining::mean_field_bits(SetIndex a, SetIndex b, Bond& bond) const {
  const auto &left = sets_[std::min(a, b)].items, &right = sets_[std::max(a, b)].items;
  const std::size_t all = left.size() * right.size(), taken = std::min(all, kMostPairs);
  if (bond.of_pairs > 0 && all <= 2 * bond.of_pairs) return bond.fields;
  double bits = 0;
  for (std::size_t i = 0; i < taken; ++i) {
    const std::size_t pair = i * all / taken;
    const ItemIndex one = left[pair / right.size()], other = right[pair % right.size()];
    bits += (*field_bits_)(std::min(one, other), std::max(one, other));
  }
  bond.fields = bits / static_cast<double>(taken);
  bond.of_pairs = all;
  return bond.fields;
}

void Joining::propose(SetIndex a, SetIndex b) {
  if (const double bits = weight(a, b); bits > least_) proposals_.push({bits, std::min(a, b), std::max(a, b)});
}

void Joining::propose_all() {
  for (SetIndex a = 0; a < sets_.size(); ++a) {
    for (const auto& [b, bond] : neighbours_[a]) {
      if (a < b) propose(a, b);
    }
  }
}

bool Joining::join_proposed() {
  bool joined = false;
  while (!proposals_.empty()) {
    const Proposal next = proposals_.top();
    proposals_.pop();
    if (!neighbours_[next.left].contains(next.right)) continue;
    const double now = weight(next.left, next.right);
    if (now <= least_) continue;
    if (now < next.weight) {
      proposals_.push({now, next.left, next.right});
      continue;
    }
    join(next.left, next.right);
    joined = true;
  }
  return joined;
}

void Joining::join_by_order(SetIndex a, SetIndex b) {
  if (a == b || kept_apart(a, b)) return;
  join(a, b);
  proposals_ = {};
}

// The one with fewer bonds goes into the other, so that each bond moves at most log2 n times.
void Joining::join(SetIndex a, SetIndex b) {
  if (neighbours_[a].size() < neighbours_[b].size()) std::swap(a, b);
  joined_into_[b] = a;
  sets_[a].absorb(std::move(sets_[b]));
  sets_[b] = {};
  const Neighbours moved = std::exchange(neighbours_[b], {});
  neighbours_[a].erase(b);
  for (const auto& [other, bond] : moved) {
    if (other != a) move_bond(other, b, a, bond);
  }
}

void Joining::move_bond(SetIndex other, SetIndex from, SetIndex to, BondIndex moved) {
  neighbours_[other].erase(from);
  const auto [known, is_new] = neighbours_[to].try_emplace(other, moved);
  if (is_new) {
    neighbours_[other].emplace(to, moved);
  } else {
    bonds_[known->second] = sum_of(bonds_[known->second], bonds_[moved]);
  }
  propose(to, other);
}

ItemSets join(std::span<const Item> items, std::span<const Attraction> links, const FieldBits& field_bits,
              const JoiningRules& rules, const ItemConstraints& constraints) {
  Joining joining(items, links, field_bits, rules, constraints);
  joining.run();
  return joining.sets();
}

}  // namespace vigie::dedup
