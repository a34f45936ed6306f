// What looks like a minor: a class of its own, raised before all indicators. The words are in config/minors.toml.
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
class MinorLexicon {
 public:
  /// @param file  config/minors.toml. @return Error::kUnreadable, Error::kBadInput with file:line
  static Result<MinorLexicon> load(const std::filesystem::path& file);

  /// True where any of the ages stated or sought is under 18, whatever the others are; where the ad
  /// says that 18 is to come; or where its words are those of a minor, but for warnings ("mineurs s'abstenir"),
  /// costumes and other persons.
  bool may_be_minor(const FoldedAd& ad, const std::vector<StatedAge>& ages) const;

 private:
  bool says_so(const FoldedField& field) const;
  bool is_refused(const std::vector<Token>& tokens, const PhraseHit& hit) const;

  PhraseIndex words_;  // group: a Group of minors.cc
  PhraseIndex takes_back_;
  std::set<std::string, std::less<>> negations_;
};

}  // namespace vigie::extractors
