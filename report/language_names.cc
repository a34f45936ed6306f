#include "report/language_names.h"

#include <unicode/locid.h>
#include <unicode/unistr.h>

#include "model/words.h"

namespace vigie::report {

std::string language_name(const std::string& iso_639) {
  const icu::Locale reader(language() == Language::kFrench ? "fr" : "en");
  icu::UnicodeString name;
  icu::Locale(iso_639.c_str()).getDisplayLanguage(reader, name);
  std::string text;
  return name.toUTF8String(text);
}

}  // namespace vigie::report
