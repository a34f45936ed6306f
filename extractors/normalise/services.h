// Classes of services that an ad names. The words are in config/services.toml.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "extractors/normalise/folded_ad.h"
#include "extractors/normalise/lexicon_file.h"
#include "extractors/normalise/phrases.h"
#include "model/ad.h"
#include "model/result.h"

namespace vigie::extractors {

/// Immutable once loaded.
class ServiceLexicon {
 public:
  /// @param file  config/services.toml. @return Error::kUnreadable, Error::kBadInput with file:line
  static Result<ServiceLexicon> load(const std::filesystem::path& file);

  /// Codes, ascending, each once: of title and text, and where its tariffs hold.
  std::vector<std::string> find(const FoldedAd& ad, const std::vector<Tariff>& tariffs) const;

 private:
  bool is_taken_back(const std::vector<Token>& tokens, const PhraseHit& hit) const;

  std::vector<std::string> codes_;  // of the groups of phrases_
  PhraseIndex phrases_;
  WordSet negations_, negations_behind_;
};

}  // namespace vigie::extractors
