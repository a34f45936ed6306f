#include <atomic>
#include <csignal>
#include <cstdlib>
#include <functional>
#include <map>
#include <random>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/wait.h>

#include "tests/crawler/tiny_site.h"

namespace vigie::crawler {
namespace {

constexpr auto kNight = "2026-09-07";

/// How often a scan is killed: VIGIE_KILLS, else 50. At a thousand the test takes some minutes (docs/benchmarks.md).
int kills_wanted() {
  const char* const wanted = std::getenv("VIGIE_KILLS");
  return wanted ? std::atoi(wanted) : 50;
}

class Resume : public TinySiteTest {
 protected:
  Resume() {
    for (int number = 1; number <= 3; ++number) {
      std::string rows;
      for (int i = 1; i <= 5; ++i) {
        const auto id = std::to_string(number * 10 + i);
        rows += tiny_row(id, "Cergy");  // the place stands in the row alone
        pages_["/ad/" + id] = tiny_ad(id);
      }
      pages_["/l/95?page=" + std::to_string(number)] = page("<ul>" + rows + "</ul>");
    }
  }

  std::filesystem::path database_file(int round) const { return folder_ / ("killed" + std::to_string(round) + ".db"); }

  /// A process that begins the scan or goes on with it; 0 is done.
  pid_t scan_in_child(const TinyServer& server, const std::filesystem::path& file) const {
    const pid_t child = ::fork();
    if (child != 0) return child;
    auto database = storage::Database::open(file, folder_ / "vigie.db.key");
    if (!database) ::_exit(2);
    const auto last = database->last_scan().value();
    if (last && last->ended) ::_exit(0);  // killed between its end and the process's
    ScanSettings going = settings(server);
    going.resume = database->unfinished_scan().value().has_value();
    const auto clock = Clock::parse(kNight + std::string("T02:00:00+02:00@100000")).value();
    ::_exit(run_scan(going, *database, normaliser_, clock, {}) ? 0 : 1);
  }

  /// What is stored of each ad, by its number.
  static std::map<std::string, std::string> stored_in(const storage::Database& database) {
    std::map<std::string, std::string> ads;
    auto stored = database.control_ads("tiny", ScanId{0}, 1000).value();
    for (RawAd& ad : stored) {
      ad.fetched.reset();
      EXPECT_TRUE(ads.emplace(ad.ad_id, to_json(ad)).second) << ad.ad_id << " is stored twice";
    }
    return ads;
  }
};

/// When a scan is killed: so long after so many more pages were asked for, wherever the machine is fast or slow.
struct Moment {
  int pages;
  std::chrono::microseconds later;
};

/// @return false where the process ended before
bool reached(pid_t child, const std::atomic<int>& asked, int wanted) {
  siginfo_t ended{};
  while (asked < wanted) {
    if (::waitid(P_PID, static_cast<id_t>(child), &ended, WEXITED | WNOHANG | WNOWAIT) == 0 && ended.si_pid == child)
      return false;
    ::usleep(100);
  }
  return true;
}

/// @return how often it was killed before it ended
int kill_until_done(const std::function<pid_t()>& start, const std::atomic<int>& asked,
                    const std::function<Moment()>& moment) {
  for (int kills = 0;; ++kills) {
    const int before = asked;
    const Moment when = moment();
    const pid_t child = start();
    if (reached(child, asked, before + when.pages)) ::usleep(static_cast<useconds_t>(when.later.count()));
    ::kill(child, SIGKILL);
    int status = 0;
    ::waitpid(child, &status, 0);
    if (!WIFEXITED(status)) continue;
    EXPECT_EQ(WEXITSTATUS(status), 0);
    return kills;
  }
}

TEST_F(Resume, KilledAtRandomMomentsNothingIsLostNothingDoubledAndOnePageAtMostAskedForAgain) {
  std::atomic<int> asked_for = 0;
  const TinyServer server([&](const Asked& asked) {
    ++asked_for;
    return served(asked);
  });
  const auto whole = scan(settings(server), kNight);
  const auto begun = std::chrono::steady_clock::now();
  int status = 0;
  ASSERT_GT(::waitpid(scan_in_child(server, folder_ / "timed.db"), &status, 0), 0);
  ASSERT_EQ(status, 0);
  const auto took = std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() - begun);
  const auto expected = stored_in(database_);
  const std::size_t pages = server.paths().size() / 2;  // of each of the two
  ASSERT_EQ(expected.size(), 15u);
  std::mt19937 random(17);
  const auto up_to = [&](std::size_t most) { return static_cast<int>(random() % (most + 1)); };
  const auto a_page_takes = static_cast<std::size_t>(took.count()) / pages;
  const auto moment = [&] { return Moment{up_to(pages / 2), std::chrono::microseconds(up_to(a_page_takes))}; };
  int kills = 0;
  const int wanted = kills_wanted();
  for (int round = 0; kills < wanted; ++round) {
    const std::size_t before = server.paths().size();
    const int here = kill_until_done([&] { return scan_in_child(server, database_file(round)); }, asked_for, moment);
    const auto database = storage::Database::open(database_file(round), folder_ / "vigie.db.key").value();
    EXPECT_EQ(stored_in(database), expected);
    const auto linkable = database.linkable_ads().value();
    for (const LinkableAd& ad : linkable) EXPECT_THAT(ad.nights, testing::ElementsAre(parse_date(kNight).value()));
    const auto scan_id = database.last_scan().value()->id;
    const auto outcome = database.site_outcomes(scan_id).value().at(0);
    EXPECT_EQ(outcome.ads, whole.sites[0].ads);
    EXPECT_EQ(outcome.new_ads, whole.sites[0].new_ads);
    EXPECT_EQ(outcome.pages, whole.sites[0].pages);
    EXPECT_LE(server.paths().size() - before, pages + 2 * static_cast<std::size_t>(here));  // robots.txt and one page
    kills += here;
    std::filesystem::remove(database_file(round));
    ASSERT_LT(round, wanted) << "it ends before it is killed";
  }
  RecordProperty("kills", kills);
}

}  // namespace
}  // namespace vigie::crawler
