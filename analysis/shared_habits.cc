#include "analysis/shared_habits.h"

#include <algorithm>
#include <functional>
#include <iterator>

#include "analysis/masked_wording.h"
#include "model/blurring.h"
#include "model/text_folding.h"
#include "storage/database.h"

namespace vigie::analysis {
namespace {

constexpr std::size_t kLeastInCommon = 3, kShareOfTriples = 5;
constexpr double kLeastLikeness = 0.5;

struct Written {
  GroupedAd ad;
  std::vector<std::string> triples;  // ascending
  dedup::WritingHabits habits;
};

Written written(const GroupedAd& ad, const RawAd& raw, const Ad& read) {
  const std::string text = raw.text.value_or("");
  Written one{.ad = ad, .triples = word_triples(with_digits_masked(folded(text))), .habits = {}};
  std::ranges::sort(one.triples);
  one.habits = dedup::writing_habits(text, words_to_hide(masked_wording(raw, read)));
  return one;
}

void add_if_like(const Written& one, const Written& other, std::vector<SharedHabits>& found) {
  if (!differ_in_wording(one.triples, other.triples)) return;
  auto habits = dedup::in_common(one.habits, other.habits);
  if (habits.size() < kLeastInCommon || dedup::likeness(one.habits, other.habits) < kLeastLikeness) return;
  const std::size_t of_either = one.habits.size() + other.habits.size() - habits.size();
  found.push_back({.left = one.ad, .right = other.ad, .habits = std::move(habits), .of_either = of_either});
}

}  // namespace

bool differ_in_wording(const std::vector<std::string>& triples, const std::vector<std::string>& others) {
  std::vector<std::string> common;
  std::ranges::set_intersection(triples, others, std::back_inserter(common));
  return kShareOfTriples * common.size() < std::min(triples.size(), others.size());
}

Result<std::vector<SharedHabits>> shared_habits(storage::Database& database, const std::vector<GroupedAd>& ads,
                                                const ReadAd& read, const storage::AuditEntry& entry) {
  std::vector<Written> all;
  for (const GroupedAd& ad : ads) {
    const auto raw = database.clear_ad(ad.ad, entry);
    if (!raw) return tl::unexpected(raw.error());
    all.push_back(written(ad, *raw, read(*raw)));
  }
  std::vector<SharedHabits> found;
  for (std::size_t i = 0; i < all.size(); ++i) {
    for (std::size_t j = i + 1; j < all.size(); ++j) add_if_like(all[i], all[j], found);
  }
  std::ranges::stable_sort(found, std::ranges::greater(), [](const SharedHabits& pair) { return pair.habits.size(); });
  return found;
}

}  // namespace vigie::analysis
