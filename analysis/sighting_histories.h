// On which nights each person was seen, and could have been.
#pragma once

#include <cstdint>
#include <vector>

#include "analysis/seen.h"
#include "dedup/estimate/open_model.h"
#include "dedup/estimate/unrecognised.h"

namespace vigie::analysis {

/// Of the persons of these ads who have a marked one, or were seen in another département: others cannot be known
/// again, so that each of their ads would count for a person. A person could be seen on scanned nights on which one of
/// their sites gave anything, but for those on which they were elsewhere: seen in another département only, or not seen
/// while the nearest night on which they were is one of another département.
dedup::OpenHistories open_histories(const Seen& seen, const std::vector<const storage::SeenAd*>& ads);

/// How many persons and ads that leaves out.
dedup::Marks marks(const Seen& seen, const std::vector<const storage::SeenAd*>& ads);

/// Of the persons of all offers, sample by sample of linking.
std::vector<dedup::OpenHistories> sampled_histories(const Seen& seen);

/// The same persons by the number of nights on which they were seen: [0] once, [1] twice, …
std::vector<std::int64_t> sighting_frequencies(const dedup::OpenHistories& histories);

}  // namespace vigie::analysis
