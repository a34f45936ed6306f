// vigie photo-hash: the JSON lines that scripts rely on, and what becomes of files that are no pictures.
#include <gmock/gmock.h>

#include "testbed/digit_picture.h"
#include "tests/e2e/program.h"

namespace vigie::e2e {
namespace {

class PhotoHash : public Program {};

TEST_F(PhotoHash, ALineAFile_InTheirOrder) {
  write("b.gif", testbed::digit_picture("0639980012"));
  write("a.jpg", "<html>no picture</html>");
  const Ran ran = run("photo-hash " + file("b.gif").string() + " " + file("a.jpg").string());
  EXPECT_EQ(ran.exit_code, 1);
  const auto lines = ran.lines();
  ASSERT_EQ(lines.size(), 2U);
  EXPECT_EQ(lines[0].at("file"), file("b.gif").string());
  EXPECT_EQ(lines[0].at("pdq").get<std::string>().size(), 64U);
  EXPECT_TRUE(lines[0].at("quality").is_number_integer());
  EXPECT_EQ(lines[0].size(), 3U);
  EXPECT_EQ(lines[1].at("outcome"), "unreadable");
  EXPECT_EQ(lines[1].at("reason"), "unknown_format");
}

TEST_F(PhotoHash, DihedralAddsEight_TheFirstIsThePictureItself) {
  write("b.gif", testbed::digit_picture("0639980012"));
  const Ran ran = run("photo-hash --dihedral " + file("b.gif").string());
  EXPECT_EQ(ran.exit_code, 0);
  const auto line = ran.last_line();
  ASSERT_EQ(line.at("dihedral").size(), 8U);
  EXPECT_EQ(line.at("dihedral")[0], line.at("pdq"));
}

TEST_F(PhotoHash, AFileThatIsNotThere_IsNamed) {
  const Ran ran = run("photo-hash " + file("nowhere.jpg").string());
  EXPECT_EQ(ran.exit_code, 1);
  EXPECT_EQ(ran.last_line().at("outcome"), "unreadable");
}

}  // namespace
}  // namespace vigie::e2e
