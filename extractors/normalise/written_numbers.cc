#include "extractors/normalise/written_numbers.h"

#include "extractors/normalise/token_reader.h"

namespace vigie::extractors {
namespace {

std::optional<NumberWord> number_at(const std::vector<Token>& tokens, std::size_t i) {
  return i < tokens.size() && tokens[i].is_word() ? number_word(tokens[i].text) : std::nullopt;
}

bool is_between(long value, long low, long high) { return value >= low && value <= high; }

bool may_follow(const NumberSoFar& number, NumberWord next) {
  const long last = number.last.value;
  const LanguageSet shared = number.last.languages & next.languages;
  if (number.value == 4 && next.value == 20) return (shared & kFrench) != 0;
  if (last == 10) return is_between(next.value, 7, 9) && (shared & kFrench) != 0;
  if ((last == 60 || number.value == 80) && (shared & kFrench) != 0) return is_between(next.value, 1, 19);
  return is_between(last, 20, 90) && last % 10 == 0 && is_between(next.value, 1, 9) && shared != 0;
}

}  // namespace

std::optional<NumberSoFar> continued(const NumberSoFar& number, NumberWord next) {
  if (!may_follow(number, next)) return std::nullopt;
  const bool four_twenties = number.value == 4;
  return NumberSoFar{four_twenties ? 80 : number.value + next.value, next};
}

std::size_t behind_joint(const std::vector<Token>& tokens, std::size_t i) {
  if (is_at(tokens, i, "-")) ++i;
  if (is_at(tokens, i, "et and y e si")) ++i;
  return is_at(tokens, i, "-") ? i + 1 : i;
}

std::optional<WrittenNumber> written_number_at(const std::vector<Token>& tokens, std::size_t i) {
  const auto first = number_at(tokens, i);
  if (!first || first->value == 0) return std::nullopt;
  NumberSoFar number{first->value, *first};
  std::size_t end = i + 1;
  while (true) {
    const std::size_t unit = behind_joint(tokens, end);
    const auto word = number_at(tokens, unit);
    const auto next = word ? continued(number, *word) : std::nullopt;
    if (!next) return WrittenNumber{number.value, end};
    number = *next;
    end = unit + 1;
  }
}

}  // namespace vigie::extractors
