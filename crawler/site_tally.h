// How one site's night went, page by page, and what is said of it as a whole.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>

#include "crawler/scan.h"
#include "storage/records.h"

namespace vigie::crawler {

class SiteTally {
 public:
  /// @param what  what is wrong with the page; empty where nothing is
  void page(const storage::FrontierPage& page, Outcome outcome, const std::string& what);
  void ads(int seen, int added);
  /// A listing had more pages than the definition allows in a night.
  void cut(DepartmentCode department);
  /// The site has pages for places, but none for this one.
  void not_offered(DepartmentCode department);
  /// The site is left alone; its other pages were not asked for.
  void stopped(Outcome outcome, std::string why);

  int pages_done() const { return done_; }
  int ads_seen() const { return ads_; }
  SiteSummary summary(std::string site) const;

 private:
  struct Failure {
    int pages = 0;
    std::string what;  ///< of the first
  };
  using Failures = std::map<Outcome, Failure>;
  Outcome outcome() const;
  std::string detail(Outcome outcome) const;
  static std::optional<Outcome> commonest(const Failures& failures);

  Failures listing_failures_, ad_failures_;  ///< empty listings are in `empty_`
  std::set<DepartmentCode> empty_, cut_, not_offered_;
  std::optional<Outcome> stopped_;
  std::string stop_reason_;
  int done_ = 0, fetched_ = 0, failed_ = 0, ad_pages_ = 0, failed_ad_pages_ = 0, ads_ = 0, new_ads_ = 0;
};

}  // namespace vigie::crawler
