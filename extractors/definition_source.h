// Definitions as TOML 1.0 (toml++): two tables read as one, errors told with file and line. Only extractors' sources
// include this.
#pragma once

#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <toml++/toml.h>

#include "extractors/field_rule.h"
#include "model/result.h"

namespace vigie::extractors {

/// @return Error::kUnreadable; Error::kBadDefinition with file:line where it is no TOML
Result<toml::table> parse_toml(const std::filesystem::path& file);

/// What is wrong with a definition, as it is found.
class Complaints {
 public:
  void add(const toml::node& at, std::string what);
  void add(Error error) { errors_.push_back(std::move(error)); }
  const std::vector<Error>& errors() const { return errors_; }

 private:
  std::vector<Error> errors_;
};

/// A table of a site and the same of its family: what the first does not say comes from the second, key by key.
class Section {
 public:
  /// @param name    as it is shown: "[listing]"; empty for the top of the file
  /// @param family  may be null
  Section(std::string name, const toml::table& own, const toml::table* family, Complaints& complaints);

  const toml::node* find(std::string_view key) const;
  Section section(std::string_view key) const;
  /// The table without its family, and the family's alone.
  Section own() const;
  Section family() const;
  /// Nothing where the key is absent; also where it has another type, which is told.
  std::optional<std::string> text(std::string_view key) const;
  std::optional<double> number(std::string_view key) const;
  std::optional<bool> truth(std::string_view key) const;
  FieldRule field(std::string_view key) const;
  /// `key = []` or `key = "none"`: the site never shows it.
  bool is_never(std::string_view key) const;

  std::vector<std::string> keys() const;
  /// Tells every other key, with the one that was probably meant.
  void allow_only(std::span<const std::string_view> known) const;
  /// Tells that `key` is missing.
  void require(std::string_view key, std::string_view example) const;
  void complain(std::string_view key, std::string what) const;
  Complaints& complaints() const { return *complaints_; }
  const std::string& name() const { return name_; }

 private:
  void wrong_type(std::string_view key, const std::string& expected) const;

  std::string name_;
  const toml::table* own_;
  const toml::table* family_;
  Complaints* complaints_;
};

/// The known word nearest to `word` (Levenshtein distance), where one is near enough to be meant.
std::optional<std::string_view> nearest(std::string_view word, std::span<const std::string_view> known);

/// "did you mean `title`?", or the list of what is known.
std::string suggestion(std::string_view word, std::span<const std::string_view> known);

/// A field in any of its forms: "sel@attribute", "/json/pointer", { select = …, pattern = … }, or a list of them.
FieldRule parse_field(std::string_view key, const toml::node& node, Complaints& complaints);

/// A pattern of RE2's syntax; null where it is none, which is told.
std::shared_ptr<const re2::RE2> parse_pattern(std::string_view key, const toml::node& node, Complaints& complaints);

}  // namespace vigie::extractors
