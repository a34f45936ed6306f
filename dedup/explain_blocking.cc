#include <array>

#include "dedup/candidates.h"
#include "dedup/link.h"
#include "dedup/linkage/site_furniture.h"

namespace vigie::dedup {

std::vector<BlockingFigures> explain_blocking(std::span<const LinkableAd> all, const LinkageSettings& settings) {
  const OwnAds own = without_furniture(ads_of_persons(all));
  const Ads& ads = own.ads;
  const Blocks blocks = block(ads, settings.profile_years);
  const Wordings wordings(wordings_of(ads));
  std::vector<BlockingFigures> figures;
  std::array<Pairs, static_cast<std::size_t>(BlockingWay::kAll)> pairs;
  for (std::size_t way = 0; way <= pairs.size(); ++way) figures.push_back({.way = static_cast<BlockingWay>(way)});
  const auto count = [&](BlockingWay way, const std::vector<AdIndex>& block, double persons, const Pairs& more) {
    BlockingFigures& of_way = figures[static_cast<std::size_t>(way)];
    ++of_way.blocks;
    if (block.size() > of_way.largest) of_way.largest = block.size(), of_way.persons_behind = persons;
    append(pairs.at(static_cast<std::size_t>(way)), more);
  };
  for (const Block& block : blocks.blocks) {
    count(static_cast<BlockingWay>(block.kind), block.ads, block.persons, candidate_pairs(ads, block));
  }
  for (const auto& alike : wordings.alike()) count(BlockingWay::kLikeText, alike, 0, alike_pairs(alike));
  pairs.at(static_cast<std::size_t>(BlockingWay::kProfile)) = profile_pairs(ads);
  Pairs together;
  for (std::size_t way = 0; way < pairs.size(); ++way) {
    append(together, pairs.at(way));
    figures[way].pairs = each_once(std::move(pairs.at(way))).size();
  }
  figures.back().pairs = each_once(std::move(together)).size();
  return figures;
}

}  // namespace vigie::dedup
