// Massage Republic: town in the path, pages as a last number, VIP rows on every page, auction spots of other towns,
// some slugs that redirect, an AMP twin, the number only by a second request, dead ads that are 410.
#include <algorithm>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "testbed/replica_tools.h"
#include "testbed/templates.h"

namespace vigie::testbed {

namespace {

using kainjow::mustache::data;

constexpr int kPerPage = 30;
constexpr int kVip = 2;
constexpr int kSpots = 3;
constexpr std::string_view kWomen = "female-escorts-in-", kMen = "male-escorts-in-", kEveryone = "escorts-in-";
constexpr const char* kRobots = "User-agent: *\nDisallow: /u/\nDisallow: /contact/\n";

/// "150 EUR", as the site writes amounts of all countries.
data values_of(const RawAd& ad) {
  data values = ad_values(ad);
  if (const std::string euros = leading_number(ad.price.value_or("")); !euros.empty()) values.set("euros", euros);
  return values;
}

class MassageRepublic final : public Replica {
 public:
  explicit MassageRepublic(const Templates& templates) : templates_(&templates) {}
  std::string_view site() const override { return "massagerepublic"; }
  std::vector<std::string> hosts() const override {
    return {"massagerepublic.com", "www.massagerepublic.com", "d1029384756abc.cloudfront.net"};
  }
  Response answer(const Request& request, const SiteNight& night) const override;

 private:
  Response listing(const std::string& list, int page, const SiteNight& night) const;
  Response ad(const std::string& slug, std::string_view twin, const SiteNight& night) const;

  const Templates* templates_;
};

/// Women and all others stand in the first list; that of men is empty.
Response MassageRepublic::listing(const std::string& list, int page, const SiteNight& night) const {
  const bool women = list.starts_with(kWomen);
  const std::string place = list.substr((women ? kWomen : kMen).size());
  if (place.empty() || !is_place(place)) return not_found();
  const auto ads = women ? ads_at(night, place) : std::vector<const RawAd*>();
  const std::size_t vip = std::min<std::size_t>(kVip, ads.size());
  const Ads ordinary = Ads(ads).subspan(vip);
  data values;
  values.set("vip", rows(Ads(ads).first(vip)));
  values.set("rows", rows(slice(ordinary, page, kPerPage)));
  values.set("spots", rows(slice(night.live, 1, kSpots)));
  if (ads.empty()) values.set("nothing", true);
  if (page < page_count(ordinary, kPerPage)) values.set("next", fmt::format("/{}/{}", list, page + 1));
  return html(templates_->render("massagerepublic/listing", values));
}

/// @param twin  "", "amp" or "phone"
Response MassageRepublic::ad(const std::string& slug, std::string_view twin, const SiteNight& night) const {
  const RawAd* found = find_ad(night.live, slug);
  if (found == nullptr) {
    return find_ad(night.dead, slug) ? html(templates_->render("massagerepublic/gone", {}), 410) : not_found();
  }
  if (twin == "phone") {
    const nlohmann::json number = {{"phone", found->phones.empty() ? "" : found->phones.front()}};
    return {.content_type = "application/json", .body = number.dump()};
  }
  return html(templates_->render(twin == "amp" ? "massagerepublic/amp" : "massagerepublic/ad", values_of(*found)));
}

/// "/female-escorts-in-cergy", "…/2", "…/lina-37", "…/lina-37/amp", "…/lina-37/phone"
Response MassageRepublic::answer(const Request& request, const SiteNight& night) const {
  if (request.path == "/robots.txt") return {.content_type = "text/plain", .body = kRobots};
  const auto parts = path_parts(request.path);
  if (parts.empty()) return listing("female-escorts-in-france", 1, night);
  const std::string& list = parts.front();
  if (list.starts_with(kEveryone)) return redirect(fmt::format("/{}{}", kWomen, list.substr(kEveryone.size())));
  if (!list.starts_with(kWomen) && !list.starts_with(kMen)) return not_found();
  if (parts.size() == 1) return listing(list, 1, night);
  const bool further = leading_number(parts[1]) == parts[1];
  if (further) return listing(list, page_number(parts[1]), night);
  return ad(parts[1], parts.size() > 2 ? std::string_view(parts[2]) : "", night);
}

}  // namespace

std::unique_ptr<Replica> make_massagerepublic(const Templates& templates) {
  return std::make_unique<MassageRepublic>(templates);
}

}  // namespace vigie::testbed
