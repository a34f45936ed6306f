// A Content-Type in the first line, a page after it → a known name, and valid UTF-8 of bounded length.
#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "fuzz/utf8.h"

#include "extractors/charset.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view input(reinterpret_cast<const char*>(data), size);
  const std::size_t line = std::min(input.find('\n'), input.size());
  const std::string_view content_type = input.substr(0, line);
  const std::string_view page = input.substr(std::min(line + 1, input.size()));
  if (vigie::extractors::sniff_charset(page, content_type).empty()) std::abort();
  const std::string utf8 = vigie::extractors::decode_html(page, content_type);
  if (!is_valid_utf8(utf8) || utf8.size() > 6 * page.size() + 3) std::abort();
  return 0;
}
