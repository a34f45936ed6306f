#include "extractors/normalise/iban.h"

namespace vigie::extractors {
namespace {

constexpr std::size_t kShortest = 15;
constexpr std::size_t kLongest = 34;

bool is_letter(char c) { return c >= 'A' && c <= 'Z'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool append(std::string& account, std::string_view text) {
  for (const char c : text) {
    if (!is_digit(c) && !(c >= 'a' && c <= 'z')) return false;
    account += is_digit(c) ? c : static_cast<char>(c - 'a' + 'A');
  }
  return account.size() <= kLongest;
}

/// The country and check digits go to the end, letters count from 10; the whole leaves 1.
bool checks(std::string_view account) {
  const std::string turned = std::string(account.substr(4)).append(account.substr(0, 4));
  int rest = 0;
  for (const char c : turned) {
    rest = is_letter(c) ? (rest * 100 + (c - 'A' + 10)) % 97 : (rest * 10 + (c - '0')) % 97;
  }
  return rest == 1;
}

bool begins_account(const std::vector<Token>& tokens, std::size_t i) {
  return i + 1 < tokens.size() && tokens[i].is_word() && tokens[i].text.size() == 2 && tokens[i + 1].is_number() &&
         tokens[i + 1].text.size() >= 2 && touch(tokens[i], tokens[i + 1]);
}

}  // namespace

std::optional<Iban> iban_at(const std::vector<Token>& tokens, std::size_t i) {
  if (!begins_account(tokens, i)) return std::nullopt;
  std::optional<Iban> longest;
  std::string account;
  for (std::size_t last = i; last < tokens.size() && !tokens[last].is_symbol(); ++last) {
    if (last > i && tokens[last].begin - tokens[last - 1].end > 1) break;
    if (!append(account, tokens[last].text)) break;
    if (account.size() >= kShortest && checks(account)) longest = Iban{account, last};
  }
  return longest;
}

}  // namespace vigie::extractors
