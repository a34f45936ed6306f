// Pages written by hand in the ways of real sites, and what generic extraction makes of them.
#pragma once

#include <string>
#include <vector>

#include "extractors/generic/generic.h"
#include "tests/extractors/pages.h"

namespace vigie::extractors::testing {

inline const std::string kAdUrl = "https://www.exemple.example/annonce/lina-a-cergy-445566.htm";

inline RawAd generic_ad_at(const std::string& url, const std::string& html) {
  const Page page = page_of(url, html);
  return generic_ad(page);
}
inline RawAd generic_ad_of(const std::string& html) { return generic_ad_at(kAdUrl, html); }

inline std::vector<std::string> photo_urls(const RawAd& ad) {
  std::vector<std::string> urls;
  for (const RawPhoto& photo : ad.photos) urls.push_back(photo.url.value_or(""));
  return urls;
}

inline Listing generic_listing_of(const std::string& html) {
  const Page page = page_of("https://www.exemple.example/annonces/val-d-oise", html);
  return generic_listing(page);
}

inline std::vector<std::string> ids(const Listing& listing) {
  std::vector<std::string> all;
  for (const RawAd& ad : listing.ads) all.push_back(ad.ad_id);
  return all;
}

}  // namespace vigie::extractors::testing
