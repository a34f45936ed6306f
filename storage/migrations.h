// The schema's numbered SQL files, embedded at build time (cmake/embed.cmake).
#pragma once

#include <span>
#include <string_view>

namespace vigie::storage {

struct Migration {
  int version;            ///< SQLite's user_version once it has run
  std::string_view name;  ///< "0001_first"
  const char* sql;
};

/// In order, from version 1 without gaps.
std::span<const Migration> migrations();

}  // namespace vigie::storage
