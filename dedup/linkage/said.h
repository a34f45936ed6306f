// What an ad says, as one number, so that it can be told whether it still says the same.
#pragma once

#include <cstdint>
#include <vector>

#include "dedup/linkage/blocking.h"

namespace vigie::dedup {

/// Of each ad: all that is compared but its nights, about how many use each of its values (to a fifth), and what
/// analysts decided of it.
std::vector<std::uint64_t> said_by(const Ads& ads, const Blocks& blocks, const LinkConstraints& constraints);

}  // namespace vigie::dedup
