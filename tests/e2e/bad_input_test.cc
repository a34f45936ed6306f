// What a person gets wrong is told with what, where and what to do; exit code 2, nothing lost.
#include <SQLiteCpp/SQLiteCpp.h>
#include <gmock/gmock.h>

#include "tests/e2e/program.h"

namespace vigie::e2e {
namespace {

using ::testing::HasSubstr;

class BadInput : public Program {
 protected:
  void make_database() const { ASSERT_EQ(run("status").exit_code, 0); }
};

TEST_F(BadInput, UnknownDepartment_IsNamed) {
  for (const char* command :
       {"scan --departments 95,99", "estimate --department 20", "report --departments 1", "demo --departments xx"}) {
    const Ran ran = run(command);
    EXPECT_EQ(ran.exit_code, 2) << command;
    EXPECT_THAT(ran.err, HasSubstr("--department")) << command;
  }
}

TEST_F(BadInput, UnknownSite_PointsToTheList) {
  const Ran ran = run("scan --departments 95 --sites nulle-part --dry-run");
  EXPECT_EQ(ran.exit_code, 2);
  EXPECT_THAT(ran.err, HasSubstr("nulle-part"));
  EXPECT_THAT(ran.err, HasSubstr("vigie site list"));
}

TEST_F(BadInput, FileThatIsNoDatabase_IsLeftAsItIs) {
  write("vigie.db", "not a database, but somebody's letter, long enough to be taken for one at first sight");
  const std::string before = read(file("vigie.db"));
  const Ran ran = run("status");
  EXPECT_NE(ran.exit_code, 0);
  EXPECT_THAT(ran.err, HasSubstr("vigie.db"));
  EXPECT_EQ(read(file("vigie.db")), before);
}

TEST_F(BadInput, NewerDatabase_IsRefused) {
  make_database();
  SQLite::Database(file("vigie.db").string(), SQLite::OPEN_READWRITE).exec("PRAGMA user_version = 9999");
  const Ran ran = run("status");
  EXPECT_NE(ran.exit_code, 0);
  EXPECT_THAT(ran.err, HasSubstr("vigie.db"));
}

TEST_F(BadInput, WrongKey_IsRefused) {
  make_database();
  write("vigie.db.key", std::string(32, 'x'));
  const Ran ran = run("status");
  EXPECT_EQ(ran.exit_code, 2);
  EXPECT_THAT(ran.err, HasSubstr("vigie.db.key"));
}

TEST_F(BadInput, DefinitionWithAnError_IsNamedByFileLineAndKey) {
  std::filesystem::create_directories(file("data/sites/families"));
  std::filesystem::create_directory(file("data/config"));
  write("data/sites/exemple.toml",
        "id = \"exemple\"\nname = \"Exemple\"\nkind = \"classified\"\nbase = "
        "\"https://www.exemple.example\"\n\n[ad]\ntitel = \"h1\"\n");
  setenv("VIGIE_DATA", file("data").c_str(), 1);
  const Ran ran = run("site list");
  unsetenv("VIGIE_DATA");
  EXPECT_EQ(ran.exit_code, 1);
  EXPECT_THAT(ran.err, HasSubstr("exemple.toml:7"));
  EXPECT_THAT(ran.err, HasSubstr("titel"));
  EXPECT_THAT(ran.err, HasSubstr("title"));
}

TEST_F(BadInput, FasterClockWithoutTestbed_IsRefused) {
  const Ran ran = run("--clock 2026-09-07T02:00:00+02:00@1000 scan --departments 95");
  EXPECT_EQ(ran.exit_code, 2);
  EXPECT_THAT(ran.err, HasSubstr("--connect-to"));
}

TEST_F(BadInput, EmptyDatabase_GivesNoBareZero) {
  make_database();
  const Ran ran = run("--json estimate --department 95");
  EXPECT_NE(ran.exit_code, 0);
  EXPECT_EQ(ran.out, "");
  EXPECT_NE(ran.err, "");
}

TEST_F(BadInput, UnreadablePeriod_IsNamed) {
  make_database();
  const Ran ran = run("estimate --department 95 --from 2026-13-01");
  EXPECT_EQ(ran.exit_code, 2);
}

}  // namespace
}  // namespace vigie::e2e
