#include "report/pdf.h"

#include <filesystem>
#include <fstream>
#include <sstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/report/own_folder.h"

namespace vigie::report {
namespace {

namespace fs = std::filesystem;

class Pdf : public OwnFolder {
 protected:
  void SetUp() override { fs::create_directories(folder_); }
};

TEST_F(Pdf, IsPrintedByChromium) {
  if (!fs::exists("/usr/bin/chromium")) GTEST_SKIP() << "there is no /usr/bin/chromium";
  const auto done = print_pdf("<!DOCTYPE html><title>Rapport</title><p>Val-d'Oise", folder_ / "rapport.pdf");
  ASSERT_TRUE(done) << done.error();
  std::ostringstream content;
  content << std::ifstream(folder_ / "rapport.pdf", std::ios::binary).rdbuf();
  EXPECT_THAT(content.str(), testing::StartsWith("%PDF-"));
}

TEST_F(Pdf, WithoutChromiumSaysWhatToInstall) {
  const auto done = print_pdf("<p>", folder_ / "rapport.pdf", folder_ / "no-chromium");
  ASSERT_FALSE(done);
  EXPECT_EQ(done.error().code, Error::kNotFound);
  EXPECT_THAT(done.error().what, testing::HasSubstr("apt install chromium"));
}

TEST_F(Pdf, OfAProgramThatFailsIsNotTakenForPrinted) {
  const auto done = print_pdf("<p>", folder_ / "rapport.pdf", "/bin/false");
  ASSERT_FALSE(done);
  EXPECT_EQ(done.error().code, Error::kUnreadable);
  EXPECT_FALSE(fs::exists(folder_ / "rapport.pdf"));
}

}  // namespace
}  // namespace vigie::report
