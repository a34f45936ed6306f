// Networks as a graph that may leave the house, and the two formats in which Gephi reads it. Why it holds no more:
// docs/protection.md.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "analysis/network_graph.h"
#include "model/publication.h"
#include "model/result.h"

namespace vigie::report {

/// A person without her number, so that two exports cannot be laid over each other.
struct PublishedNode {
  std::string network;  ///< "n3"
  std::string ads;      ///< "< 5", "5–9", "10–19", "20+"
};

/// By place in the list of nodes.
struct PublishedTie {
  std::size_t left = 0, right = 0;
  int bits = 0;          ///< whole ones, at least 1
  std::string evidence;  ///< "same_phone same_text"
};

struct PublishedGraph {
  std::vector<PublishedNode> nodes;  ///< by network, then the most tied first
  std::vector<PublishedTie> ties;
  std::size_t networks = 0, withheld_networks = 0;
};

/// Networks of fewer than five persons are withheld.
PublishedGraph published(const analysis::NetworkGraph& graph);

/// What of it belongs into the ledger. @param period  all that is stored
Publication publication_of(const PublishedGraph& graph, DepartmentCode department, Period period);

/// GraphML 1.0, http://graphml.graphdrawing.org. @return Error::kUnreadable, Error::kInternal
Result<void> write_graphml(const PublishedGraph& graph, const std::filesystem::path& file);
/// GEXF 1.3, https://gexf.net. @return Error::kUnreadable
Result<void> write_gexf(const PublishedGraph& graph, const std::filesystem::path& file);

}  // namespace vigie::report
