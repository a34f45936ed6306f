#include "crawler/drift/drift_words.h"

#include <fmt/format.h>

#include "crawler/drift/field_tally.h"
#include "model/words.h"

namespace vigie::crawler {
namespace {

using storage::Drift;
using storage::DriftMeasure;
using storage::PageKind;

std::string template_of_rows(DriftMeasure measure) {
  if (measure == DriftMeasure::kKept) return tr("{} of {} ads of the night before still listed");
  return tr("ads shown on {} of {} pages");
}

std::string template_of(const Drift& drift) {
  if (drift.field == kRows) return template_of_rows(drift.measure);
  switch (drift.measure) {
    case DriftMeasure::kFound:
      return tr("found in {} of {} ads");
    case DriftMeasure::kForm:
      return tr("in its usual form in {} of {} ads");
    case DriftMeasure::kAgreed:
      return tr("as found without the definition in {} of {} ads");
    case DriftMeasure::kKept:
      return tr("as it was known in {} of {} ads read again");
  }
  return {};
}

std::string words(const Drift& drift, const Count& count, const std::string& shape) {
  const auto text = fmt::format(fmt::runtime(template_of(drift)), count.hits, count.trials);
  return shape.empty() ? text : text + fmt::format(fmt::runtime(tr(", like “{}”")), shape);
}

}  // namespace

std::string field_name(const Drift& drift) {
  if (drift.page == PageKind::kAd) return drift.field;
  return drift.field == kRows ? "listing" : "listing." + drift.field;
}

std::string was_words(const Drift& drift) {
  return drift.was.trials == 0 ? std::string() : words(drift, drift.was, drift.was_shape);
}

std::string now_words(const Drift& drift) { return words(drift, drift.now, drift.now_shape); }

std::string drift_line(const Drift& drift) {
  const auto since = to_text(drift.since);
  const auto begin =
      fmt::format(fmt::runtime(tr("{}: {} {} since {}")), drift.site, field_name(drift), now_words(drift), since);
  if (drift.was.trials == 0) return begin + tr(" (though the pages show it)");
  return begin + fmt::format(fmt::runtime(tr(" (before: {})")), was_words(drift));
}

}  // namespace vigie::crawler
