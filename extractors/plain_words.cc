#include "extractors/plain_words.h"

#include "model/text_folding.h"

namespace vigie::extractors {

std::string plain_words(std::string_view text) {
  std::string out;
  for (const char c : folded(text)) {
    const bool kept = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80;
    if (kept)
      out += c;
    else if (!out.empty() && out.back() != ' ')
      out += ' ';
  }
  if (out.ends_with(' ')) out.pop_back();
  return out;
}

}  // namespace vigie::extractors
