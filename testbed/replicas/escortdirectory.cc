// EscortDirectory: city and its number in the path, 45 rows in the markup of 2018 with an empty advert among them,
// profiles in that of 2020, a span for each digit, names with spaces, order of bumps, an inactive page with 200.
#include <fmt/format.h>

#include "testbed/contact_markup.h"
#include "testbed/replica_tools.h"
#include "testbed/templates.h"

namespace vigie::testbed {

namespace {

using kainjow::mustache::data;

constexpr int kPerPage = 45;
constexpr std::size_t kRelated = 4;
constexpr std::string_view kList = "escorts-";
constexpr const char* kRobots = "User-agent: *\nDisallow: /private/\nDisallow: /go?\n";

/// What a listing's address asks for; further pages of it are `folder`/escorts-N/.
struct Search {
  std::string place, folder;
  int page = 1;
  bool known = false;
};

/// "/fr/escorts-paris-191/" is the first page, "/fr/escorts-paris-191/escorts-2/" the second, "/escorts-2/" that of
/// all. Cities' own numbers are not known: any will do.
Search read_search(const std::string& path) {
  Search search;
  for (const std::string& part : path_parts(path)) {
    const std::string_view asked = part.starts_with(kList) ? std::string_view(part).substr(kList.size()) : "";
    const std::string_view number = after_last(asked, '-');
    if (!asked.empty() && number.size() == asked.size() && leading_number(asked) == asked) {
      search.page = page_number(asked);
      continue;
    }
    search.folder += "/" + part;
    if (asked.empty()) continue;
    const bool numbered = leading_number(number) == number;
    search.place = numbered ? asked.substr(0, asked.size() - number.size() - 1) : asked;
  }
  search.known = is_place(search.place) && (path.size() <= 4 || path.find("/escorts") != std::string::npos);
  return search;
}

data row_of(const RawAd& ad) {
  data values = ad_values(ad);
  std::string path = path_of(ad);
  for (std::size_t at = 0; (at = path.find("%20", at)) != std::string::npos;) path.replace(at, 3, " ");
  values.set("path", path);
  return values;
}

data list_of(Ads ads) {
  data list(data::type::list);
  for (const RawAd* ad : ads) list.push_back(row_of(*ad));
  return list;
}

class EscortDirectory final : public Replica {
 public:
  explicit EscortDirectory(const Templates& templates) : templates_(&templates) {}
  std::string_view site() const override { return "escortdirectory"; }
  std::vector<std::string> hosts() const override { return {"www.escortdirectory.com", "escortdirectory.com"}; }
  Response answer(const Request& request, const SiteNight& night) const override;

 private:
  Response listing(const Search& search, const SiteNight& night) const;
  Response profile(std::string_view id, const SiteNight& night) const;

  const Templates* templates_;
};

Response EscortDirectory::listing(const Search& search, const SiteNight& night) const {
  if (!search.known) return not_found();
  const auto ads = bumped(ads_around(night, search.place), night.night);
  data values;
  values.set("rows", list_of(slice(ads, search.page, kPerPage)));
  if (ads.empty()) values.set("nothing", true);
  const int last = page_count(ads, kPerPage);
  if (search.page < last) values.set("next", fmt::format("{}/escorts-{}/", search.folder, search.page + 1));
  if (search.page > 1) values.set("previous", fmt::format("{}/escorts-{}/", search.folder, search.page - 1));
  return html(templates_->render("escortdirectory/listing", values));
}

Response EscortDirectory::profile(std::string_view id, const SiteNight& night) const {
  const RawAd* found = find_ad(night.live, id);
  const RawAd* inactive = found == nullptr ? find_ad(night.dead, id) : nullptr;
  if (found == nullptr && inactive == nullptr) return not_found();
  data values = found != nullptr ? row_of(*found) : data();
  if (found != nullptr) set_contacts(values, *found);
  values.set("related", list_of(related(night, found != nullptr ? *found : *inactive, kRelated)));
  return html(templates_->render(found != nullptr ? "escortdirectory/ad" : "escortdirectory/gone", values));
}

Response EscortDirectory::answer(const Request& request, const SiteNight& night) const {
  if (request.path == "/robots.txt") return {.content_type = "text/plain", .body = kRobots};
  const bool is_profile = request.path.find("/escort/") != std::string::npos;
  if (is_profile) return profile(after_last(last_path_part(request.path), '-'), night);
  return listing(read_search(request.path), night);
}

}  // namespace

std::unique_ptr<Replica> make_escortdirectory(const Templates& templates) {
  return std::make_unique<EscortDirectory>(templates);
}

}  // namespace vigie::testbed
