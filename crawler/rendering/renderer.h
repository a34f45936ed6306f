// Pages that a site makes by script, as they are once the scripts have run. Chromium has no network: the page itself
// was fetched already, and its scripts and the data that they ask for are fetched by the polite client, under the same
// robots.txt, delay, budget and limits as pages.
#pragma once

#include <coroutine>
#include <cstddef>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>

#include <boost/asio/awaitable.hpp>
#include <boost/asio/io_context.hpp>

#include "crawler/polite_client.h"
#include "crawler/rendering/browser.h"
#include "crawler/rendering/render_settings.h"
#include "crawler/rendering/tab.h"

namespace vigie::crawler {

/// One browser for all sites of a scan, started at the first page, and again after it ended; a tab for each site. On
/// the io_context's one thread; one page of a site at a time.
class Renderer {
 public:
  /// @param client  outlives it
  /// @param user_agent  what scripts are told, the same as servers are
  Renderer(boost::asio::io_context& io, PoliteClient& client, std::string user_agent, RenderSettings settings = {});
  Renderer(const Renderer&) = delete;
  Renderer& operator=(const Renderer&) = delete;

  /// Starts the browser. @return Error::kNotFound, kUnreadable or kNetwork where nothing can be rendered here
  boost::asio::awaitable<Result<void>> ready();

  /// The answer with the page as scripts made it, in UTF-8; what is no page of HTML, or has another status than 200, as
  /// it came. @return FetchFailure with kLimit where the page is not ready in time, is too large, or ends the browser
  boost::asio::awaitable<Fetched<HttpResponse>> render(Visit visit, HttpResponse answer);

  /// Ends the browser; the io_context has no more to do for it.
  void close();

 private:
  struct Page;
  using PagePtr = std::shared_ptr<Page>;
  boost::asio::awaitable<Result<Tab>> tab_of(std::string site);
  boost::asio::awaitable<Fetched<std::string>> show(PagePtr page, Tab tab);
  boost::asio::awaitable<std::optional<FetchFailure>> wait_until_ready(PagePtr page, Tab tab);
  bool holds_too_much();
  void take_event(const PagePtr& page, const Tab& tab, const std::string& event, const nlohmann::json& parameters);
  boost::asio::awaitable<void> answer_request(PagePtr page, Tab tab, nlohmann::json request);
  boost::asio::awaitable<nlohmann::json> answer_to(PagePtr page, nlohmann::json request);
  boost::asio::awaitable<Fetched<HttpResponse>> fetch(Visit visit, std::string url, bool is_script);

  boost::asio::io_context& io_;
  PoliteClient& client_;
  std::string user_agent_;
  RenderSettings settings_;
  std::optional<Browser> browser_;
  std::shared_ptr<DevTools> tools_;
  std::map<std::string, Tab> tabs_;              ///< by site
  std::map<std::string, HttpResponse> scripts_;  ///< by address: each is fetched once a scan, while there is room
  std::size_t script_bytes_ = 0;
};

}  // namespace vigie::crawler
