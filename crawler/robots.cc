#include "crawler/robots.h"

#include <algorithm>
#include <charconv>

#include <fmt/format.h>

#include "model/ascii.h"

namespace vigie::crawler {
namespace {

constexpr double kMaxDelaySeconds = 86'400;

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view kBlank = " \t\r\f\v";
  const auto begin = text.find_first_not_of(kBlank);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(kBlank) - begin + 1);
}

/// RFC 9309 2.2.1: letters, '_' and '-' only; what follows (a version) does not count.
std::string product_token(std::string_view agent) {
  if (agent == "*" || agent.starts_with("* ")) return "*";
  const auto end = std::ranges::find_if_not(
      agent, [](char c) { return (lower(c) >= 'a' && lower(c) <= 'z') || c == '_' || c == '-'; });
  return lower(std::string_view(agent.begin(), end));
}

int hex_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  c = lower(c);
  return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/// The octet of "%XX" at `at`, or -1.
int encoded_octet(std::string_view text, std::size_t at) {
  if (text[at] != '%' || at + 2 >= text.size()) return -1;
  const int high = hex_value(text[at + 1]), low = hex_value(text[at + 2]);
  return high < 0 || low < 0 ? -1 : high * 16 + low;
}

bool stays_encoded(int octet) { return octet <= 0x20 || octet >= 0x7f || octet == '%' || octet == '*' || octet == '$'; }

/// The form in which paths and patterns are compared (2.2.2): an octet that stays encoded in upper-case hex, all others
/// plain.
std::string comparable(std::string_view text, bool is_pattern) {
  std::string result;
  result.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    const int octet = encoded_octet(text, i);
    const auto plain = static_cast<unsigned char>(text[i]);
    if (octet >= 0) {
      i += 2;
      result += stays_encoded(octet) ? fmt::format("%{:02X}", octet) : std::string(1, static_cast<char>(octet));
    } else if (stays_encoded(plain) && plain != '%' && !(is_pattern && plain == '*')) {
      result += fmt::format("%{:02X}", plain);
    } else {
      result += text[i];
    }
  }
  return result;
}

bool holds(const std::vector<std::string>& agents, const std::string& token) {
  return std::ranges::find(agents, token) != agents.end();
}

}  // namespace

class RobotsParser {
 public:
  Robots read(std::string_view text) {
    if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
    text = text.substr(0, Robots::kMaxBytes);
    while (!text.empty()) {
      const auto end = std::min(text.find_first_of("\r\n"), text.size());
      read_line(text.substr(0, end));
      text.remove_prefix(std::min(end + 1, text.size()));
    }
    return std::move(robots_);
  }

 private:
  void read_line(std::string_view line) {
    line = line.substr(0, line.find('#'));
    const auto colon = line.find(':');
    if (colon == std::string_view::npos) return;
    const std::string key = lower(trimmed(line.substr(0, colon)));
    const std::string_view value = trimmed(line.substr(colon + 1));
    if (key == "user-agent") return add_agent(value);
    if (key == "sitemap") return robots_.sitemaps_.emplace_back(value), void();
    if (robots_.groups_.empty()) return;
    if (key == "allow" || key == "disallow") return add_rule(value, key == "allow");
    if (key == "crawl-delay") add_delay(value);
  }

  void add_agent(std::string_view value) {
    if (robots_.groups_.empty() || in_rules_) robots_.groups_.emplace_back();
    if (in_rules_ || after_delay_) named_last_.clear();
    in_rules_ = after_delay_ = false;
    robots_.groups_.back().agents.push_back(product_token(value));
    named_last_.push_back(product_token(value));
  }

  void add_rule(std::string_view path, bool allow) {
    in_rules_ = true;
    if (path.empty()) return;
    const bool anchored = path.ends_with('$');
    if (anchored) path.remove_suffix(1);
    robots_.groups_.back().rules.push_back({comparable(path, true), anchored, allow});
  }

  void add_delay(std::string_view value) {
    double seconds = 0;
    const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), seconds);
    if (error != std::errc{} || !(seconds >= 0)) return;
    const std::chrono::milliseconds delay(static_cast<std::int64_t>(std::min(seconds, kMaxDelaySeconds) * 1000));
    after_delay_ = true;
    robots_.delays_.push_back({named_last_, delay});
  }

  Robots robots_;
  std::vector<std::string> named_last_;  ///< agents in a row
  bool in_rules_ = false, after_delay_ = false;
};

Robots Robots::parse(std::string_view text) { return RobotsParser().read(text); }

Robots Robots::from_answer(int status, std::string_view body) {
  if (status >= 200 && status < 300) return parse(body);
  if (status == 429 || status >= 500) return disallow_all();
  return {};
}

Robots Robots::disallow_all() { return parse("User-agent: *\nDisallow: /\n"); }

bool Robots::is_named(const std::string& token) const {
  return std::ranges::any_of(groups_, [&](const Group& group) { return holds(group.agents, token); });
}

std::string Robots::token_of(std::string_view agent) const {
  std::string token = product_token(agent);
  return is_named(token) ? token : "*";
}

bool Robots::matches(const Rule& rule, std::string_view path) {
  std::string_view pattern = rule.pattern;
  auto star = pattern.find('*');
  if (!path.starts_with(pattern.substr(0, star))) return false;
  if (star == std::string_view::npos) return !rule.anchored || path.size() == pattern.size();
  path.remove_prefix(star);
  pattern.remove_prefix(star + 1);
  while ((star = pattern.find('*')) != std::string_view::npos) {
    const auto at = path.find(pattern.substr(0, star));
    if (at == std::string_view::npos) return false;
    path.remove_prefix(at + star);
    pattern.remove_prefix(star + 1);
  }
  return rule.anchored ? path.ends_with(pattern) : path.find(pattern) != std::string_view::npos;
}

bool Robots::allows(std::string_view agent, std::string_view path) const {
  if (path == "/robots.txt") return true;
  const std::string compared = comparable(path, false);
  const Rule* best = nullptr;
  const std::string token = token_of(agent);
  for (const Group& group : groups_) {
    if (!holds(group.agents, token)) continue;
    for (const Rule& rule : group.rules) {
      const auto length = [](const Rule& r) { return r.pattern.size() + (r.anchored ? 1 : 0); };
      const bool longer = !best || length(rule) > length(*best);
      const bool as_long_and_milder = best && length(rule) == length(*best) && rule.allow;
      if ((longer || as_long_and_milder) && matches(rule, compared)) best = &rule;
    }
  }
  return !best || best->allow;
}

std::optional<std::chrono::milliseconds> Robots::crawl_delay(std::string_view agent) const {
  std::optional<std::chrono::milliseconds> longest;
  const std::string token = token_of(agent);
  for (const Delay& asked : delays_) {
    if (holds(asked.agents, token)) longest = std::max(longest.value_or(asked.delay), asked.delay);
  }
  return longest;
}

}  // namespace vigie::crawler
