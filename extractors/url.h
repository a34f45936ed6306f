// Addresses: resolving a link against its page and taking addresses apart. RFC 3986 by libcurl's URL API.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace vigie::extractors {

/// The absolute address of `link` on the page `base`, fragment dropped; nothing unless it is http or https.
std::optional<std::string> resolve_url(std::string_view base, std::string_view link);
/// Lower-case host, without port; empty where there is none.
std::string host_of(std::string_view url);
/// Path with query, at least "/".
std::string path_of(std::string_view url);
/// Percent-encodes all but unreserved characters (RFC 3986 2.3).
std::string percent_encoded(std::string_view text);

}  // namespace vigie::extractors
