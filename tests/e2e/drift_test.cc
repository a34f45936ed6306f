// A site changes its pages between two nights: the drift is named that night, and stays until it is mended.
#include <gmock/gmock.h>

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
