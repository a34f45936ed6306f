// A ZIP archive in memory, the shell of Office documents. The same entries give the same bytes.
#pragma once

#include <span>
#include <string>

namespace vigie::report {

struct ZipEntry {
  std::string name, content;
};

/// In their order, deflated, dated 1980-01-01, the first day that ZIP knows. @return nothing where libarchive refuses
std::string zip_of(std::span<const ZipEntry> entries);

}  // namespace vigie::report
