// One scan and what it leaves for those who run it: a log, and figures for a monitoring system.
#include <sstream>

#include <gmock/gmock.h>

#include "testbed/market.h"
#include "testbed/replica_server.h"
#include "tests/e2e/program.h"

namespace vigie::e2e {
namespace {

using testing::HasSubstr;
using testing::Not;

class Scan : public Program {};

TEST_F(Scan, LogsALineAPageWithoutAddressesAndWritesFigures) {
  ASSERT_EQ(run("testbed generate --dir m --persons 40 --nights 1 --departments 95 --seed 3").exit_code, 0);
  constexpr Date kNight = std::chrono::year{2026} / 9 / 7;
  const auto server =
      testbed::ReplicaServer::start({.ads = testbed::read_market_ads(file("m")).value(),
                                     .night = kNight,
                                     .templates = std::filesystem::path(VIGIE_SOURCE_DIR) / "testbed/replicas",
                                     .folder = file("m"),
                                     .port = 0,
                                     .mutations = {}})
          .value();
  const Ran ran =
      run("--clock 2026-09-07T02:00:00+02:00@1000 scan --departments 95 --sites wannonce,leboncoin --log l.jsonl "
          "--metrics m.prom --quiet --connect-to 127.0.0.1:" +
          std::to_string(server.port()) + " --ca '" + server.ca().string() + "'");
  ASSERT_LE(ran.exit_code, 1) << ran.err;
  const std::string log = read(file("l.jsonl"));
  EXPECT_THAT(log, Not(HasSubstr("http")));
  std::istringstream lines(log);
  int pages = 0;
  for (std::string line; std::getline(lines, line);) {
    const auto page = nlohmann::json::parse(line);
    EXPECT_TRUE(page["site"] == "wannonce" || page["site"] == "leboncoin");
    EXPECT_EQ(page["department"], "95");
    pages += page["site"] == "wannonce" ? 1 : 0;
  }
  EXPECT_THAT(read(file("m.prom")), HasSubstr("vigie_site_pages{site=\"wannonce\"} " + std::to_string(pages) + "\n"));
  write("none", "");
  EXPECT_EQ(run("scan --departments 95 --sites wannonce --log none/l.jsonl").exit_code, 2);
}

}  // namespace
}  // namespace vigie::e2e
