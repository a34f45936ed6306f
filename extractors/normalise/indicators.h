// Signs of exploitation and of minority, each by the words that raised it: a reason to look, never a verdict.
// docs/method.md defines each; the words are in config/indicators.toml.
#pragma once

#include <filesystem>
#include <set>
#include <string>
#include <vector>

#include "extractors/normalise/ages.h"
#include "extractors/normalise/folded_ad.h"
#include "extractors/normalise/phrases.h"
#include "model/result.h"

namespace vigie::extractors {

/// Immutable once loaded.
class IndicatorLexicon {
 public:
  /// @param file  config/indicators.toml
  /// @return Error::kUnreadable, Error::kBadInput with file:line
  static Result<IndicatorLexicon> load(const std::filesystem::path& file);

  /// Each indicator with the first words that raised it, in the order of the ad's title and text.
  std::vector<Indicator> find(const FoldedAd& ad) const;

  /// True where an age under 18 is stated or the words are those of a minor, but for warnings ("mineurs s'abstenir").
  bool may_be_minor(const FoldedAd& ad, const std::vector<StatedAge>& ages) const;

 private:
  bool is_refused(const std::vector<Token>& tokens, const PhraseHit& hit) const;

  std::vector<std::string> codes_;  // of the groups of phrases_
  PhraseIndex phrases_;
  PhraseIndex minor_phrases_;
  std::set<std::string, std::less<>> refusals_;
};

}  // namespace vigie::extractors
