// Written by igraph.
#include <cstdio>
#include <memory>

#include <igraph/igraph.h>

#include "model/words.h"
#include "report/network_graph.h"

namespace vigie::report {
namespace {

// igraph has one table of attribute handlers and one of errors for the whole program: ours while we write.
class IgraphManners {
 public:
  IgraphManners()
      : attributes_(igraph_set_attribute_table(&igraph_cattribute_table)),
        errors_(igraph_set_error_handler(igraph_error_handler_ignore)) {}
  IgraphManners(const IgraphManners&) = delete;
  IgraphManners& operator=(const IgraphManners&) = delete;
  ~IgraphManners() {
    igraph_set_attribute_table(attributes_);
    igraph_set_error_handler(errors_);
  }

 private:
  igraph_attribute_table_t* attributes_;
  igraph_error_handler_t* errors_;
};

struct Graph {
  igraph_t graph{};
  explicit Graph(std::size_t nodes)
      : made(igraph_empty(&graph, static_cast<igraph_integer_t>(nodes), IGRAPH_UNDIRECTED) == IGRAPH_SUCCESS) {}
  Graph(const Graph&) = delete;
  Graph& operator=(const Graph&) = delete;
  ~Graph() {
    if (made) igraph_destroy(&graph);
  }
  bool made;
};

bool fill(igraph_t& graph, const PublishedGraph& published) {
  bool good = true;
  for (igraph_integer_t node = 0; const PublishedNode& one : published.nodes) {
    good = good && SETVAS(&graph, "network", node, one.network.c_str()) == IGRAPH_SUCCESS &&
           SETVAS(&graph, "ads", node, one.ads.c_str()) == IGRAPH_SUCCESS;
    ++node;
  }
  for (igraph_integer_t edge = 0; const PublishedTie& tie : published.ties) {
    good = good &&
           igraph_add_edge(&graph, static_cast<igraph_integer_t>(tie.left), static_cast<igraph_integer_t>(tie.right)) ==
               IGRAPH_SUCCESS &&
           SETEAN(&graph, "weight", edge, tie.bits) == IGRAPH_SUCCESS &&
           SETEAS(&graph, "evidence", edge, tie.evidence.c_str()) == IGRAPH_SUCCESS;
    ++edge;
  }
  return good;
}

}  // namespace

Result<void> write_graphml(const PublishedGraph& published, const std::filesystem::path& file) {
  const IgraphManners manners;
  Graph graph(published.nodes.size());
  if (!graph.made || !fill(graph.graph, published))
    return fail(Error::kInternal, tr("the graph could not be made; is there memory left?"));
  std::unique_ptr<std::FILE, int (*)(std::FILE*)> out(std::fopen(file.c_str(), "w"), &std::fclose);
  const bool written = out && igraph_write_graph_graphml(&graph.graph, out.get(), false) == IGRAPH_SUCCESS;
  if (!written || std::fclose(out.release()) != 0)
    return fail(Error::kUnreadable, tr("this file cannot be written; check that the folder exists and is yours"),
                file.string());
  return {};
}

}  // namespace vigie::report
