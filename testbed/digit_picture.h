// A phone number as a small picture, as old sites hide it from programs (GIF 89a).
#pragma once

#include <string>
#include <string_view>

namespace vigie::testbed {

/// Black digits on white, 20 by 28 pixels each. @param digits  anything else is a gap @return the bytes of a GIF
std::string digit_picture(std::string_view digits);

}  // namespace vigie::testbed
