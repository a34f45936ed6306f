// PDQ, a 256-bit hash of how a picture looks, with its quality; equal pictures in other sizes and encodings differ in
// few bits. Facebook 2019, "The TMK+PDQF video-hashing algorithm and the PDQ image-hashing algorithm".
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/linkage.h"

namespace vigie::dedup {

/// Luminance (0 … 255, 0.299 R + 0.587 G + 0.114 B) row by row from the top left.
struct Luminance {
  int width = 0, height = 0;
  std::vector<float> values;  ///< width × height
};

struct PdqSignature {
  PdqHash hash;  ///< the bit of frequency (row i, column j) has the value 2^(16 i + j); word 0 holds the highest bits
  int quality = 0;  ///< 0 … 100; below 50 a hash says too little to be matched
};

/// Hashes of a picture as it is, rotated by 90°, 180° and 270°, mirrored in X, in Y and at both diagonals: the eight of
/// the reference implementation, in its order.
using DihedralHashes = std::array<PdqHash, 8>;

struct PdqDihedral {
  DihedralHashes hashes;
  int quality = 0;
};

inline constexpr int kPdqLeastQuality = 50;   ///< below it a hash is not to be matched
inline constexpr int kPdqMatchDistance = 31;  ///< up to it two hashes are of one picture
inline constexpr int kPdqLeastSide = 5;       ///< pixels; a smaller picture has the hash 0 and quality 0

PdqSignature pdq(const Luminance& picture);
PdqDihedral pdq_dihedral(const Luminance& picture);

/// What the eight hashes of a picture are, told from its hash alone: the median of the frequencies lies near nought, so
/// that turning a wave's sign turns its bit. Of a picture's own eight they differ in few bits.
DihedralHashes dihedral_from(const PdqHash& hash);

/// In how many of 256 bits they differ.
int hamming_distance(const PdqHash& a, const PdqHash& b);

/// 64 hex digits, the highest bit first.
std::string to_hex(const PdqHash& hash);
/// Nothing where it is not 64 hex digits.
std::optional<PdqHash> pdq_from_hex(std::string_view digits);

}  // namespace vigie::dedup
