// The published tables of shared/vectors/capture-recapture, read where they lie.
#pragma once

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <optional>
#include <sstream>
#include <string>

#include "dedup/estimate/capture_table.h"

namespace vigie::dedup {

inline std::filesystem::path capture_vectors() {
  const char* shared = std::getenv("VIGIE_SHARED");
  const std::filesystem::path root = shared != nullptr ? shared : std::string(VIGIE_SOURCE_DIR) + "/../shared";
  return root / "vectors" / "capture-recapture";
}

/// Nothing where the file is absent.
inline std::optional<CaptureTable> published_table(const char* name) {
  std::ifstream in(capture_vectors() / name);
  if (!in) return std::nullopt;
  std::ostringstream text;
  text << in.rdbuf();
  return read_capture_table(text.str()).value();
}

}  // namespace vigie::dedup

#define SKIP_WITHOUT(table) \
  if (!(table)) GTEST_SKIP() << "no " << capture_vectors() << "; set VIGIE_SHARED"
