// What comes in place of a site's page at times: too many requests, maintenance, a challenge, the wrong country.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "model/date.h"
#include "testbed/replica.h"

namespace vigie::testbed {

/// @param request  the how manieth of the site since the server started, from 1
/// @return nothing where the site answers as it always does
std::optional<Response> access_trouble(std::string_view site, Date night, std::size_t request);

}  // namespace vigie::testbed
