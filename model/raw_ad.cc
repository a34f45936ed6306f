#include "model/raw_ad.h"

#include <algorithm>
#include <charconv>
#include <utility>

#include <nlohmann/json.hpp>
#include <simdjson.h>

#include "model/words.h"

namespace vigie {
namespace {

namespace ondemand = simdjson::ondemand;
using Json = nlohmann::ordered_json;

constexpr int kBestQuality = 100;

struct TextKey {
  std::string_view name;
  std::optional<std::string> RawAd::*field;
};
constexpr TextKey kTextKeys[] = {{"url", &RawAd::url},       {"department", &RawAd::department},
                                 {"place", &RawAd::place},   {"title", &RawAd::title},
                                 {"text", &RawAd::text},     {"name", &RawAd::name},
                                 {"age", &RawAd::age},       {"price", &RawAd::price},
                                 {"posted", &RawAd::posted}, {"category", &RawAd::category}};

struct PhotoKey {
  std::string_view name;
  std::optional<std::string> RawPhoto::*field;
};
constexpr PhotoKey kPhotoKeys[] = {{"url", &RawPhoto::url}, {"path", &RawPhoto::path}, {"pdq", &RawPhoto::pdq}};

tl::unexpected<Error> no_json() {
  return fail(Error::kBadInput, tr("this is no JSON object; a raw-ad line is one object on one line"));
}

tl::unexpected<Error> wrong(std::string_view key, std::string expected) {
  return fail(Error::kBadInput, std::move(expected), std::string(key));
}

/// A JSON value as it is written but for white space; checked, since simdjson only looks for its end.
Result<std::string> raw_value(ondemand::value value) {
  std::string_view raw;
  if (simdjson::to_json_string(value).get(raw) || !nlohmann::json::accept(raw)) return no_json();
  std::string compact(raw.size(), '\0');
  std::size_t length = 0;
  if (simdjson::minify(raw.data(), raw.size(), compact.data(), length)) return no_json();
  compact.resize(length);
  return compact;
}

/// A string, or a number as it is written; nothing for null.
Result<std::optional<std::string>> read_text(std::string_view key, ondemand::value value) {
  ondemand::json_type type{};
  if (value.type().get(type)) return no_json();
  if (type == ondemand::json_type::string) {
    std::string_view text;
    if (value.get_string().get(text)) return no_json();
    return std::string(text);
  }
  auto raw = raw_value(value);
  if (!raw) return tl::unexpected(std::move(raw).error());
  if (type == ondemand::json_type::null) return std::nullopt;
  if (type == ondemand::json_type::number) return *std::move(raw);
  return wrong(key, tr("must be a text, a number or null"));
}

/// True for null; what only begins like it is no JSON.
Result<bool> is_null(ondemand::value value) {
  ondemand::json_type type{};
  if (value.type().get(type)) return no_json();
  if (type != ondemand::json_type::null) return false;
  return raw_value(value).map([](const std::string&) { return true; });
}

/// Calls `read(element)` for each element that is not null; null in the list's place is an empty list.
template <typename Read>
Result<void> read_list(std::string_view key, ondemand::value value, Read read) {
  const auto absent = is_null(value);
  if (!absent) return tl::unexpected(absent.error());
  if (*absent) return {};
  ondemand::array list;
  if (value.get_array().get(list)) return wrong(key, tr("must be a list or null"));
  for (auto element : list) {
    ondemand::value item;
    if (element.get(item)) return no_json();
    const auto nothing = is_null(item);
    if (!nothing) return tl::unexpected(nothing.error());
    if (*nothing) continue;
    if (auto done = read(item); !done) return done;
  }
  return {};
}

Result<void> read_phones(RawAd& ad, ondemand::value value) {
  ad.phones.clear();
  return read_list("phones", value, [&ad](ondemand::value item) -> Result<void> {
    auto phone = read_text("phones", item);
    if (!phone) return tl::unexpected(std::move(phone).error());
    if (*phone) ad.phones.push_back(**std::move(phone));
    return {};
  });
}

Result<void> read_seen(RawAd& ad, ondemand::value value) {
  ad.seen.clear();
  return read_list("seen", value, [&ad](ondemand::value item) -> Result<void> {
    const auto text = read_text("seen", item);
    if (!text) return tl::unexpected(text.error());
    const auto night = parse_date(text->value_or(""));
    if (!night) return wrong("seen", tr("must be days such as \"2026-09-17\""));
    ad.seen.push_back(*night);
    return {};
  });
}

Result<std::optional<int>> read_quality(ondemand::value value) {
  const auto text = read_text("quality", value);
  if (!text) return tl::unexpected(text.error());
  if (!*text) return std::nullopt;
  int quality = -1;
  const char* const end = (*text)->data() + (*text)->size();
  const auto [rest, error] = std::from_chars((*text)->data(), end, quality);
  if (error != std::errc() || rest != end || quality < 0 || quality > kBestQuality) {
    return wrong("quality", tr("must be a whole number from 0 to 100"));
  }
  return quality;
}

Result<void> read_photo_key(RawPhoto& photo, std::string_view key, ondemand::value value) {
  if (key == "quality") {
    return read_quality(value).map([&photo](std::optional<int> quality) { photo.quality = quality; });
  }
  const auto known = std::ranges::find(kPhotoKeys, key, &PhotoKey::name);
  if (known == std::end(kPhotoKeys)) return raw_value(value).map([](const std::string&) {});
  auto text = read_text(key, value);
  if (!text) return tl::unexpected(std::move(text).error());
  photo.*known->field = *std::move(text);
  return {};
}

/// Calls `read(key, value)` for each member.
template <typename Read>
Result<void> read_members(ondemand::object object, Read read) {
  for (auto member : object) {
    ondemand::field field;
    std::string_view key;
    if (std::move(member).get(field) || field.unescaped_key().get(key)) return no_json();
    if (auto done = read(key, field.value()); !done) return done;
  }
  return {};
}

Result<void> read_photos(RawAd& ad, ondemand::value value) {
  ad.photos.clear();
  return read_list("photos", value, [&ad](ondemand::value item) -> Result<void> {
    ondemand::object object;
    if (item.get_object().get(object)) return wrong("photos", tr("must be objects with “url”, “path” or “pdq”"));
    RawPhoto& photo = ad.photos.emplace_back();
    return read_members(object, [&photo](auto key, auto member) { return read_photo_key(photo, key, member); });
  });
}

Result<void> read_fetched(RawAd& ad, ondemand::value value) {
  const auto text = read_text("fetched", value);
  if (!text) return tl::unexpected(text.error());
  ad.fetched = parse_instant(text->value_or(""));
  if (*text && !ad.fetched) return wrong("fetched", tr("must be an instant such as \"2026-09-17T03:12:00+02:00\""));
  return {};
}

/// Unknown keys with their values as they are written, in the order of their first occurrence.
using Extra = std::vector<std::pair<std::string, std::string>>;

Result<void> keep(Extra& extra, std::string_view key, ondemand::value value) {
  auto raw = raw_value(value);
  if (!raw) return tl::unexpected(std::move(raw).error());
  auto found = std::ranges::find(extra, key, &Extra::value_type::first);
  if (found == extra.end()) found = extra.emplace(extra.end(), key, std::string());
  found->second = *std::move(raw);
  return {};
}

std::string extra_json(const Extra& extra) {
  std::string json = "{";
  for (const auto& [key, raw] : extra) {
    if (json.size() > 1) json += ',';
    json += Json(key).dump() + ":" + raw;
  }
  return json + "}";
}

/// Others' lines may hold trees of categories.
bool is_text_or_null(ondemand::value value) {
  ondemand::json_type type{};
  return !value.type().get(type) && type != ondemand::json_type::object && type != ondemand::json_type::array;
}

Result<void> read_key(RawAd& ad, Extra& extra, std::string_view key, ondemand::value value) {
  if (key == "phones") return read_phones(ad, value);
  if (key == "photos") return read_photos(ad, value);
  if (key == "seen") return read_seen(ad, value);
  if (key == "fetched") return read_fetched(ad, value);
  const bool names_ad = key == "site" || key == "ad_id";
  const auto known = std::ranges::find(kTextKeys, key, &TextKey::name);
  const bool unknown = known == std::end(kTextKeys) || (key == "category" && !is_text_or_null(value));
  if (!names_ad && unknown) return keep(extra, key, value);
  auto text = read_text(key, value);
  if (!text) return tl::unexpected(std::move(text).error());
  if (names_ad) {
    (key == "site" ? ad.site : ad.ad_id) = text->value_or("");
  } else {
    ad.*known->field = *std::move(text);
  }
  return {};
}

/// As nlohmann-json writes it, which is slow: an ad is written several times on its way into the database.
void add_text(std::string& json, std::string_view text) {
  if (!simdjson::validate_utf8(text)) {
    json += Json(text).dump(-1, ' ', false, Json::error_handler_t::replace);
    return;
  }
  json += '"';
  for (const char c : text) {
    if (c == '"' || c == '\\') {
      (json += '\\') += c;
    } else if (static_cast<unsigned char>(c) >= ' ') {
      json += c;
    } else {
      const std::string escaped = Json(std::string(1, c)).dump();
      json.append(escaped, 1, escaped.size() - 2);
    }
  }
  json += '"';
}

void add_key(std::string& json, std::string_view key) {
  if (json.back() != '{') json += ',';
  ((json += '"') += key) += "\":";
}

void add_member(std::string& json, std::string_view key, std::string_view text) {
  add_key(json, key);
  add_text(json, text);
}

template <typename Values, typename Add>
void add_list(std::string& json, std::string_view key, const Values& values, const Add& add) {
  if (values.empty()) return;
  add_key(json, key);
  json += '[';
  for (const auto& value : values) {
    if (json.back() != '[') json += ',';
    add(value);
  }
  json += ']';
}

void add_photo(std::string& json, const RawPhoto& photo) {
  json += '{';
  for (const PhotoKey& key : kPhotoKeys) {
    if (photo.*key.field) add_member(json, key.name, *(photo.*key.field));
  }
  if (photo.quality) {
    add_key(json, "quality");
    json += std::to_string(*photo.quality);
  }
  json += '}';
}

/// One object with the members of both.
std::string joined(std::string known, std::string_view extra) {
  if (extra.size() <= std::string_view("{}").size()) return known;
  known.back() = ',';
  return known.append(extra.substr(1));
}

}  // namespace

bool is_list_field(std::string_view field) { return field == "phones" || field == "photos"; }

std::vector<std::string> field_values(const RawAd& ad, std::string_view field) {
  if (field == "phones") return ad.phones;
  std::vector<std::string> values;
  if (field == "photos") {
    for (const RawPhoto& photo : ad.photos) {
      if (photo.url) values.push_back(*photo.url);
    }
    return values;
  }
  const auto text = std::ranges::find(kAdTextFields, field, &AdTextField::name);
  if (text != kAdTextFields.end() && ad.*text->member) values.push_back(*(ad.*text->member));
  return values;
}

Result<RawAd> parse_raw_ad(std::string_view json_line) {
  thread_local ondemand::parser parser;
  const simdjson::padded_string padded(json_line);
  ondemand::document document;
  ondemand::object object;
  if (parser.iterate(padded).get(document) || document.get_object().get(object)) return no_json();

  RawAd ad;
  Extra extra;
  const auto read = read_members(object, [&](auto key, auto value) { return read_key(ad, extra, key, value); });
  if (!read) return tl::unexpected(read.error());
  const bool whole = document.current_location().error() == simdjson::OUT_OF_BOUNDS;
  if (!whole) return no_json();
  if (ad.site.empty()) return wrong("site", tr("is missing; it is the id of the site"));
  if (ad.ad_id.empty()) return wrong("ad_id", tr("is missing; it is the site's own number of the ad"));
  ad.extra = extra_json(extra);
  return ad;
}

std::string to_json(const RawAd& ad) {
  std::string json = "{";
  add_member(json, "site", ad.site);
  add_member(json, "ad_id", ad.ad_id);
  for (const TextKey& key : kTextKeys) {
    if (ad.*key.field) add_member(json, key.name, *(ad.*key.field));
  }
  add_list(json, "phones", ad.phones, [&](const std::string& phone) { add_text(json, phone); });
  add_list(json, "photos", ad.photos, [&](const RawPhoto& photo) { add_photo(json, photo); });
  if (ad.fetched) add_member(json, "fetched", to_text(*ad.fetched));
  add_list(json, "seen", ad.seen, [&](Date night) { add_text(json, to_text(night)); });
  return joined(std::move(json += '}'), ad.extra);
}

}  // namespace vigie
