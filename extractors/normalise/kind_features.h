// What an ad says as features of a linear model, from config/kind.toml: categories of words, each plain or negated
// ("pas d'escort"), roles (who seeks whom) and signals of the other normalisers (a tariff, an age); of these the
// ordered pairs within a few words ("seek>woman") and the pairs anywhere in the ad ("seek&pays"); and the deal that it
// proposes (KindDeal).
#pragma once

#include <filesystem>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <unordered_set>
#include <utility>
#include <vector>

#include <toml++/toml.h>

#include "extractors/normalise/folded_ad.h"
#include "extractors/normalise/kind_deal.h"
#include "extractors/normalise/phrases.h"
#include "model/result.h"

namespace vigie::extractors {

/// Immutable once loaded.
class KindFeatures {
 public:
  /// @param file  config/kind.toml. @return Error::kUnreadable, Error::kBadInput with file:line
  static Result<KindFeatures> load(const std::filesystem::path& file);

  /// How many features there can be; each has an id below.
  std::size_t size() const { return first_of_deal() + deal_.size(); }
  /// "incall", "no_escort", "tariff", "seek>woman", "seek&pays".
  std::string name(std::size_t id) const;
  /// The features of an ad, each once, ascending.
  /// @param found  the ad as far as it is read: its tariffs, phones, age and measures are signals
  std::vector<std::size_t> of(const FoldedAd& ad, const Ad& found) const;

 private:
  static constexpr std::size_t kSignalCount = 10;

  /// A category where the text has it, plain or negated, or the beginning of a field.
  struct Mention {
    std::size_t state;
    std::size_t first, last;  // words, counted from 1
    std::size_t sentence;
    bool is_spoken_to;  // "à une femme", "pour messieurs"
  };

  // What can hold of an ad, in this order: categories, each plain and negated; the beginning of a field; roles;
  // signals.
  std::size_t start_state() const { return 2 * categories_.size(); }
  std::size_t first_role() const { return start_state() + 1; }
  std::size_t first_signal() const { return first_role() + roles_.size(); }
  std::size_t states() const { return first_signal() + kSignalCount; }
  std::size_t first_of_deal() const { return states() * (1 + 2 * states()); }
  std::string state_name(std::size_t state) const;

  std::size_t ordered_pair(std::size_t left, std::size_t right) const { return states() * (1 + left) + right; }
  std::size_t pair_anywhere(std::size_t one, std::size_t other) const {
    return states() * (1 + states() + one) + other;
  }

  struct WordList;

  Result<void> add_category(const toml::table& categories, std::string_view name);
  Result<void> add_role(std::string_view name, const toml::node& node);
  bool is_between_negations(const WordList& list, std::size_t first, std::size_t last) const;
  bool is_negated(const WordList& list, std::size_t first, std::size_t last) const;
  void add_sums(const FoldedField& field, const WordList& list, std::vector<Mention>& mentions) const;
  bool is_spoken_to(const WordList& list, std::size_t first) const;
  std::vector<Mention> mentions(const FoldedField& field) const;
  /// Fills `states` and the ordered pairs of a field.
  void read_field(std::span<const Mention> found, std::vector<std::size_t>& states,
                  std::vector<std::size_t>& features) const;
  void read_deal(std::span<const Mention> found, std::vector<std::size_t>& features) const;

  std::vector<std::string> categories_;
  PhraseIndex phrases_;  // groups: places in categories_
  std::size_t sum_ = 0;  // the last category: numbers such as prices are
  std::unordered_set<std::string, ViewHash, std::equal_to<>> negations_, negations_behind_, towards_;
  std::vector<std::string> roles_;
  std::map<std::pair<std::size_t, std::size_t>, std::size_t> role_of_pair_;  // of states; a place in roles_
  KindDeal deal_;
};

}  // namespace vigie::extractors
