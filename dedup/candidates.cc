#include "dedup/candidates.h"

#include <algorithm>
#include <tuple>

#include "dedup/in_parallel.h"
#include "dedup/sort_in_parallel.h"

namespace vigie::dedup {

Ads ads_of_persons(std::span<const LinkableAd> ads) {
  Ads chosen;
  for (const LinkableAd& ad : ads) {
    if (ad.kind == AdKind::kOffer || ad.kind == AdKind::kUnsure) chosen.push_back(&ad);
  }
  sort_in_parallel(chosen, [](const LinkableAd* a, const LinkableAd* b) {
    return std::tie(a->site, a->ad_id, a->ad) < std::tie(b->site, b->ad_id, b->ad);
  });
  return chosen;
}

void append(Pairs& all, const Pairs& more) { all.insert(all.end(), more.begin(), more.end()); }

Pairs each_once(Pairs pairs) {
  sort_in_parallel(pairs);
  pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
  pairs.shrink_to_fit();
  return pairs;
}

Pairs alike_pairs(const std::vector<AdIndex>& alike) {
  Pairs pairs;
  for (std::size_t i = 1; i < alike.size(); ++i) {
    pairs.emplace_back(alike[i - 1], alike[i]);
    pairs.emplace_back(alike[0], alike[i]);
  }
  return pairs;
}

constexpr std::size_t kBlocksAtOnce = 4096, kSlicesOfThread = 1;

// Pairs worth a comparison, ascending, each once.
Pairs candidate_pairs(const Ads& ads, const Blocks& blocks, const Wordings& wordings) {
  Pairs all = profile_pairs(ads);
  const std::span<const Block> all_blocks = blocks.blocks;
  const auto slices = in_parallel(
      blocks.blocks.size() / kBlocksAtOnce + 1,
      [&](std::size_t slice) {
        Pairs pairs;
        const auto of_slice = all_blocks.subspan(slice * kBlocksAtOnce);
        for (const Block& block : of_slice.first(std::min(kBlocksAtOnce, of_slice.size())))
          append(pairs, candidate_pairs(ads, block));
        return pairs;
      },
      kSlicesOfThread);
  for (const Pairs& pairs : slices) append(all, pairs);
  for (const auto& alike : wordings.alike()) append(all, alike_pairs(alike));
  return each_once(std::move(all));
}

}  // namespace vigie::dedup
