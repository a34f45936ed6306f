// Items taken for one, ads for one person or persons for one hand, by what two such sets are weighed on.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include <boost/container/flat_map.hpp>

namespace vigie::dedup {

using ItemIndex = std::uint32_t;
using ValueIndex = std::uint32_t;

/// What is to be joined.
struct Item {
  std::vector<ValueIndex> values;  ///< that others may have too, each once
  std::optional<int> age;          ///< years
};

struct ItemSet {
  std::vector<ItemIndex> items;                                  ///< never empty
  std::optional<int> youngest, oldest;                           ///< stated ages
  boost::container::flat_map<ValueIndex, std::uint32_t> values;  ///< and how many items have it
  std::vector<ItemIndex> apart;  ///< sets, as they were at first, that are never to be in this one

  static ItemSet of(ItemIndex index, const Item& item);
  /// Takes the other's items over; cheap where either is small.
  void absorb(ItemSet&& other);
};

/// Years between the youngest and the oldest age stated in the two; 0 where none is.
int age_span(const ItemSet& left, const ItemSet& right);
/// The largest share of pairs between the two that have one and the same value; 0 … 1.
double common_share(const ItemSet& left, const ItemSet& right);

}  // namespace vigie::dedup
