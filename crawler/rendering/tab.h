// A tab in a context of its own: no cookies and nothing stored but its site's, nothing downloaded, and every request
// that it makes held until it is answered (Fetch.requestPaused).
#pragma once

#include <coroutine>
#include <memory>
#include <string>
#include <utility>

#include <boost/asio/awaitable.hpp>
#include <nlohmann/json.hpp>

#include "crawler/rendering/devtools.h"
#include "model/result.h"

namespace vigie::crawler {

/// Copies are the same tab.
class Tab {
 public:
  /// @param user_agent  what scripts are told
  static boost::asio::awaitable<Result<Tab>> open(std::shared_ptr<DevTools> tools, std::string user_agent);

  boost::asio::awaitable<Result<nlohmann::json>> call(std::string command, nlohmann::json parameters) const;
  void listen(DevTools::Listener listener) const { tools_->listen(session_, std::move(listener)); }
  bool closed() const { return tools_->closed(); }

  /// The document as it is now, shadow trees as <template shadowrootmode>.
  boost::asio::awaitable<Result<std::string>> html() const;
  /// Ends it and all that its site stored, also while its scripts are busy.
  boost::asio::awaitable<void> close() const;

 private:
  Tab(std::shared_ptr<DevTools> tools, std::string context) : tools_(std::move(tools)), context_(std::move(context)) {}
  boost::asio::awaitable<Result<void>> attach();

  std::shared_ptr<DevTools> tools_;
  std::string context_, session_;
};

/// A member that holds text; empty where it does not.
std::string text_at(const nlohmann::json& object, const std::string& pointer);

}  // namespace vigie::crawler
