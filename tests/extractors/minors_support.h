// Whether an ad of that text, seen on 17 September 2026, may be a minor's.
#pragma once

#include <string>
#include <utility>

#include "extractors/normalise/minors.h"
#include "tests/extractors/normalise_support.h"

namespace vigie::extractors {

inline bool may_be_minor(const RawAd& raw) { return normaliser().normalise(raw).possible_minor; }

inline bool may_be_minor(std::string text) {
  RawAd raw = ad_with_text(std::move(text));
  raw.fetched = parse_instant("2026-09-17T03:12:00+02:00");
  return may_be_minor(raw);
}

}  // namespace vigie::extractors
