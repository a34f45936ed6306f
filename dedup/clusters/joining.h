// Clusters out of links: greedy agglomerative correlation clustering (Bansal, Blum and Chawla 2004, Machine Learning
// 56:89; greedy joining: Keuper et al. 2015, ICCV, "Efficient decomposition …"), never connected components.
#pragma once

#include <functional>
#include <optional>
#include <queue>
#include <span>
#include <tuple>
#include <utility>
#include <vector>

#include <boost/container/flat_map.hpp>

#include "dedup/clusters/item_set.h"

namespace vigie::dedup {

/// A pair worth joining.
struct Attraction {
  ItemIndex left, right;
  std::optional<double> bits;             ///< of prior and shared values; nothing where no value is shared
  std::optional<double> field_bits = {};  ///< where they are known already
};

/// Bits of what the fields of two items say, for or against.
using FieldBits = std::function<double(ItemIndex, ItemIndex)>;

struct JoiningRules {
  double prior_bits;
  double dilution_bits;  ///< lost with each halving of the share of pairs that have something in common
  double most_years;     ///< that the ages of one set may span
};

using ItemPair = std::pair<ItemIndex, ItemIndex>;

/// Pairs that must end up together, before anything else is joined, and pairs that must not; the latter win.
struct ItemConstraints {
  std::vector<ItemPair> same, apart;
};

using ItemSets = std::vector<std::vector<ItemIndex>>;

/// Two sets are joined, the likeliest first, while what joins them is above a bound. That is the mean of their links'
/// values, charged with `dilution_bits` for each halving of the share of pairs that have the same value (never below
/// the prior), and the mean of what the fields of their items say (of large sets, of some pairs evenly spread); so a
/// long chain of links stops to grow. A copy goes on from where it was copied. Refers to `field_bits` and `rules`,
/// which outlive it.
class Joining {
 public:
  Joining(std::span<const Item> items, std::span<const Attraction> links, const FieldBits& field_bits,
          const JoiningRules& rules, const ItemConstraints& constraints);

  /// Joins what is joined by more than `least` bits, not below 0.
  void run(double least = 0);
  /// From now on what joins two sets counts as so many bits more, told from the first items of the two. Where sets
  /// grow, the noise of the stronger of their bonds stays.
  void perturb(const std::function<double(ItemIndex, ItemIndex)>& noise);
  /// What is left to join, in parts between which nothing joins by more than `least` bits; each goes on by itself, and
  /// here nothing is left.
  std::vector<Joining> parts(double least) &&;
  /// How many sets there are.
  std::size_t size() const;
  /// Every item in exactly one set; sets by their first item, items ascending.
  ItemSets sets() const;

 private:
  using SetIndex = ItemIndex;

  Joining(const JoiningRules& rules, const FieldBits& field_bits) : rules_(&rules), field_bits_(&field_bits) {}

  struct Bond {
    double values = 0;         // bits, of the links that share some
    double fields = 0;         // mean bits of what fields say, as of when the two had …
    std::size_t of_pairs = 0;  // … so many pairs of items
    int links = 0;             // that share some
    double noise = 0;          // bits
  };

  using BondIndex = std::uint32_t;
  using Neighbours = boost::container::flat_map<SetIndex, BondIndex>;

  // What might be joined next: the strongest first, then the lowest indices, whatever the order in which it came in.
  struct Proposal {
    double weight;
    SetIndex left, right;  // left < right
    friend bool operator<(const Proposal& a, const Proposal& b) {
      return std::tuple(a.weight, b.left, b.right) < std::tuple(b.weight, a.left, a.right);
    }
  };

  SetIndex standing(SetIndex set) const;
  bool kept_apart(SetIndex a, SetIndex b) const;
  void add_bond(SetIndex a, SetIndex b, const Bond& bond);
  Bond& bond_of(SetIndex a, SetIndex b);
  static Bond sum_of(const Bond& one, const Bond& other);
  double weight(SetIndex a, SetIndex b);
  double value_bits(SetIndex a, SetIndex b, const Bond& bond) const;
  double mean_field_bits(SetIndex a, SetIndex b, Bond& bond) const;
  void propose(SetIndex a, SetIndex b);
  void propose_all();
  bool join_proposed();
  void join_by_order(SetIndex a, SetIndex b);
  void join(SetIndex a, SetIndex b);
  void move_bond(SetIndex other, SetIndex from, SetIndex to, BondIndex bond);
  std::vector<std::vector<SetIndex>> tied(double least);
  Joining part(const std::vector<SetIndex>& members);

  const JoiningRules* rules_;
  const FieldBits* field_bits_;
  double least_ = 0;
  std::vector<ItemSet> sets_;
  std::vector<SetIndex> joined_into_;   // by the set that was joined; itself while it stands
  std::vector<Neighbours> neighbours_;  // by set, both ways
  std::vector<Bond> bonds_;             // those of joined sets too, which nothing leads to
  std::priority_queue<Proposal> proposals_;
};

/// All that is joined by more than 0 bits.
ItemSets join(std::span<const Item> items, std::span<const Attraction> links, const FieldBits& field_bits,
              const JoiningRules& rules, const ItemConstraints& constraints);

}  // namespace vigie::dedup
