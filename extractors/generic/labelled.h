// Facts that a page names: "Âge : 32 ans" in a list of definitions, a row of a table, a line, or an element whose class
// says what it holds. Internal.
#pragma once

#include "extractors/generic/findings.h"
#include "extractors/generic/outline.h"

namespace vigie::extractors {

void find_labelled(const Outline& outline, Findings& findings);
void find_by_class(const Outline& outline, Findings& findings);

}  // namespace vigie::extractors
