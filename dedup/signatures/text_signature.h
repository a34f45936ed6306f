// Texts that are nearly the same, told by 128 bytes each: MinHash of their shingles by one permutation (Li, Owen and
// Zhang 2012, NIPS; empty places filled after Shrivastava 2017, ICML), of each minimum its lowest byte (Li and König
// 2010, WWW).
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

namespace vigie::dedup {

inline constexpr std::size_t kTextPlaces = 128;
using TextSignature = std::array<std::uint8_t, kTextPlaces>;

/// Hashes of the runs of five bytes of a wording, ascending, each once. Two wordings' share of common shingles is their
/// Jaccard similarity.
/// @param key  of a database: whoever does not have it cannot try wordings
using Shingles = std::vector<std::uint64_t>;
Shingles shingles(std::string_view wording, std::uint64_t key);

/// 0 … 1; 0 where both are empty.
double jaccard(const Shingles& a, const Shingles& b);

/// @param wording  folded and masked (text_fingerprint). @return nothing for one of less than five bytes
std::optional<TextSignature> text_signature(std::string_view wording, std::uint64_t key);

/// 0 … 1; its standard deviation is .045 at most.
double estimated_jaccard(const TextSignature& a, const TextSignature& b);

using TextPair = std::pair<std::uint32_t, std::uint32_t>;

/// Pairs that share four neighbouring places of their signatures, by index, the lower first, ascending, each once: of
/// similarity .7 all but one in 5,000, of .3 one in four. In a run of equal places each is paired with the eight that
/// follow only, so that a wording of thousands does not give millions.
std::vector<TextPair> near_text_candidates(std::span<const TextSignature> signatures);

}  // namespace vigie::dedup
