// Moves of persons from one commune to another, and how surprising it is that two who are strangers make the same ones:
// the null model of what towns and nights share anyway.
#pragma once

#include <map>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "dedup/linkage/blocking.h"
#include "dedup/linkage_settings.h"

namespace vigie::dedup {

struct Move {
  std::string from, to;  ///< INSEE codes
  Date on;               ///< the first night in `to`
  friend auto operator<=>(const Move&, const Move&) = default;
};
using Moves = std::vector<Move>;  ///< of one person, ascending

/// By ads one after the other; who is in two communes at once moves nowhere.
Moves moves_of(std::span<const AdIndex> of, const Ads& ads);

/// Nights are read with an error of one, so that a move is the same as one of the next night or the night before.
bool is_same(const Move& a, const Move& b);

/// Immutable once made.
class MoveSurprise {
 public:
  /// @param nights  from the first on which any ad was seen to the last
  MoveSurprise(std::span<const Moves> of_persons, double nights, const NetworkSettings& settings);

  /// Bits (−log2) of the chance that a stranger who is where the move begins goes where it ends, on its night or one
  /// beside it: what share of those who leave go there, times what share of all moves fall on these nights. Who moves
  /// together is counted once, and the move itself not at all.
  double bits(const Move& move) const;

 private:
  double usual_;  // share, of those who leave a commune, who go to a certain other, where nothing is known
  double nights_, moves_ = 0;
  std::map<std::pair<std::string, std::string>, double> by_route_;
  std::map<std::string, double> by_start_;
  std::map<Date, double> by_night_;
};

}  // namespace vigie::dedup
