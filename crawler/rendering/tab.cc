#include "crawler/rendering/tab.h"

#include <vector>

namespace vigie::crawler {
namespace {

namespace asio = boost::asio;
using nlohmann::json;

// g++ 12 miscounts the temporaries of a braced list in a coroutine, so commands are put together outside of them.

json of_context(const std::string& context) { return {{"browserContextId", context}}; }
json no_downloads(const std::string& context) { return {{"browserContextId", context}, {"behavior", "deny"}}; }
json blank_in(const std::string& context) { return {{"browserContextId", context}, {"url", "about:blank"}}; }
json attached_to(const std::string& target) { return {{"targetId", target}, {"flatten", true}}; }
json top_node() { return {{"depth", 0}}; }
json whole_node(const json& node) { return {{"nodeId", node}, {"includeShadowDOM", true}}; }

struct Command {
  std::string name;
  json parameters = json::object();
};

std::vector<Command> first_commands(const std::string& user_agent) {
  return {{"Page.enable"},
          {"DOM.enable"},
          {"Inspector.enable"},
          {"Emulation.setUserAgentOverride", {{"userAgent", user_agent}}},
          {"Fetch.enable", {{"patterns", json::array({{{"urlPattern", "*"}}})}}}};
}

}  // namespace

std::string text_at(const json& object, const std::string& pointer) {
  const json::json_pointer at(pointer);
  return object.contains(at) && object[at].is_string() ? object[at].get<std::string>() : std::string();
}

asio::awaitable<Result<Tab>> Tab::open(std::shared_ptr<DevTools> tools, std::string user_agent) {
  const auto context = co_await tools->call("", "Target.createBrowserContext", json::object());
  if (!context) co_return tl::unexpected(context.error());
  Tab tab(std::move(tools), text_at(*context, "/browserContextId"));
  if (auto attached = co_await tab.attach(); !attached) co_return tl::unexpected(attached.error());
  for (const Command& command : first_commands(user_agent)) {
    const auto done = co_await tab.call(command.name, command.parameters);
    if (!done) co_return tl::unexpected(done.error());
  }
  co_return tab;
}

asio::awaitable<Result<void>> Tab::attach() {
  const auto denied = co_await tools_->call("", "Browser.setDownloadBehavior", no_downloads(context_));
  if (!denied) co_return tl::unexpected(denied.error());
  const auto target = co_await tools_->call("", "Target.createTarget", blank_in(context_));
  if (!target) co_return tl::unexpected(target.error());
  const auto attached = co_await tools_->call("", "Target.attachToTarget", attached_to(text_at(*target, "/targetId")));
  if (!attached) co_return tl::unexpected(attached.error());
  session_ = text_at(*attached, "/sessionId");
  co_return Result<void>();
}

asio::awaitable<Result<json>> Tab::call(std::string command, json parameters) const {
  return tools_->call(session_, std::move(command), std::move(parameters));
}

asio::awaitable<Result<std::string>> Tab::html() const {
  const auto document = co_await call("DOM.getDocument", top_node());
  if (!document) co_return tl::unexpected(document.error());
  const auto html = co_await call("DOM.getOuterHTML", whole_node(document->value("/root/nodeId"_json_pointer, json())));
  if (!html) co_return tl::unexpected(html.error());
  co_return text_at(*html, "/outerHTML");
}

asio::awaitable<void> Tab::close() const {
  listen({});
  co_await tools_->call("", "Target.disposeBrowserContext", of_context(context_));
}

}  // namespace vigie::crawler
