// Content encodings undone: gzip (RFC 1952), deflate (RFC 1950, and RFC 1951 without its frame, as some servers send
// it) by zlib, br (RFC 7932) by Brotli. libcurl takes a body that was cut before it was sent for a whole one; this does
// not.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace vigie::crawler {

/// What may be asked for: an Accept-Encoding.
inline constexpr const char* kKnownEncodings = "gzip, deflate, br";

struct Decoded {
  enum class End {
    kWhole,
    kCut,      ///< it ends before its end
    kDamaged,  ///< it is not so encoded
    kTooMuch,  ///< more than was to be taken of it
    kUnknown   ///< an encoding that was not asked for, or more than three
  };
  std::string bytes;  ///< at most as many as were to be taken; up to where it ends
  End end = End::kWhole;
};

/// @param encodings  Content-Encoding as sent (RFC 9110 8.4), in the order in which they were applied; empty: none
/// @param most       bytes of each step's result
Decoded decode(std::string_view encodings, std::string body, std::size_t most);

/// One gzip member of several that stand one behind the other.
struct GzipMember {
  std::string bytes;
  std::size_t length;  ///< of the member as it lies in the file
};
/// @return nothing where it is damaged, cut short, or holds more than `most`
std::optional<GzipMember> gunzip(std::string_view at_its_begin, std::size_t most);

bool is_gzip(std::string_view bytes);

}  // namespace vigie::crawler
