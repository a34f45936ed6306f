#include "crawler/photos/blobs.h"

#include <algorithm>
#include <numeric>

#include "dedup/signatures/luminance_at.h"

namespace vigie::crawler {
namespace {

using dedup::Luminance;

std::vector<PixelRun> runs_of(const Luminance& picture, float sign, float threshold) {
  std::vector<PixelRun> runs;
  for (int y = 0; y < picture.height; ++y) {
    const float* const row = &picture.values[dedup::index_of(picture, 0, y)];
    for (int x = 0; x < picture.width;) {
      while (x < picture.width && sign * row[x] <= threshold) ++x;
      const int from = x;
      while (x < picture.width && sign * row[x] > threshold) ++x;
      if (x > from) runs.push_back({.y = y, .from = from, .to = x, .blob = 0});
    }
  }
  return runs;
}

// Of numbers that are joined the lowest is the root.
class Groups {
 public:
  explicit Groups(std::size_t count) : parents_(count) { std::iota(parents_.begin(), parents_.end(), 0U); }

  std::uint32_t root(std::uint32_t of) {
    while (parents_[of] != of) of = parents_[of] = parents_[parents_[of]];
    return of;
  }
  void join(std::uint32_t a, std::uint32_t b) {
    a = root(a), b = root(b);
    parents_[std::max(a, b)] = std::min(a, b);
  }

 private:
  std::vector<std::uint32_t> parents_;
};

Groups joined(std::span<const PixelRun> runs) {
  Groups groups(runs.size());
  std::uint32_t above = 0;  // the first run that may touch, in the row above
  for (std::uint32_t i = 0; i < runs.size(); ++i) {
    const PixelRun& run = runs[i];
    while (runs[above].y < run.y - 1 || (runs[above].y == run.y - 1 && runs[above].to < run.from)) ++above;
    for (std::uint32_t at = above; runs[at].y == run.y - 1 && runs[at].from <= run.to; ++at) groups.join(at, i);
  }
  return groups;
}

}  // namespace

Blobs::Blobs(const Luminance& picture, float sign, float threshold) : runs_(runs_of(picture, sign, threshold)) {
  Groups groups = joined(runs_);
  for (std::uint32_t i = 0; i < runs_.size(); ++i) {
    PixelRun& run = runs_[i];
    const std::uint32_t root = groups.root(i);
    run.blob = root == i ? static_cast<std::uint32_t>(blobs_.size()) : runs_[root].blob;
    if (root == i) blobs_.push_back({.left = run.from, .top = run.y, .right = run.to, .bottom = run.y});
    Blob& blob = blobs_[run.blob];
    blob.left = std::min(blob.left, run.from);
    blob.right = std::max(blob.right, run.to);
    blob.bottom = run.y + 1;
  }
}

std::span<const PixelRun> Blobs::runs_between(int top, int bottom) const {
  const auto from = std::ranges::lower_bound(runs_, top, {}, &PixelRun::y);
  const auto to = std::ranges::lower_bound(from, runs_.end(), bottom, {}, &PixelRun::y);
  return {from, to};
}

}  // namespace vigie::crawler
