#include <algorithm>
#include <unordered_set>

#include "extractors/normalise/contacts.h"
#include "extractors/normalise/host_names.h"

namespace vigie::extractors {
namespace {

constexpr double kPlain = 0.95;      // "lina@courrier.example"
constexpr double kSpelledOut = 0.9;  // "lina arobase courrier point example"

constexpr std::size_t kLongestLocal = 64;  // RFC 5321, 4.5.3.1.1

/// What stands for "@": from the token after the local part to that before the host.
struct AtSign {
  enum class Manner { kPlain, kSpaced, kSpelledOut, kWordAt };
  Manner manner;
  std::size_t before, behind;  // tokens on either side
};

std::optional<AtSign> at_sign(const std::vector<Token>& tokens, std::size_t i) {
  const std::string_view text = tokens[i].text;
  if (i == 0 || i + 1 >= tokens.size()) return std::nullopt;
  const bool touches = touch(tokens[i - 1], tokens[i]) && touch(tokens[i], tokens[i + 1]);
  const bool is_aside =
      is_one_of(tokens[i - 1].text, "( [ { < _ - *") && is_one_of(tokens[i + 1].text, ") ] } > _ - *");
  using Manner = AtSign::Manner;
  const bool is_sign = text == "@";
  const bool is_name = is_one_of(text, "arobase arobas arrobase arobaz arroba arobe chiocciola arond");
  if (is_aside && i > 1 && (is_sign || is_name || is_one_of(text, "at a chez")))
    return AtSign{is_sign || is_name ? Manner::kSpelledOut : Manner::kWordAt, i - 2, i + 2};
  if (is_sign) return AtSign{touches ? Manner::kPlain : Manner::kSpaced, i - 1, i + 1};
  if (is_name) return AtSign{Manner::kSpelledOut, i - 1, i + 1};
  if (text == "at") return AtSign{Manner::kWordAt, i - 1, i + 1};
  return std::nullopt;
}

std::string_view joiner_of(const Token& token) {
  if (is_dot_word(token)) return ".";
  if (is_one_of(token.text, "underscore underline")) return "_";
  return is_one_of(token.text, "tiret dash guion trattino") ? "-" : "";
}

bool is_local_part(const Token& token) {
  if (token.is_symbol()) return is_one_of(token.text, ". _ % + -");
  return std::ranges::all_of(token.text, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

struct LocalPart {
  std::string text;
  std::size_t first;
};

/// Read from its last token to the left.
std::optional<LocalPart> local_part(const std::vector<Token>& tokens, std::size_t last, bool is_spelled_out) {
  if (tokens[last].is_symbol() || !is_local_part(tokens[last])) return std::nullopt;
  LocalPart local{std::string(tokens[last].text), last};
  while (local.first > 0 && local.text.size() <= kLongestLocal) {
    const Token& left = tokens[local.first - 1];
    const std::string_view joiner = is_spelled_out ? joiner_of(left) : std::string_view();
    if (!joiner.empty() && local.first > 1 && !tokens[local.first - 2].is_symbol()) {
      local.first -= 2;
      local.text = std::string(tokens[local.first].text).append(joiner).append(local.text);
    } else if (touch(left, tokens[local.first]) && is_local_part(left)) {
      local.text.insert(0, left.text);
      --local.first;
    } else {
      break;
    }
  }
  while (local.first < last && tokens[local.first].is_symbol()) local.text.erase(0, tokens[local.first++].text.size());
  if (local.text.size() > kLongestLocal) return std::nullopt;
  return local;
}

/// "insta @lina.paris": the name of a network before the sign, which belongs to what follows.
bool announces_name(std::string_view word) {
  return is_one_of(word,
                   "telegram telegramm tg snapchat snap instagram insta ig tiktok tok onlyfans fans mym skype signal "
                   "twitter x facebook fb sur on my mon moi est is pseudo compte");
}

std::optional<AdEmail> email_at(const FoldedField& field, std::size_t i) {
  const auto& tokens = field.tokens();
  const auto at = at_sign(tokens, i);
  if (!at || at->behind >= tokens.size()) return std::nullopt;
  const bool is_plain = at->manner == AtSign::Manner::kPlain;
  const auto host = host_name_at(tokens, at->behind);
  if (!host || (!host->is_known_top && !is_plain && at->manner != AtSign::Manner::kSpelledOut)) return std::nullopt;
  const auto local = local_part(tokens, at->before, !is_plain);
  if (!local || (at->manner == AtSign::Manner::kSpaced && announces_name(local->text))) return std::nullopt;
  return AdEmail{local->text + '@' + host->name, is_plain ? kPlain : kSpelledOut,
                 field.reading(tokens[local->first].begin, tokens[host->last].end)};
}

/// Few tokens are, and only they are looked at further.
bool may_be_at_sign(std::string_view text) {
  return text == "@" || text == "at" || text == "a" || text == "chez" || text.starts_with("ar") ||
         text.starts_with("chioc");
}

}  // namespace

std::vector<AdEmail> find_emails(const FoldedAd& ad) {
  std::vector<AdEmail> emails;
  std::unordered_set<std::string> known;
  for (const FoldedField* field : ad.fields({AdField::kTitle, AdField::kText, AdField::kName, AdField::kPhones})) {
    for (std::size_t i = 0; i < field->tokens().size(); ++i) {
      if (!may_be_at_sign(field->tokens()[i].text)) continue;
      auto email = email_at(*field, i);
      if (email && known.insert(email->address).second) emails.push_back(*std::move(email));
    }
  }
  return emails;
}

}  // namespace vigie::extractors
