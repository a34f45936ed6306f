#include "analysis/ladder.h"

#include <algorithm>
#include <map>

#include "analysis/seen.h"
#include "dedup/estimate/chao1.h"
#include "model/clock.h"
#include "model/words.h"

namespace vigie::analysis {
namespace {

constexpr const char* kMethod = "chao1";

using Offers = std::vector<const storage::SeenAd*>;

int count_of_kind(const Seen& seen, AdKind kind) {
  return static_cast<int>(
      std::count_if(seen.ads.begin(), seen.ads.end(), [&](const auto& ad) { return ad.kind == kind; }));
}

int distinct_phones(const Offers& ads) {
  std::set<IdentifierId> phones;
  for (const storage::SeenAd* ad : ads) phones.insert(ad->phones.begin(), ad->phones.end());
  return static_cast<int>(phones.size());
}

// Persons by the number of nights on which any of their ads was seen: [0] once, [1] twice, …
std::vector<std::int64_t> sighting_frequencies(const Offers& ads) {
  std::map<PersonId, std::set<Date>> nights_of;
  for (const storage::SeenAd* ad : ads) {
    if (ad->person) nights_of[*ad->person].insert(ad->nights.begin(), ad->nights.end());
  }
  std::vector<std::int64_t> frequencies;
  for (const auto& [person, nights] : nights_of) {
    if (nights.empty()) continue;
    if (frequencies.size() < nights.size()) frequencies.resize(nights.size());
    ++frequencies[nights.size() - 1];
  }
  return frequencies;
}

void add_estimate(Ladder& ladder, const Offers& ads) {
  if (ladder.ads == 0) {
    ladder.no_estimate = tr("no offer was seen");
    return;
  }
  if (ladder.persons_linked == 0) {
    ladder.no_estimate = tr("the ads are not linked yet; run “vigie link”");
    return;
  }
  const auto estimate = dedup::chao1(sighting_frequencies(ads), ladder.nights);
  if (estimate)
    ladder.estimate = {estimate->n, estimate->lo, estimate->hi, kMethod};
  else
    ladder.no_estimate = estimate.error().what;
}

storage::StoredEstimate to_store(const Ladder& ladder) {
  storage::StoredEstimate stored{.department = ladder.department,
                                 .period = ladder.period,
                                 .method = kMethod,
                                 .n = {},
                                 .lo = {},
                                 .hi = {},
                                 .reason = ladder.no_estimate,
                                 .made = Clock::real().now()};
  if (ladder.estimate) {
    stored.n = ladder.estimate->n;
    stored.lo = ladder.estimate->lo;
    stored.hi = ladder.estimate->hi;
  }
  return stored;
}

Ladder ladder_of(const Seen& seen, DepartmentCode department) {
  const Offers ads = offers(seen);
  Ladder ladder{.department = department,
                .period = seen.period,
                .nights = static_cast<int>(seen.nights.size()),
                .ads = static_cast<int>(ads.size()),
                .phones = distinct_phones(ads),
                .persons_linked = static_cast<int>(persons_of(ads).size()),
                .estimate = {},
                .no_estimate = {},
                .clients = count_of_kind(seen, AdKind::kClient),
                .recruitment = count_of_kind(seen, AdKind::kRecruitment),
                .unsure = count_of_kind(seen, AdKind::kUnsure)};
  add_estimate(ladder, ads);
  return ladder;
}

}  // namespace

Result<Ladder> ladder(storage::Database& database, DepartmentCode department, std::optional<Period> period) {
  const auto found = seen(database, department, period);
  if (!found) return tl::unexpected(found.error());
  Ladder result = ladder_of(*found, department);
  if (const auto stored = database.store_estimate(to_store(result)); !stored) return tl::unexpected(stored.error());
  return result;
}

}  // namespace vigie::analysis
