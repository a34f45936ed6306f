// When an ad says it was posted, absolute or relative, in French and English. Wall-clock times are those of
// Europe/Paris.
#pragma once

#include <optional>
#include <string_view>

#include "model/date.h"
#include "model/raw_ad.h"

namespace vigie::extractors {

/// From when relative dates count: the instant of fetching where it is known, else a day.
using PostedBase = Posted;

std::optional<PostedBase> posted_base(const RawAd& raw);

/// Its day in Paris.
Date day_of(const PostedBase& base);

/// An instant where the time of day is known ("il y a 3 heures", "hier à 22h10"), else a date ("il y a 3 jours",
/// "lundi dernier": the last Monday before the base's day). A date without a year is the last such day not after the
/// base.
/// @param base  absent: only absolute dates are read
std::optional<Posted> read_posted(std::string_view text, const std::optional<PostedBase>& base);

}  // namespace vigie::extractors
