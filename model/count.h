// So many of so many: ads that show a field, pages that could be read.
#pragma once

namespace vigie {

/// 0 <= hits <= trials.
struct Count {
  int hits = 0, trials = 0;

  Count& operator+=(const Count& other) {
    hits += other.hits;
    trials += other.trials;
    return *this;
  }
  friend bool operator==(const Count&, const Count&) = default;
};

}  // namespace vigie
