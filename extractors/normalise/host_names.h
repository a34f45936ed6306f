// Host names in tokens: "courrier.example", and spelled out: "courrier point example", "courrier (dot) example".
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "extractors/normalise/tokens.h"

namespace vigie::extractors {

struct HostName {
  std::string name;   ///< labels with dots between
  std::size_t last;   ///< its last token
  bool is_known_top;  ///< ends in a top-level domain that such ads use
};

/// @param first  token of the first label
/// @return nothing unless there are two labels at least, the last of letters only
std::optional<HostName> host_name_at(const std::vector<Token>& tokens, std::size_t first);

/// Tokens that open or close brackets: "(at)", "[at]".
bool is_bracket(const Token& token);

/// "point", "dot", "punto": a dot as a word.
bool is_dot_word(const Token& token);

}  // namespace vigie::extractors
