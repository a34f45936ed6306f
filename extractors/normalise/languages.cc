#include "extractors/normalise/languages.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include <cld2/public/compact_lang_det.h>
#include <cld2/public/encodings.h>

#include "extractors/normalise/code_points.h"
#include "extractors/normalise/language_words.h"

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

constexpr std::size_t kMostBytesRead = 65'536;  // of a text; the longest ads have a tenth of it

constexpr int kBestEffort = 0x4000;  // CLD2's flag to guess rather than to say nothing, in no public header

struct Guess {
  std::vector<std::string> languages;  // of CLD2, the main one first
  bool reliable = false;
  int letters = 0;  // bytes of them that CLD2 read
};

Guess guess_of_cld2(const std::string& text, int flags) {
  std::array<CLD2::Language, 3> found;
  std::array<int, 3> percent;
  std::array<double, 3> scores;
  int valid = 0;
  Guess guess;
  const CLD2::CLDHints hints{nullptr, nullptr, CLD2::UNKNOWN_ENCODING, CLD2::UNKNOWN_LANGUAGE};
  CLD2::ExtDetectLanguageSummaryCheckUTF8(text.data(), static_cast<int>(text.size()), true, &hints, flags, found.data(),
                                          percent.data(), scores.data(), nullptr, &guess.letters, &guess.reliable,
                                          &valid);
  for (std::size_t i = 0; i < found.size(); ++i) {
    if (found[i] != CLD2::UNKNOWN_LANGUAGE && percent[i] >= kLeastPercent)
      guess.languages.push_back(iso_code(found[i]));
  }
  return guess;
}

constexpr int kLong = 200;            // bytes of letters from which CLD2 alone is sure
constexpr int kShort = 60;            // the same, below which its reliability is none
constexpr double kVoteOfCld2 = 1.5;   // in words
constexpr double kVoteOfGuess = 0.7;  // the same, below that or where it says itself that it is unsure
constexpr double kLeastScore = 0.45;

bool is_ad_language(std::string_view code) { return std::ranges::find(kAdLanguages, code) != kAdLanguages.end(); }

/// The language that words, letters and CLD2 together speak most for; nothing where they say little.
std::optional<std::string> vote(std::string_view text, const Guess& guess) {
  LanguageScores scores = score_languages(text);
  for (std::size_t i = 0; i < scores.size() && !guess.languages.empty(); ++i) {
    if (kAdLanguages[i] == guess.languages[0])
      scores[i] += guess.reliable && guess.letters >= kShort ? kVoteOfCld2 : kVoteOfGuess;
  }
  const auto best = std::ranges::max_element(scores);
  if (*best < kLeastScore) return std::nullopt;
  return std::string(kAdLanguages[static_cast<std::size_t>(best - scores.begin())]);
}

/// Whether a sentence or line ends at a byte.
bool ends_segment(char c) { return c == '.' || c == '!' || c == '?' || c == '\n' || c == ';' || c == '|'; }

/// The language that a sentence or line is in beyond doubt: its words say so, and hardly speak for any other.
std::optional<std::string> sure_language(std::string_view segment) {
  constexpr double kSure = 3;  // words that only one language has
  LanguageScores scores = score_languages(segment);
  const auto best = std::ranges::max_element(scores);
  const double most = std::exchange(*best, 0);
  if (most < kSure || *std::ranges::max_element(scores) * kSure > most) return std::nullopt;
  return std::string(kAdLanguages[static_cast<std::size_t>(best - scores.begin())]);
}

/// Languages other than the main one in which whole sentences or lines are.
std::vector<std::string> languages_beside(std::string_view main, std::string_view text) {
  std::vector<std::string> languages;
  while (!text.empty()) {
    const auto end = static_cast<std::size_t>(std::ranges::find_if(text, ends_segment) - text.begin());
    const auto language = sure_language(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
    if (language && *language != main && std::ranges::find(languages, *language) == languages.end())
      languages.push_back(*language);
  }
  return languages;
}

}  // namespace

std::vector<std::string> find_languages(std::string_view utf8) {
  const std::string text = interchangeable(utf8.substr(0, kMostBytesRead));
  Guess guess = guess_of_cld2(text, 0);
  const bool is_long = guess.letters >= kLong && guess.reliable;
  if (is_long && is_ad_language(guess.languages.empty() ? "" : guess.languages[0])) return guess.languages;
  if (guess.languages.empty()) guess = guess_of_cld2(text, kBestEffort);
  const auto voted = vote(text, guess);
  if (!voted) return guess.reliable ? guess.languages : std::vector<std::string>();
  if (!is_long) guess.languages = languages_beside(*voted, utf8.substr(0, kMostBytesRead));
  std::erase(guess.languages, *voted);
  guess.languages.insert(guess.languages.begin(), *voted);
  return guess.languages;
}

}  // namespace vigie::extractors
