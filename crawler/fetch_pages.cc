#include "crawler/fetch_pages.h"

#include <coroutine>
#include <exception>
#include <utility>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>

#include "crawler/polite_client.h"
#include "extractors/definition.h"

namespace vigie::crawler {
namespace {

namespace asio = boost::asio;

asio::awaitable<void> ask_all(PoliteClient& client, const Visit& visit, const Clock& clock,
                              std::vector<AskedPage>& pages) {
  for (AskedPage& asked : pages) {
    Fetched<HttpResponse> answer = co_await client.get(visit, asked.url);
    if (answer) {
      asked.page = {answer->url, clock.now(), answer->status, answer->content_type, std::move(answer->body)};
      continue;
    }
    asked.what = answer.error().what;
    if (answer.error().host_given_up) co_return;
  }
}

}  // namespace

Result<std::vector<AskedPage>> fetch_pages(const extractors::SiteDefinition& site, std::span<const std::string> urls,
                                           const Network& network, const Clock& clock) {
  const auto http = http_settings(network);
  if (!http) return tl::unexpected(http.error());
  std::vector<AskedPage> pages;
  for (const std::string& url : urls) pages.push_back({url});
  asio::io_context io{1};
  PoliteClient client(io, *http, {}, clock, static_cast<std::uint64_t>(clock.now().time_since_epoch().count()));
  const Visit visit{site.id, site.base, site.access.cookies, site.access.delay};
  std::exception_ptr defect;
  auto until_done = asio::make_work_guard(io);
  asio::co_spawn(io, ask_all(client, visit, clock, pages), [&](const std::exception_ptr& thrown) {
    defect = thrown;
    until_done.reset();
  });
  io.run();
  if (defect) std::rethrow_exception(defect);
  for (AskedPage& asked : pages) {
    if (asked.what.empty() && asked.page.url.empty()) asked.what = "–";
  }
  return pages;
}

}  // namespace vigie::crawler
