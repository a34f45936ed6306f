#include "tests/e2e/program.h"

#include <cstdlib>
#include <fstream>
#include <sstream>

#include <sys/wait.h>

namespace vigie::e2e {

std::vector<nlohmann::json> Ran::lines() const {
  std::vector<nlohmann::json> lines;
  std::istringstream stream(out);
  for (std::string line; std::getline(stream, line);) lines.push_back(nlohmann::json::parse(line));
  return lines;
}

nlohmann::json Ran::last_line() const {
  const std::string trimmed = out.substr(0, out.find_last_not_of('\n') + 1);
  return nlohmann::json::parse(trimmed.substr(trimmed.rfind('\n') + 1));
}

void Program::SetUp() {
  std::string pattern = (std::filesystem::temp_directory_path() / "vigie-e2e-XXXXXX").string();
  folder_ = mkdtemp(pattern.data());
}

void Program::TearDown() { std::filesystem::remove_all(folder_); }

Ran Program::run(const std::string& arguments) const {
  const std::string database = arguments.find("--db ") == std::string::npos ? " --db vigie.db " : " ";
  const std::string command = "cd '" + folder_.string() + "' && XDG_CONFIG_HOME=. XDG_DATA_HOME=. " VIGIE_PROGRAM +
                              database + arguments + " > stdout 2> stderr < /dev/null";
  const int status = std::system(command.c_str());
  return Ran{WEXITSTATUS(status), read(file("stdout")), read(file("stderr"))};
}

void Program::write(const std::string& name, const std::string& content) const { std::ofstream(file(name)) << content; }

std::string Program::read(const std::filesystem::path& file) {
  std::ifstream stream(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

}  // namespace vigie::e2e
