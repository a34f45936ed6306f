#include "analysis/seen.h"

#include <fmt/format.h>

#include "model/words.h"

namespace vigie::analysis {
namespace {

Result<Period> period_or_all(const storage::Database& database, std::optional<Period> period) {
  if (period && period->from > period->to) {
    return fail(Error::kBadInput, fmt::format(fmt::runtime(tr("the period ends on {}, before it begins on {}")),
                                              date_text(period->to), date_text(period->from)));
  }
  if (period) return *period;
  const auto stored = database.stored_period();
  if (!stored) return tl::unexpected(stored.error());
  if (!*stored) return fail(Error::kNotFound, tr("the database is empty; run “vigie scan” or “vigie import” first"));
  return **stored;
}

}  // namespace

Result<Seen> seen(const storage::Database& database, DepartmentCode department, std::optional<Period> period) {
  const auto days = period_or_all(database, period);
  if (!days) return tl::unexpected(days.error());
  auto nights = database.nights(department, *days);
  if (!nights) return tl::unexpected(nights.error());
  auto ads = database.seen_ads(department, *days);
  if (!ads) return tl::unexpected(ads.error());
  if (nights->empty() && ads->empty()) {
    return fail(Error::kNotFound,
                fmt::format(fmt::runtime(tr("nothing is stored for {} from {} to {}")), department.department().name,
                            date_text(days->from), date_text(days->to)));
  }
  auto silent = database.silent_sites(department, *days);
  if (!silent) return tl::unexpected(silent.error());
  auto elsewhere = database.ads_elsewhere(department, *days);
  if (!elsewhere) return tl::unexpected(elsewhere.error());
  auto samples = database.person_samples(department, *days);
  if (!samples) return tl::unexpected(samples.error());
  return Seen{.period = *days,
              .nights = *std::move(nights),
              .silent = *std::move(silent),
              .ads = *std::move(ads),
              .elsewhere = *std::move(elsewhere),
              .samples = *std::move(samples)};
}

std::vector<const storage::SeenAd*> offers(const Seen& seen) {
  std::vector<const storage::SeenAd*> found;
  for (const storage::SeenAd& ad : seen.ads) {
    if (ad.kind == AdKind::kOffer) found.push_back(&ad);
  }
  return found;
}

std::set<PersonId> persons_of(const std::vector<const storage::SeenAd*>& ads) {
  std::set<PersonId> persons;
  for (const storage::SeenAd* ad : ads) {
    if (ad->person) persons.insert(*ad->person);
  }
  return persons;
}

}  // namespace vigie::analysis
