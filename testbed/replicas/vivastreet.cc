// Vivastreet: region or town in the path, "t+N" pages, a disclaimer laid over the page, the number in an onclick, an
// expired ad that says so with 200, Crawl-delay.
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "testbed/replica_tools.h"
#include "testbed/templates.h"

namespace vigie::testbed {

namespace {

constexpr int kPerPage = 30;
constexpr std::size_t kRelated = 4;
constexpr const char* kRobots = "User-agent: *\nCrawl-delay: 1\nDisallow: /account/\nDisallow: /*?lb=new\n";

/// "t+3" → 3; 0 where it is no page.
int page_part(std::string_view part) { return part.starts_with("t+") ? page_number(part.substr(2)) : 0; }

/// "12/09/2026" → "2026-09-12".
std::string iso_day(std::string_view posted) {
  if (posted.size() < 10) return {};
  return fmt::format("{}-{}-{}", posted.substr(6, 4), posted.substr(3, 2), posted.substr(0, 2));
}

/// The JSON-LD of an ad's page; "<" is escaped so that no text ends the script.
std::string linked_data(const RawAd& ad) {
  nlohmann::json page = {{"@type", "WebPage"}, {"name", ad.title.value_or("")}, {"url", ad.url.value_or("")}};
  if (const std::string day = iso_day(ad.posted.value_or("")); !day.empty()) page["datePublished"] = day;
  const nlohmann::json site = {{"@type", "WebSite"}, {"name", "Vivastreet"}};
  const nlohmann::json graph = {{"@context", "https://schema.org"}, {"@graph", {site, page}}};
  return script_safe(graph.dump());
}

class Vivastreet final : public Replica {
 public:
  explicit Vivastreet(const Templates& templates) : templates_(&templates) {}
  std::string_view site() const override { return "vivastreet"; }
  std::vector<std::string> hosts() const override { return {"www.vivastreet.com"}; }
  Response answer(const Request& request, const SiteNight& night) const override;

 private:
  Response listing(const std::vector<std::string>& parts, const SiteNight& night) const;
  Response ad(const std::string& id, const SiteNight& night) const;

  const Templates* templates_;
};

/// @param parts  rubric, place, and "t+N" after the first page
Response Vivastreet::listing(const std::vector<std::string>& parts, const SiteNight& night) const {
  const std::string place = parts.size() > 1 ? parts[1] : std::string();
  if (!is_place(place)) return not_found();
  const auto ads = ads_at(night, place);
  const int number = parts.size() > 2 ? page_part(parts[2]) : 1;
  const std::string folder = fmt::format("/{}/{}", parts.empty() ? "annonces" : parts[0], place.empty() ? "fr" : place);
  kainjow::mustache::data values;
  values.set("rows", rows(slice(ads, number, kPerPage)));
  values.set("total", std::to_string(ads.size()));
  if (number > 1) values.set("previous", fmt::format("{}/t+{}", folder, number - 1));
  if (number < page_count(ads, kPerPage)) values.set("next", fmt::format("{}/t+{}", folder, number + 1));
  return html(templates_->render("vivastreet/listing", values));
}

Response Vivastreet::ad(const std::string& id, const SiteNight& night) const {
  const RawAd* found = find_ad(night.live, id);
  if (found == nullptr && find_ad(night.dead, id) == nullptr) return not_found();
  if (found == nullptr) return html(templates_->render("vivastreet/gone", {}));
  auto values = ad_values(*found);
  values.set("linked_data", linked_data(*found));
  values.set("related", rows(related(night, *found, kRelated)));
  return html(templates_->render("vivastreet/ad", values));
}

Response Vivastreet::answer(const Request& request, const SiteNight& night) const {
  if (request.path == "/robots.txt") return {.content_type = "text/plain", .body = kRobots};
  const auto parts = path_parts(request.path);
  if (request.path.starts_with("/photos/")) return not_found();
  if (parts.size() < 3 || (parts.size() == 3 && page_part(parts[2]) > 0)) return listing(parts, night);
  return ad(parts.back(), night);
}

}  // namespace

std::unique_ptr<Replica> make_vivastreet(const Templates& templates) { return std::make_unique<Vivastreet>(templates); }

}  // namespace vigie::testbed
