// Phone numbers that stand over a photo, as its advertiser wrote them. Precision goes first: a number that is read
// wrongly joins strangers.
#pragma once

#include <string>
#include <vector>

#include "crawler/photos/line_reader.h"
#include "dedup/signatures/pdq.h"

namespace vigie::crawler {

/// The longer side of a picture in which numbers are looked for, pixels.
inline constexpr int kPhotoSide = 1024;
inline constexpr std::size_t kMostNumbers = 2;  ///< of a photo

/// Digits with what stands between them, as they are written: ten behind 0, nine behind +33 or 0033 in pairs or in one
/// block, or another country's behind a plus. Each was read alike in two looks at least, surely in one; where looks at
/// one place disagree, there is none.
/// @param photo  its longer side at most kPhotoSide
std::vector<std::string> photo_numbers(LineReader& reader, const dedup::Luminance& photo);

}  // namespace vigie::crawler
