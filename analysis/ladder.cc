#include "analysis/ladder.h"

#include <algorithm>

#include "analysis/seen.h"
#include "analysis/sighting_histories.h"
#include "dedup/estimate/chao1.h"
#include "dedup/estimate/linkage_doubt.h"
#include "dedup/estimate/open_population.h"
#include "model/clock.h"
#include "model/words.h"

namespace vigie::analysis {
namespace {

constexpr const char* kOpen = "jolly-seber";
constexpr const char* kChao1 = "chao1";
constexpr std::uint64_t kBootstrapSeed = 1;

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

EstimatedPersons estimated(const dedup::PopulationEstimate& estimate, const char* method) {
  return {estimate.n, estimate.lo, estimate.hi, method};
}

std::vector<double> chao1_sizes(const std::vector<dedup::OpenHistories>& samples, int nights) {
  std::vector<double> sizes;
  for (const dedup::OpenHistories& sample : samples) {
    if (const auto bound = dedup::chao1(sighting_frequencies(sample), nights)) sizes.push_back(bound->n);
  }
  return sizes;
}

// With the doubt of linking, and those whom nothing marks.
// @param sizes  the number alone, by the same method, of each sample of linking
EstimatedPersons with_doubts(const EstimatedPersons& within, const std::vector<double>& sizes,
                             const dedup::Marks& marks) {
  const auto linked = dedup::with_linkage({within.n, within.lo, within.hi}, sizes);
  EstimatedPersons estimate = estimated(dedup::with_unrecognised(linked.estimate, marks), within.method.c_str());
  estimate.of_linkage = linked.of_linkage;
  return estimate;
}

// The open model where it has enough to go by, else Chao's bound.
void add_estimate(Ladder& ladder, const dedup::OpenHistories& histories,
                  const std::vector<dedup::OpenHistories>& samples, const dedup::Marks& marks) {
  if (ladder.ads == 0) {
    ladder.no_estimate = tr("no offer was seen");
    return;
  }
  if (ladder.persons_linked == 0) {
    ladder.no_estimate = tr("the ads are not linked yet; run “vigie link”");
    return;
  }
  const auto bound = dedup::chao1(sighting_frequencies(histories), ladder.nights);
  if (bound) ladder.chao1 = estimated(*bound, kChao1);
  if (const auto open = dedup::open_population(histories, samples, kBootstrapSeed))
    ladder.estimate = with_doubts(estimated(open->estimate, kOpen), open->sampled, marks);
  else if (bound)
    ladder.estimate = with_doubts(*ladder.chao1, chao1_sizes(samples, ladder.nights), marks);
  else
    ladder.no_estimate = bound.error().what;
}

storage::StoredEstimate to_store(const Ladder& ladder) {
  storage::StoredEstimate stored{.department = ladder.department,
                                 .period = ladder.period,
                                 .method = ladder.estimate ? ladder.estimate->method : kChao1,
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
                .chao1 = {},
                .no_estimate = {},
                .clients = count_of_kind(seen, AdKind::kClient),
                .recruitment = count_of_kind(seen, AdKind::kRecruitment),
                .unsure = count_of_kind(seen, AdKind::kUnsure)};
  add_estimate(ladder, open_histories(seen, ads), sampled_histories(seen), marks(seen, ads));
  return ladder;
}

}  // namespace

Result<Ladder> ladder(storage::Database& database, DepartmentCode department, std::optional<Period> period) {
  const auto found = seen(database, department, period);
  if (!found) return tl::unexpected(found.error());
  return ladder(database, *found, department);
}

Result<Ladder> ladder(storage::Database& database, const Seen& seen, DepartmentCode department) {
  Ladder result = ladder_of(seen, department);
  if (const auto stored = database.store_estimate(to_store(result)); !stored) return tl::unexpected(stored.error());
  return result;
}

}  // namespace vigie::analysis
