#include "testbed/plain_values.h"

#include <algorithm>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace vigie::testbed {

namespace {

using kainjow::mustache::data;

constexpr std::string_view kDigits = "0123456789";

std::string first_number(std::string_view text) {
  const std::size_t start = std::min(text.find_first_of(kDigits), text.size());
  const std::size_t end = std::min(text.find_first_not_of(kDigits, start), text.size());
  return std::string(text.substr(start, end - start));
}

/// "+33 6 39 98 12 34" and "0033 6…" → "0639981234".
std::string national(std::string_view phone) {
  std::string digits;
  std::ranges::copy_if(phone, std::back_inserter(digits),
                       [](char c) { return kDigits.find(c) != std::string_view::npos; });
  if (digits.starts_with("00")) digits.erase(0, 2);
  return digits.starts_with("33") ? "0" + digits.substr(2) : digits;
}

data pieces(const std::string& text, std::size_t length, const std::string& key) {
  data list(data::type::list);
  for (std::size_t i = 0; i < text.size(); i += length) list.push_back(data(key, text.substr(i, length)));
  return list;
}

void set_phone_forms(data& values, const RawAd& ad) {
  if (ad.phones.empty()) return;
  const std::string digits = national(ad.phones.front());
  values.set("phone_national", digits);
  values.set("phone_abroad", "33" + digits.substr(1));
  values.set("phone_masked", fmt::format("{} {} XX XX XX", digits.substr(0, 2), digits.substr(2, 2)));
  values.set("phone_reversed", std::string(digits.rbegin(), digits.rend()));
  values.set("phone_pairs", pieces(digits, 2, "pair"));
  values.set("phone_digit_list", pieces(digits, 1, "digit"));
}

/// @param posted  "2026-09-12 14:05:00"
void set_iso_forms(data& values, std::string posted) {
  if (posted.size() < 11 || posted[4] != '-') return;
  values.set("posted_day", fmt::format("{}/{}/{}", posted.substr(8, 2), posted.substr(5, 2), posted.substr(0, 4)));
  posted[10] = 'T';
  values.set("posted_iso", posted);
}

data lines_of(std::string_view text) {
  data list(data::type::list);
  while (!text.empty()) {
    const std::string_view line = text.substr(0, text.find('\n'));
    text.remove_prefix(std::min(line.size() + 1, text.size()));
    if (!line.empty()) list.push_back(data("line", std::string(line)));
  }
  return list;
}

/// As it may stand inside a <script>: no "</".
std::string json_text(const nlohmann::json& value) {
  std::string text = value.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
  for (std::size_t at = text.find("</"); at != std::string::npos; at = text.find("</", at)) text.insert(at + 1, "\\");
  return text;
}

std::string json_or_null(const std::optional<std::string>& text) { return text ? json_text(*text) : "null"; }

std::string json_photos(const RawAd& ad) {
  nlohmann::json photos = nlohmann::json::array();
  for (const RawPhoto& photo : ad.photos) photos.push_back(photo_path(photo));
  return json_text(photos);
}

data json_values(const RawAd& ad) {
  data values;
  values.set("id", json_text(ad.ad_id));
  values.set("path", json_text(path_of(ad)));
  values.set("town", json_text(town_of(ad)));
  values.set("zip", json_text(postal_code_of(ad)));
  values.set("phone", ad.phones.empty() ? "null" : json_text(ad.phones.front()));
  values.set("photos", json_photos(ad));
  const std::pair<const char*, const std::optional<std::string>*> optional_facts[] = {{"title", &ad.title},
                                                                                      {"text", &ad.text},
                                                                                      {"name", &ad.name},
                                                                                      {"age", &ad.age},
                                                                                      {"price", &ad.price},
                                                                                      {"posted", &ad.posted},
                                                                                      {"department", &ad.department}};
  for (const auto& [key, value] : optional_facts) values.set(key, json_or_null(*value));
  return values;
}

constexpr const char* kMayBeAbsent[] = {
    "title",           "name",        "age",          "price",          "price_number", "town",         "zip",
    "department",      "posted",      "posted_iso",   "posted_day",     "phone",        "phone_digits", "photo",
    "department_name", "phone_pairs", "phone_masked", "phone_national", "phone_abroad"};

}  // namespace

data plain_ad_values(const RawAd& ad) {
  data values = ad_values(ad);
  if (const std::string number = first_number(ad.price.value_or("")); !number.empty()) {
    values.set("price_number", number);
  }
  values.set("lines", lines_of(ad.text.value_or("")));
  values.set("json", json_values(ad));
  set_iso_forms(values, ad.posted.value_or(""));
  set_phone_forms(values, ad);
  return values;
}

data plain_rows(Ads ads) {
  data list(data::type::list);
  for (const RawAd* ad : ads) {
    data row = plain_ad_values(*ad);
    for (const char* key : kMayBeAbsent) {
      if (row.get(key) == nullptr) row.set(key, data::type::bool_false);
    }
    row.set("last", ad == ads.back() ? data::type::bool_true : data::type::bool_false);
    list.push_back(row);
  }
  return list;
}

data plain_place_values(const PlainPlace& place, std::string_view pattern) {
  data values;
  values.set("name", std::string(place.commune ? place.commune->name : place.department->name));
  values.set("code", std::string(place.department->code));
  values.set("zip", std::string(place.commune ? place.commune->postal_code : std::string_view()));
  values.set("department_name", std::string(place.department->name));
  values.set("region_name", std::string(place.department->region_name));
  values.set("path", write_address(pattern, place.address));
  return values;
}

}  // namespace vigie::testbed
