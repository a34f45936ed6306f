// A site's fields of tonight against its earlier nights → which have drifted, which are mended. Pure.
// The signals are those of Lerman, Minton and Knoblock, "Wrapper maintenance", JAIR 18 (2003): how often a field is
// found and in which form; beside them a second reading without the definition, and ads whose values are known.
#pragma once

#include <string>
#include <vector>

#include "crawler/drift/field_tally.h"
#include "storage/records.h"

namespace vigie::crawler {

/// False alarms that are allowed in a site's night, over all its fields together. A third of what issue 8 allows (one
/// in 400), since nights differ by more than the chance that the tests reckon with.
inline constexpr double kFalseAlarmsASiteNight = 1.0 / 1200;

/// @param history  its last night is tonight
/// @param known  the site's drifts so far, ended ones too: their nights are no example of how the field should look
/// @return those of `known` that still last, brought up to date (ended where tonight is as before), and new ones
std::vector<storage::Drift> find_drifts(const std::string& site, const FieldHistory& history,
                                        const std::vector<storage::Drift>& known);

}  // namespace vigie::crawler
