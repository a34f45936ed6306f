// Skokka: town or region in the path, a list that begins again after its end, promoted rows repeated on every page, an
// age gate by cookie, lazy images, the number in tel: and wa.me links, dead ads that are 404.
#include <charconv>

#include <fmt/format.h>

#include "testbed/contact_markup.h"
#include "testbed/replica_tools.h"
#include "testbed/templates.h"

namespace vigie::testbed {

namespace {

constexpr int kPerPage = 25;
constexpr int kPromoted = 2;
constexpr std::size_t kRelated = 4;
constexpr const char* kRobots = "User-agent: *\nDisallow: /my-account/\nDisallow: /login/\n";

/// Two hexadecimal digits as the two decimal ones of a folder.
int folder_of(std::string_view hex) {
  int value = 0;
  std::from_chars(hex.data(), hex.data() + hex.size(), value, 16);
  return value % 100;
}

/// "/image/post/NN/NN/{hash}.jpg", by the photo's hash.
std::string post_image(const RawPhoto& photo) {
  const std::string hash = photo.pdq.value_or(std::string(64, '0')).substr(0, 32);
  return fmt::format("/image/post/{:02}/{:02}/{}.jpg", folder_of(hash.substr(0, 2)), folder_of(hash.substr(2, 2)),
                     hash);
}

kainjow::mustache::data values_of(const RawAd& ad) {
  auto values = ad_values(ad);
  kainjow::mustache::data photos(kainjow::mustache::data::type::list);
  for (const RawPhoto& photo : ad.photos) photos.push_back(kainjow::mustache::data("src", post_image(photo)));
  values.set("photos", photos);
  if (!ad.photos.empty()) values.set("photo", post_image(ad.photos.front()));
  if (!ad.phones.empty()) values.set("phone_abroad", digits_abroad(ad.phones.front()));
  return values;
}

kainjow::mustache::data rows_of(Ads ads) {
  kainjow::mustache::data list(kainjow::mustache::data::type::list);
  for (const RawAd* ad : ads) list.push_back(values_of(*ad));
  return list;
}

class Skokka final : public Replica {
 public:
  explicit Skokka(const Templates& templates) : templates_(&templates) {}
  std::string_view site() const override { return "skokka"; }
  std::vector<std::string> hosts() const override { return {"fr.skokka.com", "skokka.fr", "www.skokka.fr"}; }
  Response answer(const Request& request, const SiteNight& night) const override;
  std::map<std::string, std::string> visitor_cookies() const override { return {{"adult_cookie", "1"}}; }

 private:
  Response listing(const Request& request, const SiteNight& night) const;
  Response ad(std::string_view last_part, const SiteNight& night) const;

  const Templates* templates_;
};

Response Skokka::listing(const Request& request, const SiteNight& night) const {
  const auto parts = path_parts(request.path);
  const std::string place = parts.size() > 1 ? parts.back() : std::string();
  if (!is_place(place)) return not_found();
  const auto ads = ads_at(night, place);
  const int asked = page_number(query_value(request, "p"));
  const int shown = (asked - 1) % page_count(ads, kPerPage) + 1;
  kainjow::mustache::data values;
  values.set("promoted", rows_of(slice(ads, 1, kPromoted)));
  values.set("rows", rows_of(slice(ads, shown, kPerPage)));
  if (ads.empty()) {
    values.set("nothing", kainjow::mustache::data::type::bool_true);
  } else {
    values.set("next", fmt::format("{}?p={}", request.path, asked + 1));
  }
  return html(templates_->render("skokka/listing", values));
}

Response Skokka::ad(std::string_view last_part, const SiteNight& night) const {
  const RawAd* found = find_ad(night.live, last_part.substr(last_part.rfind('-') + 1));
  if (found == nullptr) return html(templates_->render("skokka/gone", {}), 404);
  auto values = values_of(*found);
  values.set("related", rows_of(related(night, *found, kRelated)));
  return html(templates_->render("skokka/ad", values));
}

Response Skokka::answer(const Request& request, const SiteNight& night) const {
  if (request.path == "/robots.txt") return {.content_type = "text/plain", .body = kRobots};
  if (request.path.starts_with("/photos/") || request.path.starts_with("/image/")) return not_found();
  const auto adult = request.cookies.find("adult_cookie");
  if (adult == request.cookies.end() || adult->second != "1") return html(templates_->render("skokka/gate", {}));
  if (request.path.starts_with("/annonce/")) return ad(last_path_part(request.path), night);
  return listing(request, night);
}

}  // namespace

std::unique_ptr<Replica> make_skokka(const Templates& templates) { return std::make_unique<Skokka>(templates); }

}  // namespace vigie::testbed
