// A folder of its own for each test, gone with it.
#pragma once

#include <filesystem>
#include <string>

#include <gtest/gtest.h>
#include <unistd.h>

namespace vigie::report {

/// Made by whoever writes into it.
class OwnFolder : public testing::Test {
 protected:
  OwnFolder() { std::filesystem::remove_all(folder_); }
  ~OwnFolder() override { std::filesystem::remove_all(folder_); }

  std::filesystem::path folder_ =
      std::filesystem::path(testing::TempDir()) /
      (std::string("vigie-report-") + testing::UnitTest::GetInstance()->current_test_info()->test_suite_name() + "-" +
       testing::UnitTest::GetInstance()->current_test_info()->name() + "-" + std::to_string(::getpid()));
};

}  // namespace vigie::report
