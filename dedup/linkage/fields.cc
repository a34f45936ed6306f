#include "dedup/linkage/fields.h"

#include <algorithm>
#include <cstdlib>

namespace vigie::dedup {
namespace {

using Level = std::int8_t;

bool holds(const std::vector<BlindKey>& sorted, BlindKey key) {
  return std::binary_search(sorted.begin(), sorted.end(), key);
}

Level name_level(const LinkableAd& a, const LinkableAd& b) {
  if (!a.name || !b.name) return kMissing;
  if (*a.name == *b.name) return 0;
  return holds(a.near_names, *b.name) || holds(b.near_names, *a.name) ? 1 : 2;
}

Level age_level(const LinkableAd& a, const LinkableAd& b) {
  if (!a.age || !b.age) return kMissing;
  const int apart = std::abs(*a.age - *b.age);
  return apart == 0 ? 0 : apart <= 2 ? 1 : apart <= 5 ? 2 : 3;
}

bool share_a_night(const LinkableAd& a, const LinkableAd& b) {
  auto left = a.nights.begin(), right = b.nights.begin();
  while (left != a.nights.end() && right != b.nights.end()) {
    if (*left == *right) return true;
    *left < *right ? ++left : ++right;
  }
  return false;
}

Level place_level(const LinkableAd& a, const LinkableAd& b) {
  if (a.commune && b.commune && *a.commune == *b.commune) return 0;
  if (!a.department || !b.department) return kMissing;
  if (*a.department == *b.department) return a.commune && b.commune ? 1 : kMissing;
  return share_a_night(a, b) ? 3 : 2;
}

Level tariffs_level(const LinkableAd& a, const LinkableAd& b) {
  if (a.tariffs.empty() || b.tariffs.empty()) return kMissing;
  const auto in_b = [&](int amount) { return std::binary_search(b.tariffs.begin(), b.tariffs.end(), amount); };
  const auto common = std::ranges::count_if(a.tariffs, in_b);
  return common > 1 ? 0 : common == 1 ? 1 : 2;
}

Level size_level(const std::optional<int>& a, const std::optional<int>& b) {
  if (!a || !b) return kMissing;
  const int apart = std::abs(*a - *b);
  return apart == 0 ? 0 : apart <= 2 ? 1 : 2;
}

Level text_level(const std::optional<Likeness>& likeness) {
  if (!likeness) return kMissing;
  Level level = 0;
  for (const double least : {.75, .5, .3, .15, .05}) {
    if (likeness->share >= least) break;
    ++level;
  }
  return level;
}

bool share_a_value(const std::vector<BlockIndex>& a, const std::vector<BlockIndex>& b, const Blocks& blocks,
                   ValueKind kind) {
  for (std::size_t i = 0, j = 0; i < a.size() && j < b.size();) {
    const BlockIndex x = a[i], y = b[j];
    if (x == y && blocks.blocks[x].kind == kind) return true;
    i += x <= y ? 1 : 0, j += y <= x ? 1 : 0;
  }
  return false;
}

}  // namespace

FieldLevels compare_fields(const Ads& ads, CandidatePair pair, const Blocks& blocks, const Wordings& wordings) {
  const LinkableAd &a = *ads[pair.first], &b = *ads[pair.second];
  const auto likeness = wordings.likeness(pair.first, pair.second);
  const auto shared = [&](ValueKind kind) {
    return share_a_value(blocks.of_ad[pair.first], blocks.of_ad[pair.second], blocks, kind) ? Level{0} : Level{1};
  };
  const bool phones = !a.phones.empty() && !b.phones.empty(), photos = !a.photos.empty() && !b.photos.empty();
  return {.level = {name_level(a, b), age_level(a, b), place_level(a, b), tariffs_level(a, b),
                    size_level(a.height_cm, b.height_cm), size_level(a.weight_kg, b.weight_kg), text_level(likeness),
                    phones ? shared(ValueKind::kPhone) : kMissing, photos ? shared(ValueKind::kPhoto) : kMissing},
          .others = likeness ? likeness->others : 0};
}

std::optional<EvidenceKind> evidence_of(Field field, std::int8_t level) {
  using enum EvidenceKind;
  if (level == kMissing) return std::nullopt;
  const std::size_t at = place_of(level);
  switch (field) {
    case Field::kName:
      return std::array{kSameName, kNearName, kOtherName}[at];
    case Field::kAge:
      return std::array{kSameAge, kNearAge, kNearAge, kOtherAge}[at];
    case Field::kPlace:
      return std::array{kSamePlace, kNearPlace, kOtherPlace, kTwoPlacesAtOnce}[at];
    case Field::kTariffs:
      return std::array{kSameTariffs, kSameTariffs, kOtherTariffs}[at];
    case Field::kHeight:
      return std::array{kSameHeight, kSameHeight, kOtherHeight}[at];
    case Field::kWeight:
      return std::array{kSameWeight, kSameWeight, kOtherWeight}[at];
    case Field::kText:
      return at < 4 ? kNearText : kOtherText;
    case Field::kPhone:
      return at == 0 ? std::nullopt : std::optional(kOtherPhone);
    case Field::kPhotos:
      break;
  }
  return at == 0 ? std::nullopt : std::optional(kOtherPhotos);
}

}  // namespace vigie::dedup
