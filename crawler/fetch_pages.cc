#include "crawler/fetch_pages.h"

#include <coroutine>
#include <exception>
#include <utility>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>

#include "crawler/polite_client.h"
#include "crawler/rendering/renderer.h"
#include "extractors/definition.h"
#include "extractors/entrance.h"

namespace vigie::crawler {
namespace {

namespace asio = boost::asio;

asio::awaitable<Fetched<HttpResponse>> get(PoliteClient& client, std::optional<Renderer>& renderer, Visit visit,
                                           std::string url) {
  auto answer = co_await client.get(visit, std::move(url));
  if (!renderer || !answer) co_return answer;
  co_return co_await renderer->render(std::move(visit), *std::move(answer));
}

extractors::Page page_of(const HttpResponse& answer, const Clock& clock) {
  return {answer.url, clock.now(), answer.status, answer.content_type, answer.body};
}

std::optional<extractors::Entrance> entrance_of(const Fetched<HttpResponse>& answer, const Clock& clock) {
  if (!answer) return std::nullopt;
  const extractors::Page page = page_of(*answer, clock);
  return extractors::entrance_of(page);
}

/// Behind "I am of age", where the page asks that first: what the click sets stays with the visit.
asio::awaitable<Fetched<HttpResponse>> get_inside(PoliteClient& client, std::optional<Renderer>& renderer, Visit& visit,
                                                  const Clock& clock, std::string url) {
  auto answer = co_await get(client, renderer, visit, url);
  const auto entrance = entrance_of(answer, clock);
  if (!entrance) co_return answer;
  visit.cookies.insert(entrance->cookies.begin(), entrance->cookies.end());
  if (!entrance->url.empty()) co_await get(client, renderer, visit, entrance->url);
  co_return co_await get(client, renderer, visit, url);
}

asio::awaitable<void> ask_all(PoliteClient& client, std::optional<Renderer>& renderer, Visit& visit, const Clock& clock,
                              std::vector<AskedPage>& pages) {
  for (AskedPage& asked : pages) {
    const Fetched<HttpResponse> answer = co_await get_inside(client, renderer, visit, clock, asked.url);
    if (answer) {
      asked.page = page_of(*answer, clock);
      continue;
    }
    asked.what = answer.error().what;
    if (answer.error().host_given_up) co_return;
  }
}

}  // namespace

struct PageFetcher::Visitor {
  Visitor(const extractors::SiteDefinition& site, const HttpSettings& http, const Clock& its_clock)
      : visit{site.id, site.base, site.access.cookies, site.access.delay},
        clock(its_clock),
        client(io, http, {}, clock, static_cast<std::uint64_t>(clock.now().time_since_epoch().count())) {
    if (site.access.render) renderer.emplace(io, client, http.user_agent);
  }

  Visit visit;
  const Clock& clock;
  asio::io_context io{1};
  PoliteClient client;
  std::optional<Renderer> renderer;  ///< where its pages are made by script
};

PageFetcher::PageFetcher(std::unique_ptr<Visitor> visitor) : visitor_(std::move(visitor)) {}
PageFetcher::PageFetcher(PageFetcher&&) noexcept = default;
PageFetcher& PageFetcher::operator=(PageFetcher&&) noexcept = default;
PageFetcher::~PageFetcher() = default;

Result<PageFetcher> PageFetcher::make(const extractors::SiteDefinition& site, const Network& network,
                                      const Clock& clock) {
  const auto http = http_settings(network);
  if (!http) return tl::unexpected(http.error());
  return PageFetcher(std::make_unique<Visitor>(site, *http, clock));
}

std::vector<AskedPage> PageFetcher::ask(std::span<const std::string> urls) {
  std::vector<AskedPage> pages;
  for (const std::string& url : urls) pages.push_back({url});
  std::exception_ptr defect;
  visitor_->io.restart();
  auto until_done = asio::make_work_guard(visitor_->io);
  asio::co_spawn(visitor_->io, ask_all(visitor_->client, visitor_->renderer, visitor_->visit, visitor_->clock, pages),
                 [&](const std::exception_ptr& thrown) {
                   defect = thrown;
                   if (visitor_->renderer) visitor_->renderer->close();
                   until_done.reset();
                 });
  visitor_->io.run();
  if (defect) std::rethrow_exception(defect);
  for (AskedPage& asked : pages) {
    if (asked.what.empty() && asked.page.url.empty()) asked.what = "–";
  }
  return pages;
}

}  // namespace vigie::crawler
