// Content encodings of archived answers undone: gzip and deflate (RFC 1952, RFC 1950) by zlib, br (RFC 7932) by Brotli.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace vigie::crawler {

/// One gzip member of several that stand one behind the other.
struct GzipMember {
  std::string bytes;
  std::size_t length;  ///< of the member as it lies in the file
};
/// @return nothing where it is damaged, cut short, or holds more than `most`
std::optional<GzipMember> gunzip(std::string_view at_its_begin, std::size_t most);

bool is_gzip(std::string_view bytes);

/// As an answer's Content-Encoding says; `body` itself where it is not so encoded: many tools keep the header and undo
/// the encoding. @return nothing where what was undone exceeds `most`
std::optional<std::string> decoded(std::string_view encoding, std::string_view body, std::size_t most);

}  // namespace vigie::crawler
