// Groups of digits with nothing but a few signs between them, read as one number that may end after any group.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "extractors/normalise/tokens.h"

namespace vigie::extractors {

/// Begins at one group of digits and goes on for at most 20 digits, no phone with its prefix being longer; has no group
/// where the first one is longer than that.
class DigitRun {
 public:
  DigitRun(const std::vector<Token>& tokens, std::size_t first);

  std::string_view digits() const { return digits_; }
  std::size_t groups() const { return ends_.size(); }
  std::size_t size_of(std::size_t group) const { return ends_[group] - (group == 0 ? 0 : ends_[group - 1]); }
  std::string_view group(std::size_t group) const {
    return digits().substr(ends_[group] - size_of(group), size_of(group));
  }
  /// Token of a group.
  std::size_t token(std::size_t group) const { return tokens_[group]; }
  /// What stands between a group and the next, spaces left out: "" in "06 39", "." in "06 . 39".
  std::string_view sign_after(std::size_t group) const { return signs_[group]; }
  /// Digits up to the end of a group.
  std::size_t end_of(std::size_t group) const { return ends_[group]; }
  /// The group that ends after `count` digits.
  std::optional<std::size_t> group_ending_at(std::size_t count) const;

 private:
  void add(const std::vector<Token>& tokens, std::size_t token);

  std::string digits_;
  std::vector<std::size_t> ends_;    // digits up to the end of each group
  std::vector<std::size_t> tokens_;  // of each group
  std::vector<std::string> signs_;   // after each group but the last
};

}  // namespace vigie::extractors
