// TopEscortBabes: the profile as window.profileData in one of many scripts, another town where she is on tour, the
// number only ciphered, the next page named in the head alone, dead profiles that redirect to their town.
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "testbed/communes.h"
#include "testbed/replica_tools.h"
#include "testbed/templates.h"

namespace vigie::testbed {

namespace {

using nlohmann::json;

constexpr int kPerPage = 30;
constexpr std::size_t kRelated = 3;
constexpr std::string_view kEscorts = "escorts";
constexpr const char* kRobots = "User-agent: *\nDisallow: /account/\nDisallow: /api/\n";

std::string dumped(const json& state) {
  return script_safe(state.dump(-1, ' ', false, json::error_handler_t::replace));
}

json town(const std::string& name) {
  return {{"name", name}, {"url_segment", slug_of(name)}, {"country", "France"}, {"lat", nullptr}, {"lng", nullptr}};
}

/// One in three is on tour: her base is any town.
json base_city(const RawAd& ad) {
  const auto communes = all_communes();
  const std::size_t number = number_of(ad.ad_id);
  return town(number % 3 != 0 ? town_of(ad) : std::string(communes[number % communes.size()]->name));
}

/// A cipher of nothing: without a second request there is no number.
std::string ciphered(std::string_view what, const RawAd& ad) {
  return fmt::format("{:012x}{:012x}", number_of(std::string(what) + ad.ad_id),
                     number_of(ad.ad_id + std::string(what)));
}

json photos_of(const RawAd& ad) {
  json photos = json::array();
  for (const RawPhoto& photo : ad.photos) photos.push_back({{"path", photo_path(photo)}, {"verified", false}});
  return photos;
}

json prices_of(const RawAd& ad) {
  const int amount = amount_of(ad.price.value_or(""));
  if (amount == 0) return json::array();
  return json::array({{{"label", "1 hour"}, {"price", amount}, {"currency", "EUR"}}});
}

json details_of(const RawAd& ad) {
  json details = {{"location", fmt::format("<a href=\"/{0}/escorts\">{1}</a>", slug_of(town_of(ad)), town_of(ad))},
                  {"nationality", "<a href=\"/escorts/french\">French</a>"},
                  {"hair", "<a href=\"/escorts/brunette\">Brunette</a>"},
                  {"languages", "<a href=\"/escorts/speaking-french\">French</a>"}};
  if (ad.age) details["age"] = fmt::format("<a href=\"/escorts/{0}\">{0}</a> years", *ad.age);
  return details;
}

std::string iso_moment(std::string posted) {
  if (posted.size() > 10 && posted[10] == ' ') posted[10] = 'T';
  return posted;
}

json profile_data(const RawAd& ad) {
  json profile = {{"id", ad.ad_id},
                  {"nickname", ad.name.value_or("")},
                  {"headline", ad.title.value_or("")},
                  {"canonical", ad.url.value_or("")},
                  {"lastActive", "today"},
                  {"updatedAt", iso_moment(ad.posted.value_or(""))},
                  {"aboutMe", {{"content", "<p>" + html_lines(ad.text.value_or("")) + "</p>"}}},
                  {"baseCity", base_city(ad)},
                  {"currentCity", town(town_of(ad))},
                  {"personalDetails", details_of(ad)},
                  {"prices", prices_of(ad)},
                  {"photos", photos_of(ad)},
                  {"contactOptions", {"call", "telegram"}},
                  {"phoneNumber", nullptr},
                  {"encodedPhoneNumber", ciphered("phone", ad)},
                  {"encodedTelegram", ciphered("telegram", ad)}};
  if (ad.age) profile["age"] = amount_of(*ad.age);
  const json prices = prices_of(ad);
  profile["minimumPrice"] = prices.empty() ? json() : prices[0]["price"];
  return profile;
}

json similar_profiles(Ads ads) {
  json profiles = json::array();
  for (const RawAd* ad : ads) {
    profiles.push_back({{"id", ad->ad_id}, {"nickname", ad->name.value_or("")}, {"canonical", ad->url.value_or("")}});
  }
  return {{"title", "Similar {escorts}"}, {"items", profiles}};
}

class TopEscortBabes final : public Replica {
 public:
  explicit TopEscortBabes(const Templates& templates) : templates_(&templates) {}
  std::string_view site() const override { return "topescortbabes"; }
  std::vector<std::string> hosts() const override { return {"topescortbabes.com", "www.topescortbabes.com"}; }
  Response answer(const Request& request, const SiteNight& night) const override;

 private:
  Response listing(const Request& request, const std::string& place, const SiteNight& night) const;
  Response profile(std::string_view id, const SiteNight& night) const;

  const Templates* templates_;
};

Response TopEscortBabes::listing(const Request& request, const std::string& place, const SiteNight& night) const {
  if (!is_place(place)) return not_found();
  const auto ads = ads_at(night, place);
  const int page = page_number(query_value(request, "page"));
  kainjow::mustache::data values;
  values.set("rows", rows(slice(ads, page, kPerPage)));
  if (ads.empty()) values.set("nothing", true);
  if (page < page_count(ads, kPerPage)) values.set("next", fmt::format("{}?page={}", request.path, page + 1));
  return html(templates_->render("topescortbabes/listing", values));
}

Response TopEscortBabes::profile(std::string_view id, const SiteNight& night) const {
  const RawAd* found = find_ad(night.live, id);
  const RawAd* left = found == nullptr ? find_ad(night.dead, id) : nullptr;
  if (left != nullptr) return redirect(fmt::format("/{}/escorts", slug_of(town_of(*left))));
  if (found == nullptr) return not_found();
  auto values = ad_values(*found);
  values.set("profile", dumped(profile_data(*found)));
  values.set("similar", dumped(similar_profiles(related(night, *found, kRelated))));
  return html(templates_->render("topescortbabes/ad", values));
}

/// "/cergy/escorts", "/france/cergy/escorts", "/cergy/escorts/Lina_1234567"; "/" is of the whole country.
Response TopEscortBabes::answer(const Request& request, const SiteNight& night) const {
  if (request.path == "/robots.txt") return {.content_type = "text/plain", .body = kRobots};
  const auto parts = path_parts(request.path);
  if (parts.empty()) return listing(request, {}, night);
  if (parts.size() < 2) return not_found();
  if (parts.back() == kEscorts) return listing(request, parts[parts.size() - 2], night);
  return parts[parts.size() - 2] == kEscorts ? profile(after_last(parts.back(), '_'), night) : not_found();
}

}  // namespace

std::unique_ptr<Replica> make_topescortbabes(const Templates& templates) {
  return std::make_unique<TopEscortBabes>(templates);
}

}  // namespace vigie::testbed
