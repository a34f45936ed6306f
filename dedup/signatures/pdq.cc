#include "dedup/signatures/pdq.h"

#include <algorithm>
#include <bit>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <functional>
#include <numbers>

#include "dedup/signatures/jarosz.h"

namespace vigie::dedup {
namespace {

constexpr std::size_t kSmall = 64;        // side of the picture whose frequencies are taken
constexpr std::size_t kFrequencies = 16;  // along each side
constexpr std::size_t kMedianRank = kFrequencies * kFrequencies / 2 - 1;  // the lower one of the two in the middle

using Small = std::array<std::array<float, kSmall>, kSmall>;
using Frequencies = std::array<std::array<float, kFrequencies>, kFrequencies>;
using Dct = std::array<std::array<float, kSmall>, kFrequencies>;

// Rows 1 … 16 of the DCT-II of 64 values: the constant part is left out.
Dct dct_matrix() {
  const auto scale = static_cast<float>(std::sqrt(2.0 / kSmall));
  Dct matrix;
  for (std::size_t i = 0; i < kFrequencies; ++i) {
    for (std::size_t j = 0; j < kSmall; ++j) {
      const double angle = std::numbers::pi / 2.0 / kSmall * static_cast<double>((i + 1) * (2 * j + 1));
      matrix[i][j] = static_cast<float>(static_cast<double>(scale) * std::cos(angle));
    }
  }
  return matrix;
}

Small reduced(const Luminance& picture) {
  const Luminance cells = jarosz_reduced(picture, kSmall);
  Small small;
  for (std::size_t i = 0; i < kSmall; ++i) std::copy_n(&cells.values[i * kSmall], kSmall, small[i].begin());
  return small;
}

int step(float a, float b) { return std::abs(static_cast<int>((a - b) * 100 / 255)); }

// The sum of significant steps from pixel to pixel, by the paper's scale.
int quality_of(const Small& small) {
  constexpr int kStepsPerPoint = 90;
  int steps = 0;
  for (std::size_t i = 0; i < kSmall; ++i) {
    for (std::size_t j = 0; j < kSmall; ++j) {
      if (i + 1 < kSmall) steps += step(small[i][j], small[i + 1][j]);
      if (j + 1 < kSmall) steps += step(small[i][j], small[i][j + 1]);
    }
  }
  return std::min(100, steps / kStepsPerPoint);
}

Frequencies frequencies_of(const Small& small) {
  static const Dct kDct = dct_matrix();
  Dct rows{};
  for (std::size_t i = 0; i < kFrequencies; ++i) {
    for (std::size_t k = 0; k < kSmall; ++k) {
      for (std::size_t j = 0; j < kSmall; ++j) rows[i][j] += kDct[i][k] * small[k][j];
    }
  }
  Frequencies result{};
  for (std::size_t i = 0; i < kFrequencies; ++i) {
    for (std::size_t j = 0; j < kFrequencies; ++j) {
      for (std::size_t k = 0; k < kSmall; ++k) result[i][j] += rows[i][k] * kDct[j][k];
    }
  }
  return result;
}

float median_of(const Frequencies& frequencies) {
  std::array<float, kFrequencies * kFrequencies> sorted;
  for (std::size_t i = 0; i < kFrequencies; ++i) {
    std::copy_n(frequencies[i].begin(), kFrequencies, sorted.begin() + static_cast<std::ptrdiff_t>(i * kFrequencies));
  }
  std::nth_element(sorted.begin(), sorted.begin() + kMedianRank, sorted.end());
  return sorted[kMedianRank];
}

PdqHash bits_above_median(const Frequencies& frequencies) {
  const float median = median_of(frequencies);
  PdqHash hash{};
  for (std::size_t bit = 0; bit < kFrequencies * kFrequencies; ++bit) {
    if (frequencies[bit / kFrequencies][bit % kFrequencies] > median)
      hash[3 - bit / 64] |= std::uint64_t{1} << (bit % 64);
  }
  return hash;
}

Frequencies transposed(const Frequencies& frequencies) {
  Frequencies result;
  for (std::size_t i = 0; i < kFrequencies; ++i) {
    for (std::size_t j = 0; j < kFrequencies; ++j) result[j][i] = frequencies[i][j];
  }
  return result;
}

// Mirroring a picture turns the sign of its odd waves, which are the even rows or columns here.
struct Mirror {
  bool rows, columns;
};

Frequencies mirrored(Frequencies frequencies, Mirror mirror) {
  for (std::size_t i = 0; i < kFrequencies; ++i) {
    for (std::size_t j = 0; j < kFrequencies; ++j) {
      const bool turns = (mirror.rows && i % 2 == 0) != (mirror.columns && j % 2 == 0);
      if (turns) frequencies[i][j] = -frequencies[i][j];
    }
  }
  return frequencies;
}

// The same of waves of which only the sign is known. A word holds four rows.
PdqHash mirrored(PdqHash hash, Mirror mirror) {
  constexpr std::uint64_t kEvenRows = 0x0000FFFF0000FFFF, kEvenColumns = 0x5555555555555555;
  for (std::uint64_t& rows : hash) rows ^= (mirror.rows ? kEvenRows : 0) ^ (mirror.columns ? kEvenColumns : 0);
  return hash;
}

PdqHash transposed(const PdqHash& hash) {
  constexpr std::uint64_t kColumn = 0x0001000100010001;
  PdqHash result{};
  for (std::size_t j = 0; j < kFrequencies; ++j) {
    std::uint64_t row = 0;
    for (std::size_t word = 0; word < hash.size(); ++word) {
      // The column's four bits, 16 apart, brought together in the highest four.
      row |= ((hash[word] >> j & kColumn) * 0x1000200040008000 >> 60) << 4 * (3 - word);
    }
    result[3 - j / 4] |= row << 16 * (j % 4);
  }
  return result;
}

/// @param hash  makes one of what is turned
template <typename Turned, typename Hash>
DihedralHashes eight_hashes(const Turned& upright, const Hash& hash) {
  const Turned lying = transposed(upright);
  return {hash(upright),
          hash(mirrored(lying, {.rows = true, .columns = false})),
          hash(mirrored(upright, {.rows = true, .columns = true})),
          hash(mirrored(lying, {.rows = false, .columns = true})),
          hash(mirrored(upright, {.rows = true, .columns = false})),
          hash(mirrored(upright, {.rows = false, .columns = true})),
          hash(lying),
          hash(mirrored(lying, {.rows = true, .columns = true}))};
}

bool is_too_small(const Luminance& picture) { return std::min(picture.width, picture.height) < kPdqLeastSide; }

}  // namespace

PdqSignature pdq(const Luminance& picture) {
  if (is_too_small(picture)) return {};
  const Small small = reduced(picture);
  return {.hash = bits_above_median(frequencies_of(small)), .quality = quality_of(small)};
}

PdqDihedral pdq_dihedral(const Luminance& picture) {
  if (is_too_small(picture)) return {};
  const Small small = reduced(picture);
  return {.hashes = eight_hashes(frequencies_of(small), bits_above_median), .quality = quality_of(small)};
}

DihedralHashes dihedral_from(const PdqHash& hash) { return eight_hashes(hash, std::identity()); }

int hamming_distance(const PdqHash& a, const PdqHash& b) {
  int bits = 0;
  for (std::size_t word = 0; word < a.size(); ++word) bits += std::popcount(a[word] ^ b[word]);
  return bits;
}

std::string to_hex(const PdqHash& hash) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string hex;
  for (const std::uint64_t word : hash) {
    for (int shift = 60; shift >= 0; shift -= 4) hex += kDigits[word >> shift & 0xF];
  }
  return hex;
}

std::optional<PdqHash> pdq_from_hex(std::string_view digits) {
  constexpr std::size_t kDigitsOfWord = 16;
  PdqHash hash;
  if (digits.size() != kDigitsOfWord * hash.size()) return std::nullopt;
  for (std::size_t word = 0; word < hash.size(); ++word) {
    const char* const first = digits.data() + word * kDigitsOfWord;
    if (std::from_chars(first, first + kDigitsOfWord, hash[word], 16).ptr != first + kDigitsOfWord) return std::nullopt;
  }
  return hash;
}

}  // namespace vigie::dedup
