// Leboncoin: one search page for any département, everything in the JSON state of Next.js, no phone, 410 for dead ads.
#include <algorithm>
#include <charconv>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "model/department.h"
#include "testbed/replica_tools.h"
#include "testbed/templates.h"

namespace vigie::testbed {

namespace {

using nlohmann::json;

constexpr int kPerPage = 35;
constexpr std::size_t kRelated = 4;
constexpr const char* kRobots = "User-agent: *\nDisallow: /account/\nDisallow: /messages/\n";

/// "d_95" → "95", "Argenteuil_95100" → "Argenteuil-95100", "r_12" (the site's own number) → no place that is known.
std::string place_of(std::string_view location) {
  if (location.starts_with("d_")) return std::string(location.substr(2));
  return std::string(location);
}

/// Those of "d_95,d_94" together, in the order of the site.
std::vector<const RawAd*> ads_of(const SiteNight& night, std::string_view locations) {
  if (locations.empty()) return night.live;
  SiteNight rest = night;
  std::vector<const RawAd*> ads;
  while (!locations.empty()) {
    const std::string_view one = locations.substr(0, locations.find(','));
    locations.remove_prefix(std::min(one.size() + 1, locations.size()));
    for (const RawAd* ad : ads_at(rest, place_of(one))) ads.push_back(ad);
    std::erase_if(rest.live, [&](const RawAd* ad) { return std::ranges::find(ads, ad) != ads.end(); });
  }
  return ads;
}

json price_of(const RawAd& ad) {
  const std::string price = ad.price.value_or("");
  int amount = 0;
  const auto read = std::from_chars(price.data(), price.data() + price.size(), amount);
  return read.ec == std::errc() ? json::array({amount}) : json::array();
}

json location_of(const RawAd& ad) {
  json location = {{"country_id", "FR"}, {"city", town_of(ad)}, {"zipcode", postal_code_of(ad)}};
  const auto code = DepartmentCode::parse(ad.department.value_or(""));
  if (!code) return location;
  location["department_id"] = code->text();
  location["department_name"] = code->department().name;
  location["region_name"] = code->department().region_name;
  return location;
}

json images_of(const RawAd& ad) {
  json urls = json::array();
  for (const RawPhoto& photo : ad.photos) urls.push_back("https://www.leboncoin.fr" + photo_path(photo));
  return {{"nb_images", urls.size()}, {"urls", urls}};
}

json attributes_of(const RawAd& ad) {
  json attributes = json::array();
  attributes.push_back({{"key", "rating_count"}, {"value", "0"}, {"generic", true}});
  if (ad.age) attributes.push_back({{"key", "age"}, {"key_label", "Âge"}, {"value", *ad.age}, {"generic", true}});
  return attributes;
}

/// The site's number as a number, as the evidence shows it; a text where it is none.
json list_id(const RawAd& ad) {
  std::int64_t number = 0;
  const char* end = ad.ad_id.data() + ad.ad_id.size();
  const auto read = std::from_chars(ad.ad_id.data(), end, number);
  return read.ec == std::errc() && read.ptr == end ? json(number) : json(ad.ad_id);
}

json ad_state(const RawAd& ad) {
  const std::string posted = ad.posted.value_or("");
  return {{"list_id", list_id(ad)},
          {"category_id", "34"},
          {"status", "active"},
          {"ad_type", "offer"},
          {"subject", ad.title.value_or("")},
          {"body", ad.text.value_or("")},
          {"url", ad.url.value_or("")},
          {"first_publication_date", posted},
          {"index_date", posted},
          {"price", price_of(ad)},
          {"location", location_of(ad)},
          {"images", images_of(ad)},
          {"attributes", attributes_of(ad)},
          {"owner", {{"type", "private"}, {"name", ad.name.value_or("")}}},
          {"has_phone", true}};
}

/// As it stands in a script: no text of an ad may end it.
std::string script_text(const json& state) {
  std::string text = state.dump(-1, ' ', false, json::error_handler_t::replace);
  for (std::size_t at = 0; (at = text.find("</", at)) != std::string::npos; at += 3) text.replace(at, 2, "<\\/");
  return text;
}

std::string next_data(const char* page, json properties) {
  return script_text({{"props", {{"pageProps", std::move(properties)}, {"__N_SSP", true}}},
                      {"page", page},
                      {"buildId", "q8Zt1029384756"},
                      {"isFallback", false}});
}

class Leboncoin final : public Replica {
 public:
  explicit Leboncoin(const Templates& templates) : templates_(&templates) {}
  std::string_view site() const override { return "leboncoin"; }
  std::vector<std::string> hosts() const override { return {"www.leboncoin.fr"}; }
  Response answer(const Request& request, const SiteNight& night) const override;

 private:
  Response search(const Request& request, const SiteNight& night) const;
  Response ad(std::string_view id, const SiteNight& night) const;

  const Templates* templates_;
};

Response Leboncoin::search(const Request& request, const SiteNight& night) const {
  const std::string place = query_value(request, "locations");
  const int page = page_number(query_value(request, "page"));
  const auto ads = ads_of(night, place);
  const Ads shown = slice(ads, page, kPerPage);
  json list = json::array();
  for (const RawAd* ad : shown) list.push_back(ad_state(*ad));
  const json data = {{"total", ads.size()}, {"max_pages", page_count(ads, kPerPage)}, {"ads", std::move(list)}};
  kainjow::mustache::data values;
  values.set("rows", rows(shown));
  if (page < page_count(ads, kPerPage)) {
    values.set("next", fmt::format("/recherche?category=34&locations={}&page={}", place, page + 1));
  }
  values.set("state", next_data("/recherche", {{"searchData", data}}));
  return html(templates_->render("leboncoin/listing", values));
}

Response Leboncoin::ad(std::string_view id, const SiteNight& night) const {
  const RawAd* found = find_ad(night.live, id);
  if (found == nullptr && find_ad(night.dead, id) == nullptr) return not_found();
  if (found == nullptr) return html(templates_->render("leboncoin/gone", {}), 410);
  auto values = ad_values(*found);
  const auto others = related(night, *found, kRelated);
  values.set("related", rows(others));
  json similar = json::array();
  for (const RawAd* other : others) similar.push_back(ad_state(*other));
  values.set("state", next_data("/ad/[category]/[id]", {{"ad", ad_state(*found)}, {"similarAds", std::move(similar)}}));
  return html(templates_->render("leboncoin/ad", values));
}

Response Leboncoin::answer(const Request& request, const SiteNight& night) const {
  if (request.path == "/robots.txt") return {.content_type = "text/plain", .body = kRobots};
  const auto parts = path_parts(request.path);
  if (parts.empty() || parts[0] == "recherche" || parts[0] == "c") return search(request, night);
  std::string_view id = parts.back();
  if (id.ends_with(".htm")) id.remove_suffix(4);
  return parts[0] == "photos" ? not_found() : ad(id, night);
}

}  // namespace

std::unique_ptr<Replica> make_leboncoin(const Templates& templates) { return std::make_unique<Leboncoin>(templates); }

}  // namespace vigie::testbed
