#include "analysis/decisions_shown.h"

#include <algorithm>
#include <set>

#include "storage/database.h"

namespace vigie::analysis {
namespace {

using storage::Decision;
using storage::Verdict;

bool has(const std::vector<AdRow>& ads, AdRow ad) { return std::ranges::binary_search(ads, ad); }
bool has(const std::vector<AdRow>& ads, std::int64_t row) { return has(ads, AdRow{row}); }

Result<bool> concerns(const storage::Database& database, const storage::NewDecision& decision, AdRow ad) {
  if (has(decision.left, ad) || has(decision.right, ad)) return true;
  if (decision.phones.empty()) return false;
  return database.phones_of(std::vector{ad}).map([&](const std::vector<IdentifierId>& phones) {
    return std::ranges::find_first_of(phones, decision.phones) != phones.end();
  });
}

Result<std::vector<PersonId>> persons_concerned(const storage::Database& database, const storage::NewDecision& decision,
                                                const std::vector<storage::MemberAd>& ads) {
  std::set<PersonId> persons;
  for (const auto& ad : ads) {
    if (persons.contains(ad.person)) continue;
    const auto concerned = concerns(database, decision, ad.ad);
    if (!concerned) return tl::unexpected(concerned.error());
    if (*concerned) persons.insert(ad.person);
  }
  return std::vector<PersonId>(persons.begin(), persons.end());
}

std::optional<double> strongest_between(const storage::NewDecision& decision, const std::vector<storage::Bond>& links) {
  std::optional<double> strongest;
  for (const auto& link : links) {
    const bool across = (has(decision.left, link.left) && has(decision.right, link.right)) ||
                        (has(decision.right, link.left) && has(decision.left, link.right));
    if (across) strongest = std::max(strongest.value_or(link.weight), link.weight);
  }
  return strongest;
}

bool speaks_against(Verdict verdict, const std::optional<double>& bits) {
  const bool linked = bits.value_or(0) > 0;
  if (verdict == Verdict::kJoin) return !linked;
  return (verdict == Verdict::kSplit || verdict == Verdict::kNotSame) && linked;
}

}  // namespace

Result<std::vector<DecisionShown>> decisions_on(const storage::Database& database,
                                                const std::vector<storage::MemberAd>& ads,
                                                const std::vector<storage::Bond>& links) {
  const auto decisions = database.decisions();
  if (!decisions) return tl::unexpected(decisions.error());
  std::vector<DecisionShown> shown;
  for (const Decision& decision : *decisions) {
    if (decision.undone_by || decision.what.verdict == Verdict::kUndo) continue;
    auto persons = persons_concerned(database, decision.what, ads);
    if (!persons) return tl::unexpected(persons.error());
    if (persons->empty()) continue;
    const auto bits = strongest_between(decision.what, links);
    shown.push_back({decision, *std::move(persons), bits, speaks_against(decision.what.verdict, bits)});
  }
  return shown;
}

}  // namespace vigie::analysis
