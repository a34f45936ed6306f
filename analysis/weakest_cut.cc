#include "analysis/weakest_cut.h"

#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/one_bit_color_map.hpp>
#include <boost/graph/stoer_wagner_min_cut.hpp>

namespace vigie::analysis {

std::optional<Cut> weakest_cut(std::size_t members, std::span<const Hold> holds) {
  using Graph = boost::adjacency_list<boost::vecS, boost::vecS, boost::undirectedS, boost::no_property,
                                      boost::property<boost::edge_weight_t, double>>;
  if (members < 2 || members > kMostMembersToCut) return std::nullopt;
  Graph graph(members);
  for (const Hold& hold : holds) boost::add_edge(hold.left, hold.right, hold.bits, graph);
  auto sides = boost::make_one_bit_color_map(members, boost::get(boost::vertex_index, graph));
  Cut cut;
  cut.bits = boost::stoer_wagner_min_cut(graph, boost::get(boost::edge_weight, graph), boost::parity_map(sides));
  std::vector<std::size_t> other;
  for (std::size_t member = 0; member < members; ++member)
    (boost::get(sides, member) == boost::one_bit_white ? cut.side : other).push_back(member);
  if (other.size() < cut.side.size()) cut.side.swap(other);
  return cut;
}

}  // namespace vigie::analysis
