// Drawn pictures in the formats that sites serve.
#pragma once

#include <string>

#include "testbed/drawn_picture.h"

namespace vigie::testing {

std::string to_png(const testbed::Picture& picture);
/// Sixteen bits a channel.
std::string to_deep_png(const testbed::Picture& picture);
std::string to_webp(const testbed::Picture& picture);
/// Two frames, of which the second is `second`.
std::string to_animated_webp(const testbed::Picture& first, const testbed::Picture& second);
std::string to_avif(const testbed::Picture& picture);
std::string to_heic(const testbed::Picture& picture);
/// As Adobe writes it: inverted, no colour transform.
std::string to_cmyk_jpeg(const testbed::Picture& picture);

}  // namespace vigie::testing
