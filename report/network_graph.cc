#include "report/network_graph.h"

#include <algorithm>
#include <cmath>
#include <map>

#include <fmt/format.h>

namespace vigie::report {
namespace {

constexpr std::size_t kFewestPersons = 5;

std::string network_name(NetworkId network) { return fmt::format("n{}", static_cast<std::int64_t>(network)); }

std::string band(int ads) {
  if (ads < 5) return "< 5";
  if (ads < 10) return "5–9";
  return ads < 20 ? "10–19" : "20+";
}

std::string names_of(const std::set<EvidenceKind>& kinds) {
  std::string names;
  for (const EvidenceKind kind : kinds) names += (names.empty() ? "" : " ") + std::string(to_text(kind));
  return names;
}

// Of the persons of large enough networks: by network, the most tied first, so that no number says who they are.
std::vector<std::size_t> order(const analysis::NetworkGraph& graph, const std::map<NetworkId, std::size_t>& sizes) {
  std::vector<double> bits(graph.persons.size());
  for (const auto& tie : graph.ties) {
    bits[tie.left] += tie.bits;
    bits[tie.right] += tie.bits;
  }
  std::vector<std::size_t> shown;
  for (std::size_t person = 0; person < graph.persons.size(); ++person) {
    if (sizes.at(graph.persons[person].network) >= kFewestPersons) shown.push_back(person);
  }
  std::ranges::stable_sort(shown, [&](std::size_t a, std::size_t b) {
    const auto &left = graph.persons[a], &right = graph.persons[b];
    return left.network != right.network ? left.network < right.network : bits[a] > bits[b];
  });
  return shown;
}

}  // namespace

PublishedGraph published(const analysis::NetworkGraph& graph) {
  std::map<NetworkId, std::size_t> sizes;
  for (const auto& person : graph.persons) ++sizes[person.network];
  PublishedGraph result;
  for (const auto& [network, persons] : sizes)
    ++(persons < kFewestPersons ? result.withheld_networks : result.networks);
  std::map<std::size_t, std::size_t> node_of;
  for (const std::size_t person : order(graph, sizes)) {
    node_of.emplace(person, result.nodes.size());
    result.nodes.push_back({network_name(graph.persons[person].network), band(graph.persons[person].ads)});
  }
  for (const auto& tie : graph.ties) {
    const auto left = node_of.find(tie.left), right = node_of.find(tie.right);
    if (left == node_of.end() || right == node_of.end()) continue;
    result.ties.push_back({std::min(left->second, right->second), std::max(left->second, right->second),
                           std::max(1, static_cast<int>(std::lround(tie.bits))), names_of(tie.kinds)});
  }
  std::ranges::sort(result.ties, {}, [](const PublishedTie& tie) { return std::pair(tie.left, tie.right); });
  return result;
}

Publication publication_of(const PublishedGraph& graph, DepartmentCode department, Period period) {
  const auto count = [](std::size_t n) { return PublishedCount{static_cast<std::int64_t>(n), true}; };
  return {department,
          period,
          {{"network_graph/networks/value", count(graph.networks)},
           {"network_graph/persons/value", count(graph.nodes.size())}}};
}

}  // namespace vigie::report
