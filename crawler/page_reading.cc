#include "crawler/page_reading.h"

#include <algorithm>

#include <fmt/format.h>

#include "dedup/signatures/text_fingerprint.h"
#include "extractors/normalise/normalise.h"
#include "extractors/url.h"
#include "model/words.h"

namespace vigie::crawler {
namespace {

using extractors::PlaceLink;
using storage::PageKind;

constexpr std::chrono::days kSoonest{3}, kLatest{28};

/// A listing that was found under the name of a place; it may show the neighbours' ads, too.
bool is_of_a_place(const PageContext& context) {
  return context.site->departments.discover && context.page.kind != PageKind::kPlaces;
}

void stamp(RawAd& ad, const PageContext& context, Instant fetched) {
  ad.site = context.site->id;
  ad.fetched = fetched;
  ad.seen = {context.night};
  if (context.one_department) ad.department = std::string(context.page.department.text());
}

ReadRow read_row(RawAd ad, const PageContext& context, const extractors::Page& page,
                 const extractors::Normaliser& normaliser) {
  stamp(ad, context, page.fetched);
  if (context.one_department) return {std::move(ad), context.page.department};
  auto place = normaliser.normalise(ad).department;
  if (!place && is_of_a_place(context)) place = context.page.department;
  if (place) ad.department = std::string(place->text());
  return {std::move(ad), place};
}

std::vector<extractors::PlaceLink> links_to_places(const extractors::ParsedPage& parsed,
                                                   const std::vector<DepartmentCode>& wanted,
                                                   const PageContext& context,
                                                   const extractors::Normaliser& normaliser) {
  return extractors::place_links(parsed, wanted, context.site->departments, normaliser.gazetteer());
}

/// To which the first page of a place's listing leads on.
std::vector<PlaceLink> towns_of(const extractors::ParsedPage& parsed, const PageContext& context,
                                const extractors::Normaliser& normaliser) {
  if (!is_of_a_place(context) || context.page.page > 1) return {};
  auto towns = links_to_places(parsed, {context.page.department}, context, normaliser);
  std::erase_if(towns, [](const auto& link) { return link.place != PlaceLink::Place::kTown; });
  return towns;
}

/// Rows that are guessed may be the list of a place's towns. One ad may be titled like a town.
bool are_towns(const std::vector<RawAd>& rows, const std::vector<PlaceLink>& towns) {
  const auto is_town = [&](const RawAd& row) {
    return std::ranges::find(towns, row.url, &PlaceLink::url) != towns.end();
  };
  return 2 * static_cast<std::size_t>(std::ranges::count_if(rows, is_town)) > rows.size();
}

/// Rows that are guessed must not be links to places, the neighbours' too.
std::set<std::string> no_ads_of(const extractors::ParsedPage& parsed, const PageContext& context,
                                const extractors::Normaliser& normaliser) {
  if (!context.site->departments.discover || !context.site->listing.ad.empty()) return {};
  return extractors::place_addresses(parsed, normaliser.gazetteer());
}

PageReading read_listing_page(const extractors::ParsedPage& parsed, const PageContext& context,
                              const extractors::Normaliser& normaliser) {
  const extractors::Page& page = parsed.page();
  auto listing = extractors::read_listing(parsed, *context.site, no_ads_of(parsed, context, normaliser));
  if (!listing) return {.outcome = Outcome::kEmpty, .what = listing.error().what};
  auto towns = towns_of(parsed, context, normaliser);
  if (are_towns(listing->ads, towns)) listing->ads.clear();
  PageReading reading{.next = std::move(listing->next)};
  for (RawAd& ad : listing->ads) reading.rows.push_back(read_row(std::move(ad), context, page, normaliser));
  if (!reading.rows.empty() || context.page.page > 1) return reading;
  reading.places = std::move(towns);
  if (reading.places.empty()) {
    reading.outcome = Outcome::kEmpty;
    reading.what = tr("the listing shows no ads");
  }
  return reading;
}

/// Where it leads to no place, it lists the ads of all.
PageReading read_places_page(const extractors::ParsedPage& parsed, const PageContext& context,
                             const extractors::Normaliser& normaliser) {
  PageReading reading{.places = links_to_places(parsed, context.departments, context, normaliser)};
  return reading.places.empty() ? read_listing_page(parsed, context, normaliser) : reading;
}

PageReading read_ad_page(const extractors::ParsedPage& parsed, const PageContext& context,
                         const extractors::Normaliser& normaliser) {
  auto twice = context.judges_rules ? extractors::read_ad_twice(parsed, *context.site)
                                    : extractors::read_ad_sparingly(parsed, *context.site);
  auto read = extractors::read_ad(parsed, *context.site, twice);
  if (!read) return {.outcome = Outcome::kEmpty, .what = read.error().what};
  RawAd raw = *std::move(read);
  raw.ad_id = context.page.ad_id;
  if (context.page.row) raw = complete_from_row(std::move(raw), *context.page.row);
  stamp(raw, context, parsed.page().fetched);
  Ad ad = normaliser.normalise(raw);
  auto fingerprint = dedup::text_fingerprint(raw.title.value_or(""), raw.text.value_or(""));
  PageReading reading{.phone_pictures = extractors::phone_pictures(parsed, *context.site), .twice = std::move(twice)};
  reading.ads.push_back({std::move(raw), std::move(ad), std::move(fingerprint)});
  return reading;
}

/// Past a listing's last page a site says "not there", or shows its banners alone: no wall, since the page before was
/// read with the same cookies.
bool is_past_the_end(Outcome outcome, const storage::FrontierPage& page) {
  const bool bare = outcome == Outcome::kGone || outcome == Outcome::kConsent;
  return bare && page.kind != PageKind::kAd && page.page > 1;
}

/// A listing that is gone is one that shows nothing.
PageReading without_content(Outcome outcome, int status, const storage::FrontierPage& page) {
  if (is_past_the_end(outcome, page)) return {};
  if (outcome != Outcome::kGone || page.kind == PageKind::kAd)
    return {.outcome = outcome, .what = status >= 400 ? fmt::format("HTTP {}", status) : ""};
  return {.outcome = Outcome::kEmpty, .what = tr("the listing's address is not there")};
}

/// The address of the ad now leads to another one.
bool has_moved(const PageContext& context, const std::string& final_url) {
  const auto asked = extractors::ad_id_of_url(*context.site, context.page.url);
  const auto got = extractors::ad_id_of_url(*context.site, final_url);
  return asked == context.page.ad_id && got && got != asked;
}

/// What lies behind the cut was not seen, so that nothing can be said of it.
PageReading with_cut_named(PageReading reading) {
  if (reading.outcome != Outcome::kEmpty) return reading;
  reading.outcome = Outcome::kLimit;
  reading.what = tr("the page nests deeper, or is larger, than what is read of one");
  return reading;
}

PageReading read_content(const extractors::ParsedPage& parsed, const PageContext& context,
                         const extractors::Normaliser& normaliser) {
  if (context.page.kind == PageKind::kListing) return read_listing_page(parsed, context, normaliser);
  if (context.page.kind == PageKind::kPlaces) return read_places_page(parsed, context, normaliser);
  if (is_soft_gone(context.page, parsed.page().url) || has_moved(context, parsed.page().url))
    return {.outcome = Outcome::kGone};
  return read_ad_page(parsed, context, normaliser);
}

bool may_have_entrance(Outcome outcome) { return outcome == Outcome::kOk || outcome == Outcome::kConsent; }

}  // namespace

PageReading read_page(const extractors::Page& page, const PageContext& context,
                      const extractors::Normaliser& normaliser) {
  const extractors::ParsedPage parsed(page);
  const Outcome outcome = extractors::recognise(parsed, *context.site);
  if (auto entrance = may_have_entrance(outcome) ? extractors::entrance_of(parsed) : std::nullopt)
    return {.outcome = Outcome::kConsent, .entrance = std::move(entrance)};
  if (outcome != Outcome::kOk) return without_content(outcome, page.status, context.page);
  PageReading reading = read_content(parsed, context, normaliser);
  return parsed.was_cut() ? with_cut_named(std::move(reading)) : std::move(reading);
}

RawAd complete_from_row(RawAd ad, const RawAd& row) {
  if (!ad.department) ad.department = row.department;
  for (const auto& [name, member] : kAdTextFields) {
    if (!(ad.*member)) ad.*member = row.*member;
  }
  if (ad.phones.empty()) ad.phones = row.phones;
  if (ad.photos.empty()) ad.photos = row.photos;
  if (!ad.category) ad.category = row.category;
  ad.ad_id = row.ad_id;
  if (row.url) ad.url = row.url;
  return ad;
}

std::chrono::days revisit_after(std::chrono::days age, int versions) {
  return std::clamp(age / (2 * std::max(versions, 1)), kSoonest, kLatest);
}

bool needs_page(const std::optional<storage::KnownAd>& known, Instant now) {
  if (!known || !known->has_content || known->row_changed || !known->last_fetched) return true;
  const Date last = paris_date(*known->last_fetched);
  const Date first = known->first_fetched ? paris_date(*known->first_fetched) : last;
  return paris_date(now) - last >= revisit_after(last - first, known->versions);
}

bool is_soft_gone(const storage::FrontierPage& page, std::string_view final_url) {
  return page.kind == PageKind::kAd && extractors::path_of(final_url) == "/" && extractors::path_of(page.url) != "/";
}

}  // namespace vigie::crawler
