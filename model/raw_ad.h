// An ad as a site shows it: strings, nothing interpreted. DESIGN's raw-ad line is its JSON form.
#pragma once

#include <array>
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
  std::optional<std::string> category;  ///< under which the site lists it: "Escort trans"
  std::optional<Instant> fetched;       ///< from which relative dates are counted
  std::vector<Date> seen;               ///< nights
  std::string extra = "{}";             ///< unknown keys, kept: one JSON object
  friend bool operator==(const RawAd&, const RawAd&) = default;
};

/// The fields of text that definitions name.
struct AdTextField {
  std::string_view name;
  std::optional<std::string> RawAd::*member;
};
inline constexpr std::array<AdTextField, 7> kAdTextFields = {{{"title", &RawAd::title},
                                                              {"text", &RawAd::text},
                                                              {"name", &RawAd::name},
                                                              {"age", &RawAd::age},
                                                              {"price", &RawAd::price},
                                                              {"place", &RawAd::place},
                                                              {"posted", &RawAd::posted}}};

/// All fields of an ad that definitions name, but for its id.
inline constexpr std::array<std::string_view, 9> kAdFields = {"title", "text",   "name",   "age",   "price",
                                                              "place", "phones", "photos", "posted"};

/// Phones and photos are lists; of every other field an ad shows one value or none.
bool is_list_field(std::string_view field);

/// What an ad shows of a field, of photos their addresses; none of an unknown field.
std::vector<std::string> field_values(const RawAd& ad, std::string_view field);

/// One raw-ad line. Numbers where strings are expected ("age":32) are taken as their text.
/// @return Error::kBadInput: no JSON, no object, wrong type of a key, or no `site` or `ad_id`
Result<RawAd> parse_raw_ad(std::string_view json_line);

/// One line of JSON without the line's end; keys without a value are left out.
std::string to_json(const RawAd& ad);

}  // namespace vigie
