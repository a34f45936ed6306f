// Runs the built program as a user would, in a folder of its own.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace vigie::e2e {

struct Ran {
  int exit_code = -1;
  std::string out, err;
  /// The last line of stdout as JSON.
  nlohmann::json last_line() const;
  std::vector<nlohmann::json> lines() const;
};

/// A temporary folder that goes with the test, and the program's runs in it.
class Program : public ::testing::Test {
 protected:
  void SetUp() override;
  void TearDown() override;

  /// @param arguments  as typed in a shell, quoted where needed; the database is `folder/vigie.db`
  Ran run(const std::string& arguments) const;
  std::filesystem::path file(const std::string& name) const { return folder_ / name; }
  void write(const std::string& name, const std::string& content) const;
  static std::string read(const std::filesystem::path& file);

  std::filesystem::path folder_;
};

}  // namespace vigie::e2e
