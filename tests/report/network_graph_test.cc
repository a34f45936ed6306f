// What of networks leaves the house, and that other readers find it in both formats.
#include "report/network_graph.h"

#include <boost/property_tree/xml_parser.hpp>
#include <gmock/gmock.h>
#include <unistd.h>

namespace vigie::report {
namespace {

using boost::property_tree::ptree;
using testing::ElementsAre;

// Network 3: five persons in a star around person 50, who has most ads; network 4: a pair.
analysis::NetworkGraph graph() {
  analysis::NetworkGraph graph;
  for (int i = 0; i < 5; ++i) graph.persons.push_back({PersonId{10 * (i + 1)}, NetworkId{3}, 4 * i + 1});
  graph.persons.push_back({PersonId{60}, NetworkId{4}, 2});
  graph.persons.push_back({PersonId{70}, NetworkId{4}, 2});
  for (std::size_t i = 0; i < 4; ++i)
    graph.ties.push_back({i, 4, 3.6, {EvidenceKind::kSameText, EvidenceKind::kSamePhone}});
  graph.ties.push_back({5, 6, 0.2, {EvidenceKind::kSamePhoto}});
  return graph;
}

TEST(NetworkGraph, NetworksOfFewerThanFiveAreWithheld) {
  const PublishedGraph shown = published(graph());
  EXPECT_EQ(shown.networks, 1U);
  EXPECT_EQ(shown.withheld_networks, 1U);
  EXPECT_EQ(shown.nodes.size(), 5U);
  EXPECT_EQ(shown.ties.size(), 4U);
}

TEST(NetworkGraph, PersonsLoseTheirNumbersAndCountsOfAdsBecomeBands) {
  const PublishedGraph shown = published(graph());
  EXPECT_EQ(shown.nodes[0].ads, "10–19") << "17 ads of the one in the middle, who comes first";
  EXPECT_EQ(shown.nodes[1].ads, "< 5");
  EXPECT_EQ(shown.nodes[4].ads, "10–19");
  EXPECT_EQ(shown.nodes[0].network, "n3");
  for (const PublishedTie& tie : shown.ties) {
    EXPECT_EQ(tie.left, 0U);
    EXPECT_EQ(tie.bits, 4);
    EXPECT_EQ(tie.evidence, "same_phone same_text");
  }
}

class Written : public testing::Test {
 protected:
  void TearDown() override { std::filesystem::remove(file_); }
  ptree tree() const {
    ptree tree;
    boost::property_tree::read_xml(file_.string(), tree);
    return tree;
  }
  const std::filesystem::path file_ =
      std::filesystem::temp_directory_path() / ("vigie-graph-" + std::to_string(::getpid()) + ".xml");
};

TEST_F(Written, GexfHoldsNodesTiesAndWhatIsSaidOfThem) {
  ASSERT_TRUE(write_gexf(published(graph()), file_));
  const ptree graph_of = tree().get_child("gexf.graph");
  const ptree& nodes = graph_of.get_child("nodes");
  const ptree& edges = graph_of.get_child("edges");
  EXPECT_EQ(nodes.count("node"), 5U);
  EXPECT_EQ(edges.count("edge"), 4U);
  std::vector<std::string> values;
  for (const auto& [name, value] : nodes.get_child("node.attvalues")) {
    (void)name;
    if (const auto text = value.get_optional<std::string>("<xmlattr>.value")) values.push_back(*text);
  }
  EXPECT_THAT(values, ElementsAre("n3", "10–19"));
  EXPECT_EQ(edges.get<int>("edge.<xmlattr>.weight"), 4);
}

TEST_F(Written, GraphmlHoldsTheSame) {
  ASSERT_TRUE(write_graphml(published(graph()), file_));
  const ptree graph_of = tree().get_child("graphml.graph");
  EXPECT_EQ(graph_of.count("node"), 5U);
  EXPECT_EQ(graph_of.count("edge"), 4U);
  std::set<std::string> data;
  for (const auto& [name, child] : graph_of) {
    if (name != "node" && name != "edge") continue;
    for (const auto& [inner, value] : child) {
      if (inner == "data") data.insert(value.get_value<std::string>());
    }
  }
  EXPECT_THAT(data, ElementsAre("10–19", "4", "5–9", "< 5", "n3", "same_phone same_text"));
}

TEST_F(Written, AFileThatCannotBeWrittenIsNamed) {
  const std::filesystem::path nowhere = "/nowhere/graph.xml";
  EXPECT_EQ(write_gexf({}, nowhere).error().where, nowhere);
  EXPECT_EQ(write_graphml({}, nowhere).error().where, nowhere);
}

}  // namespace
}  // namespace vigie::report
