#include "dedup/linkage/comparison.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>

namespace vigie::dedup {
namespace {

// Other persons to be expected behind a value that the block's profiles use.
double others_behind(const Block& block, const LinkageSettings& settings) {
  return block.persons - 1 + settings_of(block.kind, settings).strangers;
}

// Bits of sharing the value, were it the only one that is shared, prior included.
double telling(const Block& block, const LinkageSettings& settings) {
  return std::log2(settings_of(block.kind, settings).kept / others_behind(block, settings));
}

std::vector<BlockIndex> shared_blocks(const std::vector<BlockIndex>& left, const std::vector<BlockIndex>& right) {
  std::vector<BlockIndex> shared;
  std::set_intersection(left.begin(), left.end(), right.begin(), right.end(), std::back_inserter(shared));
  return shared;
}

// The most telling block of each kind, the most telling kind first.
std::vector<const Block*> most_telling(const std::vector<BlockIndex>& shared, const Blocks& blocks,
                                       const LinkageSettings& settings) {
  std::array<const Block*, kValueKinds> best{};
  for (const BlockIndex index : shared) {
    const Block& block = blocks.blocks[index];
    const Block*& of_kind = best[static_cast<std::size_t>(block.kind)];
    if (of_kind == nullptr || block.persons < of_kind->persons) of_kind = &block;
  }
  std::vector<const Block*> found;
  std::copy_if(best.begin(), best.end(), std::back_inserter(found),
               [](const Block* block) { return block != nullptr; });
  std::stable_sort(found.begin(), found.end(),
                   [&](const Block* a, const Block* b) { return telling(*a, settings) > telling(*b, settings); });
  return found;
}

// The first value is shared by few of all; each other one is judged among those who share the first.
void add_shared(Link& link, const std::vector<const Block*>& shared, double prior_bits,
                const LinkageSettings& settings) {
  for (const Block* block : shared) {
    double bits = telling(*block, settings) - prior_bits;
    if (block != shared.front()) {
      const double by_chance = std::min(1.0, others_behind(*block, settings) / shared.front()->persons);
      bits = std::max(0.0, std::log2(settings_of(block->kind, settings).kept / by_chance));
    }
    const auto identifier =
        is_copied(block->kind) ? std::nullopt : std::optional(IdentifierId{static_cast<std::int64_t>(block->key)});
    link.evidence.push_back({evidence_of(block->kind), bits, identifier});
  }
}

void add_name(Link& link, const LinkableAd& left, const LinkableAd& right, const Population& population,
              const LinkageSettings& settings) {
  if (!left.name || !right.name) return;
  if (*left.name == *right.name) {
    link.evidence.push_back({EvidenceKind::kSameName, population.same_name_bits.at(*left.name), std::nullopt});
  } else {
    link.evidence.push_back({EvidenceKind::kOtherName, other_name_bits(settings.name), std::nullopt});
  }
}

void add_age(Link& link, const LinkableAd& left, const LinkableAd& right, const AgeSettings& settings) {
  if (!left.age || !right.age) return;
  const int apart = std::abs(*left.age - *right.age);
  if (apart <= settings.near_years) {
    const double bits = std::log2(settings.near_kept / settings.near_by_chance);
    link.evidence.push_back({EvidenceKind::kNearAge, bits, std::nullopt});
  } else if (apart > settings.other_years) {
    link.evidence.push_back({EvidenceKind::kOtherAge, other_age_bits(settings), std::nullopt});
  }
}

}  // namespace

Population population(const Ads& ads, const NameSettings& name) {
  std::unordered_map<BlindKey, double> counts;
  double named = 0;
  for (const LinkableAd* ad : ads) {
    if (!ad->name) continue;
    ++counts[*ad->name];
    ++named;
  }
  Population all{.prior_bits = -std::log2(static_cast<double>(std::max<std::size_t>(2, ads.size()))),
                 .same_name_bits = {}};
  for (const auto& [key, count] : counts) {
    all.same_name_bits[key] = std::log2(name.kept * (named + name.other_ads) / (count + 1));
  }
  return all;
}

const ValueSettings& settings_of(ValueKind kind, const LinkageSettings& settings) {
  switch (kind) {
    case ValueKind::kPhone:
      return settings.phone;
    case ValueKind::kHandle:
      return settings.handle;
    case ValueKind::kEmail:
      return settings.email;
    case ValueKind::kText:
      return settings.text;
    case ValueKind::kPhoto:
      break;
  }
  return settings.photo;
}

EvidenceKind evidence_of(ValueKind kind) {
  switch (kind) {
    case ValueKind::kPhone:
      return EvidenceKind::kSamePhone;
    case ValueKind::kHandle:
      return EvidenceKind::kSameHandle;
    case ValueKind::kEmail:
      return EvidenceKind::kSameEmail;
    case ValueKind::kText:
      return EvidenceKind::kSameText;
    case ValueKind::kPhoto:
      break;
  }
  return EvidenceKind::kSamePhoto;
}

double other_name_bits(const NameSettings& name) { return std::log2(1 - name.kept); }
double other_age_bits(const AgeSettings& age) { return std::log2(age.other_kept / age.other_by_chance); }

bool speaks_against(EvidenceKind kind) { return kind == EvidenceKind::kOtherName || kind == EvidenceKind::kOtherAge; }

Link compare(const Ads& ads, CandidatePair pair, const Blocks& blocks, const Population& population,
             const LinkageSettings& settings) {
  const LinkableAd &left = *ads[pair.first], &right = *ads[pair.second];
  Link link{.left = std::min(left.ad, right.ad),
            .right = std::max(left.ad, right.ad),
            .weight = population.prior_bits,
            .evidence = {}};
  const auto shared = shared_blocks(blocks.of_ad[pair.first], blocks.of_ad[pair.second]);
  add_shared(link, most_telling(shared, blocks, settings), population.prior_bits, settings);
  add_name(link, left, right, population, settings);
  add_age(link, left, right, settings.age);
  for (const Evidence& evidence : link.evidence) link.weight += evidence.weight;
  return link;
}

}  // namespace vigie::dedup
