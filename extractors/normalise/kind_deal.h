// What an ad proposes as a deal: who writes ("writer_man"), what is wanted and what is given for it ("wants_sex",
// "gives_home"), read from the order of the categories of config/kind.toml. Behind a verb of giving things are given,
// behind one of seeking they are wanted, to the end of the sentence; behind "contre" it is the other way round, and
// where no verb stood before, that for which something is done ("for_sex"). Whom it is spoken to stands behind a
// preposition ("to_woman").
#pragma once

#include <array>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <toml++/toml.h>

#include "model/result.h"

namespace vigie::extractors {

/// A category where a field has it.
struct CategoryMention {
  std::size_t category;  ///< its place in the lexicon
  bool is_negated;
  bool is_spoken_to;  ///< behind "à" or "pour"
  std::size_t sentence;
};

/// Immutable once loaded.
class KindDeal {
 public:
  /// @param lexicon  with the tables [deal] and [things]; without them there are no features
  /// @param categories  their names in the order of their places
  /// @return Error::kBadInput with file:line where a category is named that there is not
  static Result<KindDeal> load(const toml::table& lexicon, std::span<const std::string> categories);

  /// How many features there can be.
  std::size_t size() const { return kDirections.size() * things_.size() + writer_names_.size(); }
  /// "wants_sex", "writer_man".
  std::string name(std::size_t feature) const;
  /// Adds those of a field, some of them more than once.
  /// @param field  its mentions in their order
  void read_field(std::span<const CategoryMention> field, std::vector<std::size_t>& features) const;

 private:
  enum class Direction { kWants, kGives, kFor, kTo, kNone };
  static constexpr std::array<std::string_view, 4> kDirections{"wants_", "gives_", "for_", "to_"};
  class Reading;

  std::vector<std::string> things_;
  std::vector<std::optional<std::size_t>> thing_of_category_, writer_of_category_;
  std::vector<bool> wants_, gives_, turns_;  // by category
  std::vector<std::string> writer_names_;
};

}  // namespace vigie::extractors
