// Topannonces: the markup of 2025 (Angular Material), as it stands once its scripts have run, under the addresses of
// 2018. "En voir plus" gives the next rows alone; the list is in the order of bumps; base64 number behind a click.
#include <fmt/format.h>

#include "testbed/contact_markup.h"
#include "testbed/replica_tools.h"
#include "testbed/templates.h"

namespace vigie::testbed {

namespace {

constexpr int kPerPage = 20;
constexpr std::size_t kRelated = 4;
constexpr std::string_view kListing = "annonces-", kRegion = "-r370", kAd = "annonce-";
constexpr const char* kRobots = "User-agent: *\nDisallow: /compte/\nDisallow: /deposer-une-annonce.html\n";

/// "annonces-ile-de-france-r37001.html" → "ile-de-france"; a rubric's page is of the whole country or of `?region=`.
std::string place_of(const Request& request) {
  const std::string last = last_path_part(request.path);
  const std::size_t end = last.find(kRegion);
  if (!last.starts_with(kListing) || end == std::string::npos) return query_value(request, "region");
  return last.substr(kListing.size(), end - kListing.size());
}

/// "annonce-rencontres-v12345678.html" → "12345678".
std::string ad_id_of(std::string_view last_part) {
  return leading_number(after_last(last_part.substr(0, last_part.rfind('.')), 'v'));
}

class Topannonces final : public Replica {
 public:
  explicit Topannonces(const Templates& templates) : templates_(&templates) {}
  std::string_view site() const override { return "topannonces"; }
  std::vector<std::string> hosts() const override { return {"www.topannonces.fr", "topannonces.fr"}; }
  Response answer(const Request& request, const SiteNight& night) const override;

 private:
  Response listing(const Request& request, const SiteNight& night) const;
  Response ad(const std::string& id, const SiteNight& night) const;

  const Templates* templates_;
};

Response Topannonces::listing(const Request& request, const SiteNight& night) const {
  const std::string place = place_of(request);
  if (!is_place(place)) return not_found();
  const auto ads = bumped(ads_at(night, place), night.night);
  const int page = page_number(query_value(request, "page"));
  kainjow::mustache::data values;
  values.set("whole", page == 1);
  values.set("rows", rows(slice(ads, page, kPerPage)));
  if (ads.empty()) values.set("nothing", true);
  if (page < page_count(ads, kPerPage)) {
    const std::string region = query_value(request, "region");
    values.set("more",
               fmt::format("{}?{}page={}", request.path, region.empty() ? "" : "region=" + region + "&", page + 1));
  }
  return html(templates_->render("topannonces/listing", values));
}

Response Topannonces::ad(const std::string& id, const SiteNight& night) const {
  const RawAd* found = find_ad(night.live, id);
  if (found == nullptr && find_ad(night.dead, id) == nullptr) return not_found();
  if (found == nullptr) return html(templates_->render("topannonces/gone", {}));
  auto values = ad_values(*found);
  set_contacts(values, *found);
  values.set("related", rows(related(night, *found, kRelated)));
  return html(templates_->render("topannonces/ad", values));
}

Response Topannonces::answer(const Request& request, const SiteNight& night) const {
  if (request.path == "/robots.txt") return {.content_type = "text/plain", .body = kRobots};
  const std::string last = last_path_part(request.path);
  if (last.starts_with(kAd)) return ad(ad_id_of(last), night);
  const bool list = last.starts_with(kListing) || last.empty() || request.path == "/rencontres";
  return list ? listing(request, night) : not_found();
}

}  // namespace

std::unique_ptr<Replica> make_topannonces(const Templates& templates) {
  return std::make_unique<Topannonces>(templates);
}

}  // namespace vigie::testbed
