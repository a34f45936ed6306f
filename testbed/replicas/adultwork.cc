// AdultWork: a search by POST, rows that call vU(id), ASP tables of the 2000s with tags left open, windows-1252 that
// calls itself UTF-8, microdata, a calendar without end, a profile that is gone with 200.
#include <fmt/format.h>

#include "testbed/contact_markup.h"
#include "testbed/latin1.h"
#include "testbed/replica_tools.h"
#include "testbed/templates.h"

namespace vigie::testbed {

namespace {

using kainjow::mustache::data;

constexpr int kPerPage = 20;
constexpr std::string_view kUnitedKingdom = "158";
constexpr const char* kRobots = "User-agent: *\nDisallow: /Login.asp\nDisallow: /Booking/\n";

/// The site's own numbers of French regions are not known: names and codes of places stand for them, 0 is all.
std::string place_of(const Request& request) {
  const std::string region = query_value(request, "cboRegionID");
  return region == "0" ? std::string() : region;
}

int page_of(const Request& request) {
  const std::string page = query_value(request, "PageNo");
  return page_number(page.empty() ? query_value(request, "cboPageNo") : page);
}

class AdultWork final : public Replica {
 public:
  explicit AdultWork(const Templates& templates) : templates_(&templates) {}
  std::string_view site() const override { return "adultwork"; }
  std::vector<std::string> hosts() const override { return {"www.adultwork.com", "adultwork.com"}; }
  Response answer(const Request& request, const SiteNight& night) const override;

 private:
  Response page(const std::string& name, const data& values) const;
  Response search(const Request& request, const SiteNight& night) const;
  Response profile(const Request& request, const SiteNight& night) const;
  Response calendar(const Request& request) const;

  const Templates* templates_;
};

Response AdultWork::page(const std::string& name, const data& values) const {
  return {.content_type = "text/html", .body = to_windows_1252(templates_->render("adultwork/" + name, values))};
}

Response AdultWork::search(const Request& request, const SiteNight& night) const {
  const std::string place = place_of(request), country = query_value(request, "cboCountryID");
  const bool french = country != kUnitedKingdom && is_place(place);
  const auto ads = french ? ads_at(night, place) : std::vector<const RawAd*>();
  const int number = page_of(request);
  data values;
  values.set("rows", rows(slice(ads, number, kPerPage)));
  values.set("total", std::to_string(ads.size()));
  values.set("country", country);
  values.set("region", place.empty() ? "0" : place);
  values.set("page", std::to_string(number));
  if (number < page_count(ads, kPerPage)) values.set("next", std::to_string(number + 1));
  return page("listing", values);
}

Response AdultWork::profile(const Request& request, const SiteNight& night) const {
  const RawAd* found = find_ad(night.live, query_value(request, "UserID"));
  if (found == nullptr) return page("gone", {});
  data values = ad_values(*found);
  set_contacts(values, *found);
  return page("ad", values);
}

Response AdultWork::calendar(const Request& request) const {
  data values("user", query_value(request, "UserID"));
  values.set("next", std::to_string(page_number(query_value(request, "Month")) + 1));
  return page("calendar", values);
}

Response AdultWork::answer(const Request& request, const SiteNight& night) const {
  if (request.path == "/robots.txt") return {.content_type = "text/plain", .body = kRobots};
  if (request.path == "/") return page("gate", {});
  if (request.path == "/Search.asp" || request.path == "/Home.asp") return search(request, night);
  if (request.path == "/ViewProfile.asp") return profile(request, night);
  return request.path == "/Calendar.asp" ? calendar(request) : not_found();
}

}  // namespace

std::unique_ptr<Replica> make_adultwork(const Templates& templates) { return std::make_unique<AdultWork>(templates); }

}  // namespace vigie::testbed
