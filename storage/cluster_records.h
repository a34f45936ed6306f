// Persons and networks as plain values: how much of each was seen, what holds it together, what became of its number.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "model/ad.h"
#include "model/ad_kind.h"
#include "model/date.h"
#include "model/department.h"
#include "model/ids.h"
#include "model/linkage.h"

namespace vigie::storage {

/// Persons are sets of ads, networks sets of persons; both are numbered apart.
enum class ClusterLevel { kPerson, kNetwork };

/// Ads that one run of linking took from the person (network) `former` and put into `present`.
struct Passage {
  Instant when;
  std::int64_t former = 0;
  std::optional<std::int64_t> present;  ///< nothing: into none
  std::size_t ads = 0;
};

/// What became of a number that was given to a person or network.
struct Identity {
  Instant began;
  std::optional<Instant> ended;   ///< nobody bears it now
  std::vector<Passage> passages;  ///< to it and away from it, in the order of time
  std::vector<std::pair<std::int64_t, std::size_t>>
      now;  ///< others that hold ads that it had, and how many; most first
};

/// Clusters with an ad seen there and then.
struct ClusterFilter {
  std::optional<DepartmentCode> department;
  std::optional<Period> period;
};

/// A person or network by how much of it was seen within a filter; nights are none where no sighting is stored.
struct ClusterCounts {
  std::int64_t number = 0;
  std::optional<NetworkId> network;  ///< of a person
  int persons = 1;
  int ads = 0, sites = 0, departments = 0, nights = 0;
  std::optional<Date> first_night, last_night;
};

/// An ad of a person, without what identifies anyone.
struct MemberAd {
  AdRow ad;
  PersonId person;
  std::string site;
  AdKind kind = AdKind::kUnsure;
  std::optional<DepartmentCode> department;
  std::optional<std::string> commune;  ///< INSEE code
  std::optional<int> age;
  std::optional<Price> price;
  int photos = 0, nights = 0;
  std::optional<Date> first_night, last_night;
};

/// What speaks for or against holding two members of a level together: a link of two ads, or a tie of two persons.
struct Bond {
  std::int64_t left = 0, right = 0;                         ///< AdRow or PersonId
  std::optional<std::int64_t> left_cluster, right_cluster;  ///< the persons, or the networks, in which they are
  double weight = 0;                                        ///< bits, of the evidence and where it started from
  std::vector<Evidence> evidence;
};

}  // namespace vigie::storage
