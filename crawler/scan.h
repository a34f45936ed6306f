// One scan of a night: plan → fetch → extract → one transaction a page, each site in a task of its own.
#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "crawler/network.h"
#include "crawler/rendering/render_settings.h"
#include "model/clock.h"
#include "model/department.h"
#include "model/outcome.h"
#include "model/result.h"
#include "storage/records.h"

namespace vigie::storage {
class Database;
}
namespace vigie::extractors {
struct SiteDefinition;
class Normaliser;
}  // namespace vigie::extractors

namespace vigie::crawler {

/// A page that was asked for and how it ended. Never its address: that of an ad may hold a phone number.
struct PageEvent {
  Instant at;  ///< when it was asked for
  std::string site;
  DepartmentCode department;
  storage::PageKind kind;
  int number = 1;  ///< of a listing's page
  Outcome outcome = Outcome::kOk;
  int status = 0;  ///< HTTP, 0 where there was no answer
  std::int64_t bytes = 0;
  std::chrono::milliseconds took{0};
  int ads = 0;       ///< read from it
  std::string what;  ///< what is wrong with it; empty where nothing is
};

struct ScanSettings {
  std::vector<DepartmentCode> departments;
  std::vector<const extractors::SiteDefinition*> sites;
  Network network;
  bool resume = false;
  std::optional<Instant> until = {};  ///< nothing is asked from then on; sites with pages left end at a limit
  std::filesystem::path
      photo_program{};              ///< this program, which hashes photos (photo_hasher.h); empty: none is fetched
  bool reads_photo_phones = false;  ///< numbers that stand over photos, too: of each that is fetched, never again of
                                    ///< one that is known
  std::function<void(const PageEvent&)> on_page = {};
  RenderSettings rendering = {};  ///< of sites whose pages are made by script
};

struct SiteSummary {
  std::string site;
  Outcome outcome = Outcome::kOk;
  int pages = 0;  ///< fetched
  int ads = 0;    ///< seen
  int new_ads = 0;
  int failures = 0;  ///< pages that could not be read
  std::string detail;
  std::vector<storage::Drift> drifts = {};  ///< fields that are not read as they were; not ended
};

struct ScanSummary {
  Date night;
  std::vector<SiteSummary> sites;  ///< in the order of their ids
  bool complete() const;           ///< every site's outcome is a success
};

/// How far a scan is, told after each page.
struct ScanProgress {
  int pages_done = 0, pages_known = 0, ads = 0, sites_done = 0, sites = 0;
};

struct PlannedRequest {
  std::string site, url;
  DepartmentCode department;
};

/// What a scan would ask first, without asking (--dry-run).
std::vector<PlannedRequest> plan_scan(const ScanSettings& settings);

/// A site that fails is named in the summary and stops no other.
/// @return Error::kDatabase; Error::kNotFound where there is nothing to resume
Result<ScanSummary> run_scan(const ScanSettings& settings, storage::Database& database,
                             const extractors::Normaliser& normaliser, const Clock& clock,
                             const std::function<void(const ScanProgress&)>& progress);

}  // namespace vigie::crawler
