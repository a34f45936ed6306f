// What was seen of one département in a period: the ground that ladder and figures count on.
#pragma once

#include <optional>
#include <set>
#include <vector>

#include "model/date.h"
#include "model/department.h"
#include "model/ids.h"
#include "model/result.h"
#include "storage/database.h"

namespace vigie::analysis {

struct Seen {
  Period period;
  std::vector<Date> nights;             ///< scanned
  std::set<storage::SiteNight> silent;  ///< sites that gave nothing on a scanned night
  std::vector<storage::SeenAd> ads;
  std::vector<storage::AdElsewhere> elsewhere = {};  ///< of the persons of these ads
  std::vector<storage::PersonSample> samples = {};   ///< of linking, of the same persons
};

/// @param period  nothing: all that is stored
/// @return Error::kNotFound where neither a night nor an ad is stored; Error::kBadInput for a period that ends before
/// it begins
Result<Seen> seen(const storage::Database& database, DepartmentCode department, std::optional<Period> period);

/// Ads of kind offer.
std::vector<const storage::SeenAd*> offers(const Seen& seen);
/// Distinct persons of the ads; ads without one are left out.
std::set<PersonId> persons_of(const std::vector<const storage::SeenAd*>& ads);

}  // namespace vigie::analysis
