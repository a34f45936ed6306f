// Answers that are small on the wire and huge when their content encoding is undone.
#pragma once

#include <string>

namespace vigie::crawler {

/// gzip of `runs` times 258 zeros, 13 bits each. RFC 1951 3.2.6: literal 0, then (285 = length 258, distance 1)…
inline std::string gzip_bomb(int runs) {
  std::string bytes("\x1f\x8b\x08\0\0\0\0\0\0\x03", 10);
  int used = 8;
  const auto put = [&](const std::string& bits) {
    for (const char bit : bits) {
      if (used == 8) bytes += '\0';
      used = used % 8 + 1;
      if (bit == '1') bytes.back() = static_cast<char>(bytes.back() | 1 << (used - 1));
    }
  };
  put("110"
      "00110000");
  for (int i = 0; i < runs; ++i)
    put("11000101"
        "00000");
  return bytes;
}

/// 64 MiB of blanks in 53 bytes, made by `brotli` at quality 11.
inline std::string brotli_bomb() {
  return std::string(
      "\xcf\xff\xff\x7f\xf8\x25\x40\xe2\xb1\x40\x20\xf7\xfe\x9f\xff\xff\xff\xf0\x4b\x00\xc4\x61\x01\x80\xee\xfd\x3f\xff"
      "\xff\xff\xe1\x97\x00\x88\xc3\x22\x00\xdd\xfb\xff\xfc\xff\xff\xc7\x2f\x01\x10\x87\x05\x00\xba\xf7\xff",
      53);
}

}  // namespace vigie::crawler
