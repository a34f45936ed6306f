#include "extractors/normalise/written_forms.h"

#include <unicode/uchar.h>

#include "extractors/normalise/code_points.h"

namespace vigie::extractors {

std::vector<WrittenForm> written_forms(const FoldedField& field) {
  const std::string_view original = field.original();
  std::vector<WrittenForm> forms(field.tokens().size());
  std::size_t code_point = 0;
  std::size_t byte = 0;
  char32_t last = 0;  // code point number `code_point` - 1
  for (std::size_t i = 0; i < tokens_read(field.tokens()); ++i) {
    const Token& token = field.tokens()[i];
    const std::size_t begin = field.reading(token.begin, token.end).span.begin;
    for (; code_point <= begin && byte < original.size(); ++code_point) {
      last = next_code_point(original, byte);
      if (last == U'\n' && i > 0) forms[i].begins_line = true;
    }
    forms[i].is_capital = u_isupper(static_cast<UChar32>(last)) != 0;
  }
  return forms;
}

}  // namespace vigie::extractors
