#include "extractors/normalise/payments.h"

#include <algorithm>

#include "extractors/normalise/code_points.h"
#include "extractors/normalise/iban.h"
#include "extractors/normalise/patterns.h"

namespace vigie::extractors {
namespace {

constexpr double kChecked = 0.98;    // check digits agree
constexpr double kUnchecked = 0.85;  // only the shape does

/// Code points before bytes that are asked for in ascending order.
class CodePointCounter {
 public:
  explicit CodePointCounter(std::string_view text) : text_(text) {}
  std::size_t before(std::size_t byte) {
    for (; at_ < byte; ++count_) next_code_point(text_, at_);
    return count_;
  }

 private:
  std::string_view text_;
  std::size_t at_ = 0, count_ = 0;
};

/// Upper and lower case and digits, as chance makes them and words do not.
bool looks_random(std::string_view account) {
  const auto has = [&](char low, char high) {
    return std::ranges::any_of(account, [=](char c) { return c >= low && c <= high; });
  };
  return has('0', '9') && has('a', 'z') && has('A', 'Z');
}

/// In the original, since case matters in them.
void add_coins(std::vector<AdHandle>& accounts, const FoldedField& field) {
  static const re2::RE2 kCoin(R"(\b(?:(bc1[02-9ac-hj-np-z]{25,62})|([13][1-9A-HJ-NP-Za-km-z]{25,34})|)"
                              R"((0x[0-9a-fA-F]{40})|(T[1-9A-HJ-NP-Za-km-z]{33}))\b)");
  CodePointCounter code_points(field.original());
  for (const PatternHit& hit : find_all(kCoin, field.original())) {
    const std::string_view account = hit.whole();
    const bool is_base58 = !hit[2].empty() || !hit[4].empty();
    if (is_base58 && !looks_random(account)) continue;
    const auto byte = static_cast<std::size_t>(account.data() - field.original().data());
    const std::size_t begin = code_points.before(byte);
    const char* const network = !hit[3].empty() ? "ethereum" : !hit[4].empty() ? "tron" : "bitcoin";
    accounts.push_back({network, std::string(account), kUnchecked, {field.field(), {begin, begin + account.size()}}});
  }
}

void add_ibans(std::vector<AdHandle>& accounts, const FoldedField& field) {
  const auto& tokens = field.tokens();
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const auto iban = iban_at(tokens, i);
    if (!iban) continue;
    accounts.push_back({"iban", iban->text, kChecked, field.reading(tokens[i].begin, tokens[iban->last].end)});
    i = iban->last;
  }
}

}  // namespace

std::vector<AdHandle> find_accounts(const FoldedField& field) {
  std::vector<AdHandle> accounts;
  add_ibans(accounts, field);
  add_coins(accounts, field);
  return accounts;
}

}  // namespace vigie::extractors
