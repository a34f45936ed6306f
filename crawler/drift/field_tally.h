// How each field of a site was read tonight, counted page by page.
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "extractors/read_page.h"
#include "model/count.h"
#include "model/date.h"
#include "storage/records.h"

namespace vigie::crawler {

/// The field of a listing's page that says whether it shows any ads.
inline constexpr std::string_view kRows = "rows";

/// A site's nights with their fields, in their order.
using FieldHistory = std::vector<std::pair<Date, std::vector<storage::FieldNight>>>;

/// What is known of an ad that is counted.
struct AdHistory {
  const RawAd* known = nullptr;  ///< as it was stored on an earlier night
  bool first_seen = false;       ///< tonight
  bool row_changed = false;      ///< its listing shows it otherwise than it did
  bool chosen = false;           ///< by what it was known to show: that it does tells nothing of how many do
};

class FieldTally {
 public:
  /// Counts every field that the site may show, found or not. @param site  outlives it
  explicit FieldTally(const extractors::SiteDefinition& site);
  /// What `differs` takes for nothing new: fields that say something else each night, as relative dates do, while their
  /// form is the same, and fields that the rules often leave to generic extraction. @param nights  of the site, earlier
  void expect(const FieldHistory& nights);

  void ad(const extractors::TwoReadings& page, const AdHistory& ad);
  /// A page that should be an ad's and on which none is found: it has none of the fields.
  void ad_without_content(const AdHistory& ad);
  /// Not a byte of its page changed.
  void unchanged_ad(const RawAd& known);
  void row(const RawAd& row, const AdHistory& ad);
  /// A row of an ad that is known.
  void known_row(bool changed);
  void listing(bool shows_ads);

  /// Whether something is read otherwise than it was: in a known ad whose row did not change, or in many rows.
  bool differs() const { return differs_ || many_rows_changed(); }

  /// In the order of pages and fields; those of which nothing was seen are left out.
  std::vector<storage::FieldNight> fields() const;

 private:
  using Fields = std::map<std::string, storage::FieldNight, std::less<>>;

  const extractors::SiteDefinition& site_;
  void note_known(storage::FieldNight& field, const std::string& now, const std::string& before, bool row_changed);
  bool many_rows_changed() const;

  Fields ads_, rows_;
  std::map<std::string, Count> changed_kept_;  ///< of ads whose rows changed: says something where many did
  Count same_rows_;
  std::set<std::string> fickle_, often_generic_;  ///< of ads' pages
  bool differs_ = false;
};

}  // namespace vigie::crawler
