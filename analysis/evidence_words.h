// What each kind of evidence is called where people read it.
#pragma once

#include <string>

#include "model/linkage.h"

namespace vigie::analysis {

/// "same phone", in the user's language.
std::string evidence_words(EvidenceKind kind);

}  // namespace vigie::analysis
