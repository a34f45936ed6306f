// Definitions learnt from the replicas' pages alone.
#pragma once

#include "bench/sites/visitor.h"

#include "extractors/definition.h"

namespace vigie::bench {

inline constexpr int kLearntFrom = 3;  ///< ads a site

class LearntSites {
 public:
  /// @param known  only how the site is asked: address of a listing
  LearntSites(const Visitor& visitor, const extractors::Definitions& known);
  const extractors::Definitions& definitions() const { return definitions_; }

 private:
  extractors::Definitions definitions_;
};

}  // namespace vigie::bench
