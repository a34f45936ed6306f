// The styles of the DOCX report, which who works on in Word can change at one place: docx_styles.xml, put into the
// program when it is built (cmake/embed_text.cmake).
#pragma once

namespace vigie::report {

extern const char* const kDocxStyles;

}  // namespace vigie::report
