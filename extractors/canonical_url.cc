#include "extractors/canonical_url.h"

#include <algorithm>
#include <array>
#include <vector>

#include "extractors/url.h"
#include "model/ascii.h"

namespace vigie::extractors {
namespace {

constexpr std::array<std::string_view, 7> kSessions = {"phpsessid",  "jsessionid", "aspsessionid", "sessionid",
                                                       "session_id", "cfid",       "cftoken"};
/// Names that a site may well use for something else: a session is long and means nothing.
constexpr std::array<std::string_view, 4> kPerhapsSessions = {"sid", "s", "session", "token"};
constexpr std::size_t kLengthOfSession = 16;
constexpr std::array<std::string_view, 10> kTrackers = {"fbclid", "gclid", "msclkid", "yclid", "mc_cid",
                                                        "mc_eid", "dclid", "_ga",     "_gl",   "igshid"};

template <std::size_t N>
bool is_one_of(std::string_view name, const std::array<std::string_view, N>& names) {
  return std::ranges::find(names, name) != names.end();
}

int hex_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  c = lower(c);
  return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

bool is_unreserved(char c) {
  return (lower(c) >= 'a' && lower(c) <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '.' || c == '_' || c == '~';
}

/// RFC 3986 6.2.2.1 and 6.2.2.2: hex digits in upper case, what need not be encoded plain; a percent sign that encodes
/// nothing is one itself.
std::string with_plain_octets(std::string_view text) {
  std::string result;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool encoded =
        text[i] == '%' && i + 2 < text.size() && hex_value(text[i + 1]) >= 0 && hex_value(text[i + 2]) >= 0;
    if (!encoded) {
      result += text[i] == '%' ? std::string("%25") : std::string(1, text[i]);
      continue;
    }
    const char octet = static_cast<char>(hex_value(text[i + 1]) * 16 + hex_value(text[i + 2]));
    if (is_unreserved(octet)) {
      result += octet;
    } else {
      for (const char c : text.substr(i, 3)) result += c >= 'a' && c <= 'f' ? static_cast<char>(c - 'a' + 'A') : c;
    }
    i += 2;
  }
  return result;
}

bool says_nothing(std::string_view parameter) {
  const auto equals = parameter.find('=');
  const std::string name = lower(parameter.substr(0, equals));
  if (name.empty() || is_one_of(name, kSessions) || is_one_of(name, kTrackers) || name.starts_with("utm_")) return true;
  const std::size_t length = equals == std::string_view::npos ? 0 : parameter.size() - equals - 1;
  return is_one_of(name, kPerhapsSessions) && length >= kLengthOfSession;
}

/// By name; the same name twice keeps its order.
std::string sorted_query(std::string_view query) {
  std::vector<std::string_view> parameters;
  while (!query.empty()) {
    const auto end = std::min(query.find('&'), query.size());
    if (!says_nothing(query.substr(0, end))) parameters.push_back(query.substr(0, end));
    query.remove_prefix(std::min(end + 1, query.size()));
  }
  std::ranges::stable_sort(parameters, {}, [](std::string_view each) { return each.substr(0, each.find('=')); });
  std::string sorted;
  for (const std::string_view parameter : parameters) (sorted += sorted.empty() ? "?" : "&") += parameter;
  return sorted;
}

/// "/annonces;jsessionid=1A2B" is "/annonces".
std::string_view without_session(std::string_view path) {
  constexpr std::string_view kMark = ";jsessionid=";
  return path.substr(0, lower(path).find(kMark));
}

}  // namespace

std::string canonical_url(std::string_view url) {
  const auto address = resolve_url("", with_plain_octets(url));
  if (!address) return std::string(url);
  const std::string_view whole(*address);
  const auto query = std::min(whole.find('?'), whole.size());
  return std::string(without_session(whole.substr(0, query))) +
         sorted_query(query == whole.size() ? "" : whole.substr(query + 1));
}

}  // namespace vigie::extractors
