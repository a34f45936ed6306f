#include "extractors/normalise/host_names.h"

#include <algorithm>

namespace vigie::extractors {
namespace {

constexpr std::size_t kMostLabels = 5;
constexpr std::size_t kLongestLabel = 63;  // RFC 1035, 2.3.4
constexpr std::size_t kLongestTop = 24;

constexpr std::string_view kKnownTops =
    "com net org fr eu be ch lu de at uk co es it pt ro ru ua pl nl bg hu cz gr ie se dk no fi io me info biz pro xyz "
    "online site club live app tv cc ca us br ma dz tn sn ci re gp mq gf paris bzh fans link page sexy escort adult "
    "xxx "
    "example test invalid";

bool is_ascii(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

bool is_label_part(const Token& token) { return token.text == "-" || (!token.is_symbol() && is_ascii(token.text)); }

struct Label {
  std::string text;
  std::size_t last;
};

/// "-dot-", of a host that is spelled out with hyphens.
bool is_spelled_dot(const std::vector<Token>& tokens, std::size_t hyphen) {
  return hyphen + 1 < tokens.size() && is_one_of(tokens[hyphen].text, "- _") && is_dot_word(tokens[hyphen + 1]);
}

/// "ma-boite94": words, numbers and hyphens without spaces.
std::optional<Label> label_at(const std::vector<Token>& tokens, std::size_t first) {
  if (first >= tokens.size() || tokens[first].is_symbol() || !is_label_part(tokens[first])) return std::nullopt;
  Label label{std::string(tokens[first].text), first};
  while (label.last + 1 < tokens.size() && touch(tokens[label.last], tokens[label.last + 1]) &&
         is_label_part(tokens[label.last + 1]) && !is_spelled_dot(tokens, label.last + 1) &&
         label.text.size() <= kLongestLabel) {
    label.text += tokens[++label.last].text;
  }
  if (tokens[label.last].text == "-") {
    label.text.pop_back();
    --label.last;
  }
  if (label.text.size() > kLongestLabel) return std::nullopt;
  return label;
}

bool is_known_top(std::string_view label) { return is_one_of(label, kKnownTops); }

bool is_top(std::string_view label) {
  return label.size() >= 2 && label.size() <= kLongestTop &&
         std::ranges::all_of(label, [](char c) { return c >= 'a' && c <= 'z'; });
}

struct Dot {
  std::size_t next;    // token after it
  bool is_plain;       // "." with nothing around it
  bool ends_sentence;  // "." with a space only behind it
};

std::optional<Dot> dot_at(const std::vector<Token>& tokens, std::size_t i) {
  const std::size_t begin = i;
  const bool is_spelled = is_spelled_dot(tokens, i);
  if (i < tokens.size() && (is_spelled || is_bracket(tokens[i]))) ++i;
  if (i >= tokens.size() || (tokens[i].text != "." && !is_dot_word(tokens[i]))) return std::nullopt;
  const bool is_sign = tokens[i++].text == ".";
  if (i < tokens.size() && (is_bracket(tokens[i]) || (is_spelled && is_one_of(tokens[i].text, "- _")))) ++i;
  if (i >= tokens.size()) return std::nullopt;
  const bool touches_left = touch(tokens[begin - 1], tokens[begin]);
  const bool touches_right = touch(tokens[i - 1], tokens[i]);
  return Dot{i, is_sign && touches_left && touches_right, is_sign && touches_left && !touches_right};
}

}  // namespace

bool is_bracket(const Token& token) { return is_one_of(token.text, "( ) [ ] { } < >"); }

bool is_dot_word(const Token& token) { return is_one_of(token.text, "point dot punto ponto punct pt"); }

std::optional<HostName> host_name_at(const std::vector<Token>& tokens, std::size_t first) {
  auto label = label_at(tokens, first);
  if (!label) return std::nullopt;
  std::string name = std::move(label->text);
  std::optional<HostName> host;
  for (std::size_t labels = 1; labels < kMostLabels; ++labels) {
    const auto dot = dot_at(tokens, label->last + 1);
    label = dot ? label_at(tokens, dot->next) : std::nullopt;
    if (!label) break;
    const bool known = is_known_top(label->text);
    if (dot->ends_sentence ? label->text != "com" : !dot->is_plain && !known && tokens[dot->next - 1].text == ".")
      break;
    name += '.' + label->text;
    if (is_top(label->text) && (known || !host || !host->is_known_top)) host = HostName{name, label->last, known};
  }
  return host;
}

}  // namespace vigie::extractors
