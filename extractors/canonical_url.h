// One form for all addresses of one page, so that a trap which writes it in many ways is walked once.
// Percent-encoding and dot segments by RFC 3986 6.2.2; order of parameters, sessions and trackers beside it.
#pragma once

#include <string>
#include <string_view>

namespace vigie::extractors {

/// To compare, not to ask for: a site may need its session and mind the order. Parameters stand in the order of their
/// names; those of sessions ("PHPSESSID", ";jsessionid=") and of trackers ("utm_source") are left out, as is the
/// fragment. Canonical of canonical is the same. What is no address stays as it is.
std::string canonical_url(std::string_view url);

}  // namespace vigie::extractors
