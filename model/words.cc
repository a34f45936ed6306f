#include "model/words.h"

#include <algorithm>
#include <limits>
#include <locale>
#include <memory>

#include <boost/locale.hpp>
#include <unicode/datefmt.h>
#include <unicode/numberformatter.h>

namespace vigie {
namespace {

struct Speech {
  Language language = Language::kEnglish;
  std::locale catalogue = std::locale::classic();  // only asked for other languages than that of the source
};

Speech& speech() {
  static Speech speech;
  return speech;
}

// British English: it writes days before months, as French does.
const icu::Locale& icu_locale() {
  static const icu::Locale french("fr", "FR"), english("en", "GB");
  return speech().language == Language::kFrench ? french : english;
}

// Boost's ICU backend needs no locale of the system.
std::locale catalogue_locale(const std::filesystem::path& catalogues) {
  auto backends = boost::locale::localization_backend_manager::global();
  backends.select("icu");
  boost::locale::generator make(backends);
  make.categories(boost::locale::message_facet);
  make.characters(boost::locale::char_facet);
  make.add_messages_path(catalogues.string());
  make.add_messages_domain("vigie/UTF-8");
  return make("fr_FR.UTF-8");
}

std::string utf8(const icu::UnicodeString& text) {
  std::string out;
  return text.toUTF8String(out);
}

std::string formatted(double number, const icu::number::Precision& precision) {
  UErrorCode status = U_ZERO_ERROR;
  const auto text =
      icu::number::NumberFormatter::withLocale(icu_locale()).precision(precision).formatDouble(number, status);
  return utf8(text.toString(status));
}

bool is_first_of_month(Date date) { return std::chrono::year_month_day(date).day() == std::chrono::day(1); }

}  // namespace

void set_language(Language language, const std::filesystem::path& catalogues) {
  speech() = {language, language == Language::kFrench ? catalogue_locale(catalogues) : std::locale::classic()};
}

Language language() { return speech().language; }

std::string tr(const char* english) {
  if (language() == Language::kEnglish) return english;
  return boost::locale::gettext(english, speech().catalogue);
}

std::string tr_n(const char* singular, const char* plural, std::int64_t n) {
  if (language() == Language::kEnglish) return n == 1 ? singular : plural;
  // Boost counts with int; numbers that large have one form in both languages.
  const auto count = static_cast<int>(std::min<std::int64_t>(n, std::numeric_limits<int>::max()));
  return boost::locale::ngettext(singular, plural, count, speech().catalogue);
}

std::string number_text(std::int64_t number) {
  UErrorCode status = U_ZERO_ERROR;
  return utf8(icu::number::NumberFormatter::withLocale(icu_locale()).formatInt(number, status).toString(status));
}

std::string decimal_text(double number, int digits) {
  return formatted(number, icu::number::Precision::fixedFraction(digits));
}

std::string date_text(Date date) {
  const std::unique_ptr<icu::DateFormat> format(
      icu::DateFormat::createDateInstance(icu::DateFormat::kLong, icu_locale()));
  format->setTimeZone(*icu::TimeZone::getGMT());
  const auto milliseconds = std::chrono::duration_cast<std::chrono::milliseconds>(date.time_since_epoch()).count();
  icu::UnicodeString text;
  format->format(static_cast<UDate>(milliseconds), text);
  const bool ordinal = language() == Language::kFrench && is_first_of_month(date);  // "1er septembre"
  if (ordinal) text.insert(1, "er");
  return utf8(text);
}

}  // namespace vigie
