#include "dedup/linkage/comparison.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "dedup/in_parallel.h"

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
                                       const LinkageSettings& settings, const auto& counts) {
  std::array<const Block*, kValueKinds> best{};
  for (const BlockIndex index : shared) {
    const Block& block = blocks.blocks[index];
    const Block*& of_kind = best[static_cast<std::size_t>(block.kind)];
    if (counts(block.kind) && (of_kind == nullptr || block.persons < of_kind->persons)) of_kind = &block;
  }
  std::vector<const Block*> found;
  std::copy_if(best.begin(), best.end(), std::back_inserter(found),
               [](const Block* block) { return block != nullptr; });
  std::stable_sort(found.begin(), found.end(),
                   [&](const Block* a, const Block* b) { return telling(*a, settings) > telling(*b, settings); });
  return found;
}

constexpr std::size_t kMostLessons = 100'000;
constexpr int kPriorRounds = 3;

}  // namespace

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

Comparison::Comparison(const Ads& ads, const Blocks& blocks, const Wordings& wordings, const LinkageSettings& settings)
    : ads_(ads), blocks_(blocks), wordings_(wordings), settings_(settings), weights_(ads, blocks, wordings, settings) {}

// The first value is shared by few of all; each other one is judged among those who share the first. A wording counts
// here only where its likeness cannot be told.
std::vector<Evidence> Comparison::shared_values(CandidatePair pair, bool likeness, std::optional<ValueKind> but) const {
  const auto counts = [&](ValueKind kind) { return kind != but && !(likeness && kind == ValueKind::kText); };
  const auto shared =
      most_telling(shared_blocks(blocks_.of_ad[pair.first], blocks_.of_ad[pair.second]), blocks_, settings_, counts);
  std::vector<Evidence> evidence;
  for (const Block* block : shared) {
    double bits = std::max(0.0, telling(*block, settings_) - prior_bits());
    if (block != shared.front()) {
      const double by_chance = std::min(1.0, others_behind(*block, settings_) / shared.front()->persons);
      bits = std::max(0.0, std::log2(settings_of(block->kind, settings_).kept / by_chance));
    }
    const auto identifier =
        is_copied(block->kind) ? std::nullopt : std::optional(IdentifierId{static_cast<std::int64_t>(block->key)});
    evidence.push_back({evidence_of(block->kind), bits, identifier});
  }
  return evidence;
}

double Comparison::with_values(CandidatePair pair, bool likeness, std::optional<ValueKind> but) const {
  double bits = prior_bits();
  for (const Evidence& evidence : shared_values(pair, likeness, but)) bits += evidence.weight;
  return bits;
}

double Comparison::field_bits(CandidatePair pair) const {
  const FieldLevels levels = compare_fields(ads_, pair, blocks_, wordings_);
  return settings_.dependence * weights_.bits(levels, *ads_[pair.first], *ads_[pair.second]);
}

std::vector<Lesson> Comparison::lessons(const std::vector<CandidatePair>& pairs,
                                        const std::vector<FieldLevels>& levels) const {
  return in_parallel(pairs.size(), [&](std::size_t i) {
    const bool likeness = levels[i].level[static_cast<std::size_t>(Field::kText)] != kMissing;
    return Lesson{.levels = levels[i],
                  .values = with_values(pairs[i], likeness, std::nullopt),
                  .without_phone = with_values(pairs[i], likeness, ValueKind::kPhone),
                  .without_photos = with_values(pairs[i], likeness, ValueKind::kPhoto)};
  });
}

// The prior is part of each lesson, so that lessons are drawn up again once it is learnt.
void Comparison::learn(const std::vector<CandidatePair>& pairs) {
  const std::size_t step = pairs.size() / kMostLessons + 1;
  std::vector<CandidatePair> taught;
  for (std::size_t i = 0; i < pairs.size(); i += step) taught.push_back(pairs[i]);
  const auto levels =
      in_parallel(taught.size(), [&](std::size_t i) { return compare_fields(ads_, taught[i], blocks_, wordings_); });
  for (int round = 0; round < kPriorRounds && !pairs.empty(); ++round) {
    weights_.learn(lessons(taught, levels), static_cast<double>(step));
  }
}

ComparedAds Comparison::compare(CandidatePair pair) const {
  const LinkableAd &left = *ads_[pair.first], &right = *ads_[pair.second];
  const FieldLevels levels = compare_fields(ads_, pair, blocks_, wordings_);
  const bool likeness = levels.level[static_cast<std::size_t>(Field::kText)] != kMissing;
  ComparedAds compared{.link = {.left = std::min(left.ad, right.ad),
                                .right = std::max(left.ad, right.ad),
                                .weight = prior_bits(),
                                .evidence = shared_values(pair, likeness, std::nullopt)}};
  Link& link = compared.link;
  for (const Evidence& evidence : link.evidence) link.weight += evidence.weight;
  if (!link.evidence.empty()) compared.value_bits = link.weight;
  for (std::size_t f = 0; f < kFields; ++f) {
    const auto field = static_cast<Field>(f);
    const double bits = settings_.dependence * weights_.bits(field, levels, left, right);
    compared.field_bits += bits;
    if (const auto kind = dedup::evidence_of(field, levels.level[f])) {
      link.evidence.push_back({*kind, bits, std::nullopt});
      link.weight += bits;
    }
  }
  return compared;
}

}  // namespace vigie::dedup
