// EscortNews: country and city as words in the path, links with a session id, the last page repeated without end, the
// number written from right to left, dead profiles that lead to the home page.
#include <algorithm>

#include <fmt/format.h>

#include "testbed/contact_markup.h"
#include "testbed/replica_tools.h"
#include "testbed/templates.h"

namespace vigie::testbed {

namespace {

constexpr int kPerPage = 25;
constexpr int kFeatured = 3;
constexpr std::size_t kRelated = 4;
constexpr const char* kRobots = "User-agent: *\nDisallow: /en/login\nDisallow: /en/contact/\n";

/// "/en/escorts/France/Val-de-Marne" → "Val-de-Marne"; "" (all) for the home page and "/en/escorts".
std::string place_of(const std::string& path) {
  const auto parts = path_parts(path);
  return parts.size() < 3 ? std::string() : parts.back();
}

/// As the server hands one out: another on each page and night.
std::string session_of(const Request& request, const SiteNight& night) {
  const std::string page = request.path + query_value(request, "page") + to_text(night.night);
  return fmt::format("{:012x}", number_of(page));
}

class EscortNews final : public Replica {
 public:
  explicit EscortNews(const Templates& templates) : templates_(&templates) {}
  std::string_view site() const override { return "escortnews"; }
  std::vector<std::string> hosts() const override {
    return {"www.escortnews.eu", "escortnews.eu", "www.escortnews.com", "escortnews.com", "img.escortnews.eu"};
  }
  Response answer(const Request& request, const SiteNight& night) const override;

 private:
  Response listing(const Request& request, const SiteNight& night) const;
  Response profile(const Request& request, const SiteNight& night) const;

  const Templates* templates_;
};

Response EscortNews::listing(const Request& request, const SiteNight& night) const {
  const std::string place = place_of(request.path);
  if (!is_place(place)) return not_found();
  const auto ads = ads_at(night, place);
  const int asked = page_number(query_value(request, "page"));
  const int shown = std::min(asked, page_count(ads, kPerPage));
  kainjow::mustache::data values;
  values.set("rows", rows(slice(ads, shown, kPerPage)));
  values.set("featured", rows(slice(night.live, 1, kFeatured)));
  values.set("session", session_of(request, night));
  if (ads.empty()) {
    values.set("nothing", true);
  } else {
    values.set("next", fmt::format("{}?page={}", request.path, asked + 1));
  }
  return html(templates_->render("escortnews/listing", values));
}

/// "/en/escort/Lina-12345.html"
Response EscortNews::profile(const Request& request, const SiteNight& night) const {
  const std::string last = last_path_part(request.path);
  const std::string id = leading_number(after_last(last, '-'));
  const RawAd* found = find_ad(night.live, id);
  if (found == nullptr) return redirect("/");
  auto values = ad_values(*found);
  set_contacts(values, *found);
  values.set("session", session_of(request, night));
  values.set("related", rows(related(night, *found, kRelated)));
  return html(templates_->render("escortnews/ad", values));
}

Response EscortNews::answer(const Request& request, const SiteNight& night) const {
  if (request.path == "/robots.txt") return {.content_type = "text/plain", .body = kRobots};
  if (request.host.starts_with("img.")) return not_found();
  if (request.path.starts_with("/en/escort/")) return profile(request, night);
  const bool list = request.path == "/" || request.path == "/en/" || request.path.starts_with("/en/escorts");
  return list ? listing(request, night) : not_found();
}

}  // namespace

std::unique_ptr<Replica> make_escortnews(const Templates& templates) { return std::make_unique<EscortNews>(templates); }

}  // namespace vigie::testbed
