#include "crawler/drift/controls.h"

#include <algorithm>

namespace vigie::crawler {
namespace {

/// Ads that show a field, of those compared on a night without a change. A change of every page is seen, one of half of
/// the pages that show the field on seven nights of eight; on the next night other ads are asked for.
constexpr int kOfEachField = 3;

/// One photo alone does not tell whether all are read, nor in which order.
bool shows(const RawAd& ad, std::string_view field) {
  return field_values(ad, field).size() > (field == "photos" ? 1 : 0);
}

}  // namespace

std::optional<RawAd> Controls::take(std::string_view ad_id) {
  const auto found = std::ranges::find(known_, ad_id, &RawAd::ad_id);
  if (found == known_.end()) return std::nullopt;
  RawAd ad = std::move(*found);
  known_.erase(found);
  ++taken_;
  return ad;
}

void Controls::compared(const RawAd& known) {
  for (const std::string_view field : kAdFields) shown_[field] += shows(known, field) ? 1 : 0;
}

int Controls::lacking_fields(const RawAd& ad) const {
  return static_cast<int>(std::ranges::count_if(kAdFields, [&](std::string_view field) {
    const auto shown = shown_.find(field);
    return (shown == shown_.end() || shown->second < kOfEachField) && shows(ad, field);
  }));
}

const RawAd* Controls::next_for_its_fields(const std::set<std::string>& listed) const {
  const RawAd* best = nullptr;
  int most = 0;
  if (are_enough()) return nullptr;
  for (const RawAd& ad : known_) {
    const int fields = listed.contains(ad.ad_id) ? lacking_fields(ad) : 0;
    if (fields > most) best = &ad, most = fields;
  }
  return best;
}

const RawAd* Controls::next_in_order(const std::set<std::string>& listed) const {
  const auto next = std::ranges::find_if(known_, [&](const RawAd& ad) { return listed.contains(ad.ad_id); });
  return are_enough() || next == known_.end() ? nullptr : &*next;
}

}  // namespace vigie::crawler
