// Whether an ad of that text, seen on 17 September 2026, may be a minor's.
#pragma once

#include <initializer_list>
#include <string>
#include <utility>

#include <gtest/gtest.h>

#include "extractors/normalise/minors.h"
#include "tests/extractors/normalise_support.h"

namespace vigie::extractors {

inline bool may_be_minor(const RawAd& raw) { return normaliser().normalise(raw).possible_minor; }

inline bool may_be_minor(std::string text) {
  RawAd raw = ad_with_text(std::move(text));
  raw.fetched = parse_instant("2026-09-17T03:12:00+02:00");
  return may_be_minor(raw);
}

inline void expect_each(std::initializer_list<const char*> texts, bool is_raised) {
  for (const char* text : texts) EXPECT_EQ(may_be_minor(text), is_raised) << text;
}
inline void expect_raised(std::initializer_list<const char*> texts) { expect_each(texts, true); }
inline void expect_not_raised(std::initializer_list<const char*> texts) { expect_each(texts, false); }

}  // namespace vigie::extractors
