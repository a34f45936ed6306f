// What was read of an ad against what its site shows: right, wrong and missed values of each field.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "extractors/normalise/normalise.h"
#include "model/raw_ad.h"

namespace vigie::extractors {

struct FieldScore {
  int right = 0, wrong = 0, missed = 0;
  double precision() const { return right + wrong == 0 ? 1 : static_cast<double>(right) / (right + wrong); }
  double recall() const { return right + missed == 0 ? 1 : static_cast<double>(right) / (right + missed); }
  double f1() const {
    return right == 0 ? (wrong + missed == 0 ? 1 : 0) : 2.0 * right / (2.0 * right + wrong + missed);
  }
  FieldScore& operator+=(const FieldScore& other);
};

/// By field: phones, title, text, place, price, posted, photos, name, age.
using FieldScores = std::map<std::string, FieldScore>;

/// Titles are compared folded (a profile's name counts as its title), texts by their words (nine in ten in common),
/// all others as normalised, since an age or a name may stand in the text alone; photos by address.
FieldScores compare(const RawAd& read, const RawAd& truth, const Normaliser& normaliser);

/// What one ad says in a field, all other fields of the other left as they are.
void copy_field(std::string_view field, const RawAd& from, RawAd& to);

/// True where two ads say the same in a field, whatever their other fields say: as above, photos by the last part of
/// their address.
bool says_the_same(std::string_view field, const RawAd& a, const RawAd& b, const Normaliser& normaliser);

}  // namespace vigie::extractors
