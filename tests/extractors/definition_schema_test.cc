// Editors complete from sites/definition.schema.json the very keys that the program takes.
#include <filesystem>
#include <fstream>
#include <set>

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>
#include <re2/re2.h>

#include "extractors/definition.h"

namespace vigie::extractors {
namespace {

namespace fs = std::filesystem;

/// The keys that the program names as known when it meets one that is like none of them.
std::set<std::string> keys_of_program(const std::string& table) {
  const fs::path folder = fs::temp_directory_path() / "vigie-schema-test";
  fs::create_directories(folder);
  const fs::path file = folder / "s.toml";
  const std::string header = table.empty() ? "" : "[" + table + "]\n";
  std::ofstream(file) << "id = \"s\"\nname = \"S\"\nkind = \"escort\"\nbase = \"https://s.example\"\n"
                      << "known_by = \"a list\"\n"
                      << header << "zzzzzzzzzzzzzzzzzzzzzzzz = \"x\"\n";
  const auto loaded = Definitions::load(folder);
  fs::remove_all(folder);
  std::set<std::string> keys;
  for (const Error& error : loaded.errors) {
    std::string list, key;
    if (!RE2::PartialMatch(error.what, "zzzz`; known are: (.*)", &list)) continue;
    re2::StringPiece rest(list);
    while (RE2::FindAndConsume(&rest, R"((\w+))", &key)) keys.insert(key);
  }
  return keys;
}

std::set<std::string> keys_of_schema(const nlohmann::json& table) {
  std::set<std::string> keys;
  for (const auto& [key, value] : table["properties"].items()) keys.insert(key);
  return keys;
}

TEST(DefinitionSchema, HasTheKeysOfTheProgram) {
  const auto schema = nlohmann::json::parse(std::ifstream(VIGIE_SOURCE_DIR "/sites/definition.schema.json"));
  EXPECT_EQ(keys_of_program(""), keys_of_schema(schema));
  for (const char* table : {"access", "listing", "ad", "marks"})
    EXPECT_EQ(keys_of_program(table), keys_of_schema(schema["properties"][table])) << table;
}

}  // namespace
}  // namespace vigie::extractors
