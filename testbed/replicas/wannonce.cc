// Wannonce: rubric 85, region in the path, age gate by cookie, ISO-8859-1 declared in a <meta> only, phone as an image.
#include "testbed/contact_markup.h"
#include "testbed/digit_picture.h"
#include "testbed/latin1.h"
#include "testbed/replica_tools.h"
#include "testbed/templates.h"

namespace vigie::testbed {

namespace {

constexpr int kPerPage = 25;
constexpr std::size_t kRelated = 4;
constexpr const char* kRobots = "User-agent: *\nDisallow: /compte/\nDisallow: /deposer/\n";

/// "p3.htm" → 3; 0 where it is no page of a listing.
int listing_page(std::string_view last_part) {
  if (!last_part.starts_with('p') || !last_part.ends_with(".htm")) return 0;
  const std::string_view digits = last_part.substr(1, last_part.size() - 5);
  const bool number = !digits.empty() && digits.find_first_not_of("0123456789") == std::string_view::npos;
  return number ? page_number(digits) : 0;
}

/// "belle-annonce-12345678.htm" → "12345678".
std::string_view id_of(std::string_view last_part) {
  if (last_part.ends_with(".htm")) last_part.remove_suffix(4);
  return last_part.substr(last_part.find_last_not_of("0123456789") + 1);
}

/// "/r/fr/ile-de-france-13/…", else what the form asked for or its cookie kept.
std::string place_of(const Request& request) {
  const auto parts = path_parts(request.path);
  if (parts.size() > 2 && parts[0] == "r") return parts[2];
  if (std::string asked = query_value(request, "localisation"); !asked.empty()) return asked;
  const auto kept = request.cookies.find("localisation");
  return kept == request.cookies.end() ? std::string() : kept->second;
}

class Wannonce final : public Replica {
 public:
  explicit Wannonce(const Templates& templates) : templates_(&templates) {}
  std::string_view site() const override { return "wannonce"; }
  std::vector<std::string> hosts() const override { return {"www.wannonce.com"}; }
  Response answer(const Request& request, const SiteNight& night) const override;
  std::map<std::string, std::string> visitor_cookies() const override { return {{"setaduan", "oui"}}; }

 private:
  Response page(const std::string& name, const kainjow::mustache::data& values, int status = 200) const;
  Response listing(const Request& request, const SiteNight& night, int number) const;
  Response ad(std::string_view last_part, const SiteNight& night) const;
  Response picture(std::string_view id, const SiteNight& night) const;

  const Templates* templates_;
};

Response Wannonce::page(const std::string& name, const kainjow::mustache::data& values, int status) const {
  return {.status = status, .content_type = "text/html", .body = to_latin1(templates_->render(name, values))};
}

Response Wannonce::listing(const Request& request, const SiteNight& night, int number) const {
  const std::string place = place_of(request);
  if (!is_place(place)) return page("wannonce/gone", {}, 404);
  const auto ads = ads_at(night, place);
  kainjow::mustache::data values;
  values.set("rows", rows(slice(ads, number, kPerPage)));
  values.set("promoted", rows(slice(night.live, 1, 1)));
  values.set("total", std::to_string(ads.size()));
  const std::string folder = request.path.substr(0, request.path.rfind('/') + 1);
  if (number > 1) values.set("previous", folder + "p" + std::to_string(number - 1) + ".htm?num1=2");
  if (number < page_count(ads, kPerPage)) values.set("next", folder + "p" + std::to_string(number + 1) + ".htm?num1=2");
  Response response = page("wannonce/listing", values);
  if (const std::string asked = query_value(request, "localisation"); !asked.empty()) {
    response.headers["Set-Cookie"] = "localisation=" + slug_of(asked) + "; path=/";
  }
  return response;
}

Response Wannonce::ad(std::string_view last_part, const SiteNight& night) const {
  const RawAd* found = find_ad(night.live, id_of(last_part));
  if (found == nullptr) return page("wannonce/gone", {}, 404);
  auto values = ad_values(*found);
  values.set("related", rows(related(night, *found, kRelated)));
  return page("wannonce/ad", values);
}

Response Wannonce::picture(std::string_view id, const SiteNight& night) const {
  const RawAd* found = find_ad(night.live, id);
  if (found == nullptr || found->phones.empty()) return not_found();
  return {.content_type = "image/gif", .body = digit_picture(national_digits(found->phones.front()))};
}

Response Wannonce::answer(const Request& request, const SiteNight& night) const {
  if (request.path == "/robots.txt") return {.content_type = "text/plain", .body = kRobots};
  const auto cookie = request.cookies.find("setaduan");
  if (cookie == request.cookies.end() || cookie->second != "oui") return page("wannonce/gate", {});
  const std::string last = last_path_part(request.path);
  if (request.path.starts_with("/genImg/")) return picture(query_value(request, "fid"), night);
  if (request.path.starts_with("/photos/")) return not_found();
  if (const int number = listing_page(last); number > 0) return listing(request, night, number);
  return last.ends_with(".htm") ? ad(last, night) : listing(request, night, 1);
}

}  // namespace

std::unique_ptr<Replica> make_wannonce(const Templates& templates) { return std::make_unique<Wannonce>(templates); }

}  // namespace vigie::testbed
