#include "analysis/network_graph.h"

#include <map>

#include "storage/database.h"

namespace vigie::analysis {

Result<NetworkGraph> network_graph(const storage::Database& database, std::optional<DepartmentCode> department) {
  const auto counts = database.persons({department, {}});
  if (!counts) return tl::unexpected(counts.error());
  const auto ties = database.ties_within_networks();
  if (!ties) return tl::unexpected(ties.error());
  NetworkGraph graph;
  std::map<std::int64_t, std::size_t> place;
  for (const auto& person : *counts) {
    if (!person.network) continue;
    place.emplace(person.number, graph.persons.size());
    graph.persons.push_back({PersonId{person.number}, *person.network, person.ads});
  }
  for (const storage::Bond& tie : *ties) {
    const auto left = place.find(tie.left), right = place.find(tie.right);
    if (left == place.end() || right == place.end()) continue;
    GraphTie& added = graph.ties.emplace_back(GraphTie{left->second, right->second, tie.weight, {}});
    for (const Evidence& evidence : tie.evidence) {
      if (evidence.weight > 0) added.kinds.insert(evidence.kind);
    }
  }
  return graph;
}

}  // namespace vigie::analysis
