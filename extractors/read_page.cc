#include "extractors/read_page.h"

#include <algorithm>
#include <array>
#include <set>
#include <tuple>

#include "extractors/generic/generic.h"
#include "extractors/generic/records.h"
#include "extractors/page_scope.h"
#include "extractors/url.h"
#include "model/words.h"

namespace vigie::extractors {
namespace {

using Rules = std::map<std::string, FieldRule>;

/// A number as shown, without the scheme of its link (RFC 3966).
std::string shown_number(std::string text) {
  if (text.starts_with("tel:")) text.erase(0, 4);
  for (auto at = text.find("%20"); at != std::string::npos; at = text.find("%20", at)) text.replace(at, 3, " ");
  return text;
}

std::string dialled(std::string_view number) {
  std::string digits;
  std::copy_if(number.begin(), number.end(), std::back_inserter(digits),
               [](char c) { return (c >= '0' && c <= '9') || c == '+'; });
  return digits;
}

std::vector<std::string> read_phones(const FieldRule& rule, const FieldScope& scope) {
  std::vector<std::string> phones;
  std::set<std::string> known;
  for (std::string& value : read_every(rule, scope)) {
    std::string phone = shown_number(std::move(value));
    if (const auto digits = dialled(phone); !digits.empty() && known.insert(digits).second)
      phones.push_back(std::move(phone));
  }
  return phones;
}

std::vector<RawPhoto> read_photos(const FieldRule& rule, const FieldScope& scope, const std::string& base) {
  std::vector<RawPhoto> photos;
  for (const std::string& link : read_all(rule, scope)) {
    RawPhoto photo;
    photo.url = resolve_url(base, link);
    if (photo.url && std::find(photos.begin(), photos.end(), photo) == photos.end()) photos.push_back(std::move(photo));
  }
  return photos;
}

RawAd read_fields(const Rules& rules, const FieldScope& scope, const SiteDefinition& site, const std::string& base) {
  RawAd ad;
  ad.site = site.id;
  for (const auto& [name, member] : kAdTextFields) ad.*member = read_first(rule_of(rules, name), scope);
  ad.phones = read_phones(rule_of(rules, "phones"), scope);
  ad.photos = read_photos(rule_of(rules, "photos"), scope, base);
  ad.ad_id = read_first(rule_of(rules, "ad_id"), scope).value_or("");
  ad.category = read_first(rule_of(rules, "category"), scope);
  if (!ad.category && !site.category.empty()) ad.category = site.category;
  return ad;
}

/// What its links are relative to; a page saved without its address has that of the site.
std::string base_of(const Page& page, const PageScope& scope, const SiteDefinition& site) {
  return scope.link_base(page.url.empty() ? site.base + '/' : page.url);
}

/// Then the address tells it, as far as one can see.
bool names_no_id(const SiteDefinition& site) {
  return !site.ad_url && !site.ad.contains("ad_id") && !site.listing.fields.contains("ad_id");
}

/// A row without a link to an ad is an advert, or a heading.
std::optional<RawAd> listed_ad(const FieldScope& row, const SiteDefinition& site, const Page& page,
                               const std::string& base) {
  const auto link = read_first(rule_of(site.listing.fields, "link"), row);
  const auto url = link ? resolve_url(base, *link) : std::nullopt;
  if (!url) return std::nullopt;
  const auto address = ad_address(site, *url);
  RawAd ad = read_fields(site.listing.fields, row, site, base);
  ad.url = address ? address->url : *url;
  if (ad.ad_id.empty() && address) ad.ad_id = address->id;
  if (ad.ad_id.empty() && names_no_id(site)) ad.ad_id = id_in(*url);
  if (ad.ad_id.empty()) return std::nullopt;
  ad.fetched = page.fetched;
  return ad;
}

std::optional<std::string> next_page(const PageScope& scope, const SiteDefinition& site, const Page& page) {
  const std::string base = base_of(page, scope, site);
  for (const std::string& link : read_all(site.listing.next, scope.whole())) {
    if (auto url = resolve_url(base, link); url && *url != page.url) return url;
  }
  return std::nullopt;
}

/// A field that the site may show and no rule of its definition found.
bool is_open(const RawAd& ad, std::string_view field, const SiteDefinition& site) {
  return field_values(ad, field).empty() && !site.never.contains(std::string(field));
}

bool leaves_something_open(const RawAd& ad, const SiteDefinition& site) {
  return std::ranges::any_of(kAdFields, [&](std::string_view field) { return is_open(ad, field, site); });
}

/// What no rule of the definition found, generic extraction may, unless the site never shows it.
template <typename Generic>
void fill_missing(RawAd& ad, const SiteDefinition& site, const Generic& generic) {
  if (!leaves_something_open(ad, site)) return;
  RawAd found = generic();
  for (const AdTextField& field : kAdTextFields) {
    if (is_open(ad, field.name, site)) ad.*field.member = std::move(found.*field.member);
  }
  if (is_open(ad, "phones", site)) ad.phones = std::move(found.phones);
  if (is_open(ad, "photos", site)) ad.photos = std::move(found.photos);
}

/// "Lina - Belle blonde" of "Lina" → "Belle blonde"
std::string without_name(std::string title, const std::string& name) {
  if (name.empty() || !title.starts_with(name)) return title;
  for (const std::string_view mark : {" - ", " – ", " : ", " | "}) {
    if (std::string_view(title).substr(name.size()).starts_with(mark)) return title.substr(name.size() + mark.size());
  }
  return title;
}

/// Rows found by their structure; where the definition knows the address of an ad, only those that have it.
Listing read_unnamed_rows(const ParsedPage& parsed, const SiteDefinition& site, const std::set<std::string>& no_ads) {
  Listing listing = generic_listing(parsed, no_ads);
  std::erase_if(listing.ads, [&](const RawAd& ad) { return site.ad_url && !ad_address(site, *ad.url); });
  if (!site.listing.next.empty()) listing.next = next_page(parsed.scope(), site, parsed.page());
  if (site.listing.never.contains("next")) listing.next.reset();
  for (RawAd& ad : listing.ads) {
    ad.site = site.id;
    ad.fetched = parsed.page().fetched;
    for (const auto& [name, member] : kAdTextFields) {
      if (site.listing.never.contains(std::string(name))) (ad.*member).reset();
    }
    if (auto address = ad_address(site, *ad.url)) std::tie(ad.url, ad.ad_id) = std::pair(address->url, address->id);
  }
  return listing;
}

/// By the page's own address, else by the one that it calls canonical (a page saved without its address).
std::optional<AdAddress> address_of(const Page& page, const PageScope& scope, const SiteDefinition& site) {
  if (auto address = ad_address(site, page.url)) return address;
  static const std::array kCanonical = {Selector::compile("link[rel=canonical]").value(),
                                        Selector::compile("meta[property='og:url']").value()};
  for (const Selector& selector : kCanonical) {
    const auto node = scope.whole().node->first(selector);
    if (!node) continue;
    const auto link = node->attribute(node->tag() == "link" ? "href" : "content");
    const auto url = link ? resolve_url(base_of(page, scope, site), *link) : std::nullopt;
    if (auto address = url ? ad_address(site, *url) : std::nullopt) return address;
  }
  return std::nullopt;
}

Error no_page(const Page& page) { return {Error::kBadInput, tr("this is neither HTML nor JSON"), page.url}; }

}  // namespace

ParsedPage::ParsedPage(const Page& page) : page_(&page), scope_(std::make_unique<const PageScope>(page)) {}
ParsedPage::ParsedPage(ParsedPage&&) noexcept = default;
ParsedPage& ParsedPage::operator=(ParsedPage&&) noexcept = default;
ParsedPage::~ParsedPage() = default;
bool ParsedPage::was_cut() const { return scope_->was_cut(); }

Result<Listing> read_listing(const ParsedPage& parsed, const SiteDefinition& site,
                             const std::set<std::string>& no_ads) {
  const Page& page = parsed.page();
  const PageScope& scope = parsed.scope();
  if (!scope.is_readable()) return tl::unexpected(no_page(page));
  if (site.listing.ad.empty()) return read_unnamed_rows(parsed, site, no_ads);
  Listing listing{.ads = {}, .next = next_page(scope, site, page)};
  const std::string base = base_of(page, scope, site);
  std::set<std::string> known;
  for (const FieldScope& row : read_scopes(site.listing.ad, scope.whole())) {
    auto ad = listed_ad(row, site, page, base);
    if (ad && known.insert(ad->ad_id).second) listing.ads.push_back(*std::move(ad));
  }
  return listing;
}

namespace {

/// @param generic  gives what generic extraction finds, which is asked only where the rules leave something open
template <typename Generic>
Result<RawAd> completed(RawAd ad, const ParsedPage& parsed, const SiteDefinition& site, const Generic& generic) {
  const Page& page = parsed.page();
  const PageScope& scope = parsed.scope();
  if (!scope.is_readable()) return tl::unexpected(no_page(page));
  fill_missing(ad, site, generic);
  if (ad.title && ad.name) ad.title = without_name(*std::move(ad.title), *ad.name);
  if (!ad.title && !ad.text)
    return fail(Error::kBadInput, tr("neither a title nor a text of an ad is on this page"), page.url);
  const auto address = address_of(page, scope, site);
  if (ad.ad_id.empty() && address) ad.ad_id = address->id;
  if (ad.ad_id.empty() && names_no_id(site)) ad.ad_id = id_in(page.url);
  if (ad.ad_id.empty()) {
    return fail(Error::kNotFound,
                tr("this is not an ad's page: neither its address nor its content says which ad it is"), page.url);
  }
  if (address)
    ad.url = address->url;
  else if (!page.url.empty())
    ad.url = page.url;
  ad.fetched = page.fetched;
  return ad;
}

}  // namespace

RawAd read_by_rules(const ParsedPage& parsed, const SiteDefinition& site) {
  const PageScope& scope = parsed.scope();
  if (!scope.is_readable()) return {};
  return read_fields(site.ad, scope.of_ad(site), site, base_of(parsed.page(), scope, site));
}

Result<RawAd> read_ad(const ParsedPage& parsed, const SiteDefinition& site) {
  return completed(read_by_rules(parsed, site), parsed, site, [&] { return generic_ad(parsed); });
}

Result<RawAd> read_ad(const ParsedPage& parsed, const SiteDefinition& site, const TwoReadings& readings) {
  return completed(readings.by_rules, parsed, site, [&] { return readings.generic; });
}

TwoReadings read_ad_twice(const ParsedPage& parsed, const SiteDefinition& site) {
  if (!parsed.scope().is_readable()) return {};
  return {read_by_rules(parsed, site), generic_ad(parsed)};
}

TwoReadings read_ad_sparingly(const ParsedPage& parsed, const SiteDefinition& site) {
  TwoReadings readings{read_by_rules(parsed, site), {}};
  if (parsed.scope().is_readable() && leaves_something_open(readings.by_rules, site))
    readings.generic = generic_ad(parsed);
  return readings;
}

std::vector<std::string> phone_pictures(const ParsedPage& parsed, const SiteDefinition& site) {
  const PageScope& scope = parsed.scope();
  const auto rule = site.ad.find("phones_image");
  if (!scope.is_readable() || rule == site.ad.end()) return {};
  const std::vector<RawPhoto> shown = read_photos(rule->second, scope.of_ad(site), base_of(parsed.page(), scope, site));
  std::vector<std::string> pictures;
  for (const RawPhoto& picture : shown) pictures.push_back(*picture.url);
  return pictures;
}

std::optional<std::string> ad_id_of_url(const SiteDefinition& site, std::string_view url) {
  auto address = ad_address(site, url);
  if (!address) return std::nullopt;
  return std::move(address->id);
}

}  // namespace vigie::extractors
