#include "crawler/rendering/renderer.h"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <fmt/format.h>
#include <sodium.h>

#include "crawler/rendering/request_rule.h"
#include "model/words.h"

namespace vigie::crawler {
namespace {

namespace asio = boost::asio;
using nlohmann::json;
using SteadyClock = std::chrono::steady_clock;

/// Between two looks at whether a page is ready.
constexpr std::chrono::milliseconds kTick{50};
/// How many of them between two looks at the browser's memory.
constexpr int kTicksOfMemory = 10;
/// Of the scripts that are kept for the next page.
constexpr std::size_t kMostBytesOfScripts = std::size_t{64} << 20;

bool is_page(const HttpResponse& answer) {
  return answer.status == 200 && (answer.content_type.empty() || answer.content_type.find("html") != std::string::npos);
}

std::string base64(const std::string& bytes) {
  constexpr int kPlain = sodium_base64_VARIANT_ORIGINAL;
  std::string text(sodium_base64_ENCODED_LEN(bytes.size(), kPlain), '\0');
  const auto* begin = reinterpret_cast<const unsigned char*>(bytes.data());
  sodium_bin2base64(text.data(), text.size(), begin, bytes.size(), kPlain);
  text.pop_back();  // its NUL
  return text;
}

/// What another of the site's hosts gives, the page may read (Fetch standard, CORS).
json headers_of(const HttpResponse& response, const std::string& origin) {
  json headers = json::array({{{"name", "Content-Type"}, {"value", response.content_type}}});
  if (origin.empty()) return headers;
  headers.push_back({{"name", "Access-Control-Allow-Origin"}, {"value", origin}});
  headers.push_back({{"name", "Access-Control-Allow-Credentials"}, {"value", "true"}});
  return headers;
}

json handed_over(const HttpResponse& response, const std::string& origin = {}) {
  return {{"responseCode", response.status},
          {"responseHeaders", headers_of(response, origin)},
          {"body", base64(response.body)}};
}

/// A page that leads elsewhere by script stays where it is.
json refused(bool is_document) { return {{"errorReason", is_document ? "Aborted" : "BlockedByClient"}}; }

json address(const std::string& url) { return {{"url", url}}; }
json no() { return {{"accept", false}}; }

FetchFailure limit(std::string what) { return {Outcome::kLimit, std::move(what)}; }
FetchFailure browser_ended() { return limit(tr("the page ended its browser")); }
FetchFailure took_too_long(std::chrono::milliseconds patience) {
  return limit(fmt::format(fmt::runtime(tr("the page's scripts were not done after {} s")), patience.count() / 1000));
}
FetchFailure took_too_much() { return limit(tr("the browser was ended: its pages take too much memory")); }

asio::awaitable<void> close_dialog(Tab tab) { co_await tab.call("Page.handleJavaScriptDialog", no()); }

}  // namespace

/// One page on its way to being ready, shared with those who fetch for it.
struct Renderer::Page {
  Visit visit;
  HttpResponse answer;
  int asked = 0;  ///< requests
  int open = 0;   ///< of them not answered yet
  bool was_handed_over = false, is_loaded = false, has_crashed = false;
  SteadyClock::time_point quiet_since = SteadyClock::now();
};

Renderer::Renderer(asio::io_context& io, PoliteClient& client, std::string user_agent, RenderSettings settings)
    : io_(io), client_(client), user_agent_(std::move(user_agent)), settings_(std::move(settings)) {}

void Renderer::close() {
  if (tools_) tools_->close();
  browser_.reset();
}

asio::awaitable<Result<void>> Renderer::ready() {
  if (tools_ && !tools_->closed()) co_return Result<void>();
  close();
  tabs_.clear();
  auto browser = Browser::start(settings_.program);
  if (!browser) co_return tl::unexpected(browser.error());
  browser_.emplace(*std::move(browser));
  const auto tools = tools_ = std::make_shared<DevTools>(io_, browser_->commands(), browser_->answers());
  const auto version = co_await tools->call("", "Browser.getVersion", json::object());
  if (version) co_return Result<void>();
  tools->close();
  co_return fail(Error::kNetwork,
                 tr("Chromium does not start. It needs user namespaces: sysctl kernel.unprivileged_userns_clone=1"),
                 settings_.program.string());
}

asio::awaitable<Result<Tab>> Renderer::tab_of(std::string site) {
  if (auto can = co_await ready(); !can) co_return tl::unexpected(can.error());
  if (const auto known = tabs_.find(site); known != tabs_.end()) co_return known->second;
  auto tab = co_await Tab::open(tools_, user_agent_);
  if (tab) tabs_.insert_or_assign(site, *tab);
  co_return tab;
}

asio::awaitable<Fetched<HttpResponse>> Renderer::render(Visit visit, HttpResponse answer) {
  if (!is_page(answer)) co_return answer;
  const std::string site = visit.site;
  const auto tab = co_await tab_of(site);
  if (!tab) co_return tl::unexpected(limit(to_string(tab.error())));
  const auto page = std::make_shared<Page>(Page{std::move(visit), std::move(answer)});
  auto html = co_await show(page, *tab);
  tab->listen({});
  if (!html) {
    tabs_.erase(site);
    co_await tab->close();
    co_return tl::unexpected(html.error());
  }
  HttpResponse rendered = std::move(page->answer);
  rendered.body = *std::move(html);
  rendered.content_type = "text/html; charset=utf-8";
  co_return rendered;
}

asio::awaitable<Fetched<std::string>> Renderer::show(PagePtr page, Tab tab) {
  tab.listen([this, page, tab](const std::string& event, const json& parameters) {
    take_event(page, tab, event, parameters);
  });
  const auto shown = co_await tab.call("Page.navigate", address(page->answer.url));
  if (!shown) co_return tl::unexpected(limit(to_string(shown.error())));
  if (auto why_not = co_await wait_until_ready(page, tab)) co_return tl::unexpected(*std::move(why_not));
  auto html = co_await tab.html();
  if (!html) co_return tl::unexpected(limit(to_string(html.error())));
  if (html->size() > settings_.most_bytes)
    co_return tl::unexpected(limit(fmt::format("a page of more than {} bytes", settings_.most_bytes)));
  co_return *std::move(html);
}

asio::awaitable<std::optional<FetchFailure>> Renderer::wait_until_ready(PagePtr page, Tab tab) {
  asio::steady_timer timer(io_);
  std::chrono::milliseconds own_work{0};
  for (int ticks = 0;; ++ticks) {
    timer.expires_after(kTick);
    co_await timer.async_wait(asio::use_awaitable);
    if (page->has_crashed || tab.closed()) co_return browser_ended();
    if (ticks % kTicksOfMemory == 0 && holds_too_much()) co_return took_too_much();
    if (page->open > 0) continue;
    own_work += kTick;
    const bool is_quiet = SteadyClock::now() - page->quiet_since >= settings_.quiet;
    if (page->is_loaded && is_quiet) co_return std::nullopt;
    if (own_work >= settings_.patience) co_return took_too_long(settings_.patience);
  }
}

bool Renderer::holds_too_much() {
  if (!browser_ || browser_->memory() <= settings_.most_memory) return false;
  close();
  return true;
}

void Renderer::take_event(const PagePtr& page, const Tab& tab, const std::string& event, const json& parameters) {
  if (event == "Fetch.requestPaused") {
    ++page->asked;
    ++page->open;
    asio::co_spawn(io_, answer_request(page, tab, parameters), asio::detached);
  } else if (event == "Page.loadEventFired") {
    page->is_loaded = true;
  } else if (event == "Page.javascriptDialogOpening") {
    asio::co_spawn(io_, close_dialog(tab), asio::detached);
  } else if (event == "Inspector.targetCrashed") {
    page->has_crashed = true;
  }
}

asio::awaitable<void> Renderer::answer_request(PagePtr page, Tab tab, json request) {
  json answer = co_await answer_to(page, request);
  answer["requestId"] = text_at(request, "/requestId");
  const std::string command = answer.contains("errorReason") ? "Fetch.failRequest" : "Fetch.fulfillRequest";
  co_await tab.call(command, std::move(answer));
  --page->open;
  page->quiet_since = SteadyClock::now();
}

asio::awaitable<json> Renderer::answer_to(PagePtr page, json request) {
  const std::string url = text_at(request, "/request/url"), kind = text_at(request, "/resourceType");
  const std::string method = text_at(request, "/request/method"), origin = text_at(request, "/request/headers/Origin");
  const bool is_document = kind == "Document";
  if (is_document && !std::exchange(page->was_handed_over, true)) co_return handed_over(page->answer);
  const RequestRule rule = rule_for({method, url, kind}, page->visit.base);
  if (rule == RequestRule::kEmpty) co_return handed_over({.status = 200, .content_type = "text/css"});
  page->is_loaded |= is_document;  // it leads elsewhere, so that no more may come of it
  if (rule == RequestRule::kRefuse || page->asked > settings_.most_requests) co_return refused(is_document);
  const auto answer = co_await fetch(page->visit, url, kind == "Script");
  co_return answer ? handed_over(*answer, origin) : refused(false);
}

asio::awaitable<Fetched<HttpResponse>> Renderer::fetch(Visit visit, std::string url, bool is_script) {
  if (const auto known = scripts_.find(url); is_script && known != scripts_.end()) co_return known->second;
  auto answer = co_await client_.get(std::move(visit), url);
  const bool is_room = answer && script_bytes_ + answer->body.size() <= kMostBytesOfScripts;
  if (is_script && is_room && scripts_.insert_or_assign(url, *answer).second) script_bytes_ += answer->body.size();
  co_return answer;
}

}  // namespace vigie::crawler
