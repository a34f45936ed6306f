#include "cli/shortened.h"

#include <algorithm>

namespace vigie::cli {

std::string shortened(std::string utf8, std::size_t most) {
  std::ranges::replace(utf8, '\n', ' ');
  if (utf8.size() <= most) return utf8;
  std::size_t end = most;
  while (end > 0 && (static_cast<unsigned char>(utf8[end]) & 0xC0) == 0x80) --end;
  return utf8.substr(0, end) + "…";
}

}  // namespace vigie::cli
