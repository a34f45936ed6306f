// EuroGirlsEscort: country or city in the path, profiles of any city on top, parameters in pairs, zero-width characters
// inside words, an age gate by cookie, dead profiles that redirect to the listing.
#include <fmt/format.h>

#include "testbed/replica_tools.h"
#include "testbed/templates.h"

namespace vigie::testbed {

namespace {

constexpr int kPerPage = 30;
constexpr int kVip = 2;
constexpr std::size_t kRelated = 4;
constexpr const char* kRobots = "User-agent: *\nDisallow: /login/\nDisallow: /*?source=\n";
constexpr std::string_view kZeroWidthSpace = "\xE2\x80\x8B";

/// A zero-width space after each 23rd letter that stands inside a word, as the site does against copies.
std::string with_zero_width(const std::string& html_text) {
  constexpr int kEvery = 23;
  std::string result;
  int letters = 0;
  bool inside_tag = false;
  for (std::size_t i = 0; i < html_text.size(); ++i) {
    const char c = html_text[i];
    result += c;
    if (c == '<' || c == '&') inside_tag = true;
    const bool word =
        c >= 'a' && c <= 'z' && i + 1 < html_text.size() && html_text[i + 1] >= 'a' && html_text[i + 1] <= 'z';
    if (!inside_tag && word && ++letters % kEvery == 0) result += kZeroWidthSpace;
    if (c == '>' || c == ';') inside_tag = false;
  }
  return result;
}

class EuroGirlsEscort final : public Replica {
 public:
  explicit EuroGirlsEscort(const Templates& templates) : templates_(&templates) {}
  std::string_view site() const override { return "eurogirlsescort"; }
  std::vector<std::string> hosts() const override { return {"www.eurogirlsescort.com"}; }
  Response answer(const Request& request, const SiteNight& night) const override;
  std::map<std::string, std::string> visitor_cookies() const override { return {{"over18", "1"}}; }

 private:
  Response listing(const Request& request, const SiteNight& night) const;
  Response profile(const std::string& id, const SiteNight& night) const;

  const Templates* templates_;
};

Response EuroGirlsEscort::listing(const Request& request, const SiteNight& night) const {
  const std::string place = last_path_part(request.path);
  const bool country = place == "escorts";
  if (!country && !is_place(place)) return not_found();
  const auto ads = ads_at(night, country ? "" : place);
  const int page = page_number(query_value(request, "profile-paginator-page"));
  kainjow::mustache::data values;
  values.set("rows", rows(slice(ads, page, kPerPage)));
  if (page < page_count(ads, kPerPage)) {
    values.set("next", fmt::format("{}?profile-paginator-page={}", request.path, page + 1));
  }
  if (ads.empty()) {
    values.set("nothing", kainjow::mustache::data::type::bool_true);
  } else {
    values.set("vip", rows(slice(night.live, 1, kVip)));
  }
  return html(templates_->render("eurogirlsescort/listing", values));
}

Response EuroGirlsEscort::profile(const std::string& id, const SiteNight& night) const {
  const RawAd* found = find_ad(night.live, id);
  if (found == nullptr) return redirect("/escorts/france/");
  auto values = ad_values(*found);
  values.set("text", with_zero_width(html_lines(found->text.value_or(""))));
  values.set("town_slug", slug_of(town_of(*found)));
  values.set("related", rows(related(night, *found, kRelated)));
  return html(templates_->render("eurogirlsescort/ad", values));
}

Response EuroGirlsEscort::answer(const Request& request, const SiteNight& night) const {
  if (request.path == "/robots.txt") return {.content_type = "text/plain", .body = kRobots};
  if (request.path.starts_with("/photos/")) return not_found();
  const auto adult = request.cookies.find("over18");
  if (adult == request.cookies.end() || adult->second != "1") {
    return html(templates_->render("eurogirlsescort/gate", {}));
  }
  if (request.path.starts_with("/escort/")) return profile(last_path_part(request.path), night);
  return listing(request, night);
}

}  // namespace

std::unique_ptr<Replica> make_eurogirlsescort(const Templates& templates) {
  return std::make_unique<EuroGirlsEscort>(templates);
}

}  // namespace vigie::testbed
