#include <sys/stat.h>

#include "tests/storage/fixture.h"

namespace vigie::storage {
namespace {

using DatabaseTest = StorageTest;

unsigned mode_of(const std::filesystem::path& file) {
  struct stat status {};
  return ::stat(file.c_str(), &status) == 0 ? status.st_mode & 0777U : 0;
}

TEST_F(DatabaseTest, IsMadeWithItsFolderAndKeyWhereMissing) {
  const auto made = Database::open(folder_ / "a" / "b" / "vigie.db");
  ASSERT_TRUE(made) << made.error();
  EXPECT_EQ(mode_of(folder_ / "a" / "b" / "vigie.db"), 0600U);
  EXPECT_EQ(mode_of(folder_ / "a" / "b" / "vigie.db.key"), 0600U);
}

TEST_F(DatabaseTest, IsInWalModeWithTheSchemaOfThisProgramAndSound) {
  open();
  EXPECT_EQ(text("PRAGMA journal_mode"), "wal");
  EXPECT_EQ(number("PRAGMA user_version"), 18);
  EXPECT_EQ(text("PRAGMA integrity_check"), "ok");
}

TEST_F(DatabaseTest, EveryTableIsStrictAndSaysWhatOneRowIs) {
  open();
  EXPECT_GT(number("SELECT count(*) FROM pragma_table_list WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"), 20);
  EXPECT_EQ(number("SELECT count(*) FROM pragma_table_list WHERE type = 'table' AND name NOT LIKE 'sqlite_%' "
                   "AND strict = 0"),
            0);
  EXPECT_EQ(number("SELECT count(*) FROM sqlite_schema WHERE type IN ('table', 'view') AND name NOT LIKE 'sqlite_%' "
                   "AND sql NOT LIKE '%-- One row is %' AND sql NOT LIKE '%-- The one row %'"),
            0);
}

TEST_F(DatabaseTest, KeepsWhatItHoldsWhenOpenedAgain) {
  ASSERT_TRUE(open().store_ads(std::vector{lina()}));
  const auto rows = open().clusters({});
  ASSERT_TRUE(rows) << rows.error();
  ASSERT_EQ(rows->size(), 1U);
  EXPECT_EQ(rows->front().ad_id, lina().raw.ad_id);
}

TEST_F(DatabaseTest, NewerThanThisProgramIsRefusedAndLeftAlone) {
  open();
  change("PRAGMA user_version = 99");
  const auto opened = Database::open(file_);
  ASSERT_FALSE(opened);
  EXPECT_EQ(opened.error().code, Error::kDatabase);
  EXPECT_NE(opened.error().what.find("99"), std::string::npos);
  EXPECT_EQ(opened.error().where, file_.string());
  EXPECT_EQ(number("PRAGMA user_version"), 99);
}

TEST_F(DatabaseTest, OfAnotherProgramIsRefusedAndLeftAlone) {
  SQLite::Database(file_.string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE)
      .exec("CREATE TABLE notes (words TEXT)");
  EXPECT_EQ(Database::open(file_).error().code, Error::kDatabase);
  EXPECT_EQ(number("SELECT count(*) FROM sqlite_schema"), 1);
  EXPECT_FALSE(std::filesystem::exists(key_));
}

TEST_F(DatabaseTest, AFileThatIsNoDatabaseIsNamed) {
  std::ofstream(file_) << "Dear diary, " << std::string(4096, '.');
  const auto opened = Database::open(file_);
  ASSERT_FALSE(opened);
  EXPECT_EQ(opened.error().code, Error::kDatabase);
  EXPECT_NE(opened.error().what.find("not a database"), std::string::npos) << opened.error();
}

TEST_F(DatabaseTest, AFolderIsNamed) {
  const auto opened = Database::open(folder_);
  ASSERT_FALSE(opened);
  EXPECT_EQ(opened.error().code, Error::kDatabase);
  EXPECT_NE(opened.error().what.find("folder"), std::string::npos) << opened.error();
}

TEST_F(DatabaseTest, AnotherKeyIsRefused) {
  open();
  Database::open(folder_ / "other.db").value();
  const auto opened = Database::open(file_, folder_ / "other.db.key");
  ASSERT_FALSE(opened);
  EXPECT_EQ(opened.error().code, Error::kWrongKey);
  EXPECT_EQ(opened.error().where, (folder_ / "other.db.key").string());
}

TEST_F(DatabaseTest, AMissingKeyIsNeverReplacedByANewOne) {
  open();
  std::filesystem::remove(key_);
  EXPECT_EQ(Database::open(file_).error().code, Error::kWrongKey);
  EXPECT_FALSE(std::filesystem::exists(key_));
}

TEST_F(DatabaseTest, AKeyFileElsewhereIsUsed) {
  ASSERT_TRUE(Database::open(file_, folder_ / "keys" / "k"));
  EXPECT_TRUE(std::filesystem::exists(folder_ / "keys" / "k"));
  EXPECT_FALSE(std::filesystem::exists(key_));
}

TEST_F(DatabaseTest, AuditIsWrittenAndCannotBeChanged) {
  ASSERT_TRUE(open().audit({instant("2026-09-08T10:00:00+02:00"), "analyst", "read", "ad 1"}));
  EXPECT_EQ(text("SELECT who || ' ' || action || ' ' || object FROM audit"), "analyst read ad 1");
  EXPECT_THROW(change("UPDATE audit SET who = 'nobody'"), SQLite::Exception);
  EXPECT_THROW(change("DELETE FROM audit"), SQLite::Exception);
}

}  // namespace
}  // namespace vigie::storage
