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
  /// @param of_persons  the moves of each; @param communes  of each, where they were seen
  /// @param nights  from the first on which any ad was seen to the last
  MoveSurprise(std::span<const Moves> of_persons, std::span<const std::vector<std::string>> communes, double nights,
               const NetworkSettings& settings);

  /// Bits (−log2) of the chance that a stranger who was in the commune where the move begins goes where it ends, on its
  /// night, or on one of the two beside it: what share of those who were there go there on other nights, times what
  /// share of the moves on other routes fall on these nights. So those who move together do not count.
  double on_its_night(const Move& move) const;
  double beside_it(const Move& move) const;

 private:
  double bits(const Move& move, std::span<const Date> on) const;

  double usual_;  // share, of those who leave a commune, who go to a certain other, where nothing is known
  double nights_, moves_ = 0, stays_ = 0;
  std::map<Move, double> by_move_;
  std::map<std::pair<std::string, std::string>, double> by_route_;
  std::map<std::string, double> who_were_in_;
  std::map<Date, double> by_night_;
};

}  // namespace vigie::dedup
