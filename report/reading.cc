#include <fmt/format.h>

#include "model/words.h"
#include "report/writers.h"

namespace vigie::report {

std::string reading_text() {
  return tr(
      "The figures count ads that could be seen on the nights of the scans, and the persons whom these "
      "ads seem to describe. They are no count of all who are in prostitution.");
}

std::string hiding_text() {
  return tr(
      "So that nobody can be recognised, counts from 1 to 4 are not published, nor are numbers that would give "
      "them away, here or held against an earlier report. “n. p.” stands in their place; 0 means none.");
}

std::string annex_title() { return tr("How these figures were made"); }

std::string footer_text(const Report& report) {
  return fmt::format(fmt::runtime(tr("Made by {}. It may be passed on; whom the ads describe may be victims.")),
                     report.program);
}

}  // namespace vigie::report
