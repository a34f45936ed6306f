#include "dedup/linkage/wordings.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <span>

#include "dedup/common_values.h"
#include "dedup/in_parallel.h"
#include "dedup/sort_in_parallel.h"
#include "model/blurring.h"

namespace vigie::dedup {
namespace {

constexpr std::size_t kMostAlike = 64;  // ads; a triple of more tells nothing that rarer ones do not
constexpr std::size_t kRarestOfAd = 6;  // triples by which an ad looks for others

struct Occurrence {
  std::uint32_t shingle;
  AdIndex ad;
  friend auto operator<=>(const Occurrence&, const Occurrence&) = default;
};

std::vector<Occurrence> occurrences(std::span<const Worded> wordings) {
  std::vector<Occurrence> all;
  for (AdIndex i = 0; i < wordings.size(); ++i) {
    for (const std::uint32_t shingle : wordings[i].shingles) all.push_back({shingle, i});
  }
  sort_in_parallel(all);
  return all;
}

struct Group {
  std::size_t from, to;
  std::size_t size() const { return to - from; }
};

bool rarer(const Group& a, const Group& b, std::span<const Occurrence> all) {
  if (a.size() != b.size()) return a.size() < b.size();
  return std::ranges::lexicographical_compare(all.subspan(a.from, a.size()), all.subspan(b.from, b.size()), {},
                                              &Occurrence::ad, &Occurrence::ad);
}

std::uint32_t authors_of(std::span<const Worded> wordings, std::span<const Occurrence> of) {
  std::vector<BlindKey> authors;
  for (const Occurrence& occurrence : of) {
    if (const auto& author = wordings[occurrence.ad].author) authors.push_back(*author);
  }
  std::ranges::sort(authors);
  const auto distinct = std::unique(authors.begin(), authors.end()) - authors.begin();
  return static_cast<std::uint32_t>(std::max<std::ptrdiff_t>(1, distinct));
}

}  // namespace

std::vector<Worded> wordings_of(const Ads& ads) {
  std::vector<Worded> wordings;
  for (const LinkableAd* const ad : ads) wordings.push_back({ad->shingles, ad->name});
  return wordings;
}

Wordings::Wordings(std::span<const Worded> wordings) : starts_(wordings.size() + 1), bits_of_ad_(wordings.size(), 0) {
  const auto all = occurrences(wordings);
  std::vector<Group> groups;
  const auto log_ads = std::log2(static_cast<float>(std::max<std::size_t>(2, wordings.size())));
  for (std::size_t from = 0, to = 0; from < all.size(); from = to) {
    while (to < all.size() && all[to].shingle == all[from].shingle) ++to;
    if (to - from == 1)
      bits_of_ad_[all[from].ad] += log_ads;
    else
      groups.push_back({from, to});
  }
  // Numbered by rarity, then by who has them, so that no order rests on the hashes' key.
  sort_in_parallel(groups, [&](const Group& a, const Group& b) { return rarer(a, b, all); });
  triples_ = in_parallel(groups.size(), [&](std::size_t i) {
    return Triple{.bits = log_ads - std::log2(static_cast<float>(groups[i].size())),
                  .authors = authors_of(wordings, std::span(all).subspan(groups[i].from, groups[i].size()))};
  });
  const auto for_each_had = [&](const auto& visit) {
    for (std::uint32_t number = 0; number < groups.size(); ++number) {
      for (std::size_t i = groups[number].from; i < groups[number].to; ++i) {
        if (const AdIndex ad = all[i].ad; wordings[ad].shingles.size() >= kLeastTriples) visit(ad, number);
      }
    }
  };
  for_each_had([&](AdIndex ad, std::uint32_t) { ++starts_[ad + 1]; });
  std::partial_sum(starts_.begin(), starts_.end(), starts_.begin());
  of_ads_.resize(starts_.back());
  std::vector<std::size_t> next(starts_);
  for_each_had([&](AdIndex ad, std::uint32_t number) {
    of_ads_[next[ad]++] = number;
    bits_of_ad_[ad] += triples_[number].bits;
  });
  for (AdIndex i = 0; i < wordings.size(); ++i) {
    if (wordings[i].shingles.size() < kLeastTriples) bits_of_ad_[i] = 0;
  }
}

std::optional<Likeness> Wordings::likeness(AdIndex left, AdIndex right) const {
  const double all = bits_of_ad_[left] + bits_of_ad_[right];
  if (bits_of_ad_[left] == 0 || bits_of_ad_[right] == 0) return std::nullopt;
  double shared = 0;
  std::array<std::uint32_t, kMostShingles> common{};
  std::size_t count = 0;
  for_each_common(triples_of(left), triples_of(right), [&](std::uint32_t triple) {
    shared += triples_[triple].bits;
    if (count < common.size()) common[count++] = triple;
  });
  if (count == 0) return Likeness{0, 0};
  const std::uint32_t rarer = common[count / 4];
  return Likeness{2 * shared / all, static_cast<double>(triples_[rarer].authors) - 1, rarer};
}

std::vector<std::vector<AdIndex>> Wordings::alike() const {
  std::vector<std::vector<AdIndex>> lists(triples_.size());
  for (AdIndex ad = 0; ad < bits_of_ad_.size(); ++ad) {
    const auto triples = triples_of(ad);
    const std::size_t rarest = std::min(kRarestOfAd, triples.size());
    for (std::size_t i = 0; i < triples.size() && i < 4 * rarest; ++i) lists[triples[i]].push_back(ad);
  }
  std::erase_if(lists, [](const auto& list) { return list.size() < 2 || list.size() > kMostAlike; });
  std::ranges::sort(lists);
  lists.erase(std::unique(lists.begin(), lists.end()), lists.end());
  return lists;
}

}  // namespace vigie::dedup
