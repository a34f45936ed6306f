// What is seen of each person, by which two are compared for one hand: contacts, pictures, wording, moves, tariffs and
// places of all of their ads.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "dedup/clusters/item_set.h"
#include "dedup/linkage/blocking.h"
#include "dedup/linkage/wordings.h"
#include "dedup/networks/tours.h"

namespace vigie::dedup {

using PersonIndex = ItemIndex;
using PersonPair = std::pair<PersonIndex, PersonIndex>;  ///< the lower first

/// Something that several persons have: a phone, a picture, a move from one commune to another.
struct SharedThing {
  std::vector<PersonIndex> persons;        ///< at least two, ascending
  std::optional<IdentifierId> identifier;  ///< of a contact
  EvidenceKind evidence;
};

struct MoveMade {
  Move move;
  double surprise, surprise_beside;  ///< bits, that a stranger makes it too: on its night, on one beside it
};

struct PersonProfile {
  std::vector<std::uint32_t> contacts, pictures;  ///< places in PersonProfiles::things, ascending
  std::vector<MoveMade> moves;                    ///< ascending
  bool has_contact = false, has_photos = false;
  std::vector<int> tariffs;           ///< amounts of the ad that states most, ascending
  std::vector<std::string> communes;  ///< INSEE, ascending
  std::vector<DepartmentCode> departments;
};

struct PersonProfiles {
  std::vector<PersonProfile> persons;
  std::vector<SharedThing> things;
  std::vector<Worded> wordings;  ///< of each person that of the ad with most of it
};

/// @param persons  the ads of each, all ads once
PersonProfiles person_profiles(const std::vector<std::vector<AdIndex>>& persons, const Ads& ads, const Blocks& blocks,
                               const NetworkSettings& settings);

}  // namespace vigie::dedup
