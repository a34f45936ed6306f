// What the replicas share: which ads stand in the listing of a place, pages of a listing, values for the templates.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <kainjow/mustache.hpp>

#include "testbed/replica.h"
#include "testbed/slug.h"

namespace vigie::testbed {

using Ads = std::span<const RawAd* const>;

/// "/r/fr/x/" → "x": the last part that is not empty.
std::string last_path_part(std::string_view path);
/// "/r/fr/x/" → r, fr, x.
std::vector<std::string> path_parts(std::string_view path);

/// A place of an address is the country ("france", "fr", ""), a region of today or before 2016 ("ile-de-france",
/// "rhone-alpes", "ile-de-france-13"), a département ("val-d-oise", "95", "val-d-oise-95") or a commune ("argenteuil",
/// "argenteuil-95100", "argenteuil-95").
bool is_place(std::string_view place);
/// Live ads of the place in their order. A town that has a listing shows its own ads and those of every commune of its
/// département that has none. Nothing for an unknown place.
std::vector<const RawAd*> ads_at(const SiteNight& night, std::string_view place);

/// As on sites that know large towns alone: Paris stands for its region, any other town for its département.
std::vector<const RawAd*> ads_around(const SiteNight& night, std::string_view town);
/// The towns that have a listing: {name, slug}, no slug twice.
kainjow::mustache::data listed_towns();

/// @param page  from 1. Empty past the end.
Ads slice(Ads ads, int page, int per_page);
/// At least 1.
int page_count(Ads ads, int per_page);
/// A page number written in an address: 1 where there is none or it makes no sense.
int page_number(std::string_view text);
/// A parameter of the query, or "".
std::string query_value(const Request& request, const std::string& name);

const RawAd* find_ad(Ads ads, std::string_view ad_id);
/// "lina-paris-123456" → "123456": what stands after the last `separator`.
std::string_view after_last(std::string_view text, char separator);
/// The same number for the same text on every machine.
std::size_t number_of(std::string_view text);
/// As a site orders ads that authors push to the top by hand: otherwise on every night.
std::vector<const RawAd*> bumped(std::vector<const RawAd*> ads, Date night);
/// Up to `count` other live ads, always the same for one ad; of any département.
std::vector<const RawAd*> related(const SiteNight& night, const RawAd& ad, std::size_t count);

/// "Argenteuil" of "Argenteuil 95100" or "Argenteuil (95)".
std::string town_of(const RawAd& ad);
/// "95100", or "" where the market does not know the commune.
std::string postal_code_of(const RawAd& ad);
/// Path and query of the ad's address: "/annonce/x-12/".
std::string path_of(const RawAd& ad);
/// "/photos/0123456789abcdef.jpg", by the first digits of its hash.
std::string photo_path(const RawPhoto& photo);
/// HTML: escaped, line breaks as <br>.
std::string html_lines(std::string_view text);
std::string escaped(std::string_view text);
/// JSON as it stands in a script: no text in it can end the script.
std::string script_safe(std::string json);
/// "100 €" and "100/150/250 €" → "100"; "" where it begins otherwise.
std::string leading_number(std::string_view text);
/// The same as a number; 0 where there is none.
int amount_of(std::string_view text);

/// Keys where the ad has them: id, title, name, age, price, place, town, zip, department, department_name, posted,
/// path; `text` (HTML with <br>, for {{{text}}}), `excerpt` (first 120 characters), lists `phones` {number, digits} and
/// `photos` {src, number}; `phone` and `phone_digits` are the first one.
kainjow::mustache::data ad_values(const RawAd& ad);
/// A list of `ad_values`.
kainjow::mustache::data rows(Ads ads);

Response html(std::string body, int status = 200);
Response not_found();
Response redirect(std::string location);

}  // namespace vigie::testbed
