#include "dedup/linkage_settings.h"

#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>

#include <gmock/gmock.h>
#include <unistd.h>

namespace vigie::dedup {
namespace {

using ::testing::EndsWith;
using ::testing::HasSubstr;

std::string shipped() {
  std::ifstream in(std::string(VIGIE_SOURCE_DIR) + "/config/linkage.toml");
  return (std::ostringstream() << in.rdbuf()).str();
}

class LinkageSettingsFile : public ::testing::Test {
 protected:
  Result<LinkageSettings> load(const std::string& content) {
    std::ofstream(file_) << content;
    return load_linkage_settings(file_);
  }
  void TearDown() override { std::filesystem::remove(file_); }

  const std::filesystem::path file_ =
      std::filesystem::temp_directory_path() / ("linkage-" + std::to_string(::getpid()) + ".toml");
};

std::string with(const std::string& from, const std::string& to) {
  std::string content = shipped();
  return content.replace(content.find(from), from.size(), to);
}

TEST_F(LinkageSettingsFile, AsShippedIsRead) {
  const auto settings = load(shipped());
  ASSERT_TRUE(settings) << settings.error();
  EXPECT_GT(settings->phone.kept, 0);
  EXPECT_GT(settings->network.strangers_contact, 0);
}

TEST_F(LinkageSettingsFile, OutOfRangeIsRefusedWithItsLine) {
  const auto settings = load("[phone]\nkept = 1.5\n" + shipped().substr(shipped().find("strangers = ")));
  ASSERT_FALSE(settings);
  EXPECT_EQ(settings.error().code, Error::kBadInput);
  EXPECT_THAT(settings.error().what, HasSubstr("phone.kept"));
  EXPECT_THAT(settings.error().where, EndsWith(".toml:2"));
}

TEST_F(LinkageSettingsFile, AFractionOfPersonsIsRefused) {
  const auto settings = load(with("popular_contact_persons = 200", "popular_contact_persons = 12.5"));
  ASSERT_FALSE(settings);
  EXPECT_THAT(settings.error().what, HasSubstr("networks.popular_contact_persons"));
}

TEST_F(LinkageSettingsFile, AMissingKeyIsNamed) {
  const auto settings = load(with("never_years", "# never_years"));
  ASSERT_FALSE(settings);
  EXPECT_THAT(settings.error().what, HasSubstr("persons.never_years"));
}

TEST_F(LinkageSettingsFile, ChancesThatDoNotAddUpAreRefused) {
  const auto settings = load(with("[0.88, 0.03, 0.09]", "[0.88, 0.03, 0.19]"));
  ASSERT_FALSE(settings);
  EXPECT_THAT(settings.error().what, HasSubstr("name.kept"));
}

TEST_F(LinkageSettingsFile, AKeyThatNothingReadsIsRefused) {
  const auto settings = load(with("[persons]", "[persons]\ndilution_bit = 1"));
  ASSERT_FALSE(settings);
  EXPECT_THAT(settings.error().what, HasSubstr("persons.dilution_bit"));
}

TEST_F(LinkageSettingsFile, BrokenTomlIsRefusedWithItsLine) {
  const auto settings = load("[phone]\nkept = = 3\n");
  ASSERT_FALSE(settings);
  EXPECT_EQ(settings.error().code, Error::kBadInput);
  EXPECT_THAT(settings.error().where, EndsWith(".toml:2"));
}

TEST(LinkageSettings, AMissingFileIsUnreadable) {
  const auto settings = load_linkage_settings("/nowhere/linkage.toml");
  ASSERT_FALSE(settings);
  EXPECT_EQ(settings.error().code, Error::kUnreadable);
}

}  // namespace
}  // namespace vigie::dedup
