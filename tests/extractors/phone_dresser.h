// Ads made at random around telephone numbers that are written to escape machines, with the numbers that they hold.
// Shares no code with what reads them. Numbers are of ARCEP's ranges for fiction (decision 2018-0881), overseas and
// foreign ones of ranges for fiction where there are such; all else is made up.
#pragma once

#include <cstdint>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "model/raw_ad.h"

namespace vigie::tests {

struct DressedAd {
  RawAd raw;
  std::vector<std::string> numbers;  ///< E.164
  std::string_view manner;           ///< how the number is written
};

class PhoneDresser {
 public:
  explicit PhoneDresser(std::uint32_t seed) : random_(seed) {}

  /// One number in one of all manners, among sentences.
  DressedAd with_number();
  /// Sentences with prices, dates, hours, postal codes, references, measures and other digits that are no number.
  DressedAd without_number();
  /// Sentences of at least so many bytes.
  std::string prose(std::size_t bytes);

  std::size_t below(std::size_t count) { return random_() % count; }

 private:
  std::mt19937 random_;
};

}  // namespace vigie::tests
