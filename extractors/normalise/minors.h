// What looks like a minor: a class of its own, raised before all indicators. Words, classes of words and patterns of
// these are in config/minors.toml.
#pragma once

#include <filesystem>
#include <vector>

#include "extractors/normalise/ages.h"
#include "extractors/normalise/clauses.h"
#include "extractors/normalise/disguises.h"
#include "extractors/normalise/folded_ad.h"
#include "extractors/normalise/lexicon_file.h"
#include "extractors/normalise/phrase_grammar.h"
#include "extractors/normalise/phrases.h"
#include "model/result.h"

namespace vigie::extractors {

/// Immutable once loaded.
class MinorLexicon {
 public:
  /// @param file  config/minors.toml. @return Error::kUnreadable, Error::kBadInput with file:line
  static Result<MinorLexicon> load(const std::filesystem::path& file);

  /// True where any of the ages stated or sought is under 18, whatever the others are; where the ad says that 18 is to
  /// come; or where its words are those of a minor, but for warnings ("mineurs s'abstenir"), costumes and other
  /// persons. As written, or as it reads without disguises.
  /// @param today  from which years of birth count
  bool may_be_minor(const FoldedAd& ad, const std::vector<StatedAge>& ages, const std::optional<Date>& today) const;

 private:
  bool says_so(const FoldedAd& ad, const std::vector<StatedAge>& ages) const;
  bool says_so(const FoldedField& field, bool is_grown) const;
  bool is_taken_back(const FoldedField& field, const PhraseHit& hit) const;
  bool is_counted(const FoldedField& field, std::size_t next) const;
  bool is_negated(const FoldedField& field, std::size_t first, std::size_t reach) const;
  bool is_refused(const FoldedField& field, const PhraseHit& hit) const;
  bool is_refused(const FoldedField& field, const PhraseHit& hit, const PhraseIndex& refusals, TokenRange around) const;
  bool is_warned_behind(const FoldedField& field, const PhraseHit& hit) const;
  bool is_of_reader(const FoldedField& field, const PhraseHit& hit) const;

  PhraseGrammar grammar_;  // group: a Group of minors.cc
  PhraseIndex warnings_, costumes_, parts_, trades_, others_, readers_;
  WordSet negations_, counted_, uncounted_;
  Disguises disguises_;
};

}  // namespace vigie::extractors
