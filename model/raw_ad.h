// An ad as a site shows it: strings, nothing interpreted. DESIGN's raw-ad line is its JSON form.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/date.h"
#include "model/result.h"

namespace vigie {

/// A photo by where it is, or by its hash alone; never by its pixels.
struct RawPhoto {
  std::optional<std::string> url;   ///< absolute
  std::optional<std::string> path;  ///< relative to the line's file
  std::optional<std::string> pdq;   ///< 64 hex digits
  std::optional<int> quality;       ///< 0 … 100, of PDQ
  friend bool operator==(const RawPhoto&, const RawPhoto&) = default;
};

struct RawAd {
  std::string site;   ///< id of the definition, never empty
  std::string ad_id;  ///< the site's own, never empty
  std::optional<std::string> url, department, place, title, text, name, age, price;
  std::vector<std::string> phones;  ///< as shown on the page
  std::vector<RawPhoto> photos;
  std::optional<std::string> posted;
  std::optional<Instant> fetched;  ///< from which relative dates are counted
  std::vector<Date> seen;          ///< nights
  std::string extra = "{}";        ///< unknown keys, kept: one JSON object
  friend bool operator==(const RawAd&, const RawAd&) = default;
};

/// One raw-ad line. Numbers where strings are expected ("age":32) are taken as their text.
/// @return Error::kBadInput: no JSON, no object, wrong type of a key, or no `site` or `ad_id`
Result<RawAd> parse_raw_ad(std::string_view json_line);

/// One line of JSON without the line's end; keys without a value are left out.
std::string to_json(const RawAd& ad);

}  // namespace vigie
