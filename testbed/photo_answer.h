// What a replica's server answers for a photo's address: a drawn picture, the same for the same photo on every site.
#pragma once

#include <optional>
#include <string_view>

#include "testbed/replica.h"

namespace vigie::testbed {

/// @param path  whose last part begins with at least 16 hex digits of the photo's hash and ends with ".jpg"; nothing
/// for any other
std::optional<Response> photo_answer(std::string_view path);

}  // namespace vigie::testbed
