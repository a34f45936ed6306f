// Signs of exploitation, each by the words that raised it: a reason to look, never a verdict. docs/method.md defines
// each; the words are in config/indicators.toml. Those that rest on what was read are in read_signs.h.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "extractors/normalise/folded_ad.h"
#include "extractors/normalise/phrase_grammar.h"
#include "extractors/normalise/phrases.h"
#include "model/result.h"

namespace vigie::extractors {

/// Immutable once loaded.
class IndicatorLexicon {
 public:
  /// @param file  config/indicators.toml
  /// @return Error::kUnreadable, Error::kBadInput with file:line
  static Result<IndicatorLexicon> load(const std::filesystem::path& file);

  /// Each indicator with the first words that raised it and that nothing near them takes back, in the order of the ad's
  /// title and text.
  std::vector<Indicator> find(const FoldedAd& ad) const;

 private:
  Result<void> add(std::string_view code, const toml::table& indicator);
  std::vector<PhraseHit> hits_in(const FoldedField& field) const;

  std::vector<std::string> codes_;  // of the groups of patterns_ and refusals_
  PhraseGrammar patterns_;
  PhraseIndex refusals_;
};

}  // namespace vigie::extractors
