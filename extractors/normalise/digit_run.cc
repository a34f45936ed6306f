#include "extractors/normalise/digit_run.h"

#include <algorithm>

namespace vigie::extractors {
namespace {

constexpr std::size_t kMostDigits = 20;
constexpr std::size_t kMostSigns = 4;   // between two groups; more of them separate things
constexpr std::size_t kWidestGap = 12;  // bytes, spaces included

bool separates(const Token& sign) { return is_one_of(sign.text, "€ $ £ % ° & \" ? !"); }

/// The token of the next group; nothing where words or too much stand between.
std::optional<std::size_t> next_group(const std::vector<Token>& tokens, std::size_t group) {
  for (std::size_t i = group + 1; i < tokens.size() && i <= group + 1 + kMostSigns; ++i) {
    if (tokens[i].begin - tokens[group].end > kWidestGap) return std::nullopt;
    if (tokens[i].is_number()) return i;
    if (tokens[i].is_word() || separates(tokens[i])) return std::nullopt;
  }
  return std::nullopt;
}

std::string signs_between(const std::vector<Token>& tokens, std::size_t left, std::size_t right) {
  std::string signs;
  for (std::size_t i = left + 1; i < right; ++i) signs += tokens[i].text;
  return signs;
}

}  // namespace

DigitRun::DigitRun(const std::vector<Token>& tokens, std::size_t first) {
  std::optional<std::size_t> group = first;
  while (group && digits_.size() + tokens[*group].text.size() <= kMostDigits) {
    if (*group != first) signs_.push_back(signs_between(tokens, tokens_.back(), *group));
    add(tokens, *group);
    group = next_group(tokens, *group);
  }
}

void DigitRun::add(const std::vector<Token>& tokens, std::size_t token) {
  digits_ += tokens[token].text;
  ends_.push_back(digits_.size());
  tokens_.push_back(token);
}

std::optional<std::size_t> DigitRun::group_ending_at(std::size_t count) const {
  const auto end = std::ranges::lower_bound(ends_, count);
  if (end == ends_.end() || *end != count) return std::nullopt;
  return static_cast<std::size_t>(end - ends_.begin());
}

}  // namespace vigie::extractors
