// Locanto: the town in the host, ids in the path as ID_n, an ad of any town on top of every page, the number once for
// the desktop and once for the mobile, expired ads that say so with 200.
#include <fmt/format.h>

#include "testbed/replica_tools.h"
#include "testbed/templates.h"

namespace vigie::testbed {

namespace {

constexpr int kPerPage = 20;
constexpr int kOnTop = 1;
constexpr std::size_t kRelated = 4;
constexpr std::string_view kDomain = ".locanto.fr";
constexpr std::string_view kAdPath = "/ID_";
constexpr const char* kRobots = "User-agent: *\nDisallow: /g/\nDisallow: /post/\n";

/// "cergy.locanto.fr" → "cergy"; "www" is the whole country.
std::string place_of(const std::string& host) {
  if (!host.ends_with(kDomain)) return {};
  const std::string town = host.substr(0, host.size() - kDomain.size());
  return town == "www" ? std::string() : town;
}

class Locanto final : public Replica {
 public:
  explicit Locanto(const Templates& templates) : templates_(&templates) {}
  std::string_view site() const override { return "locanto"; }
  std::vector<std::string> hosts() const override { return {"*.locanto.fr"}; }
  Response answer(const Request& request, const SiteNight& night) const override;

 private:
  Response listing(const Request& request, const SiteNight& night) const;
  Response ad(const std::string& id, const SiteNight& night) const;

  const Templates* templates_;
};

Response Locanto::listing(const Request& request, const SiteNight& night) const {
  const std::string place = place_of(request.host);
  if (!is_place(place)) return not_found();
  const auto ads = ads_at(night, place);
  const int page = page_number(query_value(request, "page"));
  kainjow::mustache::data values;
  values.set("rows", rows(slice(ads, page, kPerPage)));
  if (page < page_count(ads, kPerPage)) values.set("next", fmt::format("{}?page={}", request.path, page + 1));
  if (ads.empty()) {
    values.set("nothing", kainjow::mustache::data::type::bool_true);
  } else {
    values.set("on_top", rows(slice(night.live, 1, kOnTop)));
  }
  return html(templates_->render("locanto/listing", values));
}

Response Locanto::ad(const std::string& id, const SiteNight& night) const {
  const RawAd* found = find_ad(night.live, id);
  const RawAd* expired = found == nullptr ? find_ad(night.dead, id) : nullptr;
  if (found == nullptr && expired == nullptr) return not_found();
  auto values = found != nullptr ? ad_values(*found) : kainjow::mustache::data();
  values.set("related", rows(related(night, found != nullptr ? *found : *expired, kRelated)));
  return html(templates_->render(found != nullptr ? "locanto/ad" : "locanto/gone", values));
}

Response Locanto::answer(const Request& request, const SiteNight& night) const {
  if (request.path == "/robots.txt") return {.content_type = "text/plain", .body = kRobots};
  if (request.path.starts_with("/photos/")) return not_found();
  if (request.path.starts_with(kAdPath)) return ad(path_parts(request.path).front().substr(kAdPath.size() - 1), night);
  return listing(request, night);
}

}  // namespace

std::unique_ptr<Replica> make_locanto(const Templates& templates) { return std::make_unique<Locanto>(templates); }

}  // namespace vigie::testbed
