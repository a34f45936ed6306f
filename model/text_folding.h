// The one text folder: makes wordings comparable whatever their case, accents, width or look-alike letters.
// Unicode UAX #15 (NFKC), UTS #39 (confusables), by ICU.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace vigie {

/// Folded text with, for each byte of it, the number of the code point of the original from which it comes.
struct FoldedText {
  std::string text;                   ///< valid UTF-8
  std::vector<std::uint32_t> origin;  ///< as long as `text`, never decreasing
  std::vector<std::uint32_t> lines;   ///< the numbers of those code points that are line feeds, ascending
};

/// Compatibility forms resolved and case folded (NFKC_Casefold), accents, strokes and ligatures off, zero-width and
/// bidi controls out, digits of any script or shape 0 … 9, runs of white space one space. Cyrillic and Greek letters in
/// a word that also has Latin ones are read as the Latin letters that they look like. Invalid UTF-8 is read as U+FFFD.
/// Never fails; linear in the text's length.
FoldedText fold(std::string_view utf8);

/// The same as UTF-8, where offsets do not matter.
std::string folded(std::string_view utf8);

}  // namespace vigie
