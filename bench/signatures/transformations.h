// What becomes of a photo that is posted again: made smaller, compressed, cut, framed, mirrored, written on.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "testbed/drawn_picture.h"
#include "testbed/rng.h"

namespace vigie::bench {

struct Transformation {
  std::string name;
  int jpeg_quality = 85;  ///< of the copy
  std::function<testbed::Picture(const testbed::Picture&, testbed::Rng&)> change;
};

const std::vector<Transformation>& transformations();

}  // namespace vigie::bench
