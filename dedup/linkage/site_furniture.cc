#include "dedup/linkage/site_furniture.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string_view>

#include "dedup/in_parallel.h"
#include "dedup/linkage/wordings.h"
#include "model/blurring.h"

namespace vigie::dedup {
namespace {

using Author = std::pair<BlindKey, std::vector<IdentifierId>>;

std::optional<Author> author_of(const LinkableAd& ad) {
  if (ad.name) return Author{*ad.name, {}};
  return ad.phones.empty() ? std::nullopt : std::optional(Author{0, ad.phones});
}

// Of an ad whose wording is sampled it cannot be told which pieces it lacks.
bool is_whole(const LinkableAd& ad) { return !ad.shingles.empty() && ad.shingles.size() < kMostShingles; }

template <typename Piece>
struct Had {
  Piece piece;
  std::uint32_t author;
  friend auto operator<=>(const Had&, const Had&) = default;
};

// Pieces that four fifths of so many authors have.
template <typename Piece>
std::set<Piece> common_pieces(std::vector<Had<Piece>> had, std::size_t authors) {
  std::set<Piece> common;
  if (authors < kLeastAuthorsOfSite) return common;
  std::ranges::sort(had);
  had.erase(std::unique(had.begin(), had.end()), had.end());
  for (auto from = had.begin(), to = from; from != had.end(); from = to) {
    to = std::find_if(from, had.end(), [&](const Had<Piece>& other) { return other.piece != from->piece; });
    if (5 * static_cast<std::size_t>(to - from) >= 4 * authors) common.insert(from->piece);
  }
  return common;
}

struct Furniture {
  std::set<std::uint32_t> shingles;
  std::set<PdqHash> pictures;
  bool empty() const { return shingles.empty() && pictures.empty(); }
};

Furniture furniture_of(const std::vector<const LinkableAd*>& ads) {
  std::map<Author, std::uint32_t> numbers;
  std::set<std::uint32_t> writers, shown;
  std::vector<Had<std::uint32_t>> shingles;
  std::vector<Had<PdqHash>> pictures;
  for (const LinkableAd* const ad : ads) {
    auto author = author_of(*ad);
    if (!author) continue;
    const std::uint32_t number =
        numbers.emplace(*std::move(author), static_cast<std::uint32_t>(numbers.size())).first->second;
    if (is_whole(*ad)) {
      writers.insert(number);
      for (const std::uint32_t shingle : ad->shingles) shingles.push_back({shingle, number});
    }
    if (!ad->photos.empty()) shown.insert(number);
    for (const LinkablePhoto& photo : ad->photos) pictures.push_back({photo.pdq, number});
  }
  return {common_pieces(std::move(shingles), writers.size()), common_pieces(std::move(pictures), shown.size())};
}

// The ad without furniture, where it has any.
std::optional<LinkableAd> own(const LinkableAd& ad, const Furniture& furniture) {
  const auto is_shingle = [&](std::uint32_t shingle) { return furniture.shingles.contains(shingle); };
  const auto is_picture = [&](const LinkablePhoto& photo) { return furniture.pictures.contains(photo.pdq); };
  if (std::ranges::none_of(ad.shingles, is_shingle) && std::ranges::none_of(ad.photos, is_picture)) return std::nullopt;
  LinkableAd own = ad;
  const bool is_less = std::erase_if(own.shingles, is_shingle) > 0;
  if (is_less && is_whole(ad) && own.shingles.size() < kLeastTriples) own.text.reset();
  std::erase_if(own.photos, is_picture);
  return own;
}

}  // namespace

OwnAds without_furniture(const Ads& ads) {
  constexpr std::size_t kSitesOfThread = 1;
  std::map<std::string_view, std::size_t> places;
  std::vector<std::vector<const LinkableAd*>> of_site;
  for (const LinkableAd* const ad : ads) {
    const auto [site, is_new] = places.emplace(ad->site, of_site.size());
    if (is_new) of_site.emplace_back();
    of_site[site->second].push_back(ad);
  }
  const auto furniture = in_parallel(
      of_site.size(), [&](std::size_t site) { return furniture_of(of_site[site]); }, kSitesOfThread);
  OwnAds result{.ads = ads, .changed = {}};
  for (const LinkableAd*& ad : result.ads) {
    const Furniture& of = furniture[places.at(ad->site)];
    if (of.empty()) continue;
    if (auto changed = own(*ad, of)) ad = &result.changed.emplace_back(*std::move(changed));
  }
  return result;
}

}  // namespace vigie::dedup
