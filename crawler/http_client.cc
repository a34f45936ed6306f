#include "crawler/http_client.h"

#include <vector>

#include <boost/asio/redirect_error.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <curl/curl.h>
#include <fmt/format.h>

#include "crawler/content_encoding.h"
#include "crawler/curl_driver.h"

namespace vigie::crawler {
namespace {

namespace asio = boost::asio;

struct FreeEasy {
  void operator()(CURL* easy) const { curl_easy_cleanup(easy); }
};
struct FreeList {
  void operator()(curl_slist* list) const { curl_slist_free_all(list); }
};
struct FreeShare {
  void operator()(CURLSH* share) const { curl_share_cleanup(share); }
};
using Easy = std::unique_ptr<CURL, FreeEasy>;
using List = std::unique_ptr<curl_slist, FreeList>;
using CookieJar = std::unique_ptr<CURLSH, FreeShare>;

List list_of(std::initializer_list<const char*> entries) {
  List list;
  for (const char* entry : entries) list.reset(curl_slist_append(list.release(), entry));
  return list;
}

/// One exchange on its way. libcurl's callbacks fill it.
struct Exchange {
  explicit Exchange(const HttpSettings& of) : settings(of), easy(curl_easy_init()) {}

  const HttpSettings& settings;
  Easy easy;
  List headers, connect_to;
  std::size_t header_bytes = 0;
  std::string body;
  std::optional<std::size_t> enough;
  bool has_enough = false;
  std::optional<std::string> refusal;  ///< why we broke it off ourselves
};

std::size_t on_header(char*, std::size_t size, std::size_t count, void* user) {
  auto& exchange = *static_cast<Exchange*>(user);
  exchange.header_bytes += size * count;
  if (exchange.header_bytes <= exchange.settings.limits.headers) return size * count;
  exchange.refusal = fmt::format("headers of more than {} bytes", exchange.settings.limits.headers);
  return 0;
}

std::size_t on_body(char* data, std::size_t size, std::size_t count, void* user) {
  auto& exchange = *static_cast<Exchange*>(user);
  if (exchange.enough && exchange.body.size() + size * count >= *exchange.enough) {
    exchange.body.append(data, *exchange.enough - exchange.body.size());
    exchange.has_enough = true;
    return 0;
  }
  if (exchange.body.size() + size * count <= exchange.settings.limits.body) {
    exchange.body.append(data, size * count);
    return size * count;
  }
  exchange.refusal = fmt::format("a body of more than {} bytes", exchange.settings.limits.body);
  return 0;
}

std::optional<Endpoint> endpoint_of(const curl_sockaddr& address) {
  Endpoint endpoint;
  if (address.addrlen > endpoint.capacity() || (address.family != AF_INET && address.family != AF_INET6)) return {};
  std::memcpy(endpoint.data(), &address.addr, address.addrlen);
  endpoint.resize(address.addrlen);
  return endpoint;
}

curl_socket_t on_open_socket(void* user, curlsocktype, curl_sockaddr* address) {
  auto& exchange = *static_cast<Exchange*>(user);
  const auto endpoint = endpoint_of(*address);
  const auto& only = exchange.settings.only_address;
  if (endpoint && (only ? *endpoint == *only : is_public(endpoint->address()))) {
    return ::socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
  }
  exchange.refusal = fmt::format("{} is no public address", endpoint ? endpoint->address().to_string() : "it");
  return CURL_SOCKET_BAD;
}

std::string connect_to_rule(const Endpoint& endpoint) {
  const auto host = endpoint.address().to_string();
  return fmt::format(fmt::runtime(endpoint.address().is_v6() ? "::[{}]:{}" : "::{}:{}"), host, endpoint.port());
}

void set_limits(CURL* easy, const HttpLimits& limits) {
  curl_easy_setopt(easy, CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(limits.connect.count()));
  curl_easy_setopt(easy, CURLOPT_TIMEOUT_MS, static_cast<long>(limits.total.count()));
  curl_easy_setopt(easy, CURLOPT_LOW_SPEED_LIMIT, limits.slowest);
  curl_easy_setopt(easy, CURLOPT_LOW_SPEED_TIME, static_cast<long>(limits.slow_for.count()));
}

void set_callbacks(Exchange& exchange) {
  CURL* easy = exchange.easy.get();
  curl_easy_setopt(easy, CURLOPT_HEADERFUNCTION, on_header);
  curl_easy_setopt(easy, CURLOPT_HEADERDATA, &exchange);
  curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, on_body);
  curl_easy_setopt(easy, CURLOPT_WRITEDATA, &exchange);
  curl_easy_setopt(easy, CURLOPT_OPENSOCKETFUNCTION, on_open_socket);
  curl_easy_setopt(easy, CURLOPT_OPENSOCKETDATA, &exchange);
}

void set_destination(Exchange& exchange) {
  CURL* easy = exchange.easy.get();
  curl_easy_setopt(easy, CURLOPT_PROTOCOLS_STR, "http,https");
  curl_easy_setopt(easy, CURLOPT_PROXY, "");  // a proxy would resolve names behind the address check
  curl_easy_setopt(easy, CURLOPT_NOSIGNAL, 1L);
  const HttpSettings& settings = exchange.settings;
  if (!settings.ca.empty()) curl_easy_setopt(easy, CURLOPT_CAINFO, settings.ca.c_str());
  if (!settings.only_address) return;
  exchange.connect_to = list_of({connect_to_rule(*settings.only_address).c_str()});
  curl_easy_setopt(easy, CURLOPT_CONNECT_TO, exchange.connect_to.get());
}

void append(List& list, const std::string& header) { list.reset(curl_slist_append(list.release(), header.c_str())); }

std::string header_of(CURL* easy, const char* name) {
  constexpr std::size_t kLongest = 256;
  curl_header* header = nullptr;
  if (curl_easy_header(easy, name, 0, CURLH_HEADER, -1, &header) != CURLHE_OK) return {};
  const std::string value = header->value;
  return value.size() > kLongest ? std::string() : value;
}

std::string cookie_header(const std::map<std::string, std::string>& cookies) {
  std::string header;
  for (const auto& [name, value] : cookies) header += fmt::format("{}{}={}", header.empty() ? "" : "; ", name, value);
  return header;
}

void set_request(Exchange& exchange, const HttpRequest& request, CURLSH* jar) {
  CURL* easy = exchange.easy.get();
  exchange.enough = request.enough;
  const auto most = static_cast<curl_off_t>(exchange.settings.limits.body);
  curl_easy_setopt(easy, CURLOPT_MAXFILESIZE_LARGE, request.enough ? 0 : most);
  curl_easy_setopt(easy, CURLOPT_URL, request.url.c_str());
  curl_easy_setopt(easy, CURLOPT_USERAGENT, exchange.settings.user_agent.c_str());
  curl_easy_setopt(easy, CURLOPT_ACCEPT_ENCODING, kKnownEncodings);
  curl_easy_setopt(easy, CURLOPT_HTTP_CONTENT_DECODING, 0L);
  exchange.headers = list_of({"Accept: text/html,application/xhtml+xml,application/json;q=0.9,*/*;q=0.5",
                              "Accept-Language: fr-FR,fr;q=0.9,en;q=0.5"});
  if (!request.known.etag.empty()) append(exchange.headers, "If-None-Match: " + request.known.etag);
  if (!request.known.last_modified.empty())
    append(exchange.headers, "If-Modified-Since: " + request.known.last_modified);
  curl_easy_setopt(easy, CURLOPT_HTTPHEADER, exchange.headers.get());
  curl_easy_setopt(easy, CURLOPT_SHARE, jar);
  curl_easy_setopt(easy, CURLOPT_COOKIEFILE, "");
  if (!request.cookies.empty()) curl_easy_setopt(easy, CURLOPT_COOKIE, cookie_header(request.cookies).c_str());
}

FetchFailure body_too_large(const HttpSettings& settings) {
  return {Outcome::kLimit, fmt::format("a body of more than {} bytes", settings.limits.body)};
}

FetchFailure failure_of(const Exchange& exchange, CURLcode code) {
  if (exchange.refusal) return {Outcome::kLimit, *exchange.refusal};
  if (code == CURLE_FILESIZE_EXCEEDED) return body_too_large(exchange.settings);
  if (code == CURLE_OUT_OF_MEMORY) return {Outcome::kLimit, "a header longer than what libcurl takes"};
  return {Outcome::kNetwork, curl_easy_strerror(code)};
}

std::string encodings_of(CURL* easy) {
  std::string encodings;
  curl_header* header = nullptr;
  for (std::size_t i = 0; curl_easy_header(easy, "Content-Encoding", i, CURLH_HEADER, -1, &header) == CURLHE_OK; ++i)
    encodings += (encodings.empty() ? "" : ", ") + std::string(header->value);
  return encodings;
}

/// The body as its page was before it was encoded: whole, or what was asked for of it.
Fetched<std::string> plain_body(Exchange& exchange) {
  const std::size_t most = exchange.enough.value_or(exchange.settings.limits.body);
  Decoded decoded = decode(encodings_of(exchange.easy.get()), std::move(exchange.body), most);
  switch (decoded.end) {
    case Decoded::End::kWhole:
      return std::move(decoded.bytes);
    case Decoded::End::kTooMuch:
      if (exchange.enough) return std::move(decoded.bytes);
      return tl::unexpected(body_too_large(exchange.settings));
    case Decoded::End::kCut:
      if (exchange.has_enough) return std::move(decoded.bytes);
      return tl::unexpected(
          FetchFailure{Outcome::kNetwork, "the body is cut short: its content encoding does not end"});
    default:
      return tl::unexpected(FetchFailure{Outcome::kNetwork, "the body is not encoded as its Content-Encoding says"});
  }
}

HttpResponse response_of(Exchange& exchange, std::string body) {
  CURL* easy = exchange.easy.get();
  HttpResponse response;
  response.body = std::move(body);
  long status = 0;
  curl_off_t retry_after = 0, took = 0;
  const char *url = nullptr, *type = nullptr, *redirect = nullptr;
  curl_easy_getinfo(easy, CURLINFO_RESPONSE_CODE, &status);
  curl_easy_getinfo(easy, CURLINFO_RETRY_AFTER, &retry_after);
  curl_easy_getinfo(easy, CURLINFO_TOTAL_TIME_T, &took);
  curl_easy_getinfo(easy, CURLINFO_EFFECTIVE_URL, &url);
  curl_easy_getinfo(easy, CURLINFO_CONTENT_TYPE, &type);
  curl_easy_getinfo(easy, CURLINFO_REDIRECT_URL, &redirect);
  response.status = static_cast<int>(status);
  response.took = std::chrono::milliseconds(took / 1000);
  response.validators = {header_of(easy, "ETag"), header_of(easy, "Last-Modified")};
  if (url) response.url = url;
  if (type) response.content_type = type;
  if (redirect) response.redirect = redirect;
  if (retry_after > 0) response.retry_after = std::chrono::seconds(retry_after);
  return response;
}

}  // namespace

