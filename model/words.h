// What users read, in French or English: gettext catalogues (po/fr.po), numbers and dates by ICU.
// Source texts are English; `tr` gives them in the language set at the program's start.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

#include "model/date.h"

namespace vigie {

enum class Language { kFrench, kEnglish };

/// Once, before any other thread runs. `catalogues` holds fr/LC_MESSAGES/vigie.mo; without it texts stay English.
void set_language(Language language, const std::filesystem::path& catalogues);
Language language();

/// The text in the user's language. Placeholders are fmt's: fmt::format(fmt::runtime(tr("{} ads")), n).
std::string tr(const char* english);
/// By number: tr_n("{} ad", "{} ads", n).
std::string tr_n(const char* singular, const char* plural, std::int64_t n);

std::string number_text(std::int64_t number);         ///< "12 345" / "12,345"
std::string decimal_text(double number, int digits);  ///< "12,3" / "12.3"
std::string date_text(Date date);                     ///< "7 septembre 2026" / "7 September 2026"

}  // namespace vigie
