// Photos are hashed and dropped: after a scan there is no picture in the database nor in any file beside it.
#include <SQLiteCpp/SQLiteCpp.h>
#include <gmock/gmock.h>

#include "testbed/market.h"
#include "testbed/replica_server.h"
#include "tests/e2e/program.h"

namespace vigie::e2e {
namespace {

using namespace std::string_literals;

const std::string kPictureMarks[] = {
    "\xFF\xD8\xFF\xE0\0\x10JFIF"s, "\x89PNG\r\n\x1A\n"s, "GIF89a"s, "WEBPVP8"s, "ftypavif"s, "ftypheic"s, "Exif\0\0"s};

class Photos : public Program {
 protected:
  std::int64_t count(const std::string& query) const {
    SQLite::Database opened(file("d/demo.db").string(), SQLite::OPEN_READONLY);
    return opened.execAndGet(query).getInt64();
  }

  void expect_no_picture_in_files() const {
    int files = 0;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder_)) {
      if (!entry.is_regular_file()) continue;
      ++files;
      const std::string content = read(entry.path());
      for (const std::string& mark : kPictureMarks) EXPECT_EQ(content.find(mark), std::string::npos) << entry.path();
    }
    EXPECT_GT(files, 3);
  }
};

TEST_F(Photos, AreKnownByTheirHashesAlone) {
  std::filesystem::create_directory(file("tmp"));
  const Ran ran = run("demo --dir d --departments 95 --nights 2 --seed 5");
  ASSERT_LE(ran.exit_code, 1) << ran.err;
  EXPECT_GT(count("SELECT count(*) FROM version_photos"), 50);
  EXPECT_EQ(count("SELECT count(*) FROM photos WHERE width <> 96 OR height <> 128"), 0);
  EXPECT_EQ(count("SELECT count(*) FROM photos JOIN photo_addresses ON photo = photos.id WHERE width IS NULL"), 0);
  EXPECT_EQ(count("SELECT count(*) FROM photo_addresses WHERE reason IS NOT NULL"), 0);
  EXPECT_EQ(count("SELECT count(*) FROM phone_pictures JOIN photo_addresses USING (key)"), 0);  // nobody asked for it
  expect_no_picture_in_files();
}

TEST_F(Photos, AreDroppedWhereNumbersOverThemAreReadToo) {
  ASSERT_EQ(run("testbed generate --dir m --persons 12 --nights 1 --departments 95 --seed 3").exit_code, 0);
  const auto server =
      testbed::ReplicaServer::start({.ads = testbed::read_market_ads(file("m")).value(),
                                     .night = std::chrono::year{2026} / 9 / 7,
                                     .templates = std::filesystem::path(VIGIE_SOURCE_DIR) / "testbed/replicas",
                                     .folder = file("m"),
                                     .port = 0,
                                     .mutations = {}})
          .value();
  std::filesystem::create_directory(file("d"));
  const Ran ran =
      run("--clock 2026-09-07T02:00:00+02:00@1000 --db d/demo.db scan --departments 95 --sites sexemodel,skokka "
          "--photo-phones --quiet --connect-to 127.0.0.1:" +
          std::to_string(server.port()) + " --ca '" + server.ca().string() + "'");
  ASSERT_LE(ran.exit_code, 1) << ran.err;
  EXPECT_GT(count("SELECT count(*) FROM photo_addresses"), 3);
  EXPECT_EQ(count("SELECT count(*) FROM phone_pictures"), count("SELECT count(*) FROM photo_addresses"));
  EXPECT_EQ(count("SELECT count(*) FROM phone_pictures WHERE sealed_number IS NOT NULL"), 0);  // they show none
  expect_no_picture_in_files();
}

TEST_F(Photos, CannotBeReadWhereTheyAreNotFetched) {
  const Ran ran = run("scan --departments 95 --photo-phones --no-photos");
  EXPECT_EQ(ran.exit_code, 2);
}

}  // namespace
}  // namespace vigie::e2e
