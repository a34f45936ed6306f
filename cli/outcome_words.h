// How a site's night ended, in the user's language.
#pragma once

#include <string>

#include "model/outcome.h"

namespace vigie::cli {

std::string outcome_words(Outcome outcome);

}  // namespace vigie::cli
