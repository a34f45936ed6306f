// What the market has to know of a site: how its ads are numbered and addressed, and how much of the market it carries.
// Numbers and addresses follow the evidence named in each site definition; shares and chances are invented.
#pragma once

#include <string>
#include <string_view>

#include "testbed/communes.h"
#include "testbed/posted_text.h"
#include "testbed/rng.h"

namespace vigie::testbed {

struct AdAddress {
  std::string id, title, name;
  std::string phone;  ///< as written; empty where the author gives none
  const Commune* commune = nullptr;
};

struct SiteShape {
  std::string_view site;
  std::string (*id)(const AdAddress&, Rng&);  ///< of an ad that has none yet; another one on most calls
  std::string (*url)(const AdAddress&);
  PostedStyle posted;
  double offers;         ///< share of the offers, before a person's own preference
  double noise;          ///< share of the dating and classified ads; 0 on escort sites
  double listing;        ///< chance that an ad online on a night is found in its listings
  bool phone_on_page;    ///< the ad's page shows the number outside its text, be it as a picture
  double phone_in_text;  ///< chance that the text holds it
};

/// The shape of a site with a replica; for any other id a plain one, served by none.
const SiteShape& site_shape(std::string_view site);

}  // namespace vigie::testbed
