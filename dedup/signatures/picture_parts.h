// What PDQ cannot tell: a copy that is cut, written on, tilted, or set beside another picture. A photo is also known by
// up to 48 of its parts: around each keypoint the signs of 63 waves, the DCT hash of a patch instead of a whole
// picture. Two photos show one picture where five parts or more agree in their waves and lie alike, so that one
// picture, turned by quarters, moved and made larger or smaller, fits on the other (local descriptors with a geometric
// check: Lowe 2004, section 7; sizes and thresholds by `make bench-signatures`).
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "dedup/signatures/pdq.h"

namespace vigie::dedup {

inline constexpr std::size_t kMostParts = 48;
inline constexpr int kLeastAgreeing = 5;  ///< parts by which two photos are of one picture
/// Bits by which the waves of one part differ at most in two copies.
inline constexpr int kPartMatchDistance = 12;

/// The most striking first; none of a picture that is too small or shows nothing.
/// @param picture  in its proportions
PictureParts picture_parts(const Luminance& picture);

/// The ways in which a copy may lie: twice its quarter turns to the right, one more where it is mirrored then.
inline constexpr int kWays = 8;

/// How many parts of the one, laid in one way, are found in the other, all under one move and change of size; 0 where
/// they cover little of both, as a site's mark does. Symmetric to within a part.
int agreeing_parts(const PictureParts& a, const PictureParts& b, int way);
/// The most of any way.
int agreeing_parts(const PictureParts& a, const PictureParts& b);

struct PartsCandidate {
  std::uint32_t photo;
  int way;  ///< of the photo that is sought
  friend auto operator<=>(const PartsCandidate&, const PartsCandidate&) = default;
};

/// Photos that may be of one picture: those that share at least two parts, laid in one way, in a third of
/// their waves. Immutable; thread-safe.
class PartsIndex {
 public:
  /// @param photos  their parts, fewer than 2^32
  explicit PartsIndex(std::span<const PictureParts> photos);
  /// @return ascending; `photo` itself is among them where it is in the index
  std::vector<PartsCandidate> candidates(const PictureParts& photo) const;

 private:
  struct Entry {
    std::uint32_t piece, photo;
    friend auto operator<=>(const Entry&, const Entry&) = default;
  };
  std::vector<std::uint32_t> sharing(const PicturePart& part) const;
  void add_candidates(const PictureParts& laid, int way, std::vector<PartsCandidate>& candidates) const;

  std::vector<Entry> entries_;  // ascending
};

}  // namespace vigie::dedup
