#include "extractors/normalise/patterns.h"

#include <algorithm>

namespace vigie::extractors {

std::optional<PatternHit> find_first(const re2::RE2& pattern, std::string_view text, std::size_t from) {
  std::array<re2::StringPiece, kMostGroups + 1> pieces;
  const int wanted = 1 + std::min(pattern.NumberOfCapturingGroups(), kMostGroups);
  if (!pattern.Match({text.data(), text.size()}, from, text.size(), re2::RE2::UNANCHORED, pieces.data(), wanted))
    return std::nullopt;
  PatternHit hit;
  std::ranges::transform(pieces, hit.groups.begin(),
                         [](const re2::StringPiece& piece) { return std::string_view(piece.data(), piece.size()); });
  return hit;
}

std::vector<PatternHit> find_all(const re2::RE2& pattern, std::string_view text) {
  std::vector<PatternHit> hits;
  for (std::size_t from = 0; from < text.size();) {
    const auto hit = find_first(pattern, text, from);
    if (!hit) break;
    const auto end = static_cast<std::size_t>(hit->whole().data() - text.data()) + hit->whole().size();
    from = std::max(end, from + 1);
    hits.push_back(*hit);
  }
  return hits;
}

}  // namespace vigie::extractors