struct HttpClient::Impl {
  Impl(asio::io_context& io, HttpSettings of) : settings(std::move(of)), driver(io), executor(io.get_executor()) {}

  CURLSH* jar_of(const std::string& site) {
    CookieJar& jar = jars[site];
    if (!jar) {
      jar.reset(curl_share_init());
      curl_share_setopt(jar.get(), CURLSHOPT_SHARE, CURL_LOCK_DATA_COOKIE);
    }
    return jar.get();
  }

  HttpSettings settings;
  std::map<std::string, CookieJar> jars;
  CurlDriver driver;
  asio::io_context::executor_type executor;
};

HttpClient::HttpClient(asio::io_context& io, HttpSettings settings)
    : impl_(std::make_unique<Impl>(io, std::move(settings))) {}
HttpClient::~HttpClient() = default;

asio::awaitable<Fetched<HttpResponse>> HttpClient::get(HttpRequest request) {
  Exchange exchange(impl_->settings);
  set_limits(exchange.easy.get(), impl_->settings.limits);
  set_callbacks(exchange);
  set_destination(exchange);
  set_request(exchange, request, impl_->jar_of(request.site));
  const CURLcode code = co_await impl_->driver.perform(exchange.easy.get());
  if (code != CURLE_OK && !exchange.has_enough) co_return tl::unexpected(failure_of(exchange, code));
  auto body = plain_body(exchange);
  if (!body) co_return tl::unexpected(std::move(body.error()));
  co_return response_of(exchange, *std::move(body));
}

}  // namespace vigie::crawler
