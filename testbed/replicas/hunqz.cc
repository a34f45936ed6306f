// Hunqz: a profile at /{name} and as JSON at /api/opengrid/profiles/{name}. The list is invented: a page of links to
// /{name}, by a radius around a town.
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "testbed/replica_places.h"
#include "testbed/replica_tools.h"
#include "testbed/templates.h"

namespace vigie::testbed {

namespace {

using nlohmann::json;

constexpr int kPerPage = 24;
constexpr int kWholeDepartment = 20, kWholeRegion = 50;  // km
constexpr std::string_view kList = "/escorts", kApi = "/api/opengrid/profiles/";
constexpr const char* kRobots = "User-agent: *\nDisallow: /settings/\nDisallow: /messages/\n";

std::string picture_token(const RawPhoto& photo) { return photo.pdq.value_or(std::string(32, '0')).substr(0, 32); }

json pictures_of(const RawAd& ad) {
  json pictures = json::array();
  for (const RawPhoto& photo : ad.photos) {
    pictures.push_back({{"id", fmt::format("p{}", pictures.size() + 1)},
                        {"url_token", picture_token(photo)},
                        {"width", 900},
                        {"height", 1200}});
  }
  return pictures;
}

json profile_of(const RawAd& ad) {
  const json pictures = pictures_of(ad);
  json profile = {{"id", std::to_string(1000000 + number_of(ad.ad_id) % 9000000)},
                  {"name", ad.ad_id},
                  {"type", "HUNQ"},
                  {"headline", ad.title.value_or("")},
                  {"online_status", "OFFLINE"},
                  {"location", {{"name", town_of(ad)}, {"country", "FR"}}},
                  {"personal", {{"profile_text", ad.text.value_or("")}}},
                  {"preview_pic", pictures.empty() ? json() : json{{"url_token", pictures[0]["url_token"]}}},
                  {"pictures", pictures},
                  {"reviews", {{{"name", "traveller"}, {"text", "Great guy, 35, 200 EUR."}}}}};
  if (ad.age) profile["personal"]["age"] = amount_of(*ad.age);
  return profile;
}

Response json_response(const json& body, int status = 200) {
  return {.status = status,
          .content_type = "application/json; charset=utf-8",
          .body = body.dump(-1, ' ', false, json::error_handler_t::replace)};
}

/// "/escorts/cergy?radius=50" holds the region, 20 km the département, a smaller circle the town's own list.
std::string place_of(const Request& request) {
  const auto parts = path_parts(request.path);
  std::string place = parts.size() > 1 ? parts.back() : std::string();
  const auto area = read_place(place);
  const int radius = page_number(query_value(request, "radius"));
  if (!area || area->commune == nullptr || radius < kWholeDepartment) return place;
  const Department& department = area->departments.front().department();
  return radius < kWholeRegion ? std::string(department.code) : slug_of(department.region_name);
}

class Hunqz final : public Replica {
 public:
  explicit Hunqz(const Templates& templates) : templates_(&templates) {}
  std::string_view site() const override { return "hunqz"; }
  std::vector<std::string> hosts() const override { return {"www.hunqz.com", "hunqz.com"}; }
  Response answer(const Request& request, const SiteNight& night) const override;

 private:
  Response listing(const Request& request, const SiteNight& night) const;
  Response profile(const std::string& name, const SiteNight& night) const;

  const Templates* templates_;
};

Response Hunqz::listing(const Request& request, const SiteNight& night) const {
  const std::string place = place_of(request);
  if (!is_place(place)) return not_found();
  const auto ads = ads_at(night, place);
  const int page = page_number(query_value(request, "page"));
  const std::string radius = query_value(request, "radius");
  kainjow::mustache::data values;
  values.set("rows", rows(slice(ads, page, kPerPage)));
  if (ads.empty()) values.set("nothing", true);
  if (place.empty()) values.set("towns", listed_towns());
  if (page < page_count(ads, kPerPage)) {
    const std::string kept = radius.empty() ? "" : "radius=" + radius + "&";
    values.set("next", fmt::format("{}?{}page={}", request.path, kept, page + 1));
  }
  return html(templates_->render("hunqz/listing", values));
}

Response Hunqz::profile(const std::string& name, const SiteNight& night) const {
  const RawAd* found = find_ad(night.live, name);
  if (found == nullptr) return html(templates_->render("hunqz/gone", {}), 404);
  auto values = ad_values(*found);
  kainjow::mustache::data pictures(kainjow::mustache::data::type::list);
  for (const RawPhoto& photo : found->photos)
    pictures.push_back(kainjow::mustache::data("token", picture_token(photo)));
  values.set("pictures", pictures);
  return html(templates_->render("hunqz/ad", values));
}

Response Hunqz::answer(const Request& request, const SiteNight& night) const {
  if (request.path == "/robots.txt") return {.content_type = "text/plain", .body = kRobots};
  if (request.path.starts_with(kApi)) {
    const RawAd* found = find_ad(night.live, last_path_part(request.path));
    return found != nullptr ? json_response(profile_of(*found)) : json_response({{"error", "PROFILE_NOT_FOUND"}}, 404);
  }
  const auto parts = path_parts(request.path);
  if (parts.empty() || request.path.starts_with(kList)) return listing(request, night);
  return parts.size() == 1 ? profile(parts.front(), night) : not_found();
}

}  // namespace

std::unique_ptr<Replica> make_hunqz(const Templates& templates) { return std::make_unique<Hunqz>(templates); }

}  // namespace vigie::testbed
