// What an ad states of the sex or gender of whom it offers: by the site's heading, by words for persons, and by the
// agreement of adjectives where it is sure. First names say nothing here. The words are in config/persons.toml.
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "extractors/normalise/folded_ad.h"
#include "extractors/normalise/lexicon_file.h"
#include "extractors/normalise/phrases.h"
#include "model/ad.h"
#include "model/result.h"

namespace vigie::extractors {

/// Immutable once loaded.
class SexLexicon {
 public:
  /// @param file  config/persons.toml. @return Error::kUnreadable, Error::kBadInput with file:line
  static Result<SexLexicon> load(const std::filesystem::path& file);

  /// "trans" wherever it is said of the author, since such ads say "woman" or "man" too; else what the strongest
  /// statements agree on (heading, sure phrases, nouns of title and name, of the text, the address, adjectives).
  /// Nothing where there is none, or where they contradict each other.
  std::optional<AdSex> find(const FoldedAd& ad) const;

 private:
  enum class Strength { kHeading, kSure, kTitleNoun, kTextNoun, kAddress, kAgreement };  // strongest first
  struct Statement {
    Strength strength;
    AdSex said;
  };
  using Statements = std::vector<Statement>;

  Result<void> load_sex(const toml::table& file, Sex sex);
  Result<void> load_contexts(const toml::table& file);
  void add_headings(const FoldedField& field, Statements& found) const;
  void add_persons(const FoldedField& field, Statements& found) const;
  void add_agreements(const FoldedField& field, Statements& found) const;
  std::optional<std::size_t> adjective_after(const std::vector<Token>& tokens, std::size_t first) const;
  bool is_somebody_else(const std::vector<Token>& tokens, const PhraseHit& hit, Sex sex) const;
  bool is_spoken_of(const std::vector<Token>& tokens, std::size_t first) const;
  bool is_listed(const std::vector<Token>& tokens, std::size_t sign, std::size_t neighbour, Sex sex) const;

  PhraseIndex persons_, headings_;  // group: a sex, and for persons whether it is sure
  std::map<std::string, Sex, std::less<>> adjectives_, single_nouns_;
  WordSet before_, fillers_, directly_before_, behind_, others_, adverbs_, behind_adjective_;
};

}  // namespace vigie::extractors
