// Erobella: one list for everywhere, the place only in the profile; the rows as scripts make them, served as HTML.
// Nuxt state beside them, the number masked until a click, WhatsApp and Telegram, dead profiles that are 410.
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "testbed/contact_markup.h"
#include "testbed/replica_tools.h"
#include "testbed/templates.h"

namespace vigie::testbed {

namespace {

using nlohmann::json;

constexpr int kPerPage = 24;
constexpr int kTeasers = 2;
constexpr std::size_t kRelated = 3;
constexpr const char* kRobots = "User-agent: *\nDisallow: /account/\nDisallow: /messenger/\n";

/// A function that is called at once, as Nuxt writes its state: a program cannot read it as JSON.
std::string nuxt_state(Ads ads) {
  json profiles = json::array();
  for (const RawAd* ad : ads) {
    profiles.push_back({{"id", ad->ad_id}, {"slug", path_of(*ad)}, {"headline", ad->title.value_or("")}});
  }
  const std::string list = script_safe(profiles.dump(-1, ' ', false, json::error_handler_t::replace));
  return "window.__NUXT__=(function(a,b){return {layout:\"default\",data:[{country:a,profiles:" + list +
         "}],serverRendered:b}}(\"fr\",true));";
}

/// One profile in five: a script puts the text into a shadow tree.
bool is_written_by_script(const RawAd& ad) { return ad.ad_id.ends_with('3') || ad.ad_id.ends_with('8'); }

/// "/sex/" is everywhere, "/sex/cergy/" a place.
std::string place_of(const std::string& path) {
  const auto parts = path_parts(path);
  return parts.size() > 1 ? parts.back() : std::string();
}

class Erobella final : public Replica {
 public:
  explicit Erobella(const Templates& templates) : templates_(&templates) {}
  std::string_view site() const override { return "erobella"; }
  std::vector<std::string> hosts() const override { return {"erobella.com", "www.erobella.com"}; }
  Response answer(const Request& request, const SiteNight& night) const override;

 private:
  Response listing(const Request& request, const SiteNight& night) const;
  Response profile(std::string_view id, const SiteNight& night) const;

  const Templates* templates_;
};

Response Erobella::listing(const Request& request, const SiteNight& night) const {
  const std::string place = place_of(request.path);
  if (!is_place(place)) return not_found();
  const auto ads = ads_at(night, place);
  const int page = page_number(query_value(request, "page"));
  kainjow::mustache::data values;
  values.set("rows", rows(slice(ads, page, kPerPage)));
  values.set("teasers", rows(slice(night.live, 1, kTeasers)));
  values.set("state", nuxt_state(slice(ads, page, kPerPage)));
  values.set("page", std::to_string(page));
  values.set("path", request.path);
  if (ads.empty()) values.set("nothing", true);
  if (page < page_count(ads, kPerPage)) values.set("next", fmt::format("{}?page={}", request.path, page + 1));
  return html(templates_->render("erobella/listing", values));
}

Response Erobella::profile(std::string_view id, const SiteNight& night) const {
  const RawAd* found = find_ad(night.live, id);
  if (found == nullptr) return html(templates_->render("erobella/gone", {}), find_ad(night.dead, id) ? 410 : 404);
  auto values = ad_values(*found);
  set_contacts(values, *found);
  if (is_written_by_script(*found)) values.set("scripted", base64(html_lines(found->text.value_or(""))));
  values.set("state", nuxt_state(std::span(&found, 1)));
  values.set("related", rows(related(night, *found, kRelated)));
  return html(templates_->render("erobella/ad", values));
}

Response Erobella::answer(const Request& request, const SiteNight& night) const {
  if (request.path == "/robots.txt") return {.content_type = "text/plain", .body = kRobots};
  if (request.path.starts_with("/profile/")) return profile(after_last(last_path_part(request.path), '-'), night);
  const bool list = request.path == "/" || request.path.starts_with("/sex");
  return list ? listing(request, night) : not_found();
}

}  // namespace

std::unique_ptr<Replica> make_erobella(const Templates& templates) { return std::make_unique<Erobella>(templates); }

}  // namespace vigie::testbed
