#include "crawler/polite_client.h"

#include <algorithm>

#include <boost/asio/redirect_error.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <fmt/format.h>

#include "crawler/turns.h"
#include "crawler/web_address.h"
#include "extractors/url.h"
#include "model/words.h"

namespace vigie::crawler {
namespace {

namespace asio = boost::asio;

constexpr int kMaxRedirects = 5;
/// With more between two pages a listing does not fit into a night.
constexpr std::chrono::minutes kLongestCrawlDelay{5};
/// RFC 9309 2.4: a copy should not be used longer.
constexpr std::chrono::hours kRobotsLast{24};

/// What a host that is left alone says of itself: that we ask too much, that it is being mended, or nothing.
FetchFailure given_up(int last_status) {
  const Outcome outcome = last_status == 429   ? Outcome::kBlocked
                          : last_status == 503 ? Outcome::kMaintenance
                                               : Outcome::kNetwork;
  return {outcome, tr("the host did not answer several times in a row and is left alone for this scan"), true};
}

FetchFailure budget_spent(int requests) {
  return {Outcome::kLimit, fmt::format(fmt::runtime(tr("the night's budget of {} requests is spent")), requests), true};
}

FetchFailure night_over(Instant end) {
  return {Outcome::kLimit, fmt::format(fmt::runtime(tr("the night ended at {} with pages left")), to_text(end)), true};
}

FetchFailure too_many_redirects() {
  return {Outcome::kLimit, fmt::format(fmt::runtime(tr("more than {} redirects")), kMaxRedirects)};
}

bool is_overloaded(int status) { return status == 429 || status >= 500; }

/// RFC 9309 2.3.1.4: what cannot be read forbids everything.
FetchFailure no_robots(FetchFailure why) {
  why.what = fmt::format(fmt::runtime(tr("robots.txt cannot be read, so nothing is asked for: {}")), why.what);
  return why;
}

}  // namespace

struct PoliteClient::Host {
  explicit Host(asio::io_context& io) : turns(io) {}
  Turns turns;
  HostState state;
  int last_status = 0;  ///< 0: no answer
};

struct PoliteClient::KnownRobots {
  Robots robots = {};
  std::optional<FetchFailure> unread = {};
  Moment asked{0};
};

PoliteClient::PoliteClient(asio::io_context& io, const HttpSettings& settings, PolitenessRules rules, Clock clock,
                           std::uint64_t seed)
    : io_(io), http_(io, settings), user_agent_(settings.user_agent), rules_(rules), clock_(clock), chance_(seed) {}

Moment PoliteClient::now() const {
  const std::chrono::duration<double, std::nano> real = std::chrono::steady_clock::now() - start_;
  return std::chrono::duration_cast<Moment>(real * clock_.speed());
}

std::shared_ptr<PoliteClient::Host> PoliteClient::host_at(std::string_view url) {
  auto& host = hosts_[extractors::host_of(url)];
  if (!host) host = std::make_shared<Host>(io_);
  return host;
}

asio::awaitable<void> PoliteClient::pass(Moment wait) {
  if (wait <= Moment{0}) co_return;
  asio::steady_timer timer(io_, clock_.real_wait(wait));
  co_await timer.async_wait(asio::use_awaitable);
}

RequestEnd PoliteClient::end_of(const Fetched<HttpResponse>& answer) {
  RequestEnd end{.chance = std::uniform_real_distribution<double>()(chance_)};
  if (!answer) {
    end.failed = answer.error().outcome == Outcome::kNetwork;
    return end;
  }
  end.failed = is_overloaded(answer->status);
  end.took = answer->took;
  if (end.failed) end.retry_after = answer->retry_after;
  return end;
}

asio::awaitable<Fetched<HttpResponse>> PoliteClient::ask(Visit visit, HttpRequest request) {
  const auto host = host_at(request.url);
  if (belongs_to(extractors::host_of(request.url), extractors::host_of(visit.base))) request.cookies = visit.cookies;
  const auto turn = co_await host->turns.take();
  for (int attempt = 1;; ++attempt) {
    if (host->state.given_up) co_return tl::unexpected(given_up(host->last_status));
    if (requests_[visit.site] >= visit.most_requests) co_return tl::unexpected(budget_spent(visit.most_requests));
    co_await pass(wait_before(host->state, now()));
    if (rules_.until && clock_.now() >= *rules_.until) co_return tl::unexpected(night_over(*rules_.until));
    ++requests_[visit.site];
    auto answer = co_await http_.get(request);
    host->last_status = answer ? answer->status : 0;
    const RequestEnd end = end_of(answer);
    host->state = after_request(host->state, rules_, visit.delay, end, now());
    if (!end.failed || attempt >= rules_.attempts) co_return answer;
  }
}

asio::awaitable<PoliteClient::KnownRobots> PoliteClient::fetch_robots(Visit visit, std::string origin) {
  KnownRobots known{.asked = now()};
  std::string url = origin + "/robots.txt";
  for (int hop = 0; hop <= kMaxRedirects; ++hop) {
    HttpRequest request{.url = url, .site = visit.site, .enough = Robots::kMaxBytes};
    const auto answer = co_await ask(visit, std::move(request));  // g++ 12 destroys a temporary twice: gcc bug 98401
    if (!answer) known.unread = no_robots(answer.error());
    if (answer && is_overloaded(answer->status))
      known.unread = no_robots({Outcome::kRobots, fmt::format("HTTP {}", answer->status)});
    if (known.unread) break;
    known.robots = Robots::from_answer(answer->status, answer->body);
    const auto target = answer->redirect ? allowed_redirect(url, *answer->redirect) : tl::unexpected(FetchFailure{});
    if (!target) break;
    url = *target;
  }
  co_return known;
}

asio::awaitable<std::shared_ptr<const PoliteClient::KnownRobots>> PoliteClient::robots_of(Visit visit,
                                                                                          std::string origin) {
  const auto found = robots_.find(origin);
  if (found != robots_.end() && now() - found->second->asked < kRobotsLast) co_return found->second;
  auto known = std::make_shared<const KnownRobots>(co_await fetch_robots(visit, origin));
  robots_[origin] = known;
  auto& state = host_at(origin)->state;
  state.crawl_delay = std::max(state.crawl_delay, known->robots.crawl_delay(user_agent_).value_or(state.crawl_delay));
  co_return known;
}

/// What it asks of the time between two pages holds also where the rest is set aside.
std::optional<FetchFailure> PoliteClient::refusal(const Visit& visit, const KnownRobots& known,
                                                  std::string_view url) const {
  const bool is_own = belongs_to(extractors::host_of(url), extractors::host_of(visit.base));
  if (!visit.robots_set_aside || !is_own) {
    if (known.unread) return known.unread;
    if (!known.robots.allows(user_agent_, extractors::path_of(url)))
      return FetchFailure{Outcome::kRobots, tr("robots.txt does not allow it")};
  }
  const auto delay = known.robots.crawl_delay(user_agent_);
  if (!delay || *delay <= kLongestCrawlDelay) return {};
  return FetchFailure{Outcome::kRobots, fmt::format(fmt::runtime(tr("robots.txt asks for {} s between two pages, more "
                                                                    "than a night allows")),
                                                    delay->count() / 1000)};
}

asio::awaitable<Fetched<HttpResponse>> PoliteClient::get(Visit visit, std::string url) {
  return get(std::move(visit), std::move(url), Validators());
}

asio::awaitable<Fetched<HttpResponse>> PoliteClient::get(Visit visit, std::string url, Validators known) {
  for (int hop = 0; hop <= kMaxRedirects; ++hop) {
    const auto robots = co_await robots_of(visit, origin_of(url));
    if (auto refused = refusal(visit, *robots, url)) co_return tl::unexpected(*std::move(refused));
    HttpRequest request{.url = url, .site = visit.site, .known = std::exchange(known, {})};
    auto answer = co_await ask(visit, std::move(request));
    if (!answer || !answer->redirect) co_return answer;
    const auto target = allowed_redirect(url, *answer->redirect);
    if (!target) co_return tl::unexpected(target.error());
    url = *target;
  }
  co_return tl::unexpected(too_many_redirects());
}

bool belongs_to(std::string_view host, std::string_view base_host) {
  if (base_host.starts_with("www.")) {
    base_host.remove_prefix(4);
  } else if (base_host.find('.') == 2 && std::ranges::count(base_host, '.') > 1) {
    base_host.remove_prefix(3);
  }
  if (base_host.empty() || !host.ends_with(base_host)) return false;
  host.remove_suffix(base_host.size());
  return host.empty() || host.ends_with('.');
}

}  // namespace vigie::crawler
