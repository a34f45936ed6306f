// A site changes its pages between two nights: the drift is named that night, and stays until it is mended.
#include <cstdlib>

#include <gmock/gmock.h>

#include "testbed/market.h"
#include "testbed/replica_server.h"
#include "tests/e2e/program.h"

namespace vigie::e2e {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;

class Drift : public Program {
 protected:
  nlohmann::json drift_of(const nlohmann::json& sites, const std::string& id) const {
    for (const auto& site : sites) {
      if (site["id"] == id) return site["drift"];
    }
    return nullptr;
  }
};

/// The program's data in the test's own folder, with definitions that may be changed.
class OwnData {
 public:
  explicit OwnData(const std::filesystem::path& folder) {
    const std::filesystem::path source = VIGIE_SOURCE_DIR;
    std::filesystem::create_directories(folder);
    std::filesystem::copy(source / "sites", folder / "sites", std::filesystem::copy_options::recursive);
    for (const char* part : {"config", "testbed"}) std::filesystem::create_symlink(source / part, folder / part);
    setenv("VIGIE_DATA", folder.c_str(), 1);
  }
  ~OwnData() { unsetenv("VIGIE_DATA"); }
  OwnData(const OwnData&) = delete;
  OwnData& operator=(const OwnData&) = delete;
};

testbed::ReplicaServer serve_changed(const std::filesystem::path& market, Date night, const std::string& mutation) {
  return testbed::ReplicaServer::start({.ads = testbed::read_market_ads(market).value(),
                                        .night = night,
                                        .templates = std::filesystem::path(VIGIE_SOURCE_DIR) / "testbed/replicas",
                                        .folder = market,
                                        .port = 0,
                                        .mutations = testbed::parse_mutations({mutation}, night).value()})
      .value();
}

TEST_F(Drift, RepairFindsWhatMoved_AppliesItAndTakesItBack) {
  const OwnData data(file("data"));
  ASSERT_LE(run("demo --dir d --departments 95 --nights 2 --seed 77 --quiet").exit_code, 1);
  constexpr Date kToday = std::chrono::year{2026} / 9 / 8;
  const auto server = serve_changed(file("d/market"), kToday, "wannonce:class-renamed");
  const std::string definition = read(file("data/sites/wannonce.toml"));
  const std::string repair =
      "--db d/demo.db --clock 2026-09-08T12:00:00+02:00@1000 --json site repair wannonce --connect-to 127.0.0.1:" +
      std::to_string(server.port()) + " --ca '" + server.ca().string() + "'";
  const auto proposed = run(repair).last_line();
  EXPECT_EQ(proposed["applied"], false);
  EXPECT_EQ(read(file("data/sites/wannonce.toml")), definition);
  const auto applied = run(repair + " --apply").last_line();
  EXPECT_EQ(applied["applied"], true);
  ASSERT_FALSE(applied["fields"].empty());
  for (const auto& field : applied["fields"]) EXPECT_GT(field["after"], field["before"]) << field;
  EXPECT_NE(read(file("data/sites/wannonce.toml")), definition);
  EXPECT_TRUE(run(repair).last_line()["fields"].empty());  // nothing is left to mend
  EXPECT_EQ(run("site repair wannonce --undo").exit_code, 0);
  EXPECT_EQ(read(file("data/sites/wannonce.toml")), definition);
  EXPECT_NE(run("site repair wannonce --undo").exit_code, 0);
}

TEST_F(Drift, AMutatedReplicaRaisesTheLineTheSameNight) {
  const Ran ran = run("demo --dir d --nights 4 --seed 77 --mutate wannonce:class-renamed --lang en");
  EXPECT_LE(ran.exit_code, 1) << ran.err;
  EXPECT_THAT(ran.err, HasSubstr("2026-09-10    DRIFT wannonce: "));
  const Ran status = run("--db d/demo.db --json status");
  const auto sites = status.last_line()["sites"];
  ASSERT_FALSE(drift_of(sites, "wannonce").empty()) << status.out;
  EXPECT_EQ(drift_of(sites, "wannonce")[0]["since"], "2026-09-10");
  for (const auto& site : sites) {
    if (site["id"] == "wannonce") continue;
    EXPECT_THAT(site["drift"], IsEmpty()) << site;
  }
  EXPECT_THAT(run("--db d/demo.db --lang en status").out, HasSubstr("DRIFT wannonce: "));
  EXPECT_FALSE(drift_of(run("--db d/demo.db --json site list").lines(), "wannonce").empty());
}

TEST_F(Drift, AnUnknownMutationIsRefusedWithTheKnownOnes) {
  const Ran ran = run("demo --dir d --nights 1 --lang en --mutate wannonce:nothing");
  EXPECT_EQ(ran.exit_code, 2);
  EXPECT_THAT(ran.err, HasSubstr("class-renamed, wrapper-added"));
}

}  // namespace
}  // namespace vigie::e2e
