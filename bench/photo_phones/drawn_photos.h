// Photos that show nobody, with numbers of the ranges for fiction written over most of them, and with words, prices and
// dates that are none.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace vigie::bench {

struct DrawnPhoto {
  std::string jpeg;
  std::optional<std::string> phone;  ///< behind its country code
  double height = 0;                 ///< of its digits, in parts of the photo's longer side
  std::string manner;                ///< "in a box", "outlined", "bare, white or black", "bare, in colour"
};

/// The heights that are drawn, ascending.
const std::vector<double>& drawn_heights();

/// @param fonts  one of them is taken for each line; not empty
DrawnPhoto drawn_photo(std::uint64_t seed, const std::vector<std::string>& fonts);

}  // namespace vigie::bench
