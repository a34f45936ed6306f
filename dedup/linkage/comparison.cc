#include "dedup/linkage/comparison.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "dedup/common_values.h"
#include "dedup/in_parallel.h"

namespace vigie::dedup {
namespace {

// Other persons to be expected behind a value that the block's profiles use.
double others_behind(const Block& block, const LinkageSettings& settings) {
  return block.persons - 1 + settings_of(block.kind, settings).strangers;
}

bool tells_likeness(const FieldLevels& levels) {
  return levels.level[static_cast<std::size_t>(Field::kText)] != kMissing;
}

bool holds(const std::vector<CandidatePair>& pairs, CandidatePair pair) {
  return std::ranges::binary_search(pairs, pair);
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

Comparison::Comparison(const Ads& ads, const Blocks& blocks, const Wordings& wordings, const LinkageSettings& settings,
                       std::span<const double> learnt)
    : ads_(ads), blocks_(blocks), wordings_(wordings), settings_(settings), weights_(ads, settings, learnt) {}

// Bits of sharing the value, were it the only one that is shared, prior included.
double Comparison::telling(const Block& block) const {
  return std::log2(settings_of(block.kind, settings_).kept / others_behind(block, settings_));
}

// The most telling of each kind, the most telling kind first. That one is shared by few of all; each other one is
// judged among those who share the first. A wording counts here only where its likeness cannot be told.
Comparison::SharedValues Comparison::shared_values(CandidatePair pair, bool likeness,
                                                   std::optional<ValueKind> but) const {
  std::array<const Block*, kValueKinds> best{};
  for_each_common(blocks_.of_ad[pair.first], blocks_.of_ad[pair.second], [&](BlockIndex index) {
    const Block& block = blocks_.blocks[index];
    const Block*& of_kind = best[static_cast<std::size_t>(block.kind)];
    if (block.kind == but || (likeness && block.kind == ValueKind::kText)) return;
    if (of_kind == nullptr || block.persons < of_kind->persons) of_kind = &block;
  });
  SharedValues shared;
  for (const Block* const block : best) {
    if (block != nullptr) shared.push_back({block, telling(*block)});
  }
  std::stable_sort(shared.begin(), shared.end(),
                   [](const SharedValue& a, const SharedValue& b) { return a.bits > b.bits; });
  for (SharedValue& value : shared) {
    if (value.block == shared.front().block) {
      value.bits = std::max(0.0, value.bits - prior_bits());
    } else {
      const double by_chance = std::min(1.0, others_behind(*value.block, settings_) / shared.front().block->persons);
      value.bits = std::max(0.0, std::log2(settings_of(value.block->kind, settings_).kept / by_chance));
    }
  }
  return shared;
}

double Comparison::with_values(CandidatePair pair, bool likeness, std::optional<ValueKind> but) const {
  double bits = prior_bits();
  for (const SharedValue& value : shared_values(pair, likeness, but)) bits += value.bits;
  return bits;
}

double Comparison::field_bits(CandidatePair pair) const {
  const FieldLevels levels = compare_fields(ads_, pair, blocks_, wordings_);
  return settings_.dependence * weights_.bits(levels, pair.first);
}

std::vector<Lesson> Comparison::lessons(const std::vector<CandidatePair>& pairs,
                                        const std::vector<FieldLevels>& levels) const {
  return in_parallel(pairs.size(), [&](std::size_t i) {
    const bool likeness = tells_likeness(levels[i]);
    return Lesson{.levels = levels[i],
                  .values = with_values(pairs[i], likeness, std::nullopt),
                  .without_phone = with_values(pairs[i], likeness, ValueKind::kPhone),
                  .without_photos = with_values(pairs[i], likeness, ValueKind::kPhoto)};
  });
}

// The prior is part of each lesson, so that lessons are drawn up again once it is learnt. Of pairs decided to be of two
// persons the chance of one is nought: they are left out.
void Comparison::learn(const std::vector<CandidatePair>& pairs, const DecidedPairs& decided) {
  const std::size_t step = pairs.size() / kMostLessons + 1;
  std::vector<CandidatePair> taught;
  for (std::size_t i = 0; i < pairs.size(); i += step) {
    if (!holds(decided.same, pairs[i]) && !holds(decided.apart, pairs[i])) taught.push_back(pairs[i]);
  }
  const std::size_t open = taught.size();
  const std::size_t most = std::min(decided.same.size(), kMostLessons);
  taught.insert(taught.end(), decided.same.begin(), decided.same.begin() + static_cast<std::ptrdiff_t>(most));
  const auto levels =
      in_parallel(taught.size(), [&](std::size_t i) { return compare_fields(ads_, taught[i], blocks_, wordings_); });
  for (int round = 0; round < kPriorRounds && !taught.empty(); ++round) {
    auto all = lessons(taught, levels);
    for (std::size_t i = open; i < all.size(); ++i) all[i].decided = true;
    weights_.learn(all, static_cast<double>(step));
  }
}

WeighedAds Comparison::weigh(CandidatePair pair) const {
  const FieldLevels levels = compare_fields(ads_, pair, blocks_, wordings_);
  WeighedAds weighed{.field_bits = settings_.dependence * weights_.bits(levels, pair.first)};
  const SharedValues shared = shared_values(pair, tells_likeness(levels));
  if (shared.empty()) return weighed;
  weighed.value_bits = prior_bits();
  for (const SharedValue& value : shared) *weighed.value_bits += value.bits;
  return weighed;
}

double Comparison::bits(const WeighedAds& weighed) const {
  return weighed.value_bits.value_or(prior_bits()) + weighed.field_bits;
}

Link Comparison::link(CandidatePair pair) const {
  const LinkableAd &left = *ads_[pair.first], &right = *ads_[pair.second];
  const FieldLevels levels = compare_fields(ads_, pair, blocks_, wordings_);
  Link link{.left = std::min(left.ad, right.ad), .right = std::max(left.ad, right.ad), .weight = bits(weigh(pair))};
  for (const auto& [block, bits] : shared_values(pair, tells_likeness(levels))) {
    const auto identifier =
        is_copied(block->kind) ? std::nullopt : std::optional(IdentifierId{static_cast<std::int64_t>(block->key)});
    link.evidence.push_back({evidence_of(block->kind), bits, identifier});
  }
  for (std::size_t f = 0; f < kFields; ++f) {
    const auto field = static_cast<Field>(f);
    if (const auto kind = dedup::evidence_of(field, levels.level[f])) {
      link.evidence.push_back({*kind, settings_.dependence * weights_.bits(field, levels, pair.first), std::nullopt});
    }
  }
  link.evidence.shrink_to_fit();
  return link;
}

}  // namespace vigie::dedup
