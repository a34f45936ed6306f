#include "analysis/reliability.h"

#include <algorithm>
#include <array>
#include <map>
#include <string_view>
#include <utility>

namespace vigie::analysis {
namespace {

constexpr std::array kBounds = {.5, .7, .85, .95, .99};

using AdKey = std::pair<std::string_view, std::string_view>;

}  // namespace

std::vector<Reliability> reliability(const FoundClusters& found, const std::vector<TruthLine>& truth) {
  std::map<AdKey, std::string_view> person_of;
  for (const TruthLine& line : truth) person_of.emplace(AdKey{line.site, line.ad_id}, line.person);
  const auto person = [&](std::size_t ad) { return person_of.find({found.ads[ad].site, found.ads[ad].ad_id}); };
  std::array<Reliability, kBounds.size()> bins{};
  for (const FoundLink& link : found.links) {
    const auto left = person(link.left), right = person(link.right);
    if (left == person_of.end() || right == person_of.end()) continue;
    const auto above = std::ranges::upper_bound(kBounds, link.probability) - kBounds.begin();
    Reliability& bin = bins.at(static_cast<std::size_t>(std::max<std::ptrdiff_t>(above, 1) - 1));
    ++bin.links;
    bin.given += link.probability;
    bin.hold += !left->second.empty() && left->second == right->second ? 1 : 0;
  }
  std::vector<Reliability> filled;
  for (const Reliability& bin : bins) {
    const auto links = static_cast<double>(bin.links);
    if (bin.links > 0) filled.push_back({bin.links, bin.given / links, bin.hold / links});
  }
  return filled;
}

}  // namespace vigie::analysis
