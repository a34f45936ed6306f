// What an ad says as features of a linear model: categories of words (config/kind.toml), each plain or negated ("pas
// d'escort"), ordered pairs of them within a few words ("seek>woman", "woman>seek"), and signals of the other
// normalisers (a tariff, an age).
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "extractors/normalise/folded_ad.h"
#include "extractors/normalise/phrases.h"
#include "model/result.h"

namespace vigie::extractors {

/// Immutable once loaded.
class KindFeatures {
 public:
  /// @param file  config/kind.toml. @return Error::kUnreadable, Error::kBadInput with file:line
  static Result<KindFeatures> load(const std::filesystem::path& file);

  /// How many features there can be; each has an id below.
  std::size_t size() const { return pair_id(states(), 0) + kSignalCount; }
  /// "incall", "no_escort", "seek>woman", "tariff".
  std::string name(std::size_t id) const;
  /// The features of an ad, each once, ascending.
  /// @param found  the ad as far as it is read: its tariffs, phones, age and measures are signals
  std::vector<std::size_t> of(const FoldedAd& ad, const Ad& found) const;

 private:
  static constexpr std::size_t kSignalCount = 9;

  /// A category where the text has it, plain or negated; the last state is the beginning of a field.
  struct Mention {
    std::size_t state;
    std::size_t first, last;  // words, counted from the field's beginning
    std::size_t sentence;
  };
  std::size_t states() const { return 2 * categories_.size() + 1; }
  std::size_t pair_id(std::size_t left, std::size_t right) const { return states() + left * states() + right; }
  std::string state_name(std::size_t state) const;
  std::vector<Mention> mentions(const FoldedField& field) const;
  void add_field(const FoldedField& field, std::vector<std::size_t>& features) const;

  std::vector<std::string> categories_;
  PhraseIndex phrases_;  // groups: places in categories_
};

}  // namespace vigie::extractors
