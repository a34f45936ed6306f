// A title in the first line, a text after it → whether a minor may be meant, with words taken out of disguise and ages
// worked out.
#include <cstdint>
#include <string>

#include "fuzz/input.h"

#include "extractors/normalise/minors.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace vigie;
  static const auto lexicon = extractors::MinorLexicon::load(VIGIE_SOURCE_DIR "/config/minors.toml").value();
  TwoTexts input = two_texts(data, size);
  RawAd raw;
  raw.site = raw.ad_id = "fuzz";
  raw.title = std::move(input.line);
  raw.text = std::move(input.rest);
  const extractors::FoldedAd folded(raw);
  const Date today(std::chrono::days(20'000));
  lexicon.may_be_minor(folded, extractors::stated_ages(folded, today), today);
  return 0;
}
