#include "tests/testbed/visitor.h"

#include <algorithm>
#include <memory>
#include <regex>

#include <curl/curl.h>
#include <fmt/format.h>

namespace vigie::testbed {
namespace {

constexpr int kMostPages = 3000;
/// Home, region, département or town: pages that lead to lists and need not hold ads.
constexpr int kOnTheWay = 3;
constexpr int kMostRedirects = 4;

using Url = std::unique_ptr<CURLU, decltype(&curl_url_cleanup)>;

std::string part(const Url& url, CURLUPart which, unsigned flags = 0) {
  char* text = nullptr;
  if (curl_url_get(url.get(), which, &text, flags) != CURLUE_OK) return {};
  std::string copy(text);
  curl_free(text);
  return copy;
}

/// Nothing where the link leads nowhere on the web.
std::string resolved(const std::string& base, const std::string& link) {
  const Url url(curl_url(), curl_url_cleanup);
  curl_url_set(url.get(), CURLUPART_URL, base.c_str(), CURLU_URLENCODE);
  if (curl_url_set(url.get(), CURLUPART_URL, link.c_str(), CURLU_URLENCODE) != CURLUE_OK) return {};
  curl_url_set(url.get(), CURLUPART_FRAGMENT, nullptr, 0);
  return part(url, CURLUPART_URL);
}

std::string decoded(const std::string& text) {
  std::string plain = text;
  std::ranges::replace(plain, '+', ' ');
  int size = 0;
  const std::unique_ptr<char, decltype(&curl_free)> unescaped(
      curl_easy_unescape(nullptr, plain.c_str(), static_cast<int>(plain.size()), &size), curl_free);
  return std::string(unescaped.get(), static_cast<std::size_t>(size));
}

Request request_for(const std::string& address) {
  const Url url(curl_url(), curl_url_cleanup);
  curl_url_set(url.get(), CURLUPART_URL, address.c_str(), CURLU_URLENCODE);
  Request request{.host = part(url, CURLUPART_HOST),
                  .path = part(url, CURLUPART_PATH, CURLU_URLDECODE),
                  .query = {},
                  .cookies = {}};
  std::string query = part(url, CURLUPART_QUERY);
  while (!query.empty()) {
    const std::string pair = query.substr(0, query.find('&'));
    query.erase(0, pair.size() + 1);
    const std::size_t equals = std::min(pair.find('='), pair.size());
    request.query[decoded(pair.substr(0, equals))] = decoded(pair.substr(std::min(equals + 1, pair.size())));
  }
  return request;
}

std::string without_entities(std::string text) {
  for (const auto& [entity, character] :
       {std::pair("&amp;", "&"), std::pair("&quot;", "\""), std::pair("&apos;", "'"), std::pair("&#39;", "'")}) {
    for (std::size_t at = 0; (at = text.find(entity, at)) != std::string::npos; ++at) {
      text.replace(at, std::string(entity).size(), character);
    }
  }
  return text;
}

/// What stands after `start` ("href=") each time, in quotes or up to the next space. @param lower  the page in lower
/// case
void append_values(const std::string& html, const std::string& lower, std::string_view start,
                   std::vector<std::string>& values) {
  for (std::size_t at = 0; (at = lower.find(start, at)) != std::string::npos;) {
    at += start.size();
    const char quote = at < html.size() ? html[at] : ' ';
    const bool quoted = quote == '"' || quote == '\'';
    const std::size_t from = quoted ? at + 1 : at;
    const std::size_t to = std::min(html.find_first_of(quoted ? std::string(1, quote) : " \n>", from), html.size());
    values.push_back(without_entities(html.substr(from, to - from)));
  }
}

/// The fields of the page's form that are hidden, as its button sends them.
std::string hidden_fields(const std::string& html) {
  static const std::regex kField(R"re(<input type="hidden" name="([^"]*)" value="([^"]*)")re", std::regex::icase);
  std::string query;
  for (std::sregex_iterator at(html.begin(), html.end(), kField), end; at != end; ++at) {
    query += fmt::format("{}{}={}", query.empty() ? "?" : "&", (*at)[1].str(), (*at)[2].str());
  }
  return query;
}

std::vector<std::string> links_of(const std::string& html) {
  std::string lower = html;
  std::ranges::transform(lower, lower.begin(),
                         [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  std::vector<std::string> links, actions;
  for (const char* start : {"href=", "data-url=", "data-href=", "option value="})
    append_values(html, lower, start, links);
  append_values(html, lower, "method=\"post\" action=", actions);
  for (const std::string& action : actions) links.push_back(action + hidden_fields(html));
  return links;
}

/// What a script of the site does with a link that is no address: AdultWork's vU(id) opens a profile.
std::string opened_by_script(const std::string& link) {
  constexpr std::string_view kOpens = "javascript:vU(";
  return link.starts_with(kOpens)
             ? "/ViewProfile.asp?UserID=" + link.substr(kOpens.size(), link.size() - kOpens.size() - 1)
             : link;
}

std::string base_of(const std::string& html, const std::string& url) {
  constexpr std::string_view kBase = "<base href=\"";
  const std::size_t from = html.find(kBase);
  if (from == std::string::npos) return url;
  const std::size_t start = from + kBase.size();
  return resolved(url, html.substr(start, html.find('"', start) - start));
}

std::vector<std::string> addresses_on(const std::string& html, const std::string& url) {
  const std::string base = base_of(html, url);
  std::vector<std::string> addresses;
  for (const std::string& link : links_of(html)) {
    if (std::string address = resolved(base, opened_by_script(link)); !address.empty()) addresses.push_back(address);
  }
  return addresses;
}

/// Two addresses of one ad differ in what a site adds to them: sessions, where the click came from.
std::string ad_address(const std::string& url) {
  const Request request = request_for(url);
  std::string address = request.host + request.path;
  for (const char* key : {"UserID", "id"}) {
    if (const auto value = request.query.find(key); value != request.query.end()) address += "?" + value->second;
  }
  return address;
}

std::string without_session(const std::string& url) { return std::regex_replace(url, std::regex("[?&]sid=[^&]*"), ""); }

}  // namespace

Visitor::Visitor(const Replica& replica, const SiteNight& night) : replica_(replica), night_(night) {
  for (const RawAd* ad : night_.live) ad_by_address_.emplace(ad_address(*ad->url), ad->ad_id);
}

Response Visitor::get(std::string url) const {
  Response response;
  for (int hop = 0; hop < kMostRedirects; ++hop) {
    Request request = request_for(url);
    request.cookies = replica_.visitor_cookies();
    response = replica_.answer(request, night_);
    const auto location = response.headers.find("Location");
    if (location == response.headers.end()) return response;
    url = resolved(url, location->second);
  }
  return response;
}

bool Visitor::note_ads(const std::vector<std::string>& links) {
  const std::size_t before = ads_.size();
  for (const std::string& link : links) {
    if (const auto ad = ad_by_address_.find(ad_address(link)); ad != ad_by_address_.end()) ads_.insert(ad->second);
  }
  return ads_.size() > before;
}

void Visitor::visit(const Stop& stop) {
  const Response response = get(stop.url);
  if (response.status != 200) return;
  ++pages_;
  const auto links = addresses_on(response.body, stop.url);
  const bool brought_ads = note_ads(links);
  if (!brought_ads && stop.depth >= kOnTheWay) return;
  for (const std::string& link : links) {
    const auto hosts = replica_.hosts();
    const std::string host = request_for(link).host;
    const bool own = std::ranges::any_of(hosts, [&](const std::string& pattern) {
      return pattern == host || (pattern.starts_with("*.") && host.ends_with(pattern.substr(1)));
    });
    if (!own || ad_by_address_.contains(ad_address(link))) continue;
    if (known_.insert(without_session(link)).second) ahead_.push_back({link, brought_ads ? 1 : stop.depth + 1});
  }
}

void Visitor::walk() {
  const auto hosts = replica_.hosts();
  const auto host = std::ranges::find_if(hosts, [](const std::string& name) { return !name.starts_with("*."); });
  ahead_ = {{fmt::format("https://{}/", host == hosts.end() ? "www" + hosts.front().substr(1) : *host), 0}};
  for (std::size_t i = 0; i < ahead_.size() && pages_ < kMostPages && ads_.size() < night_.live.size(); ++i) {
    visit(Stop(ahead_[i]));
  }
}

}  // namespace vigie::testbed
