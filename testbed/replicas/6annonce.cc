// 6annonce: city in the path with "-" for each accent, three rows to a div, names with spaces in addresses, an age
// gate by cookie, half of the profiles still in the older markup, dead ones that redirect to their city.
#include <algorithm>

#include <fmt/format.h>

#include "testbed/communes.h"
#include "testbed/contact_markup.h"
#include "testbed/replica_tools.h"
#include "testbed/templates.h"

namespace vigie::testbed {

namespace {

using kainjow::mustache::data;

constexpr int kPerPage = 30;
constexpr std::size_t kToARow = 3;
constexpr std::size_t kPremium = 2;
constexpr int kOfOtherCities = 3;
constexpr std::string_view kCity = "city_fr_";
constexpr const char* kRobots = "User-agent: *\nDisallow: /private/\nDisallow: /js.php\n";

/// "Orléans" → "orl-ans".
std::string dashed(std::string_view name) {
  std::string slug;
  for (const char c : name) {
    const char lower = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    const bool kept = (lower >= 'a' && lower <= 'z') || (lower >= '0' && lower <= '9');
    if (kept || (!slug.empty() && slug.back() != '-')) slug += kept ? lower : '-';
  }
  return slug;
}

/// "city_fr_orl-ans" → "orleans"; "" (all) for the lists without a city.
std::string place_of(std::string_view list) {
  if (!list.starts_with(kCity)) return {};
  std::string city(list.substr(kCity.size()));
  if (is_place(city)) return city;
  for (const Commune* commune : all_communes()) {
    if (dashed(commune->name) == city) return slug_of(commune->name);
  }
  return city;
}

/// As the site writes it: spaces stay spaces.
std::string spaced_path(const RawAd& ad) {
  std::string path = path_of(ad);
  for (std::size_t at = 0; (at = path.find("%20", at)) != std::string::npos;) path.replace(at, 3, " ");
  return path;
}

/// "09/09/2026" → "09.09.2026".
std::string dotted(std::string date) {
  for (char& c : date) c = c == '/' ? '.' : c;
  return date;
}

data row_of(const RawAd& ad) {
  data values = ad_values(ad);
  values.set("path", spaced_path(ad));
  values.set("modified", dotted(ad.posted.value_or("")));
  return values;
}

data list_of(Ads ads) {
  data list(data::type::list);
  for (const RawAd* ad : ads) list.push_back(row_of(*ad));
  return list;
}

/// Rows of three; the first ones of the first page paid for a frame.
data grid_of(Ads ads, bool first_page) {
  data grid(data::type::list);
  for (std::size_t from = 0; from < ads.size(); from += kToARow) {
    data three(data::type::list);
    for (std::size_t i = from; i < std::min(from + kToARow, ads.size()); ++i) {
      data row = row_of(*ads[i]);
      if (first_page && i < kPremium) row.set("premium", true);
      three.push_back(row);
    }
    grid.push_back(data("escorts", three));
  }
  return grid;
}

class SixAnnonce final : public Replica {
 public:
  explicit SixAnnonce(const Templates& templates) : templates_(&templates) {}
  std::string_view site() const override { return "6annonce"; }
  std::vector<std::string> hosts() const override {
    return {"www.6annonce.com", "6annonce.com",      "www.6annonce.net",
            "6annonce.net",     "www.6annonces.net", "6annonces.net"};
  }
  Response answer(const Request& request, const SiteNight& night) const override;
  std::map<std::string, std::string> visitor_cookies() const override { return {{"18", "1"}}; }

 private:
  Response listing(const Request& request, const SiteNight& night) const;
  Response profile(std::string_view last_part, const SiteNight& night) const;

  const Templates* templates_;
};

Response SixAnnonce::listing(const Request& request, const SiteNight& night) const {
  const std::string place = place_of(last_path_part(request.path));
  if (!is_place(place)) return not_found();
  const auto ads = ads_around(night, place);
  const int page = page_number(query_value(request, "page"));
  data values;
  values.set("grid", grid_of(slice(ads, page, kPerPage), page == 1));
  values.set("others", list_of(slice(night.live, 1, kOfOtherCities)));
  if (ads.empty()) values.set("nothing", true);
  if (page < page_count(ads, kPerPage)) values.set("next", fmt::format("{}?page={}", request.path, page + 1));
  return html(templates_->render("6annonce/listing", values));
}

Response SixAnnonce::profile(std::string_view last_part, const SiteNight& night) const {
  const std::string_view id = after_last(last_part, '-');
  const RawAd* found = find_ad(night.live, id);
  const RawAd* left = found == nullptr ? find_ad(night.dead, id) : nullptr;
  if (left != nullptr) return redirect(fmt::format("/escorts/{}{}", kCity, dashed(town_of(*left))));
  if (found == nullptr) return not_found();
  data values = row_of(*found);
  set_contacts(values, *found);
  values.set("others", list_of(related(night, *found, kOfOtherCities)));
  const bool older = id.back() % 2 != 0;
  return html(templates_->render(older ? "6annonce/ad_older" : "6annonce/ad", values));
}

Response SixAnnonce::answer(const Request& request, const SiteNight& night) const {
  if (request.path == "/robots.txt") return {.content_type = "text/plain", .body = kRobots};
  const auto adult = request.cookies.find("18");
  if (adult == request.cookies.end() || adult->second != "1") return html(templates_->render("6annonce/gate", {}));
  if (request.path.starts_with("/escort/")) return profile(last_path_part(request.path), night);
  const bool list = request.path == "/" || request.path.starts_with("/escorts");
  return list ? listing(request, night) : not_found();
}

}  // namespace

std::unique_ptr<Replica> make_six_annonce(const Templates& templates) {
  return std::make_unique<SixAnnonce>(templates);
}

}  // namespace vigie::testbed
