#include "testbed/plain_replica.h"

#include <algorithm>

#include <fmt/chrono.h>
#include <fmt/format.h>

#include "testbed/latin1.h"
#include "testbed/plain_values.h"
#include "testbed/templates.h"

namespace vigie::testbed {

namespace {

using kainjow::mustache::data;

constexpr std::size_t kRelated = 4;
constexpr std::size_t kNearby = 12;
constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

std::string encoded(std::string text, Charset charset) {
  switch (charset) {
    case Charset::kUtf8:
      return text;
    case Charset::kUtf8Marked:
      return std::string(kByteOrderMark) + text;
    case Charset::kWindows1252:
      return to_windows_1252(text);
    case Charset::kLatin1:
      return to_latin1(text);
  }
  return text;
}

int shown_page(PastEnd past_end, int asked, int last) {
  if (past_end == PastEnd::kLastAgain) return std::min(asked, last);
  if (past_end == PastEnd::kFirstAgain) return (asked - 1) % last + 1;
  return asked;
}

/// From `n` or, of the first ad on the page, `offset`.
int page_of(const AddressValues& values, int per_page) {
  if (const auto n = values.find("n"); n != values.end()) return page_number(n->second);
  const auto offset = values.find("offset");
  return offset == values.end() ? 1 : page_number(offset->second) / per_page + 1;
}

/// "www.a.fr" → "a.fr", and back.
std::string other_host(std::string_view host) {
  constexpr std::string_view kPrefix = "www.";
  return host.starts_with(kPrefix) ? std::string(host.substr(kPrefix.size()))
                                   : std::string(kPrefix) + std::string(host);
}

/// As headers have it (RFC 9110, 5.6.7).
std::string midnight_of(Date day) { return fmt::format("{:%a, %d %b %Y} 00:00:00 GMT", std::chrono::sys_days(day)); }

/// Places in groups of one label: {label, places}.
data grouped(const std::vector<PlainPlace>& places, const PlainSite& site) {
  std::vector<std::string> labels;
  std::vector<data> members;
  for (const PlainPlace& place : places) {
    const auto& label = site.unit == PlaceUnit::kTown ? place.department->name : place.department->region_name;
    const auto at = static_cast<std::size_t>(std::ranges::find(labels, label) - labels.begin());
    if (at == labels.size()) {
      labels.emplace_back(label);
      members.emplace_back(data::type::list);
    }
    members[at].push_back(plain_place_values(place, site.place));
  }
  data groups(data::type::list);
  for (std::size_t i = 0; i < labels.size(); ++i) {
    data group("label", labels[i]);
    group.set("places", members[i]);
    groups.push_back(group);
  }
  return groups;
}

}  // namespace

PlainReplica::PlainReplica(const PlainSite& site, const Templates& templates)
    : plain_(&site),
      other_host_(other_host(site.host)),
      templates_(&templates),
      places_(plain_places(site.unit)),
      index_(site.index),
      place_(site.place),
      page_(site.page),
      ad_(site.ad) {}

std::map<std::string, std::string> PlainReplica::visitor_cookies() const {
  if (plain_->gate.cookie.empty()) return {};
  const std::size_t equals = plain_->gate.cookie.find('=');
  return {{std::string(plain_->gate.cookie.substr(0, equals)), std::string(plain_->gate.cookie.substr(equals + 1))}};
}

bool PlainReplica::gate_passed(const Request& request) const {
  return std::ranges::all_of(visitor_cookies(), [&](const auto& wanted) {
    const auto cookie = request.cookies.find(wanted.first);
    return cookie != request.cookies.end() && cookie->second == wanted.second;
  });
}

Response PlainReplica::enter() const {
  Response response = redirect(std::string(plain_->home));
  response.headers["Set-Cookie"] = fmt::format("{}; path=/", plain_->gate.cookie);
  return response;
}

const PlainPlace* PlainReplica::find_place(const AddressValues& values) const {
  const auto place = std::ranges::find_if(places_, [&](const PlainPlace& each) { return is_at(each, values); });
  return place == places_.end() ? nullptr : &*place;
}

std::optional<PlainReplica::Asked> PlainReplica::read_listing(const Request& request) const {
  for (const AddressPattern* pattern : {&page_, &place_}) {
    const auto values = pattern->read(request);
    if (!values) continue;
    if (const PlainPlace* place = find_place(*values)) return Asked{place, page_of(*values, plain_->per_page)};
  }
  return {};
}

std::string_view PlainReplica::index_of(const PlainPlace& place) const {
  return plain_->unit == PlaceUnit::kTown ? place.department->code : place.department->region;
}

std::string PlainReplica::page_address(const PlainPlace& place, int page) const {
  if (page == 1) return write_address(plain_->place, place.address);
  AddressValues values = place.address;
  values["n"] = fmt::to_string(page);
  values["offset"] = fmt::to_string((page - 1) * plain_->per_page);
  return write_address(plain_->page, values);
}

Response PlainReplica::page(std::string_view name, const data& values, Date night, int status) const {
  std::string body;
  if (night >= plain_->redesigned) body = templates_->render(fmt::format("{}/new_{}", plain_->id, name), values);
  if (body.empty()) body = templates_->render(fmt::format("{}/{}", plain_->id, name), values);
  return {.status = status,
          .content_type = std::string(plain_->content_type),
          .body = encoded(std::move(body), plain_->charset)};
}

Response PlainReplica::home(Date night) const {
  data values, entries(data::type::list);
  std::vector<std::string_view> shown;
  for (const PlainPlace& place : places_) {
    if (plain_->index.empty()) {
      entries.push_back(plain_place_values(place, plain_->place));
    } else if (std::ranges::find(shown, index_of(place)) == shown.end()) {
      shown.push_back(index_of(place));
      data entry = plain_place_values({place.department, nullptr, place.address}, plain_->index);
      if (plain_->unit == PlaceUnit::kDepartment) entry.set("name", std::string(place.department->region_name));
      entries.push_back(entry);
    }
  }
  values.set("places", entries);
  if (plain_->index.empty()) values.set("groups", grouped(places_, *plain_));
  return page("home", values, night);
}

Response PlainReplica::index(const PlainPlace& inside, Date night) const {
  data values, entries(data::type::list);
  for (const PlainPlace& place : places_) {
    if (index_of(place) == index_of(inside)) entries.push_back(plain_place_values(place, plain_->place));
  }
  const bool town = plain_->unit == PlaceUnit::kTown;
  values.set("places", entries);
  values.set("inside", std::string(town ? inside.department->name : inside.department->region_name));
  return page("home", values, night);
}

data PlainReplica::pager(const PlainPlace& place, int shown, int last) const {
  data pages(data::type::list);
  for (int number = 1; number <= last; ++number) {
    data one("number", fmt::to_string(number));
    one.set("path", page_address(place, number));
    one.set("current", number == shown ? data::type::bool_true : data::type::bool_false);
    pages.push_back(one);
  }
  return pages;
}

data PlainReplica::nearby(const PlainPlace& place) const {
  data others(data::type::list);
  for (const PlainPlace& other : places_) {
    if (others.list_value().size() == kNearby) break;
    const bool same_region = other.department->region == place.department->region;
    if (&other != &place && same_region) others.push_back(plain_place_values(other, plain_->place));
  }
  return others;
}

Response PlainReplica::listing(const Asked& asked, const SiteNight& night) const {
  const PlainPlace& place = *asked.place;
  const auto ads = ads_in(night, place);
  const int last = page_count(ads, plain_->per_page);
  if (asked.page > last && plain_->past_end == PastEnd::kNotFound) return not_found();
  const int shown = shown_page(plain_->past_end, asked.page, last);
  const auto on_page = slice(ads, shown, plain_->per_page);
  const bool endless = plain_->past_end == PastEnd::kFirstAgain && !ads.empty();
  data values = plain_place_values(place, plain_->place);
  values.set("rows", plain_rows(on_page));
  values.set("promoted", plain_rows(ads_elsewhere(night, place, plain_->promoted)));
  values.set("pages", pager(place, shown, last));
  values.set("nearby", nearby(place));
  values.set("total", fmt::to_string(ads.size()));
  if (on_page.empty()) values.set("nothing", data::type::bool_true);
  if (endless || shown < last) values.set("next", page_address(place, asked.page + 1));
  if (shown > 1) values.set("previous", page_address(place, shown - 1));
  return page("listing", values, night.night);
}

Response PlainReplica::ad(const RawAd& ad, const SiteNight& night) const {
  data values = plain_ad_values(ad);
  values.set("related", plain_rows(related(night, ad, kRelated)));
  Response response = page("ad", values, night.night);
  if (plain_->dated) response.headers["Last-Modified"] = midnight_of(std::ranges::min(ad.seen));
  return response;
}

Response PlainReplica::dead_ad(const RawAd& ad, const SiteNight& night) const {
  data values;
  switch (plain_->dead_ad) {
    case DeadAd::kNotFound:
      return page("gone", values, night.night, 404);
    case DeadAd::kGone:
      return page("gone", values, night.night, 410);
    case DeadAd::kHome:
      return redirect(std::string(plain_->home));
    case DeadAd::kExpired:
      break;
  }
  values.set("related", plain_rows(related(night, ad, kRelated)));
  return page("gone", values, night.night);
}

Response PlainReplica::content(const Request& request, const SiteNight& night) const {
  if (request.path == plain_->home) return home(night.night);
  if (const auto values = ad_.read(request)) {
    const std::string& id = values->find("id")->second;
    if (const RawAd* live = find_ad(night.live, id)) return ad(*live, night);
    if (const RawAd* dead = find_ad(night.dead, id)) return dead_ad(*dead, night);
  }
  if (const auto asked = read_listing(request)) return listing(*asked, night);
  const auto values = plain_->index.empty() ? std::nullopt : index_.read(request);
  const PlainPlace* inside = values ? find_place(*values) : nullptr;
  return inside == nullptr ? not_found() : index(*inside, night.night);
}

Response PlainReplica::answer(const Request& request, const SiteNight& night) const {
  if (request.host == other_host_) return redirect(fmt::format("https://{}{}", plain_->host, request.path));
  if (request.path == "/robots.txt") {
    if (plain_->robots.empty()) return not_found();
    return {.content_type = "text/plain", .body = std::string(plain_->robots)};
  }
  if (request.path.starts_with("/photos/")) return not_found();
  if (!plain_->gate.enter.empty() && request.path == plain_->gate.enter) return enter();
  const bool doorway = request.path == "/" && plain_->home != "/";
  return doorway || !gate_passed(request) ? page("gate", {}, night.night) : content(request, night);
}

}  // namespace vigie::testbed
