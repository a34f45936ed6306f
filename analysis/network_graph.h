// Persons of networks and what ties them, as a graph; before disclosure control.
#pragma once

#include <optional>
#include <set>
#include <vector>

#include "model/department.h"
#include "model/ids.h"
#include "model/linkage.h"
#include "model/result.h"

namespace vigie::storage {
class Database;
}

namespace vigie::analysis {

struct GraphPerson {
  PersonId person;
  NetworkId network;
  int ads = 0;
};

/// Two persons of one network, by place in the list of persons.
struct GraphTie {
  std::size_t left = 0, right = 0;
  double bits = 0;
  std::set<EvidenceKind> kinds;
};

struct NetworkGraph {
  std::vector<GraphPerson> persons;
  std::vector<GraphTie> ties;
};

/// @param department  only persons with an ad seen there, their ads there, and ties between them
Result<NetworkGraph> network_graph(const storage::Database& database, std::optional<DepartmentCode> department);

}  // namespace vigie::analysis
