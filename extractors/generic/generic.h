// What a page says without a definition: JSON-LD, microdata, OpenGraph, states of scripts, links, labels, and the
// largest text. It stands under every definition: a field that the definition does not name is read so. Pure.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "extractors/generic/findings.h"
#include "extractors/normalise/gazetteer.h"
#include "extractors/read_page.h"
#include "model/department.h"

namespace vigie::extractors {

/// Everything found on a page that is taken for an ad's, by field, the most trusted first. Looked for once a page.
const Findings& find_fields(const ParsedPage& parsed);

/// The ad as the findings tell it: the most trusted value of each field, phones and photos all. Without site.
RawAd generic_ad(const ParsedPage& parsed);

/// The rows of a page that is taken for a listing, and its next page. Ads without site.
/// @param no_ads  addresses that are known to lead to other pages
Listing generic_listing(const ParsedPage& parsed, const std::set<std::string>& no_ads = {});

/// How many rows the former finds of a page.
std::size_t generic_rows(const ParsedPage& parsed);

/// A link of a page to the ads of a place. A region's page may list ads or lead on to its départements.
struct PlaceLink {
  DepartmentCode department;
  std::string url;
  enum class Place { kDepartment, kTown, kRegion } place;
};

/// Links whose words or address name a wanted département (its name, slug or number), else its towns, else its region;
/// of each département the most fitting of these kinds only, each address once.
/// @param rules  for the regions as they were before 2016
std::vector<PlaceLink> place_links(const ParsedPage& parsed, const std::vector<DepartmentCode>& wanted,
                                   const DepartmentRules& rules, const Gazetteer& gazetteer);

/// Addresses that lead to the ads of some place of France, wanted or not: the link says a commune's or département's
/// name alone, and so does the end of its address, where all numbers are the place's own.
std::set<std::string> place_addresses(const ParsedPage& parsed, const Gazetteer& gazetteer);

}  // namespace vigie::extractors
