// What habits of writing and outlines would add to linking: how often ads in other words share them, of one person and
// of two.
#pragma once

#include "extractors/normalise/normalise.h"

namespace vigie::bench {

void print_habits(const extractors::Normaliser& normaliser);

}  // namespace vigie::bench
