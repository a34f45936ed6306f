// Where a request may lead.
#pragma once

#include <string>
#include <string_view>

#include "crawler/http_client.h"

namespace vigie::crawler {

/// Where a redirect may lead: http or https, never from https back to http, never to an address in figures that is not
/// public. What a name resolves to is judged when the socket is opened. @return FetchFailure with kLimit
Fetched<std::string> allowed_redirect(std::string_view from, const std::string& to);

/// "https://host:port" in lower case, the port only where it is not the scheme's own; empty where `url` is no address.
std::string origin_of(std::string_view url);

}  // namespace vigie::crawler
