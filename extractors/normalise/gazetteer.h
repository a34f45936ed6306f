// The communes of France and the arrondissements of Paris, Lyon and Marseille, by INSEE code, name and postal code.
// INSEE, Code officiel géographique; La Poste; see config/SOURCES.md.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "extractors/normalise/phrases.h"
#include "model/department.h"
#include "model/result.h"

namespace vigie::extractors {

struct Commune {
  std::string insee;  ///< "94081", "75115"
  std::string name;   ///< "Vitry-sur-Seine", "Paris 15e Arrondissement"
  DepartmentCode department;
  std::vector<std::string> postal_codes;
  std::int64_t population;
};

/// Places in `Gazetteer::all()`.
using Communes = std::span<const std::uint32_t>;

/// Immutable once loaded.
class Gazetteer {
 public:
  /// @param csv  config/communes.csv
  /// @return Error::kUnreadable, Error::kBadInput with file:line
  static Result<Gazetteer> load(const std::filesystem::path& csv);

  /// A quarter or station by which a commune is known too. False where there is no such commune.
  bool add_name(std::string_view name, std::string_view insee);

  /// A département or region, whose name is none of a commune though it may hold one: "Seine-Saint-Denis".
  void add_area(std::string_view name);

  const Commune* find(std::string_view insee) const;
  std::optional<std::string_view> name_of(std::string_view insee) const;
  std::span<const Commune> all() const { return communes_; }

  /// @param key  as made by `name_key`
  Communes with_name(std::string_view key) const;
  /// Of those with 500 inhabitants or more, by the part of a name by which people call them: "vitry", "asnieres",
  /// "issy", "kremlin bicetre".
  Communes with_short_name(std::string_view key) const;
  /// Of those with 2,000 inhabitants or more, whose names of six letters or more are misspelt so.
  std::vector<std::uint32_t> with_name_like(std::string_view key) const;
  Communes with_postal_code(std::string_view code) const;
  bool is_area(std::string_view key) const { return areas_.contains(key); }
  /// The most words that a name of any kind beginning with this word has; 0 where none does.
  std::size_t most_words_after(std::string_view first_word) const;
  /// Whether a name of any kind begins with these two words.
  bool begins_name(std::string_view two_words) const { return starts_.contains(two_words); }

 private:
  using Index = std::unordered_map<std::string, std::vector<std::uint32_t>, ViewHash, std::equal_to<>>;
  void add(Commune commune);
  void add_words(std::string_view key);
  void add_short_name(std::string_view key, std::uint32_t place);
  void add_short(std::string_view key, std::uint32_t place);
  void add_spellings(std::string_view key, std::uint32_t place);

  std::vector<Commune> communes_;
  Index by_name_, by_short_name_, by_spelling_, by_sound_, by_postal_code_;
  std::unordered_map<std::string, std::uint32_t, ViewHash, std::equal_to<>> by_insee_;
  std::unordered_map<std::string, std::size_t, ViewHash, std::equal_to<>> most_words_;
  std::unordered_set<std::string, ViewHash, std::equal_to<>> starts_, areas_;
};

/// A word of a place's name as it is compared.
struct NameWord {
  std::string_view word;
  std::size_t token;  ///< from which it comes
};

/// The words of folded tokens as names of places are compared, "st" written out, "sur", "sous" and "s/" alike, Roman
/// numbers behind Paris, Lyon and Marseille as digits: "paris xve arrondissement" → "paris", "15"; "vitry s/ seine" →
/// "vitry", "sur", "seine".
std::vector<NameWord> name_words(const std::vector<Token>& tokens);
/// The same of a name as a person writes it, with one space between words.
std::string name_key(std::string_view name);

}  // namespace vigie::extractors
