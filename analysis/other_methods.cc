#include "analysis/other_methods.h"

#include <algorithm>
#include <map>

#include "analysis/seen.h"
#include "analysis/sighting_histories.h"
#include "dedup/estimate/chao1.h"
#include "dedup/estimate/zelterman.h"

namespace vigie::analysis {
namespace {

using Offers = std::vector<const storage::SeenAd*>;

std::optional<EstimatedPersons> estimated(const Result<dedup::PopulationEstimate>& estimate, const char* method) {
  if (!estimate) return std::nullopt;
  return EstimatedPersons{estimate->n, estimate->lo, estimate->hi, method};
}

int names_by_contact(const Offers& ads) {
  std::map<IdentifierId, std::set<BlindKey>> names;
  for (const storage::SeenAd* ad : ads) {
    for (const IdentifierId phone : ad->phones) {
      auto& of_phone = names[phone];
      if (ad->name) of_phone.insert(*ad->name);
    }
  }
  std::size_t persons = 0;
  for (const auto& [phone, of_phone] : names) persons += std::max<std::size_t>(of_phone.size(), 1);
  return static_cast<int>(persons);
}

}  // namespace

OtherMethods other_methods(const Seen& seen, const Offers& ads) {
  const auto frequencies = sighting_frequencies(open_histories(seen, ads));
  const int nights = static_cast<int>(seen.nights.size());
  return {.chao1_bias_corrected = estimated(dedup::chao1_bias_corrected(frequencies, nights), "chao1-bc"),
          .zelterman = estimated(dedup::zelterman(frequencies, nights), "zelterman"),
          .names_by_contact = names_by_contact(ads)};
}

}  // namespace vigie::analysis
