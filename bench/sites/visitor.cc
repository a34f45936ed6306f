#include "bench/sites/visitor.h"

#include <algorithm>

#include <fmt/format.h>

#include "extractors/dom.h"
#include "extractors/url.h"

namespace vigie::bench {
namespace {

constexpr Date kNight = std::chrono::year{2026} / 9 / 9;
constexpr int kNights = 3;
constexpr std::size_t kMostPages = 400;
constexpr int kFull = 15;  ///< ads on a listing that is taken without a look at others

int hex(char c) {
  return c >= '0' && c <= '9' ? c - '0' : (c | 32) >= 'a' && (c | 32) <= 'f' ? (c | 32) - 'a' + 10 : -1;
}

std::string decoded(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '%' && i + 2 < text.size() && hex(text[i + 1]) >= 0 && hex(text[i + 2]) >= 0) {
      out += static_cast<char>(hex(text[i + 1]) * 16 + hex(text[i + 2]));
      i += 2;
    } else {
      out += text[i] == '+' ? ' ' : text[i];
    }
  }
  return out;
}

testbed::Request request_of(const std::string& url, const std::map<std::string, std::string>& cookies) {
  testbed::Request request{.host = extractors::host_of(url), .path = {}, .query = {}, .cookies = cookies};
  std::string path = extractors::path_of(url);
  const auto question = path.find('?');
  std::string_view query =
      question == std::string::npos ? std::string_view() : std::string_view(path).substr(question + 1);
  while (!query.empty()) {
    const std::string_view pair = query.substr(0, query.find('&'));
    query.remove_prefix(std::min(pair.size() + 1, query.size()));
    const auto equals = std::min(pair.find('='), pair.size());
    request.query[decoded(pair.substr(0, equals))] = decoded(pair.substr(std::min(equals + 1, pair.size())));
  }
  std::string plain = path.substr(0, question);
  std::ranges::replace(plain, '+', '\x01');  // a plus in a path is a plus
  request.path = decoded(plain);
  std::ranges::replace(request.path, '\x01', '+');
  return request;
}

std::vector<std::string> links_within_site(const extractors::Page& page) {
  static const extractors::Selector kLinks = extractors::Selector::compile("a[href]").value();
  std::vector<std::string> links;
  const extractors::Dom dom = extractors::Dom::parse(page.body);
  for (const extractors::Node& link : dom.select(kLinks)) {
    auto url = extractors::resolve_url(page.url, link.attribute("href").value_or(""));
    if (url && extractors::host_of(*url) == extractors::host_of(page.url)) links.push_back(*std::move(url));
  }
  return links;
}

}  // namespace

Visitor::Visitor(const std::vector<std::string>& sites, int ads_per_site, std::uint64_t seed)
    : night_(kNight),
      templates_(testbed::Templates::load(VIGIE_SOURCE_DIR "/testbed/replicas").value()),
      replicas_(testbed::make_replicas(templates_)) {
  for (const std::string& site : sites) {
    const auto& market = markets_[site] =
        testbed::generate_market({.seed = seed + markets_.size(),
                                  .departments = DepartmentCode::parse_list("95,94,78,77").value(),
                                  .persons = ads_per_site,
                                  .nights = kNights,
                                  .first_night = kNight - std::chrono::days{kNights - 1},
                                  .sites = {site}});
    nights_.emplace(site, testbed::site_night(market.ads, site, kNight));
  }
}

Visitor::Visitor(const testbed::Market& market, Date night)
    : night_(night),
      templates_(testbed::Templates::load(VIGIE_SOURCE_DIR "/testbed/replicas").value()),
      replicas_(testbed::make_replicas(templates_)) {
  for (const auto& replica : replicas_) {
    const std::string site(replica->site());
    nights_.emplace(site, testbed::site_night(market.ads, site, night));
  }
}

extractors::Page Visitor::mutated(extractors::Page page, testbed::MutationKind kind) {
  if (page.content_type.starts_with("text/html")) page.body = testbed::mutated(page.body, kind);
  return page;
}

const testbed::Replica& Visitor::replica(const std::string& site) const {
  return **std::ranges::find(replicas_, site, &testbed::Replica::site);
}

std::vector<std::string> Visitor::sites() const {
  std::vector<std::string> all;
  for (const auto& [site, night] : nights_) all.push_back(site);
  return all;
}

Instant Visitor::now() const { return from_paris(ParisTime{night_.time_since_epoch() + std::chrono::hours{2}}); }

extractors::Page Visitor::page(const std::string& site, const std::string& url) const {
  std::string at = url;
  testbed::Response response;
  for (int hop = 0; hop < 4; ++hop) {
    response = replica(site).answer(request_of(at, replica(site).visitor_cookies()), nights_.at(site));
    const auto location = response.headers.find("Location");
    if (location == response.headers.end()) break;
    at = extractors::resolve_url(at, location->second).value_or(at);
  }
  return {.url = at,
          .fetched = now(),
          .status = response.status,
          .content_type = response.content_type,
          .body = response.body};
}

extractors::Page Visitor::listing(const extractors::SiteDefinition& site) const {
  const auto requests = extractors::listing_requests(site, DepartmentCode::parse("95").value());
  return fullest_listing(site.id, requests.empty() ? site.base + "/" : requests.front().url);
}

extractors::Page Visitor::fullest_listing(const std::string& site, const std::string& start) const {
  std::vector<std::string> ahead = {start};
  extractors::Page fullest;
  std::ptrdiff_t most = -1;
  for (std::size_t i = 0; i < std::min(ahead.size(), kMostPages); ++i) {
    extractors::Page found = page(site, ahead[i]);
    for (std::string& link : links_within_site(found)) {
      if (std::ranges::find(ahead, link) == ahead.end()) ahead.push_back(std::move(link));
    }
    const auto shown = std::ranges::count_if(tonight(site).live, [&](const RawAd* ad) {
      return ad->url != found.url && found.body.find(ad->ad_id) != std::string::npos;
    });
    if (shown <= most) continue;
    most = shown;
    fullest = std::move(found);
    if (most >= kFull) break;
  }
  return fullest;
}

}  // namespace vigie::bench
