// Any bytes as an ad's page, a listing and a page of places: what is found is valid UTF-8, and links are absolute.
#include <cstdint>
#include <cstdlib>
#include <set>
#include <string>

#include "fuzz/utf8.h"

#include "extractors/generic/generic.h"

namespace {

using namespace vigie::extractors;

void require(bool holds) {
  if (!holds) std::abort();
}

bool is_absolute(const std::string& url) { return url.starts_with("https://") || url.starts_with("http://"); }

void check_text(const std::optional<std::string>& text) { require(!text || is_valid_utf8(*text)); }

void check_ad(const vigie::RawAd& ad) {
  for (const auto& text : {ad.title, ad.text, ad.name, ad.age, ad.price, ad.place, ad.posted}) check_text(text);
  for (const std::string& phone : ad.phones) check_text(phone);
  for (const vigie::RawPhoto& photo : ad.photos) require(photo.url && is_absolute(*photo.url));
}

void check_listing(const Listing& listing) {
  std::set<std::string> known;
  for (const vigie::RawAd& ad : listing.ads) {
    require(ad.url && is_absolute(*ad.url) && known.insert(*ad.url).second);
    check_ad(ad);
  }
  require(!listing.next || is_absolute(*listing.next));
}

/// A few communes: the index of all is made anew for each page.
const Gazetteer& gazetteer() {
  static const Gazetteer kFew = Gazetteer::load(VIGIE_SOURCE_DIR "/fuzz/communes.csv").value();
  return kFew;
}

void check_places(const ParsedPage& parsed) {
  const std::vector wanted = {vigie::DepartmentCode::parse("95").value(), vigie::DepartmentCode::parse("60").value()};
  DepartmentRules rules;
  rules.values["old_region"][wanted.back()] = {"picardie"};
  std::set<std::string> known;
  for (const PlaceLink& link : place_links(parsed, wanted, rules, gazetteer())) {
    require(link.department == wanted.front() || link.department == wanted.back());
    require(is_absolute(link.url) && known.insert(link.url).second);
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const Page page{.url = "https://www.exemple.example/annonces/lina-445566.htm",
                  .fetched = {},
                  .status = 200,
                  .content_type = "text/html",
                  .body = std::string(reinterpret_cast<const char*>(data), size)};
  const ParsedPage parsed(page);
  for (const auto& [field, found] : find_fields(parsed)) {
    for (const Finding& finding : found) require(!finding.value.empty() && is_valid_utf8(finding.value));
  }
  check_ad(generic_ad(parsed));
  check_listing(generic_listing(parsed));
  check_places(parsed);
  return 0;
}
