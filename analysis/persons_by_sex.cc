#include "analysis/persons_by_sex.h"

#include <algorithm>
#include <array>

#include "storage/records.h"

namespace vigie::analysis {
namespace {

/// Offers that state each sex, in the order of `Sex`.
using Stated = std::array<int, 3>;

const char* sex_of(const Stated& stated) {
  constexpr std::array<const char*, 3> kNames{"women", "men", "trans"};
  const auto* const most = std::ranges::max_element(stated);
  const int all = stated[0] + stated[1] + stated[2];
  return 2 * *most > all ? kNames.at(static_cast<std::size_t>(most - stated.begin())) : "not stated";
}

}  // namespace

std::map<std::string, int> persons_by_sex(const std::vector<const storage::SeenAd*>& ads) {
  std::map<PersonId, Stated> persons;
  for (const storage::SeenAd* ad : ads) {
    if (!ad->person) continue;
    Stated& stated = persons[*ad->person];
    if (ad->sex) ++stated.at(static_cast<std::size_t>(*ad->sex));
  }
  std::map<std::string, int> counts;
  for (const auto& [person, stated] : persons) ++counts[sex_of(stated)];
  return counts;
}

}  // namespace vigie::analysis
