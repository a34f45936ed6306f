// Where a field names places: names of communes, whole, short or misspelt, quarters, postal codes, arrondissements,
// with what the words around them say. Which commune is meant is decided in places.cc.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "extractors/normalise/folded_ad.h"
#include "extractors/normalise/gazetteer.h"

namespace vigie::extractors {

struct PlaceLexicon;

struct NamedPlace {
  enum class By : std::uint8_t { kName, kShortName, kSpelling, kPostalCode, kArrondissement };
  By by;
  std::string key;                            ///< the words of the name, or the digits
  std::vector<std::uint32_t> communes;        ///< in `Gazetteer::all()`, never empty
  std::size_t whole = 0;                      ///< how many of them, the first, bear the whole name
  std::size_t first, last;                    ///< tokens of the field, `last` included
  std::optional<DepartmentCode> stated = {};  ///< "Saint-Denis (93)"
  bool is_led = false;                        ///< behind "à", "sur", "gare de" …, or on a list whose first name is
  bool is_capital = false;                    ///< the first letter, as written
  bool is_elsewhere = false;                  ///< a street, an origin, a distance: "rue de Paris", "originaire de Lyon"
};

/// In the order of their tokens, none overlapping another, at most 200: more is a list of communes and no ad. Linear in
/// the field's length.
std::vector<NamedPlace> named_places(const FoldedField& field, const PlaceLexicon& lexicon,
                                     const std::optional<DepartmentCode>& home);

}  // namespace vigie::extractors
