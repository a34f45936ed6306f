// Any bytes as a text → folded to valid UTF-8 whose origins never decrease and lie within it.
#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "fuzz/utf8.h"

#include "model/text_folding.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view input(reinterpret_cast<const char*>(data), size);
  const vigie::FoldedText folded = vigie::fold(input);
  if (!is_valid_utf8(folded.text) || folded.origin.size() != folded.text.size()) std::abort();
  if (!std::ranges::is_sorted(folded.origin)) std::abort();
  if (!folded.origin.empty() && folded.origin.back() >= size) std::abort();
  return 0;
}
