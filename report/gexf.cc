#include <fstream>

#include <fmt/format.h>

#include "model/words.h"
#include "report/network_graph.h"

namespace vigie::report {
namespace {

constexpr const char* kHead = R"(<?xml version="1.0" encoding="UTF-8"?>
<gexf xmlns="http://gexf.net/1.3" version="1.3">
  <meta><creator>Vigie</creator></meta>
  <graph defaultedgetype="undirected" idtype="integer">
    <attributes class="node">
      <attribute id="network" title="network" type="string"/>
      <attribute id="ads" title="ads" type="string"/>
    </attributes>
    <attributes class="edge">
      <attribute id="evidence" title="evidence" type="string"/>
    </attributes>
)";

/// Of names and bands only: "<" is all that XML takes amiss in them.
std::string escaped(std::string text) {
  for (std::size_t at = 0; (at = text.find('<', at)) != std::string::npos;) text.replace(at, 1, "&lt;");
  return text;
}

std::string attribute(const char* name, const std::string& value) {
  return fmt::format(R"(<attvalue for="{}" value="{}"/>)", name, escaped(value));
}

}  // namespace

Result<void> write_gexf(const PublishedGraph& graph, const std::filesystem::path& file) {
  std::ofstream out(file);
  out << kHead << "    <nodes>\n";
  for (std::size_t i = 0; i < graph.nodes.size(); ++i) {
    out << fmt::format("      <node id=\"{}\" label=\"{}\"><attvalues>{}{}</attvalues></node>\n", i + 1, i + 1,
                       attribute("network", graph.nodes[i].network), attribute("ads", graph.nodes[i].ads));
  }
  out << "    </nodes>\n    <edges>\n";
  for (std::size_t i = 0; i < graph.ties.size(); ++i) {
    const PublishedTie& tie = graph.ties[i];
    out << fmt::format(
        "      <edge id=\"{}\" source=\"{}\" target=\"{}\" weight=\"{}\"><attvalues>{}</attvalues></edge>\n", i + 1,
        tie.left + 1, tie.right + 1, tie.bits, attribute("evidence", tie.evidence));
  }
  out << "    </edges>\n  </graph>\n</gexf>\n";
  out.close();
  if (!out)
    return fail(Error::kUnreadable, tr("this file cannot be written; check that the folder exists and is yours"),
                file.string());
  return {};
}

}  // namespace vigie::report
