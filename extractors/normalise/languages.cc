#include "extractors/normalise/languages.h"

#include <array>

#include <cld2/public/compact_lang_det.h>
#include <cld2/public/encodings.h>

#include "extractors/normalise/code_points.h"

namespace vigie::extractors {
namespace {

constexpr int kLeastPercent = 15;  // of the text; what is less is mostly names and foreign words

/// CLD2's codes are ISO 639-1 with script and old codes among them.
std::string iso_code(CLD2::Language language) {
  const std::string code = CLD2::LanguageCode(language);
  if (code == "iw") return "he";
  return code.substr(0, code.find('-'));
}

/// Only what CLD2 takes for text to be interchanged: no controls, no ill-formed bytes.
std::string interchangeable(std::string_view utf8) {
  std::string clean;
  clean.reserve(utf8.size());
  for (std::size_t i = 0; i < utf8.size();) {
    const char32_t c = next_code_point(utf8, i);
    const bool is_text = c >= U' ' && (c < 0x7F || c > 0x9F) && c < 0xFFFE && c != 0xFFFD;
    const bool is_beyond = c >= 0x10000 && (c & 0xFFFE) != 0xFFFE;
    if (is_text || is_beyond) {
      append_utf8(clean, c);
    } else {
      clean += ' ';
    }
  }
  return clean;
}

}  // namespace

std::vector<std::string> find_languages(std::string_view utf8) {
  const std::string text = interchangeable(utf8);
  std::array<CLD2::Language, 3> found;
  std::array<int, 3> percent;
  int bytes = 0, valid = 0;
  bool reliable = false;
  const CLD2::CLDHints hints{nullptr, nullptr, CLD2::UNKNOWN_ENCODING, CLD2::UNKNOWN_LANGUAGE};
  std::array<double, 3> scores;
  CLD2::ExtDetectLanguageSummaryCheckUTF8(text.data(), static_cast<int>(text.size()), true, &hints, 0, found.data(),
                                          percent.data(), scores.data(), nullptr, &bytes, &reliable, &valid);
  std::vector<std::string> languages;
  for (std::size_t i = 0; i < found.size(); ++i) {
    if (found[i] != CLD2::UNKNOWN_LANGUAGE && percent[i] >= kLeastPercent) languages.push_back(iso_code(found[i]));
  }
  return languages;
}

}  // namespace vigie::extractors
