// How each field of a site was read tonight, counted page by page.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "extractors/read_page.h"
#include "storage/records.h"

namespace vigie::crawler {

/// The field of a listing's page that says whether it shows any ads.
inline constexpr std::string_view kRows = "rows";

/// What is known of an ad that is counted.
struct AdHistory {
  const RawAd* known = nullptr;  ///< as it was stored on an earlier night
  bool first_seen = false;       ///< tonight
};

class FieldTally {
 public:
  /// Counts every field that the site may show, found or not. @param site  outlives it
  explicit FieldTally(const extractors::SiteDefinition& site);

  void ad(const extractors::TwoReadings& page, const AdHistory& ad);
  /// A page that should be an ad's and on which none is found: it has none of the fields.
  void ad_without_content();
  void row(const RawAd& row, const AdHistory& ad);
  void listing(bool shows_ads);

  /// In the order of pages and fields; those of which nothing was seen are left out.
  std::vector<storage::FieldNight> fields() const;

 private:
  using Fields = std::map<std::string, storage::FieldNight, std::less<>>;

  const extractors::SiteDefinition& site_;
  Fields ads_, rows_;
};

}  // namespace vigie::crawler
