// What another program reads in a file that we wrote.
#pragma once

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <memory>
#include <string>

namespace vigie::report {

/// Standard output and errors of a Python script that is given the file. The script is left beside it.
inline std::string read_back(const char* script, const std::filesystem::path& file) {
  const std::filesystem::path dump = file.parent_path() / "dump.py";
  std::ofstream(dump) << script;
  const std::string command =
      "PYTHONIOENCODING=utf-8 /usr/bin/python3 '" + dump.string() + "' '" + file.string() + "' 2>&1";
  const std::unique_ptr<FILE, int (*)(FILE*)> pipe(::popen(command.c_str(), "r"), ::pclose);
  std::string text;
  for (int c = std::fgetc(pipe.get()); c != EOF; c = std::fgetc(pipe.get())) text += static_cast<char>(c);
  return text;
}

}  // namespace vigie::report
