// The guest's side of fetching: robots.txt first, one request a host at a time, delays, retries, redirects hop by hop.
// The decisions are those of robots.h and politeness.h; here they are waited for.
#pragma once

#include <chrono>
#include <coroutine>
#include <cstdint>
#include <map>
#include <memory>
#include <random>
#include <string>
#include <string_view>
#include <utility>

#include <boost/asio/awaitable.hpp>
#include <boost/asio/io_context.hpp>

#include "crawler/http_client.h"
#include "crawler/politeness.h"
#include "crawler/robots.h"
#include "model/clock.h"

namespace vigie::crawler {

/// On whose behalf a page is asked for.
struct Visit {
  std::string site;  ///< whose cookie jar
  std::string base;  ///< the site's address; `cookies` go to its hosts only
  std::map<std::string, std::string> cookies;
  std::chrono::milliseconds delay{2000};  ///< between two requests to one host
  int most_requests = 10'000;             ///< of the site in one scan
  bool robots_set_aside = false;          ///< on the site's own hosts, by a decision that its definition names
};

/// One scan's view of the network; robots.txt is fetched once an origin and kept. One thread: the io_context's.
class PoliteClient {
 public:
  /// @param seed  of the jitter
  PoliteClient(boost::asio::io_context& io, const HttpSettings& settings, PolitenessRules rules, Clock clock,
               std::uint64_t seed);

  /// The page at the end of at most five redirects, each hop under its own host's robots.txt and delay.
  /// @param known  of the page at `url` itself; where a redirect leads they do not hold
  boost::asio::awaitable<Fetched<HttpResponse>> get(Visit visit, std::string url, Validators known);
  boost::asio::awaitable<Fetched<HttpResponse>> get(Visit visit, std::string url);

 private:
  struct Host;
  struct KnownRobots;
  std::shared_ptr<Host> host_at(std::string_view url);
  boost::asio::awaitable<Fetched<HttpResponse>> ask(Visit visit, HttpRequest request);
  boost::asio::awaitable<std::shared_ptr<const KnownRobots>> robots_of(Visit visit, std::string origin);
  boost::asio::awaitable<KnownRobots> fetch_robots(Visit visit, std::string origin);
  std::optional<FetchFailure> refusal(const Visit& visit, const KnownRobots& known, std::string_view url) const;
  boost::asio::awaitable<void> pass(Moment wait);
  RequestEnd end_of(const Fetched<HttpResponse>& answer);
  Moment now() const;

  boost::asio::io_context& io_;
  HttpClient http_;
  std::string user_agent_;
  PolitenessRules rules_;
  Clock clock_;
  std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
  std::mt19937_64 chance_;
  std::map<std::string, std::shared_ptr<Host>> hosts_;
  std::map<std::string, std::shared_ptr<const KnownRobots>> robots_;  ///< by origin
  std::map<std::string, int> requests_;                               ///< by site
};

/// Whether `host` is the base's own or one below it; a "www." or a language ("fr.") before the base's name do not
/// count.
bool belongs_to(std::string_view host, std::string_view base_host);

}  // namespace vigie::crawler
