// Ads by what of them outlives a translation.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "model/ids.h"

namespace vigie::storage {

struct OutlinedAd {
  AdRow ad;
  std::string site;
  std::string language;             ///< main one; never empty
  std::vector<std::uint32_t> runs;  ///< keyed hashes (model/text_outline.h), ascending, at least one
  std::optional<PersonId> person;
};

}  // namespace vigie::storage
