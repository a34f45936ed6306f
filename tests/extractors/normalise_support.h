// Ads for the tests of the normalisers: numbers of ARCEP's ranges for fiction, names and wordings made up.
#pragma once

#include <string>

#include "extractors/normalise/folded_ad.h"
#include "extractors/normalise/normalise.h"
#include "model/raw_ad.h"

namespace vigie::extractors {

inline RawAd ad_with_text(std::string text) {
  RawAd raw;
  raw.site = "s14";
  raw.ad_id = "979853952";
  raw.text = std::move(text);
  return raw;
}

inline RawAd ad_in_place(std::string place, std::optional<std::string> department = {}) {
  RawAd raw = ad_with_text("");
  raw.place = std::move(place);
  raw.department = std::move(department);
  return raw;
}

/// Of the configuration that is shipped; loaded once for all tests.
inline const Normaliser& normaliser() {
  static const Normaliser loaded = Normaliser::load(std::filesystem::path(VIGIE_SOURCE_DIR) / "config").value();
  return loaded;
}

}  // namespace vigie::extractors
