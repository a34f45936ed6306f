// HTTP(S) over libcurl's multi socket interface, driven by Asio: one exchange a call, redirects are the caller's.
// Certificates are verified; addresses that are not public are refused when the socket is opened; everything is
// bounded.
#pragma once

#include <chrono>
#include <coroutine>
#include <cstddef>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include <boost/asio/awaitable.hpp>
#include <boost/asio/io_context.hpp>
#include <tl/expected.hpp>

#include "crawler/address_policy.h"
#include "crawler/http_limits.h"
#include "model/outcome.h"
#include "model/validators.h"

namespace vigie::crawler {

struct HttpSettings {
  std::string user_agent;
  std::optional<Endpoint> only_address;  ///< the one address that is reached, for every host; else public ones
  std::filesystem::path ca;              ///< PEM; empty: the system's
  HttpLimits limits;
};

struct HttpRequest {
  std::string url;                             ///< http or https
  std::string site;                            ///< whose cookie jar
  std::map<std::string, std::string> cookies;  ///< sent beside those of the jar
  Validators known = {};                       ///< a page that is still the same is answered with 304 and no body
  std::optional<std::size_t> enough = {};      ///< bytes of the body; what comes after them is not taken
};

struct HttpResponse {
  std::string url;
  int status = 0;
  std::string content_type;
  std::optional<std::string> redirect;  ///< absolute address to which a 3xx leads
  std::optional<std::chrono::seconds> retry_after;
  std::string body;  ///< content encoding undone
  std::chrono::milliseconds took{0};
  Validators validators;  ///< none of more than 256 bytes
};

/// Why there is no answer.
struct FetchFailure {
  Outcome outcome = Outcome::kNetwork;  ///< kNetwork, kLimit or kRobots
  std::string what;                     ///< for the log and the summary
  bool host_given_up = false;           ///< further requests to this host end the same way
};

template <typename T>
using Fetched = tl::expected<T, FetchFailure>;

/// One thread: that of the io_context, which must not run any more when the client is destroyed.
class HttpClient {
 public:
  HttpClient(boost::asio::io_context& io, HttpSettings settings);
  ~HttpClient();
  HttpClient(const HttpClient&) = delete;
  HttpClient& operator=(const HttpClient&) = delete;

  boost::asio::awaitable<Fetched<HttpResponse>> get(HttpRequest request);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace vigie::crawler
