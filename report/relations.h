// How the counts of the report hang together: what a reader can hold against each other, in one export or in several.
// A table whose rows add up to a number that stands elsewhere is named here, or disclosure control does not know it.
#pragma once

#include <compare>
#include <string>
#include <vector>

#include "model/publication.h"

namespace vigie::report {

/// What a cell counts. Two cells that have it in common, in whatever table or export, show the same number.
struct Quantity {
  std::string name;  ///< the cell's address, or that of the cell elsewhere which counts the same
  Date from, to;     ///< the days on which it was counted
  friend auto operator<=>(const Quantity&, const Quantity&) = default;
};

/// @param address  "table/row/column"
Quantity quantity_of(const std::string& address, Period period);

/// Parts are cells of the same export, by their addresses.
struct Relation {
  enum Kind {
    kSum,    ///< each of the whole is in one part
    kUnion,  ///< each of the whole is in one part or several
    kPart,   ///< no part is more than the whole, and some of the whole may be in none
  };
  Kind kind = kPart;
  std::string whole;
  std::vector<std::string> parts;
};

/// Those whose cells stand in this export.
std::vector<Relation> relations_of(const Publication& publication);

}  // namespace vigie::report
