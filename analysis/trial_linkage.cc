#include "analysis/trial_linkage.h"

#include <cmath>
#include <unordered_map>

#include <fmt/format.h>

#include "analysis/linkage_input.h"
#include "dedup/link.h"

namespace vigie::analysis {
namespace {

void take_away(Without without, LinkableAd& ad) {
  if (without == Without::kPhones) ad.phones.clear();
  if (without == Without::kPhotos) ad.photos.clear();
  if (without == Without::kTexts) ad.text.reset(), ad.shingles.clear();
}

}  // namespace

FoundClusters found_clusters(std::span<const LinkableAd> ads, const Linkage& linkage) {
  FoundClusters found;
  std::unordered_map<AdRow, std::size_t> place;
  for (const LinkableAd& ad : ads) {
    place.emplace(ad.ad, found.ads.size());
    found.ads.push_back({ad.site, ad.ad_id, ad.kind, {}, {}});
  }
  for (std::size_t person = 0; person < linkage.persons.size(); ++person) {
    for (const AdRow row : linkage.persons[person].ads) found.ads[place.at(row)].person = fmt::format("p{}", person);
  }
  for (std::size_t network = 0; network < linkage.networks.size(); ++network) {
    for (const std::size_t person : linkage.networks[network].persons) {
      for (const AdRow row : linkage.persons[person].ads)
        found.ads[place.at(row)].network = fmt::format("n{}", network);
    }
  }
  for (const Link& link : linkage.links) {
    found.links.push_back({place.at(link.left), place.at(link.right), 1 / (1 + std::exp2(-link.weight))});
  }
  return found;
}

Result<FoundClusters> trial_linkage(const storage::Database& database, const std::filesystem::path& config,
                                    Without without) {
  auto input = linkage_input(database, config);
  if (!input) return tl::unexpected(input.error());
  for (LinkableAd& ad : input->ads) take_away(without, ad);
  return found_clusters(input->ads, dedup::link(input->ads, input->settings, input->constraints));
}

}  // namespace vigie::analysis
