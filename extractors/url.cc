#include "extractors/url.h"

#include <algorithm>
#include <array>
#include <memory>
#include <optional>

#include <curl/curl.h>

namespace vigie::extractors {
namespace {

using Url = std::unique_ptr<CURLU, decltype(&curl_url_cleanup)>;

bool is_control_or_space(char c) { return static_cast<unsigned char>(c) <= ' '; }

/// WHATWG URL 4.4: controls and spaces fall away at both ends, tabs and newlines everywhere.
std::string cleaned(std::string_view link) {
  while (!link.empty() && is_control_or_space(link.front())) link.remove_prefix(1);
  while (!link.empty() && is_control_or_space(link.back())) link.remove_suffix(1);
  std::string text(link);
  std::erase_if(text, [](char c) { return c == '\t' || c == '\n' || c == '\r'; });
  return text;
}

void append_percent_encoded(char c, std::string& text) {
  constexpr std::string_view kHex = "0123456789ABCDEF";
  const auto byte = static_cast<unsigned char>(c);
  ((text += '%') += kHex[byte >> 4]) += kHex[byte & 15];
}

/// As browsers take them: a backslash before the query is a slash, and what no address may hold is percent-encoded.
std::string as_address(std::string_view link) {
  constexpr std::string_view kForbidden = " \"<>`{}|^";
  std::string text;
  bool in_path = true;
  for (const char c : link) {
    if (c == '?' || c == '#') in_path = false;
    if (c == '\\' && in_path) {
      text += '/';
    } else if (c < 0x20 || c == 0x7F || kForbidden.find(c) != std::string_view::npos) {
      append_percent_encoded(c, text);
    } else {
      text += c;
    }
  }
  return text;
}

Url parsed(std::string_view url) {
  Url handle(curl_url(), curl_url_cleanup);
  if (handle && curl_url_set(handle.get(), CURLUPART_URL, cleaned(url).c_str(), 0) != CURLUE_OK) handle.reset();
  return handle;
}

std::string part(const Url& url, CURLUPart which) {
  char* text = nullptr;
  if (!url || curl_url_get(url.get(), which, &text, CURLU_NO_DEFAULT_PORT) != CURLUE_OK) return {};
  std::string copy(text);
  curl_free(text);
  return copy;
}

/// "mailto" of "mailto:x"; empty for a relative link.
std::string_view scheme_of(std::string_view link) {
  const std::size_t end = link.find_first_of(":/?#");
  return end == std::string_view::npos || link[end] != ':' ? std::string_view() : link.substr(0, end);
}

bool is_plain_sign(char c) {
  static constexpr auto kPlain = [] {
    std::array<bool, 256> plain{};
    for (std::size_t sign = '!'; sign < 0x7F; ++sign) plain[sign] = true;
    for (const char sign : std::string_view("\"#<>\\`{}|^")) plain[static_cast<unsigned char>(sign)] = false;
    return plain;
  }();
  return kPlain[static_cast<unsigned char>(c)];
}

/// Of such characters that neither browsers nor libcurl change anything in it, and without dot segments.
bool is_plain_path(std::string_view path) {
  constexpr std::size_t kLongest = 2000;
  return path.size() <= kLongest && path.starts_with('/') && !path.starts_with("//") && !path.ends_with('?') &&
         path.find("/.") == std::string_view::npos && std::ranges::all_of(path, is_plain_sign);
}

/// No number of IPv4 in one of its older forms.
bool is_plain_host(std::string_view host) {
  const auto dot = host.rfind('.');
  if (dot == std::string_view::npos || dot + 1 == host.size()) return false;
  const auto is_letter = [](char c) { return c >= 'a' && c <= 'z'; };
  const auto is_plain = [&](char c) { return is_letter(c) || (c >= '0' && c <= '9') || c == '-' || c == '.'; };
  return is_letter(host[dot + 1]) && std::ranges::all_of(host, is_plain);
}

/// What most addresses are: already as libcurl would write them.
struct PlainAddress {
  std::string_view origin;  ///< "https://exemple.example"
  std::string_view host, path;
};

std::optional<PlainAddress> plain_address(std::string_view url) {
  const std::size_t scheme = url.starts_with("https://") ? 8 : url.starts_with("http://") ? 7 : 0;
  const std::size_t slash = url.find('/', scheme);
  if (scheme == 0 || slash == std::string_view::npos) return std::nullopt;
  const PlainAddress address{url.substr(0, slash), url.substr(scheme, slash - scheme), url.substr(slash)};
  if (!is_plain_host(address.host) || !is_plain_path(address.path)) return std::nullopt;
  return address;
}

std::string lower_ascii(std::string_view text) {
  std::string lower(text);
  for (char& c : lower) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return lower;
}

bool is_web_scheme(std::string_view scheme) {
  const std::string lower = lower_ascii(scheme);
  return lower == "http" || lower == "https";
}

}  // namespace

std::optional<std::string> resolve_url(std::string_view base, std::string_view link) {
  const std::string_view page_of_link = link.substr(0, link.find('#'));
  if (plain_address(page_of_link)) return std::string(page_of_link);
  if (const auto plain = is_plain_path(page_of_link) ? plain_address(base) : std::nullopt)
    return std::string(plain->origin).append(page_of_link);
  std::string address = as_address(cleaned(link));
  address.resize(std::min(address.size(), address.find('#')));
  const std::string_view scheme = scheme_of(address);
  if (!scheme.empty() && !is_web_scheme(scheme)) return std::nullopt;
  Url url = parsed(scheme.empty() ? base : address);
  if (!is_web_scheme(part(url, CURLUPART_SCHEME))) return std::nullopt;
  const bool is_relative = scheme.empty() && !address.empty();
  if (is_relative && curl_url_set(url.get(), CURLUPART_URL, address.c_str(), 0) != CURLUE_OK) return std::nullopt;
  curl_url_set(url.get(), CURLUPART_FRAGMENT, nullptr, 0);
  curl_url_set(url.get(), CURLUPART_HOST, lower_ascii(part(url, CURLUPART_HOST)).c_str(), 0);
  return part(url, CURLUPART_URL);
}

std::string host_of(std::string_view url) {
  if (const auto plain = plain_address(url)) return std::string(plain->host);
  return lower_ascii(part(parsed(url), CURLUPART_HOST));
}

std::string path_of(std::string_view url) {
  if (const auto plain = plain_address(url)) return std::string(plain->path);
  const Url handle = parsed(url);
  const std::string path = part(handle, CURLUPART_PATH);
  const std::string query = part(handle, CURLUPART_QUERY);
  return (path.empty() ? "/" : path) + (query.empty() ? "" : "?" + query);
}

std::string percent_encoded(std::string_view text) {
  constexpr std::string_view kMarks = "-._~";
  std::string encoded;
  for (const char c : text) {
    const char lower = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    if ((c >= '0' && c <= '9') || (lower >= 'a' && lower <= 'z') || kMarks.find(c) != std::string_view::npos) {
      encoded += c;
    } else {
      append_percent_encoded(c, encoded);
    }
  }
  return encoded;
}

}  // namespace vigie::extractors
