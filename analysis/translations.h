// The same ad in another language, by its numbers and emoji in their order. Weak evidence: linking does not weigh it.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "analysis/wording_group.h"
#include "model/result.h"

namespace vigie::analysis {

struct Translation {
  GroupedAd left, right;
  std::string left_language, right_language;
  std::size_t in_common = 0, of = 0;  ///< runs of three numbers or emoji, and those of the shorter outline
};

/// Ads whose main language is another, that have at least four runs of the outline (model/text_outline.h) in common and
/// half of the shorter one's. Told by keyed hashes alone; no wording is opened.
/// @param ads  of which translations are sought, among all ads; each pair once, the likest first
Result<std::vector<Translation>> translations(const storage::Database& database, const std::vector<GroupedAd>& ads);

}  // namespace vigie::analysis
