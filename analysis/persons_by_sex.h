// Women, men and trans persons as their offers state it.
#pragma once

#include <map>
#include <string>
#include <vector>

namespace vigie::storage {
struct SeenAd;
}

namespace vigie::analysis {

/// Persons of the ads: "women", "men", "trans", each where more than half of a person's offers that state a sex state
/// this one; "not stated" where none does or no sex has more than half.
std::map<std::string, int> persons_by_sex(const std::vector<const storage::SeenAd*>& ads);

}  // namespace vigie::analysis
