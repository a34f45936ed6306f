// All that the report shows of one département, as plain counts, before disclosure control.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "analysis/blind_spots.h"
#include "analysis/field_counts.h"
#include "analysis/ladder.h"
#include "analysis/network_share.h"
#include "analysis/other_methods.h"
#include "analysis/presence.h"
#include "analysis/presentation.h"

namespace vigie::analysis {

struct SiteFigures {
  std::string site;
  int ads = 0, persons = 0;
};

/// In a village where fewer are, each could be recognised.
inline constexpr int kFewestOfACommune = 5;

struct CommuneFigures {
  std::string insee;
  int ads = 0, persons = 0;
};

/// An ISO week, from Monday to Sunday; an ad counts in each week in which it was seen.
struct WeekFigures {
  Date monday;
  int nights = 0;  ///< scanned
  int ads = 0, persons = 0;
};

/// Of ads of kind offer and their persons, but for `ads_by_kind`.
struct DepartmentFigures {
  Ladder ladder;
  std::map<std::string, int> ads_by_kind;  ///< "offer", "client", …
  std::vector<SiteFigures> sites;          ///< most ads first
  std::vector<CommuneFigures> communes;    ///< with at least `kFewestOfACommune` persons, most ads first
  int small_communes = 0;                  ///< those with fewer, and what they have together
  CommuneFigures in_small_communes, in_no_commune;
  std::vector<WeekFigures> weeks;
  /// "under 18", "18–24", "25–34", "35–44", "45–54", "55 and over", "not stated", by the median of a person's stated
  /// ages
  std::map<std::string, int> persons_by_age;
  std::map<std::string, int> persons_by_sex;  ///< persons_by_sex.h
  Presence presence;
  Presentation presentation;
  OtherMethods other_methods;
  std::vector<BlindSpot> blind_spots;
  int persons_elsewhere = 0;          ///< seen in another département too
  std::optional<FieldFigures> field;  ///< what professionals reported
  int networks = 0;
  int persons_in_networks = 0;
  std::optional<ShareInterval> share_in_networks;  ///< of the persons
  int possible_minors = 0;  ///< persons whose ads state, imply or contradict into an age under 18
};

Result<DepartmentFigures> department_figures(storage::Database& database, DepartmentCode department,
                                             std::optional<Period> period);

}  // namespace vigie::analysis
