// The page of the HTML report: report.html.mustache, put into the program when it is built (cmake/embed_text.cmake).
#pragma once

namespace vigie::report {

extern const char* const kHtmlTemplate;

}  // namespace vigie::report
