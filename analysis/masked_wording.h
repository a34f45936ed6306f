// A wording word by word, each with what may not be shown of it: names, places, numbers, ways to reach someone.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "model/ad.h"
#include "model/raw_ad.h"

namespace vigie::analysis {

enum class WordKind { kPlain, kName, kPlace, kNumber, kContact };

struct ShownWord {
  std::string key;       ///< folded, digits as '#'; what a contact says is left out. Equal keys are the same word
  std::string spelling;  ///< as it stands in the ad, with the signs around it
  WordKind kind = WordKind::kPlain;
};

/// Each run of digits as '#'.
std::string with_digits_masked(std::string_view word);

/// Title and text. Words in a row that belong to contacts are one.
/// @param ad  what normalisation read in `raw`
std::vector<ShownWord> masked_wording(const RawAd& raw, const Ad& ad);

/// Names, places and what stands in contacts, folded, word by word.
std::set<std::string> words_to_hide(const std::vector<ShownWord>& words);

}  // namespace vigie::analysis
