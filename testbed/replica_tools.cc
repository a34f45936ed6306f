#include "testbed/replica_tools.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <set>

#include "model/fnv1a.h"
#include "testbed/communes.h"
#include "testbed/contact_markup.h"
#include "testbed/replica_places.h"

namespace vigie::testbed {

namespace {

using kainjow::mustache::data;

constexpr std::size_t kExcerptBytes = 120;
constexpr std::string_view kParis = "75";

/// Never in the middle of a UTF-8 character.
std::string_view cut(std::string_view text, std::size_t bytes) {
  if (text.size() <= bytes) return text;
  while (bytes > 0 && (static_cast<unsigned char>(text[bytes]) & 0xC0) == 0x80) --bytes;
  return text.substr(0, bytes);
}

void set_if(data& values, const std::string& key, const std::optional<std::string>& value) {
  if (value && !value->empty()) values.set(key, *value);
}

void set_phones(data& values, const RawAd& ad) {
  data phones(data::type::list);
  for (const std::string& phone : ad.phones) {
    data one;
    one.set("number", phone);
    one.set("digits", digits_of(phone));
    phones.push_back(one);
  }
  values.set("phones", phones);
  if (ad.phones.empty()) return;
  values.set("phone", ad.phones.front());
  values.set("phone_digits", digits_of(ad.phones.front()));
}

void set_photos(data& values, const RawAd& ad) {
  data photos(data::type::list);
  for (std::size_t i = 0; i < ad.photos.size(); ++i) {
    data one;
    one.set("src", photo_path(ad.photos[i]));
    one.set("number", std::to_string(i + 1));
    photos.push_back(one);
  }
  values.set("photos", photos);
  if (!ad.photos.empty()) values.set("photo", photo_path(ad.photos.front()));
}

void set_place(data& values, const RawAd& ad) {
  set_if(values, "town", town_of(ad));
  set_if(values, "zip", postal_code_of(ad));
  set_if(values, "department", ad.department);
  const auto code = DepartmentCode::parse(ad.department.value_or(""));
  if (code) values.set("department_name", std::string(code->department().name));
}

}  // namespace

std::vector<std::string> path_parts(std::string_view path) {
  std::vector<std::string> parts;
  while (!path.empty()) {
    const std::size_t end = std::min(path.find('/'), path.size());
    if (end > 0) parts.emplace_back(path.substr(0, end));
    path.remove_prefix(std::min(end + 1, path.size()));
  }
  return parts;
}

std::string last_path_part(std::string_view path) {
  const auto parts = path_parts(path);
  return parts.empty() ? std::string() : parts.back();
}

bool is_place(std::string_view place) { return read_place(place).has_value(); }

std::vector<const RawAd*> ads_at(const SiteNight& night, std::string_view place) {
  std::vector<const RawAd*> ads;
  const auto area = read_place(place);
  if (!area) return ads;
  std::ranges::copy_if(night.live, std::back_inserter(ads), [&](const RawAd* ad) { return stands_in(*ad, *area); });
  return ads;
}

std::vector<const RawAd*> ads_around(const SiteNight& night, std::string_view town) {
  const auto area = read_place(town);
  if (!area || area->departments.size() != 1) return ads_at(night, town);
  const Department& department = area->departments.front().department();
  return ads_at(night, department.code == kParis ? slug_of(department.region_name) : std::string(department.code));
}

data listed_towns() {
  data towns(data::type::list);
  std::set<std::string> slugs;
  for (const Commune* commune : all_communes()) {
    if (!commune->has_listing || !slugs.insert(slug_of(commune->name)).second) continue;
    data town("name", std::string(commune->name));
    town.set("slug", slug_of(commune->name));
    towns.push_back(town);
  }
  return towns;
}

Ads slice(Ads ads, int page, int per_page) {
  const std::size_t size = static_cast<std::size_t>(std::max(per_page, 1));
  const std::size_t from = static_cast<std::size_t>(std::max(page, 1) - 1) * size;
  if (from >= ads.size()) return {};
  return ads.subspan(from, std::min(size, ads.size() - from));
}

int page_count(Ads ads, int per_page) {
  const int size = std::max(per_page, 1);
  return std::max(1, (static_cast<int>(ads.size()) + size - 1) / size);
}

int page_number(std::string_view text) {
  int page = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), page);
  return error == std::errc() && end == text.data() + text.size() && page > 0 ? page : 1;
}

