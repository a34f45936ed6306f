// Words and letters that tell the languages of ads apart where a text is too short for statistics.
#pragma once

#include <array>
#include <string_view>

namespace vigie::extractors {

/// ISO 639-1, of the languages that such ads are written in.
constexpr std::array<std::string_view, 13> kAdLanguages{"fr", "en", "es", "pt", "it", "ro", "de",
                                                        "nl", "pl", "hu", "ru", "uk", "bg"};

/// How much a text speaks for each of kAdLanguages: 1 a word that only one of them has, less for what several share.
using LanguageScores = std::array<double, kAdLanguages.size()>;

/// By words that are frequent in ads and letters that only some languages write. Linear.
LanguageScores score_languages(std::string_view utf8);

}  // namespace vigie::extractors
