// Escort Advisor: the ad's address is the phone number (or a slug for further ads under it), pages as a last number in
// the path, the age as a range, reviews that tell other facts, JSON-LD, a closed profile that keeps its reviews.
#include <algorithm>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "testbed/contact_markup.h"
#include "testbed/replica_tools.h"
#include "testbed/templates.h"

namespace vigie::testbed {

namespace {

using kainjow::mustache::data;

constexpr int kPerPage = 25;
constexpr int kBanners = 2;
constexpr const char* kRobots = "User-agent: *\nDisallow: /user/\nDisallow: /login\n";

bool is_number(std::string_view text) { return !text.empty() && leading_number(text) == text; }

/// What a listing's path asks for: "/escort/cergy/3".
struct Search {
  std::string place, folder = "/escort/";
  int page = 1;
};

Search read_search(const std::string& path) {
  const auto parts = path_parts(path);
  Search search;
  if (parts.size() > 1) search.place = parts[1];
  if (parts.size() > 2) search.page = page_number(parts[2]);
  search.folder += search.place.empty() ? "france" : search.place;
  return search;
}

/// "27" → "25-29", "18" → "18-19": a site of adults offers no range below.
std::string age_range(std::string_view age) {
  constexpr int kAdult = 18;
  const int from = amount_of(age) / 5 * 5;
  return fmt::format("{}-{}", std::max(from, kAdult), from + 4);
}

std::string linked_data(const RawAd& ad) {
  const nlohmann::json rating = {{"@type", "AggregateRating"}, {"ratingValue", 4.5}, {"reviewCount", 12}};
  const nlohmann::json business = {{"@context", "https://schema.org"},
                                   {"@type", "LocalBusiness"},
                                   {"name", ad.name.value_or("")},
                                   {"url", ad.url.value_or("")},
                                   {"address", {{"@type", "PostalAddress"}, {"addressLocality", town_of(ad)}}},
                                   {"aggregateRating", rating}};
  return script_safe(business.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace));
}

data values_of(const RawAd& ad) {
  data values = ad_values(ad);
  set_contacts(values, ad);
  values.set("linked_data", linked_data(ad));
  if (ad.age) values.set("age_range", age_range(*ad.age));
  if (is_number(ad.ad_id)) values.set("number_in_address", ad.ad_id);
  return values;
}

class EscortAdvisor final : public Replica {
 public:
  explicit EscortAdvisor(const Templates& templates) : templates_(&templates) {}
  std::string_view site() const override { return "escortadvisor"; }
  std::vector<std::string> hosts() const override {
    return {"fr-fr.escort-advisor.com", "fr-fr.escort-advisor.xxx", "www.escort-advisor.com", "www.escort-advisor.xxx"};
  }
  Response answer(const Request& request, const SiteNight& night) const override;

 private:
  Response listing(const Search& search, const SiteNight& night) const;
  Response profile(const std::string& id, const SiteNight& night) const;

  const Templates* templates_;
};

Response EscortAdvisor::listing(const Search& search, const SiteNight& night) const {
  if (!is_place(search.place)) return not_found();
  const auto ads = ads_at(night, search.place);
  data values;
  values.set("rows", rows(slice(ads, search.page, kPerPage)));
  values.set("banners", rows(slice(night.live, 1, kBanners)));
  if (ads.empty()) values.set("nothing", true);
  if (search.page < page_count(ads, kPerPage)) {
    values.set("next", fmt::format("{}/{}", search.folder, search.page + 1));
  }
  return html(templates_->render("escortadvisor/listing", values));
}

Response EscortAdvisor::profile(const std::string& id, const SiteNight& night) const {
  if (const RawAd* found = find_ad(night.live, id)) {
    return html(templates_->render("escortadvisor/ad", values_of(*found)));
  }
  const RawAd* closed = find_ad(night.dead, id);
  if (closed == nullptr) return not_found();
  return html(templates_->render("escortadvisor/gone", data("name", closed->name.value_or(""))));
}

Response EscortAdvisor::answer(const Request& request, const SiteNight& night) const {
  if (request.path == "/robots.txt") return {.content_type = "text/plain", .body = kRobots};
  const auto parts = path_parts(request.path);
  const bool is_profile =
      (parts.size() == 2 && parts[0] == "opiniones") || (parts.size() == 4 && parts[0] == "escorts");
  if (is_profile) return profile(parts.back(), night);
  return parts.empty() || parts[0] == "escort" ? listing(read_search(request.path), night) : not_found();
}

}  // namespace

std::unique_ptr<Replica> make_escortadvisor(const Templates& templates) {
  return std::make_unique<EscortAdvisor>(templates);
}

}  // namespace vigie::testbed
