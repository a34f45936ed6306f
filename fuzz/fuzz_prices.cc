// A price field in the first line, a text after it → tariffs with finite amounts, known currencies, bounded durations.
#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "fuzz/input.h"

#include "extractors/normalise/ages.h"
#include "extractors/normalise/measures.h"
#include "extractors/normalise/tariffs.h"

namespace {

using namespace vigie;

void check(const Tariff& tariff) {
  if (!std::isfinite(tariff.price.amount) || tariff.price.amount < 0) std::abort();
  if (tariff.price.currency && tariff.price.currency->size() != 3) std::abort();
  if (tariff.duration && (*tariff.duration <= std::chrono::minutes(0) || *tariff.duration > std::chrono::hours(48)))
    std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  TwoTexts input = two_texts(data, size);
  RawAd raw;
  raw.site = raw.ad_id = "fuzz";
  raw.price = raw.age = std::move(input.line);
  raw.text = std::move(input.rest);
  const extractors::FoldedAd folded(raw);
  for (const Tariff& tariff : extractors::find_tariffs(folded)) check(tariff);
  for (const auto& age : extractors::stated_ages(folded, Date(std::chrono::days(20'000)))) {
    if (age.years < 10 || age.years > 99 || age.read.span.begin >= age.read.span.end) std::abort();
  }
  extractors::find_measures(folded);
  return 0;
}
