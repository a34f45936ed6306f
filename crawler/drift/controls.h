// Known ads that are read again on a night, so that a change of the site's pages shows against what they said before,
// on a night with few new ads, too. A few are enough while they say what they said: between them they show each field
// several times. Where one does not, more are read, since a third of twenty that lost a value are beyond chance.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "model/raw_ad.h"

namespace vigie::crawler {

class Controls {
 public:
  /// At 2 s a page twenty cost a site 40 s.
  static constexpr int kMost = 20;
  /// Some of those chosen before the listings are read will be gone from them.
  static constexpr int kToChooseFrom = 3 * kMost;

  Controls() = default;
  /// @param known  ads as they were stored, in the order in which they should be read again
  explicit Controls(std::vector<RawAd> known) : known_(std::move(known)) {}

  /// What was known of an ad whose page was asked for; nothing where it is none of these, or was taken.
  std::optional<RawAd> take(std::string_view ad_id);
  /// A taken one was held against its page of tonight.
  void compared(const RawAd& known);
  /// The one to read next, until it is taken: one that shows what those compared did not show often enough.
  /// @param listed  ids of ads that are online
  /// @return nothing where enough were read
  const RawAd* next_for_its_fields(const std::set<std::string>& listed) const;
  /// The same while any is left of the most that may be read, whatever it shows.
  const RawAd* next_in_order(const std::set<std::string>& listed) const;

 private:
  int lacking_fields(const RawAd& ad) const;
  bool are_enough() const { return taken_ >= kMost; }

  std::vector<RawAd> known_;
  std::map<std::string_view, int> shown_;  ///< by field: how many of those compared had it
  int taken_ = 0;
};

}  // namespace vigie::crawler
