#include "crawler/network.h"

#include <coroutine>
#include <utility>

#include "crawler/http_client.h"

namespace vigie::crawler {

Result<HttpSettings> http_settings(const Network& network) {
  HttpSettings http{.user_agent = network.user_agent, .only_address = {}, .ca = {}, .limits = network.limits};
  if (!network.loopback) return http;
  http.ca = network.loopback->ca;
  return parse_endpoint(network.loopback->address).map([&](const Endpoint& endpoint) {
    http.only_address = endpoint;
    return std::move(http);
  });
}

}  // namespace vigie::crawler
