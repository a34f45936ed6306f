// Ladyxena: département in the path, XHTML of the 2000s with a <base> and "../" links, ids repeated for each row, VIP
// rows first, windows-1252 that calls itself ISO-8859-1, a number among digits that the style hides.
#include <algorithm>

#include <fmt/format.h>

#include "testbed/contact_markup.h"
#include "testbed/latin1.h"
#include "testbed/replica_tools.h"
#include "testbed/templates.h"

namespace vigie::testbed {

namespace {

using kainjow::mustache::data;

constexpr int kPerPage = 20;
constexpr std::size_t kVip = 2;
constexpr int kOfOtherCities = 3;
constexpr std::string_view kList = "escort-", kSuffix = ".html";
constexpr const char* kRobots = "User-agent: *\nDisallow: /admin/\nDisallow: /stats/\n";

/// What a listing's address asks for; further pages of it are `folder`/escort-N.html.
struct Search {
  std::string place, folder;
  int page = 1;
};

bool is_number(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

/// "…/france/escort-val-d-oise.html" is the first page, "…/france/val-d-oise/escort-2.html" the second;
/// "/fr/escort-2.html" is the home list's.
Search read_search(const std::string& path) {
  auto parts = path_parts(path);
  std::string asked;
  if (!parts.empty() && parts.back().starts_with(kList) && parts.back().ends_with(kSuffix)) {
    asked = parts.back().substr(kList.size(), parts.back().size() - kList.size() - kSuffix.size());
    parts.pop_back();
  }
  const bool further = is_number(asked);
  if (!further && !asked.empty()) parts.push_back(asked);
  Search search{.page = further ? page_number(asked) : 1};
  if (parts.size() > 1) search.place = parts.back();
  for (const std::string& part : parts) search.folder += "/" + part;
  if (parts.empty()) search.folder = "/fr";
  return search;
}

data values_of(const RawAd& ad) {
  data values = ad_values(ad);
  set_contacts(values, ad);
  values.set("girl", std::to_string(10000 + number_of(ad.ad_id) % 90000));
  return values;
}

data list_of(Ads ads) {
  data list(data::type::list);
  for (const RawAd* ad : ads) list.push_back(values_of(*ad));
  return list;
}

class Ladyxena final : public Replica {
 public:
  explicit Ladyxena(const Templates& templates) : templates_(&templates) {}
  std::string_view site() const override { return "ladyxena"; }
  std::vector<std::string> hosts() const override { return {"www.ladyxena.com", "ladyxena.com"}; }
  Response answer(const Request& request, const SiteNight& night) const override;

 private:
  Response page(const std::string& name, const data& values, int status = 200) const;
  Response listing(const Search& search, const SiteNight& night) const;

  const Templates* templates_;
};

Response Ladyxena::page(const std::string& name, const data& values, int status) const {
  return {.status = status, .content_type = "text/html", .body = to_windows_1252(templates_->render(name, values))};
}

Response Ladyxena::listing(const Search& search, const SiteNight& night) const {
  if (!is_place(search.place)) return page("ladyxena/gone", {}, 404);
  const auto all = ads_at(night, search.place);
  const std::size_t vip = std::min(kVip, all.size());
  const Ads ordinary = Ads(all).subspan(vip);
  data values, pages(data::type::list);
  if (search.page == 1) values.set("vip", list_of(Ads(all).first(vip)));
  values.set("rows", list_of(slice(ordinary, search.page, kPerPage)));
  values.set("slider", list_of(slice(night.live, 1, kOfOtherCities)));
  if (all.empty()) values.set("nothing", true);
  for (int number = 2; number <= page_count(ordinary, kPerPage); ++number) {
    data link("href", fmt::format("../..{}/escort-{}.html", search.folder, number));
    link.set("number", std::to_string(number));
    link.set("class", number == search.page ? "page1" : "page");
    pages.push_back(link);
  }
  values.set("pages", pages);
  return page("ladyxena/listing", values);
}

Response Ladyxena::answer(const Request& request, const SiteNight& night) const {
  if (request.path == "/robots.txt") return {.content_type = "text/plain", .body = kRobots};
  if (request.path.starts_with("/girls/")) return not_found();
  const auto parts = path_parts(request.path);
  const bool profile = parts.size() == 3 && parts[1] == "fr";
  if (!profile) return listing(read_search(request.path), night);
  const RawAd* found = find_ad(night.live, parts.back());
  return found != nullptr ? page("ladyxena/ad", values_of(*found)) : page("ladyxena/gone", {}, 404);
}

}  // namespace

std::unique_ptr<Replica> make_ladyxena(const Templates& templates) { return std::make_unique<Ladyxena>(templates); }

}  // namespace vigie::testbed
