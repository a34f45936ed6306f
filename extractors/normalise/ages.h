// The age that an ad states: its age field, else "32 ans", "j'ai trente-deux ans", "32 yo", "age: 32", "née en 1994" in
// title, name and text; in French, English, Spanish, Italian, Portuguese, Romanian.
#pragma once

#include <optional>
#include <vector>

#include "extractors/normalise/folded_ad.h"
#include "model/date.h"

namespace vigie::extractors {

/// Years of the author: no "depuis 10 ans", "17 ans d'expérience", "plus de 18 ans", "cherche homme de 50 ans".
struct StatedAge {
  long years;  ///< 10 … 99
  Reading read;
};

/// The age field's first, then those of title, name and text in order.
/// @param today  from which years of birth count; absent: they are not read
std::vector<StatedAge> stated_ages(const FoldedAd& ad, const std::optional<Date>& today = std::nullopt);

/// Of persons sought ("cherche fille de 19 ans") and the lower ends of spans ("filles 18-25 ans"), in title, name and
/// text; not of children, clothes or durations.
std::vector<StatedAge> ages_of_others(const FoldedAd& ad);

/// The first that an author can have.
std::optional<AdAge> first_age(const std::vector<StatedAge>& ages);

}  // namespace vigie::extractors
