// A value that a page is known to show, and the patterns that cut it out of a longer text: what stands behind a label
// or a sign, before one, or has its form. The forms are the data patterns of Lerman, Minton and Knoblock (JAIR 18,
// 2003). Internal.
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace re2 {
class RE2;
}

namespace vigie::extractors {

/// A value without what does not matter: of phones the digits, of addresses their last part, of all else the words.
std::string canonical(std::string_view field, std::string_view value);

class Wanted {
 public:
  /// @param field  outlives it, as do the patterns
  /// @param patterns  known to cut the field's value out of a longer text, as those of an earlier rule do
  Wanted(std::string_view field, std::string_view value, std::span<const std::shared_ptr<const re2::RE2>> patterns);

  std::size_t size() const { return value_.size(); }
  bool empty() const { return value_.empty(); }
  bool is_all_of(std::string_view text) const { return canonical(field_, text) == value_; }
  /// The pattern that cuts it out of the text, "" where it is all of it; nothing where it is not in it.
  std::optional<std::string> held_by(std::string_view text) const;
  /// The same of a string of a script's data: in a list of them a phone is told by its label alone.
  std::optional<std::string> held_by_data(std::string_view text) const;
  bool is_address() const { return field_ == "photos" || field_ == "link"; }
  /// The pattern of a name or town among others that have digits; empty where it says nothing.
  std::string words_alone() const;

 private:
  std::optional<std::string> by_known_pattern(std::string_view text) const;
  std::optional<std::string> behind_a_label(std::string_view text) const;
  std::optional<std::string> before_a_sign(std::string_view text) const;
  std::optional<std::string> behind_a_sign(std::string_view text) const;
  std::optional<std::string> by_form(std::string_view text) const;

  std::string_view field_;
  std::string shown_, value_;  // as it is written; canonical
  std::span<const std::shared_ptr<const re2::RE2>> patterns_;
};

}  // namespace vigie::extractors
