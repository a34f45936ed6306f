// A few pages of a site, fetched as politely as a scan fetches them, for whoever mends its definition.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "crawler/network.h"
#include "extractors/page.h"
#include "model/clock.h"
#include "model/result.h"

namespace vigie::extractors {
struct SiteDefinition;
}

namespace vigie::crawler {

struct AskedPage {
  std::string url;          ///< as asked for
  extractors::Page page{};  ///< as it came back; without a body where it did not
  std::string what{};       ///< why there is none; empty where there is one
};

/// In the order of `urls`. A page that does not come back stops no other, unless the host gives up.
/// @return Error::kBadInput where the address of loopback is none
Result<std::vector<AskedPage>> fetch_pages(const extractors::SiteDefinition& site, std::span<const std::string> urls,
                                           const Network& network, const Clock& clock);

}  // namespace vigie::crawler