std::string query_value(const Request& request, const std::string& name) {
  const auto value = request.query.find(name);
  return value == request.query.end() ? std::string() : value->second;
}

const RawAd* find_ad(Ads ads, std::string_view ad_id) {
  const auto ad = std::ranges::find(ads, ad_id, [](const RawAd* each) { return std::string_view(each->ad_id); });
  return ad == ads.end() ? nullptr : *ad;
}

std::string_view after_last(std::string_view text, char separator) { return text.substr(text.rfind(separator) + 1); }

std::size_t number_of(std::string_view text) { return fnv1a(text) >> 16; }

std::vector<const RawAd*> bumped(std::vector<const RawAd*> ads, Date night) {
  const std::string day = to_text(night);
  std::ranges::sort(ads, {}, [&](const RawAd* ad) { return std::pair(number_of(day + ad->ad_id), ad->ad_id); });
  return ads;
}

std::vector<const RawAd*> related(const SiteNight& night, const RawAd& ad, std::size_t count) {
  std::vector<const RawAd*> others;
  if (night.live.empty()) return others;
  std::size_t at = 0;
  for (const char c : ad.ad_id) at = (at * 31 + static_cast<unsigned char>(c)) % night.live.size();
  for (std::size_t i = 0; i < night.live.size() && others.size() < count; ++i) {
    const RawAd* other = night.live[(at + i) % night.live.size()];
    if (other->ad_id != ad.ad_id) others.push_back(other);
  }
  return others;
}

std::string town_of(const RawAd& ad) { return std::string(town_name(ad.place.value_or(""))); }

std::string postal_code_of(const RawAd& ad) {
  const Commune* commune = commune_of(ad);
  return commune ? std::string(commune->postal_code) : std::string();
}

std::string path_of(const RawAd& ad) {
  const std::string_view url = ad.url ? std::string_view(*ad.url) : std::string_view();
  const std::size_t scheme = url.find("://");
  if (scheme == std::string_view::npos) return std::string(url);
  const std::size_t path = url.find('/', scheme + 3);
  return path == std::string_view::npos ? "/" : std::string(url.substr(path));
}

std::string photo_path(const RawPhoto& photo) {
  return "/photos/" + photo.pdq.value_or(std::string(16, '0')).substr(0, 16) + ".jpg";
}

std::string escaped(std::string_view text) { return kainjow::mustache::html_escape(std::string(text)); }

std::string html_lines(std::string_view text) {
  std::string html;
  for (const char c : escaped(text)) {
    if (c == '\n') {
      html += "<br>\n";
    } else if (c != '\r') {
      html += c;
    }
  }
  return html;
}

std::string script_safe(std::string json) {
  for (std::size_t at = 0; (at = json.find('<', at)) != std::string::npos;) json.replace(at, 1, "\\u003c");
  return json;
}

std::string leading_number(std::string_view text) {
  return std::string(text.substr(0, std::min(text.find_first_not_of("0123456789"), text.size())));
}

int amount_of(std::string_view text) {
  int amount = 0;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), amount);
  return read.ec == std::errc() ? amount : 0;
}

data ad_values(const RawAd& ad) {
  data values;
  values.set("id", ad.ad_id);
  values.set("path", path_of(ad));
  set_if(values, "url", ad.url);
  set_if(values, "title", ad.title);
  set_if(values, "name", ad.name);
  set_if(values, "age", ad.age);
  set_if(values, "price", ad.price);
  set_if(values, "place", ad.place);
  set_if(values, "posted", ad.posted);
  const std::string text = ad.text.value_or("");
  values.set("text", html_lines(text));
  values.set("excerpt", std::string(cut(text, kExcerptBytes)));
  set_place(values, ad);
  set_phones(values, ad);
  set_photos(values, ad);
  return values;
}

data rows(Ads ads) {
  data list(data::type::list);
  for (const RawAd* ad : ads) list.push_back(ad_values(*ad));
  return list;
}

Response html(std::string body, int status) { return {.status = status, .body = std::move(body)}; }

Response not_found() { return html("<!doctype html><title>404</title><h1>Page introuvable</h1>\n", 404); }

Response redirect(std::string location) {
  return {.status = 302, .body = "", .headers = {{"Location", std::move(location)}}};
}

}  // namespace vigie::testbed
