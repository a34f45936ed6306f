#include "testbed/slug.h"

#include "model/text_folding.h"

namespace vigie::testbed {

std::string slug_of(std::string_view text) {
  std::string slug;
  for (const char c : folded(text)) {
    const bool kept = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    if (kept) slug += c;
    if (!kept && !slug.empty() && slug.back() != '-') slug += '-';
  }
  if (slug.ends_with('-')) slug.pop_back();
  return slug;
}

}  // namespace vigie::testbed
