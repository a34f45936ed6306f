// The sites of which little more than the address is known. All but ids and hosts is invented: see traits.md.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "model/date.h"
#include "testbed/posted_text.h"
#include "testbed/rng.h"
#include "testbed/site_shape.h"

namespace vigie::testbed {

/// What a listing is of.
enum class PlaceUnit { kDepartment, kTown };

enum class PastEnd { kEmpty, kLastAgain, kFirstAgain, kNotFound };

enum class DeadAd {
  kNotFound,  ///< 404
  kGone,      ///< 410
  kExpired,   ///< 200 and says so, with other ads below
  kHome,      ///< redirects to the home page
};

enum class Charset { kUtf8, kUtf8Marked, kWindows1252, kLatin1 };

/// A warning for adults in place of every page, unless a visitor has the cookie. Its one link sets the cookie.
struct Gate {
  std::string_view cookie = {};  ///< "name=value"; empty: no such warning
  std::string_view enter = {};
};

/// As in SiteShape.
struct PlainMarket {
  double offers = 0.5, noise = 0.0, listing = 0.93;
  bool phone_on_page = true;
  double phone_in_text = 0.3;
};

/// Addresses are patterns of address_pattern.h. Of a place: `region`, `slug`, `code` (lower case), `own` (the site's
/// own number of a département), `town`, `zip`; of a page of a listing also `n` or `offset`; of an ad: `id`, `title`,
/// `name`, `town`, `zip`, `slug`, `code`.
struct PlainSite {
  std::string_view id, host;  ///< with or without "www.", the other one redirects to it
  PlaceUnit unit = PlaceUnit::kDepartment;
  std::string_view index = {};  ///< between home and listings: a région's départements or a département's towns
  std::string_view place = {}, page = {}, ad = {};  ///< `page` from the second on
  int per_page = 20;
  PastEnd past_end = PastEnd::kEmpty;
  DeadAd dead_ad = DeadAd::kNotFound;
  Gate gate = {};
  std::string_view home = "/";    ///< where another, "/" is the warning alone, which links to it
  Date redesigned = Date::max();  ///< from this night on a template new_x stands in for x where there is one
  bool dated = false;             ///< ads have a Last-Modified: the day on which they were first listed
  int promoted = 0;               ///< ads of other places on top of every page
  Charset charset = Charset::kUtf8;
  std::string_view content_type = "text/html; charset=utf-8";
  std::string_view robots = {};  ///< empty: 404
  PostedStyle posted = PostedStyle::kNone;
  std::string (*make_id)(const AdAddress&, Rng&) = nullptr;
  PlainMarket market = {};
};

/// In the order of their ids.
std::span<const PlainSite> plain_sites();
/// Nothing for any other site.
const SiteShape* plain_shape(std::string_view site);

}  // namespace vigie::testbed
