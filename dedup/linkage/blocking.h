// Which ads are compared: those that share a phone, handle, e-mail, wording or picture, or look alike. Never quadratic:
// a block of n ads gives fewer than 3 n pairs, along two chains and a star over its profiles (name and age).
#pragma once

#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "dedup/linkage_settings.h"
#include "model/linkage.h"

namespace vigie::dedup {

/// Ads to link, in the order of their sites and ids; an AdIndex is a place in it.
using Ads = std::vector<const LinkableAd*>;
using AdIndex = std::uint32_t;
using BlockIndex = std::uint32_t;

enum class ValueKind : std::uint8_t { kPhone, kHandle, kEmail, kText, kPhoto };
inline constexpr std::size_t kValueKinds = 5;
/// True for wordings and photos: strangers copy them, while a phone, handle or e-mail leads to who answers.
bool is_copied(ValueKind kind);

/// The ads, at least two, that have one value.
struct Block {
  ValueKind kind;
  std::uint64_t key;         ///< the identifier's row, or the hash's first word
  std::vector<AdIndex> ads;  ///< ascending
  double persons = 1;        ///< about how many use it: distinct names and ages; of a wording, phones too
};

struct Blocks {
  std::vector<Block> blocks;                   ///< by kind, then ads
  std::vector<std::vector<BlockIndex>> of_ad;  ///< ascending
  std::vector<KnownPicture> pictures;          ///< that the ads' photos show, by photo
};

/// @param profile_years  ages further apart under one name are two profiles
/// @param known          see `pictures` (near_photos.h)
Blocks block(const Ads& ads, double profile_years, std::span<const KnownPicture> known = {});

using CandidatePair = std::pair<AdIndex, AdIndex>;

/// Pairs worth a comparison within one block, the lower index first; repeated ones may occur.
std::vector<CandidatePair> candidate_pairs(const Ads& ads, const Block& block);
/// Pairs that state the same of two or three fields (name, commune, tariffs, height, weight), each ad with its next few
/// in the order of age.
std::vector<CandidatePair> profile_pairs(const Ads& ads);

}  // namespace vigie::dedup
