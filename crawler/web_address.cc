#include "crawler/web_address.h"

#include <memory>
#include <optional>

#include <boost/asio/ip/address.hpp>
#include <curl/curl.h>
#include <fmt/format.h>

#include "crawler/address_policy.h"
#include "model/words.h"

namespace vigie::crawler {
namespace {

namespace asio = boost::asio;

struct FreeUrl {
  void operator()(CURLU* url) const { curl_url_cleanup(url); }
};
using Url = std::unique_ptr<CURLU, FreeUrl>;

/// Empty where `url` is no address.
Url parsed(std::string_view url) {
  Url handle(curl_url());
  if (curl_url_set(handle.get(), CURLUPART_URL, std::string(url).c_str(), CURLU_NON_SUPPORT_SCHEME) != CURLUE_OK) {
    handle.reset();
  }
  return handle;
}

std::string part(const Url& url, CURLUPart which, unsigned flags = 0) {
  char* text = nullptr;
  if (!url || curl_url_get(url.get(), which, &text, flags) != CURLUE_OK) return {};
  std::string copy(text);
  curl_free(text);
  for (char& c : copy) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  return copy;
}

/// The address that stands where a name should, however it is written: libcurl reads "0x7f.1" as 127.0.0.1.
std::optional<asio::ip::address> literal_address(const std::string& url) {
  std::string host = part(parsed(url), CURLUPART_HOST);
  if (host.starts_with('[') && host.ends_with(']')) host = host.substr(1, host.size() - 2);
  boost::system::error_code no_address;
  const auto address = asio::ip::make_address(host, no_address);
  if (no_address) return {};
  return address;
}

}  // namespace

Fetched<std::string> allowed_redirect(std::string_view from, const std::string& to) {
  const std::string before = origin_of(from), after = origin_of(to);
  const bool secure = after.starts_with("https://"), plain = after.starts_with("http://");
  if (!secure && !plain) {
    return tl::unexpected(FetchFailure{Outcome::kLimit, tr("it redirects to an address that is not http or https")});
  }
  if (plain && before.starts_with("https://")) {
    return tl::unexpected(FetchFailure{Outcome::kLimit, tr("it redirects from https back to http")});
  }
  if (const auto address = literal_address(to); address && !is_public(*address)) {
    return tl::unexpected(FetchFailure{Outcome::kLimit, tr("it redirects to an address that is not public")});
  }
  return to;
}

std::string origin_of(std::string_view url) {
  const Url address = parsed(url);
  if (!address) return {};
  const std::string port = part(address, CURLUPART_PORT, CURLU_NO_DEFAULT_PORT);
  return fmt::format("{}://{}{}{}", part(address, CURLUPART_SCHEME), part(address, CURLUPART_HOST),
                     port.empty() ? "" : ":", port);
}

}  // namespace vigie::crawler
