// A page that came back → what is stored of it and where it leads. Pure: runs on any thread.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "crawler/http_client.h"
#include "extractors/entrance.h"
#include "extractors/generic/generic.h"
#include "extractors/read_page.h"
#include "model/department.h"
#include "model/outcome.h"
#include "storage/records.h"

namespace vigie::extractors {
class Normaliser;
}

namespace vigie::crawler {

/// A page as it was asked for.
struct PageContext {
  const extractors::SiteDefinition* site;
  storage::FrontierPage page;
  bool one_department = false;                   ///< its listing shows ads of `page.department` only
  std::vector<DepartmentCode> departments = {};  ///< those of the scan
  bool judges_rules = true;                      ///< its ad is read without the rules of its definition, too
  Date night;
};

/// An ad of a listing, with the département of the place that its row shows, where it can be told.
struct ReadRow {
  RawAd ad;
  std::optional<DepartmentCode> place;
};

struct PageReading {
  Outcome outcome = Outcome::kOk;
  std::string what{};  ///< what is wrong; empty where nothing is
  std::vector<ReadRow> rows{};
  std::optional<std::string> next{};            ///< linked next page
  std::vector<extractors::PlaceLink> places{};  ///< of a page that leads to listings: those of the scan's départements
  std::optional<extractors::Entrance> entrance{};  ///< the page only asks whether one is of age; this leads on
  std::vector<storage::AdRecord> ads{};            ///< of an ad's page: the one
  std::vector<std::string> phone_pictures{};       ///< of an ad's page: addresses of pictures that show its phones
  std::optional<extractors::TwoReadings> twice{};  ///< of an ad's page: what speaks for and against its definition
};

PageReading read_page(const extractors::Page& page, const PageContext& context,
                      const extractors::Normaliser& normaliser);

/// What only the row shows is added to the ad of the page; the row's id and address stay, so that both are one ad.
RawAd complete_from_row(RawAd ad, const RawAd& row);

/// How long an ad that was first read so long ago and had so many wordings since need not be read again: half the time
/// in which a change is to be expected, between 3 and 28 days. In days of the calendar, so that a slow night changes
/// nothing.
std::chrono::days revisit_after(std::chrono::days age, int versions);

/// An ad's page is fetched where the ad is new, its row changed, or it is due.
bool needs_page(const std::optional<storage::KnownAd>& known, Instant now);

/// A dead ad's address that leads to the home page.
bool is_soft_gone(const storage::FrontierPage& page, std::string_view final_url);

}  // namespace vigie::crawler
