// Parts of a photo as the bytes that are sealed: 14 each, the lowest first.
#pragma once

#include <string>
#include <string_view>

#include "model/linkage.h"

namespace vigie::storage {

inline constexpr std::string_view kPartsPlace = "photos.sealed_parts";

std::string parts_bytes(const PictureParts& parts);
/// What is left over at the end is passed over.
PictureParts parts_of(std::string_view bytes);

}  // namespace vigie::storage
