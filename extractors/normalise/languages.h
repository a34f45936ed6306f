// The languages of a text: by CLD2 (Google, "Compact Language Detector 2"), which needs about 200 letters to be sure;
// and below that by words, letters and scripts too (language_words.h).
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace vigie::extractors {

/// ISO 639-1, the main one first, then those of at least a sixth of the text; empty where it is too short to tell.
/// Bytes that are no UTF-8 are passed over. The first 64 KB are read.
std::vector<std::string> find_languages(std::string_view utf8);

}  // namespace vigie::extractors
