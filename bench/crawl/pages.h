// Sites of listings and ads of about 27 KB with ten fields each, on paths that begin with the site's number.
#pragma once

#include <map>
#include <optional>
#include <string>

#include "extractors/definition.h"

namespace vigie::bench {

struct Extent {
  int sites = 8, ads_of_a_site = 250;
  int rows_of_a_listing = 50;
  int listings_of_a_site() const { return ads_of_a_site / rows_of_a_listing; }
  int pages() const { return sites * (ads_of_a_site + listings_of_a_site()); }
};

/// What varies of a page; kFrame follows it.
struct Content {
  std::string html, etag;
};

/// Markup as it stands around an ad: navigation, neighbours, scripts, footer. 24 KB.
const std::string& frame();

/// By path. @param changed  every tenth ad says something else than it did
std::map<std::string, Content> contents(const Extent& extent, bool changed);

/// @return Error::kBadDefinition never, but for a defect
Result<extractors::SiteDefinition> definition(int site, const std::filesystem::path& folder);

}  // namespace vigie::bench
