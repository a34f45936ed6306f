#include "extractors/selector_nth.h"

namespace vigie::extractors {
namespace {

/// The digits behind a sign, which end a formula.
std::optional<AnPlusB> with_offset(long long a, bool is_negative, SelectorScanner& scan) {
  const std::optional<long long> number = scan.digits();
  if (!number || scan.continues_name()) return std::nullopt;
  return AnPlusB{a, is_negative ? -*number : *number};
}

/// What follows the n. `word` is the rest of the word that began with it: "-3" of "n-3", "-" of "n- 3", nothing of "n +
/// 3".
std::optional<AnPlusB> after_n(long long a, std::string_view word, SelectorScanner& scan) {
  if (word.size() > 1 && word.front() == '-') {
    SelectorScanner joined(word.substr(1));
    return with_offset(a, true, joined);
  }
  if (!word.empty() && word != "-") return std::nullopt;
  const bool is_space = scan.skip_space();
  if (word == "-") return with_offset(a, true, scan);
  const bool is_negative = scan.peek() == '-';
  if (!scan.take('-') && !scan.take('+')) {
    return is_space || !scan.starts_name() ? std::optional(AnPlusB{a, 0}) : std::nullopt;
  }
  scan.skip_space();
  return with_offset(a, is_negative, scan);
}

}  // namespace

std::optional<AnPlusB> read_an_plus_b(SelectorScanner& scan) {
  const bool is_negative = scan.peek() == '-';
  const bool is_signed = scan.take('+') || scan.take('-');
  const std::optional<long long> number = scan.digits();
  const std::string word = lower_ascii(scan.name());
  if (!number && !is_signed && word == "odd") return AnPlusB{2, 1};
  if (!number && !is_signed && word == "even") return AnPlusB{2, 0};
  const long long value = number.value_or(1) * (is_negative ? -1 : 1);
  if (word.empty()) return number ? std::optional(AnPlusB{0, value}) : std::nullopt;
  if (word.front() != 'n') return std::nullopt;
  return after_n(value, std::string_view(word).substr(1), scan);
}

}  // namespace vigie::extractors
