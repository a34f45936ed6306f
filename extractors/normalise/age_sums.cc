#include "extractors/normalise/age_sums.h"

namespace vigie::extractors {
namespace {

constexpr long kLeast = 10, kMajority = 18;  // years
constexpr long kMost = 99;                   // of what is added or divided
constexpr long kMonths = 12;
constexpr long kLeastOfSpan = 18;  // years: "43-30 ans" are two ages

std::string_view text_at(const std::vector<Token>& tokens, std::size_t i) {
  return i < tokens.size() ? tokens[i].text : std::string_view();
}

std::optional<WrittenNumber> operand_at(const std::vector<Token>& tokens, std::size_t i) {
  if (i >= tokens.size() || tokens[i].is_symbol()) return std::nullopt;
  if (is_one_of(tokens[i].text, "un une one uno um")) return WrittenNumber{1, i + 1};
  const auto number = number_of(tokens[i]);
  if (number) return *number <= kMost ? std::optional(WrittenNumber{*number, i + 1}) : std::nullopt;
  return written_number_at(tokens, i);
}

enum class Sign { kMinus, kPlus, kTimes, kDivided };

struct WrittenSign {
  Sign sign;
  std::size_t end;
};

std::optional<WrittenSign> sign_at(const std::vector<Token>& tokens, std::size_t i) {
  const std::string_view text = text_at(tokens, i);
  if (is_one_of(text, "- – moins minus menos meno")) return WrittenSign{Sign::kMinus, i + 1};
  if (is_one_of(text, "+ plus mas piu")) return WrittenSign{Sign::kPlus, i + 1};
  if (is_one_of(text, "x × * fois times por per vezes")) return WrittenSign{Sign::kTimes, i + 1};
  if (is_one_of(text, "/ ÷")) return WrittenSign{Sign::kDivided, i + 1};
  if (is_one_of(text, "divise divided dividido diviso")) return WrittenSign{Sign::kDivided, i + 2};
  return std::nullopt;
}

std::optional<long> result_of(long left, Sign sign, long right) {
  switch (sign) {
    case Sign::kMinus:
      return left - right;
    case Sign::kPlus:
      return left + right;
    case Sign::kTimes:
      return left * right;
    case Sign::kDivided:
      return right != 0 && left % right == 0 ? std::optional(left / right) : std::nullopt;
  }
  return std::nullopt;
}

/// "204 mois".
std::optional<WrittenNumber> months_at(const std::vector<Token>& tokens, std::size_t i) {
  const auto months = i < tokens.size() ? number_of(tokens[i]) : std::nullopt;
  if (!months || *months >= kMajority * kMonths || !is_one_of(text_at(tokens, i + 1), "mois months meses mesi luni"))
    return std::nullopt;
  return WrittenNumber{*months / kMonths, i + 2};
}

/// "moitié de 34".
std::optional<WrittenNumber> half_at(const std::vector<Token>& tokens, std::size_t i) {
  if (!is_one_of(text_at(tokens, i), "moitie half mitad metade meta jumatate halfte")) return std::nullopt;
  const std::size_t next = is_one_of(text_at(tokens, i + 1), "de of di din von da") ? i + 2 : i + 1;
  const auto whole = operand_at(tokens, next);
  if (!whole) return std::nullopt;
  return WrittenNumber{whole->value / 2, whole->end};
}

/// "j'en ai 24 - 10 min de la gare", "26 - 15 ans d'expérience": a dash between spaces, and what is behind it is
/// counted.
bool is_next_item(const std::vector<Token>& tokens, std::size_t dash, std::size_t behind) {
  const bool is_parting = is_one_of(tokens[dash].text, "- –") && !touch(tokens[dash - 1], tokens[dash]) &&
                          !touch(tokens[dash], tokens[dash + 1]);
  if (!is_parting || behind >= tokens.size()) return false;
  if (is_one_of(tokens[behind].text, "ans an years yrs anos anni"))
    return is_one_of(text_at(tokens, behind + 1), "d de of");
  return tokens[behind].is_word() || is_one_of(tokens[behind].text, "€ £ $ % :");
}

std::optional<WrittenNumber> two_operands_at(const std::vector<Token>& tokens, std::size_t i) {
  auto left = operand_at(tokens, i);
  if (left && text_at(tokens, left->end) == "ans" && text_at(tokens, left->end + 1) == "moins") ++left->end;
  const auto sign = left ? sign_at(tokens, left->end) : std::nullopt;
  const auto right = sign ? operand_at(tokens, sign->end) : std::nullopt;
  const bool is_span = sign && sign->sign == Sign::kMinus && right && right->value >= kLeastOfSpan;
  if (is_span || (right && is_next_item(tokens, left->end, right->end))) return std::nullopt;
  const auto result = right ? result_of(left->value, sign->sign, right->value) : std::nullopt;
  if (!result) return std::nullopt;
  return WrittenNumber{*result, right->end};
}

}  // namespace

std::optional<WrittenNumber> age_sum_at(const std::vector<Token>& tokens, std::size_t i) {
  auto sum = half_at(tokens, i);
  if (!sum) sum = months_at(tokens, i);
  if (!sum) sum = two_operands_at(tokens, i);
  return sum && sum->value >= kLeast && sum->value < kMajority ? sum : std::nullopt;
}

}  // namespace vigie::extractors
