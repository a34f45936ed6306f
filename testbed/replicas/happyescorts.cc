// HappyEscorts: country and city in the path, offsets ("?start=20"), closing tags with attributes, a side block that
// repeats rows outside the list's table, the number as the alt text of a picture, the home page for a dead profile.
#include <algorithm>
#include <iterator>

#include <fmt/format.h>

#include "testbed/contact_markup.h"
#include "testbed/replica_places.h"
#include "testbed/replica_tools.h"
#include "testbed/templates.h"

namespace vigie::testbed {

namespace {

using kainjow::mustache::data;

constexpr int kPerPage = 20;
constexpr int kOfTheWeek = 3;
constexpr std::string_view kListsOfAll[] = {"latest", "updated", "popular"};
constexpr const char* kRobots = "User-agent: *\nDisallow: /administrator/\nDisallow: /component/\n";

/// "/escorts/france/cergy" → "cergy", "/escorts/latest" → "" (all); without a name that is a place elsewhere.
std::string place_of(const std::string& path) {
  const auto parts = path_parts(path);
  if (parts.size() < 2) return {};
  const bool all = std::ranges::find(kListsOfAll, parts[1]) != std::end(kListsOfAll);
  return parts.size() == 2 && all ? std::string() : parts.back();
}

/// "?start=40" is page 3.
int page_of(const Request& request) {
  const std::string start = query_value(request, "start");
  return start == "0" || start.empty() ? 1 : page_number(start) / kPerPage + 1;
}

data row_of(const RawAd& ad) {
  data values = ad_values(ad);
  set_contacts(values, ad);
  values.set("town_slug", slug_of(town_of(ad)));
  values.set("number", std::to_string(10000 + number_of(ad.ad_id) % 90000));
  if (const std::string euros = leading_number(ad.price.value_or("")); !euros.empty()) values.set("euros", euros);
  return values;
}

data list_of(Ads ads) {
  data list(data::type::list);
  for (const RawAd* ad : ads) list.push_back(row_of(*ad));
  return list;
}

class HappyEscorts final : public Replica {
 public:
  explicit HappyEscorts(const Templates& templates) : templates_(&templates) {}
  std::string_view site() const override { return "happyescorts"; }
  std::vector<std::string> hosts() const override {
    return {"www.happyescorts.com", "happyescorts.com", "m.happyescorts.com"};
  }
  Response answer(const Request& request, const SiteNight& night) const override;

 private:
  Response listing(const Request& request, const SiteNight& night) const;

  const Templates* templates_;
};

Response HappyEscorts::listing(const Request& request, const SiteNight& night) const {
  const std::string place = place_of(request.path);
  if (!is_place(place)) return not_found();
  const auto ads = ads_at(night, place);
  const int page = page_of(request);
  data values;
  values.set("rows", list_of(slice(ads, page, kPerPage)));
  values.set("week", list_of(slice(night.live, 1, kOfTheWeek)));
  if (ads.empty()) values.set("nothing", true);
  if (read_place(place)->everywhere) values.set("towns", listed_towns());
  if (page < page_count(ads, kPerPage)) values.set("next", fmt::format("{}?start={}", request.path, page * kPerPage));
  return html(templates_->render("happyescorts/listing", values));
}

Response HappyEscorts::answer(const Request& request, const SiteNight& night) const {
  if (request.path == "/robots.txt") return {.content_type = "text/plain", .body = kRobots};
  if (request.path != "/" && !request.path.starts_with("/escorts")) return not_found();
  if (path_parts(request.path).size() < 4) return listing(request, night);
  const RawAd* found = find_ad(night.live, last_path_part(request.path));
  if (found == nullptr) return listing({.host = request.host, .path = "/", .query = {}, .cookies = {}}, night);
  return html(templates_->render("happyescorts/ad", row_of(*found)));
}

}  // namespace

std::unique_ptr<Replica> make_happyescorts(const Templates& templates) {
  return std::make_unique<HappyEscorts>(templates);
}

}  // namespace vigie::testbed
