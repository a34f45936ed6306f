// Sexemodel: cities in the path of the search, "N.html" pages that repeat the last one without end, ETags, and a dead
// ad that leads to the home page.
#include <algorithm>

#include <fmt/format.h>

#include "testbed/replica_tools.h"
#include "testbed/templates.h"

namespace vigie::testbed {

namespace {

constexpr int kPerPage = 24;
constexpr std::size_t kRelated = 6;
constexpr const char* kRobots = "User-agent: *\nDisallow: /private/\nDisallow: /login\n";

/// What a listing's path asks for.
struct Search {
  std::string place, folder;
  int page = 1;
};

/// "3.html" → 3; 0 where it is no page.
int page_file(std::string_view part) {
  if (!part.ends_with(".html")) return 0;
  const std::string_view digits = part.substr(0, part.size() - 5);
  const bool number = !digits.empty() && digits.find_first_not_of("0123456789") == std::string_view::npos;
  return number ? page_number(digits) : 0;
}

/// The value after "city_ids"; a search without that key is of the whole country, elsewhere the last part is the place.
Search read_search(const Request& request) {
  auto parts = path_parts(request.path);
  Search search{.page = page_number(query_value(request, "page"))};
  if (!parts.empty() && page_file(parts.back()) > 0) {
    search.page = page_file(parts.back());
    parts.pop_back();
  }
  for (const std::string& part : parts) search.folder += "/" + part;
  search.folder += "/";
  const auto key = std::ranges::find(parts, "city_ids");
  if (key != parts.end() && key + 1 != parts.end()) search.place = *(key + 1);
  const bool is_search = std::ranges::find(parts, "search_box") != parts.end();
  if (key == parts.end() && !is_search && !parts.empty()) search.place = parts.back();
  return search;
}

Response with_etag(Response response) {
  response.headers["ETag"] = fmt::format("\"{:x}\"", std::hash<std::string>()(response.body));
  return response;
}

class Sexemodel final : public Replica {
 public:
  explicit Sexemodel(const Templates& templates) : templates_(&templates) {}
  std::string_view site() const override { return "sexemodel"; }
  std::vector<std::string> hosts() const override { return {"www.sexemodel.com"}; }
  Response answer(const Request& request, const SiteNight& night) const override;

 private:
  Response listing(const Search& search, const SiteNight& night) const;
  Response ad(std::string_view last_part, const SiteNight& night) const;

  const Templates* templates_;
};

Response Sexemodel::listing(const Search& search, const SiteNight& night) const {
  if (!search.place.empty() && !is_place(search.place)) return not_found();
  const auto ads = search.place.empty() ? night.live : ads_at(night, search.place);
  const int last = page_count(ads, kPerPage), number = std::min(search.page, last);
  kainjow::mustache::data values;
  values.set("rows", rows(slice(ads, number, kPerPage)));
  values.set("pinned", rows(slice(ads, 1, 1)));
  values.set("more", fmt::format("{}{}.html", search.folder, search.page + 1));
  return html(templates_->render("sexemodel/listing", values));
}

Response Sexemodel::ad(std::string_view last_part, const SiteNight& night) const {
  const RawAd* found = find_ad(night.live, last_part.substr(last_part.rfind('-') + 1));
  if (found == nullptr) return redirect("/");
  auto values = ad_values(*found);
  values.set("related", rows(related(night, *found, kRelated)));
  return with_etag(html(templates_->render("sexemodel/ad", values)));
}

Response Sexemodel::answer(const Request& request, const SiteNight& night) const {
  if (request.path == "/robots.txt") return {.content_type = "text/plain", .body = kRobots};
  if (request.path.starts_with("/photos/")) return not_found();
  if (request.path.starts_with("/escort/")) return ad(last_path_part(request.path), night);
  return listing(read_search(request), night);
}

}  // namespace

std::unique_ptr<Replica> make_sexemodel(const Templates& templates) { return std::make_unique<Sexemodel>(templates); }

}  // namespace vigie::testbed
