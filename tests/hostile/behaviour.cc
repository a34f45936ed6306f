#include "tests/hostile/behaviour.h"

#include <algorithm>
#include <thread>

#include "tests/crawler/tiny_site.h"

namespace vigie::crawler {

void Wire::wait(std::chrono::milliseconds time) const {
  const auto end = std::chrono::steady_clock::now() + time;
  // In short naps, so that a server that ends is not held up.
  while (!stopping_ && std::chrono::steady_clock::now() < end)
    std::this_thread::sleep_for(std::chrono::milliseconds(5));
}

std::string well_behaved(const Asked& asked) {
  const std::string path = asked.path();
  if (path == "/robots.txt") return page("");
  if (path == "/l/95?page=1") return tiny_listing({"1", "2", "3"});
  if (path.starts_with("/l/95?page=")) return tiny_listing({});
  return path.starts_with("/ad/") ? tiny_ad(path.substr(4)) : answer("404 Not Found", "", "");
}

Act at(std::string prefix, std::function<void(Wire&, const Asked&)> act) {
  return [prefix = std::move(prefix), act = std::move(act)](Wire& wire, const Asked& asked) {
    if (!asked.path().starts_with(prefix)) return false;
    act(wire, asked);
    return true;
  };
}

Act at(std::string prefix, std::string bytes) {
  return at(std::move(prefix), [bytes = std::move(bytes)](Wire& wire, const Asked&) { wire.send(bytes); });
}

}  // namespace vigie::crawler
