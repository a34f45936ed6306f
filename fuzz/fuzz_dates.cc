// A posted field, which is also a text with tours and hours → days and instants that can be written, periods the right
// way round, hours of a day.
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "extractors/normalise/folded_ad.h"
#include "extractors/normalise/opening_hours.h"
#include "extractors/normalise/posted.h"
#include "extractors/normalise/written_periods.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace vigie;
  const std::string text(reinterpret_cast<const char*>(data), size);
  const Instant fetched{std::chrono::seconds(1'789'600'000)};
  for (const std::optional<extractors::PostedBase>& base :
       {std::optional<extractors::PostedBase>(), std::optional<extractors::PostedBase>(fetched),
        std::optional<extractors::PostedBase>(paris_date(fetched))}) {
    if (const auto posted = extractors::read_posted(text, base); posted && to_text(*posted).empty()) std::abort();
  }
  const extractors::FoldedField field(AdField::kText, text);
  std::size_t end = 0;
  for (const auto& period : extractors::written_periods(field.tokens(), paris_date(fetched))) {
    if (period.days.to < period.days.from || period.begin < end || period.end <= period.begin) std::abort();
    end = period.end;
  }
  RawAd raw;
  raw.text = text;
  for (const OpeningHours& hours : extractors::find_opening_hours(extractors::FoldedAd(raw))) {
    const auto is_of_day = [](std::chrono::minutes time) { return time.count() >= 0 && time.count() <= 1440; };
    if (!is_of_day(hours.from) || !is_of_day(hours.to) || hours.days > 0x7F) std::abort();
  }
  return 0;
}
