// ParuVendu: département in the path as name and code, rows with data-id, one ad on top of every page, the number
// masked until a click, dead ads that are 410.
#include <fmt/format.h>

#include "testbed/replica_tools.h"
#include "testbed/templates.h"

namespace vigie::testbed {

namespace {

constexpr int kPerPage = 20;
constexpr int kOnTop = 1;
constexpr std::size_t kRelated = 3;
constexpr const char* kRobots = "User-agent: *\nDisallow: /moncompte/\nDisallow: /communfo/\n";

/// "06 39 98 12 34" → "06 XX XX XX XX".
std::string masked(std::string_view phone) { return std::string(phone.substr(0, 2)) + " XX XX XX XX"; }

class ParuVendu final : public Replica {
 public:
  explicit ParuVendu(const Templates& templates) : templates_(&templates) {}
  std::string_view site() const override { return "paruvendu"; }
  std::vector<std::string> hosts() const override { return {"www.paruvendu.fr"}; }
  Response answer(const Request& request, const SiteNight& night) const override;

 private:
  Response listing(const Request& request, const SiteNight& night) const;
  Response ad(const RawAd& ad, const SiteNight& night) const;

  const Templates* templates_;
};

Response ParuVendu::listing(const Request& request, const SiteNight& night) const {
  const std::string place = last_path_part(request.path);
  if (!is_place(place)) return not_found();
  const auto ads = ads_at(night, place);
  const int page = page_number(query_value(request, "p"));
  kainjow::mustache::data values;
  values.set("rows", rows(slice(ads, page, kPerPage)));
  values.set("on_top", rows(slice(ads, 1, kOnTop)));
  if (page < page_count(ads, kPerPage)) values.set("next", fmt::format("{}?p={}", request.path, page + 1));
  if (ads.empty()) values.set("nothing", kainjow::mustache::data::type::bool_true);
  return html(templates_->render("paruvendu/listing", values));
}

Response ParuVendu::ad(const RawAd& ad, const SiteNight& night) const {
  auto values = ad_values(ad);
  if (!ad.phones.empty()) values.set("masked", masked(ad.phones.front()));
  values.set("related", rows(related(night, ad, kRelated)));
  return html(templates_->render("paruvendu/ad", values));
}

Response ParuVendu::answer(const Request& request, const SiteNight& night) const {
  if (request.path == "/robots.txt") return {.content_type = "text/plain", .body = kRobots};
  if (request.path.starts_with("/photos/")) return not_found();
  const std::string last = last_path_part(request.path);
  if (const RawAd* live = find_ad(night.live, last)) return ad(*live, night);
  if (find_ad(night.dead, last) != nullptr) return html(templates_->render("paruvendu/gone", {}), 410);
  return listing(request, night);
}

}  // namespace

std::unique_ptr<Replica> make_paruvendu(const Templates& templates) { return std::make_unique<ParuVendu>(templates); }

}  // namespace vigie::testbed
