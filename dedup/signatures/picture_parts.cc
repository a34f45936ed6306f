#include "dedup/signatures/picture_parts.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <numbers>
#include <optional>
#include <utility>

#include "dedup/signatures/area_reducer.h"
#include "dedup/signatures/luminance_at.h"
#include "dedup/signatures/scale_space.h"

namespace vigie::dedup {
namespace {

// ---- what is kept of a picture

constexpr int kSide = 256;         // in which parts are looked for
constexpr float kPatch = 8;        // half a patch's side, in blurs of its keypoint
constexpr std::size_t kGrid = 16;  // samples along it
constexpr std::size_t kWaves = 8;  // along each side; the constant one is left out
constexpr float kNextTo = 4;       // blurs between keypoints that say about the same
constexpr int kMostNextToAnother = 3;
constexpr float kUnits = 65'535;

using Patch = std::array<std::array<float, kGrid>, kGrid>;

std::array<std::array<float, kGrid>, kWaves> dct_matrix() {
  std::array<std::array<float, kGrid>, kWaves> matrix;
  for (std::size_t i = 0; i < kWaves; ++i) {
    for (std::size_t j = 0; j < kGrid; ++j) {
      const double angle = std::numbers::pi * static_cast<double>(i * (2 * j + 1)) / (2 * kGrid);
      matrix[i][j] = static_cast<float>(std::cos(angle));
    }
  }
  return matrix;
}

Patch patch_around(const Luminance& picture, const Keypoint& keypoint) {
  const auto offset = [&](std::size_t i) {
    return kPatch * keypoint.size * ((static_cast<float>(i) + 0.5F) / kGrid * 2 - 1);
  };
  Patch patch;
  for (std::size_t i = 0; i < kGrid; ++i) {
    for (std::size_t j = 0; j < kGrid; ++j)
      patch[i][j] = value_at(picture, keypoint.x + offset(j), keypoint.y + offset(i));
  }
  return patch;
}

// Bit 8 i + j is the sign of i waves down and j across; the lowest, which has no wave, tells dark from light.
std::uint64_t waves_of(const Patch& patch, bool is_dark) {
  static const auto kDct = dct_matrix();
  std::uint64_t waves = is_dark ? 1 : 0;
  for (std::size_t i = 0; i < kWaves; ++i) {
    std::array<float, kGrid> down{};
    for (std::size_t row = 0; row < kGrid; ++row) {
      for (std::size_t column = 0; column < kGrid; ++column) down[column] += kDct[i][row] * patch[row][column];
    }
    for (std::size_t j = i == 0 ? 1 : 0; j < kWaves; ++j) {
      float height = 0;
      for (std::size_t column = 0; column < kGrid; ++column) height += kDct[j][column] * down[column];
      if (height > 0) waves |= std::uint64_t{1} << (kWaves * i + j);
    }
  }
  return waves;
}

std::uint16_t in_units(float pixels, const Luminance& picture) {
  const auto longer = static_cast<float>(std::max(picture.width, picture.height));
  return static_cast<std::uint16_t>(std::lround(std::clamp(pixels / longer, 0.0F, 1.0F) * kUnits));
}

PicturePart part_at(const Keypoint& keypoint, const std::vector<Octave>& space, const Luminance& picture) {
  const Octave& octave = space[keypoint.octave];
  return {.waves = waves_of(patch_around(octave.blurred[keypoint.level], keypoint), keypoint.is_dark),
          .x = in_units((keypoint.x + 0.5F) * octave.pixel, picture),
          .y = in_units((keypoint.y + 0.5F) * octave.pixel, picture),
          .size = in_units(keypoint.size * octave.pixel, picture)};
}

bool are_next_to(const Keypoint& a, const Keypoint& b, const std::vector<Octave>& space) {
  const float unit_a = space[a.octave].pixel, unit_b = space[b.octave].pixel;
  const float size_a = a.size * unit_a, size_b = b.size * unit_b;
  const float reach = kNextTo * std::min(size_a, size_b);
  return std::hypot(a.x * unit_a - b.x * unit_b, a.y * unit_a - b.y * unit_b) < reach && size_a < 2 * size_b &&
         size_b < 2 * size_a;
}

// Spread over the picture, so that what is written on it takes no more of them than its share.
std::vector<Keypoint> most_striking(std::vector<Keypoint> all, const std::vector<Octave>& space) {
  std::ranges::stable_sort(all, std::ranges::greater(), &Keypoint::contrast);
  std::vector<Keypoint> kept;
  for (const Keypoint& keypoint : all) {
    if (kept.size() == kMostParts) break;
    const auto around =
        std::ranges::count_if(kept, [&](const Keypoint& other) { return are_next_to(keypoint, other, space); });
    if (around < kMostNextToAnother) kept.push_back(keypoint);
  }
  return kept;
}

// ---- whether two show one picture

constexpr double kMostOffPlace = 0.05;  // of the longer side
constexpr double kMostOffSize = 1.3;    // times
constexpr double kMostScale = 4;
constexpr double kLeastOfOne = 0.1, kLeastOfBoth = 1.0 / 30;  // of a square on the longer side

struct Place {
  double x, y, size;  // of the longer side
};
Place place_of(const PicturePart& part) { return {part.x / 65'535.0, part.y / 65'535.0, part.size / 65'535.0}; }

struct Match {
  std::size_t of_a, of_b;
  Place a, b;
};

constexpr std::uint64_t odd_waves_across() {
  std::uint64_t bits = 0;
  for (std::size_t i = 0; i < kWaves; ++i) {
    for (std::size_t j = 1; j < kWaves; j += 2) bits |= std::uint64_t{1} << (kWaves * i + j);
  }
  return bits;
}

std::uint64_t mirrored(std::uint64_t waves) { return waves ^ odd_waves_across(); }

// Waves down for waves across: a matrix of 8 × 8 bits transposed (Warren 2012, Hacker's Delight, 7-3).
std::uint64_t transposed(std::uint64_t waves) {
  const auto swap = [&](int apart, std::uint64_t lower) {
    const std::uint64_t differ = (waves ^ (waves >> apart)) & lower;
    waves ^= differ ^ (differ << apart);
  };
  swap(7, 0x00AA'00AA'00AA'00AA);
  swap(14, 0x0000'CCCC'0000'CCCC);
  swap(28, 0x0000'0000'F0F0'F0F0);
  return waves;
}

// To the right: what was down runs across, from the other end.
std::uint64_t turned(std::uint64_t waves) { return mirrored(transposed(waves)); }

std::uint16_t from_other_end(std::uint16_t place) { return static_cast<std::uint16_t>(65'535 - place); }

// Where the picture's edge is then does not matter: what is compared may be moved.
PictureParts mirrored(PictureParts parts) {
  for (PicturePart& part : parts) part.waves = mirrored(part.waves), part.x = from_other_end(part.x);
  return parts;
}

PictureParts turned(PictureParts parts) {
  for (PicturePart& part : parts)
    part = {.waves = turned(part.waves), .x = from_other_end(part.y), .y = part.x, .size = part.size};
  return parts;
}

PictureParts laid(PictureParts parts, int way) {
  for (int turn = 0; turn < way / 2; ++turn) parts = turned(std::move(parts));
  return way % 2 == 0 ? parts : mirrored(std::move(parts));
}

std::vector<Match> matches(const PictureParts& a, const PictureParts& b) {
  std::vector<Match> all;
  for (std::size_t i = 0; i < a.size(); ++i) {
    for (std::size_t j = 0; j < b.size(); ++j) {
      if (std::popcount(a[i].waves ^ b[j].waves) <= kPartMatchDistance)
        all.push_back({i, j, place_of(a[i]), place_of(b[j])});
    }
  }
  return all;
}

// A move and a change of size that lays one picture on the other.
struct Fit {
  double scale, right, down;
};

Fit fit_of(const Match& match) {
  const double scale = match.b.size / match.a.size;
  return {scale, match.b.x - scale * match.a.x, match.b.y - scale * match.a.y};
}

bool agrees(const Match& match, const Fit& fit) {
  const double size = match.b.size / match.a.size / fit.scale;
  const double off =
      std::hypot(fit.scale * match.a.x + fit.right - match.b.x, fit.scale * match.a.y + fit.down - match.b.y);
  return size < kMostOffSize && size > 1 / kMostOffSize && off < kMostOffPlace * std::min(1.0, fit.scale);
}

struct Extent {
  double left = 1, right = 0, top = 1, bottom = 0;
  void add(const Place& place) {
    left = std::min(left, place.x), right = std::max(right, place.x);
    top = std::min(top, place.y), bottom = std::max(bottom, place.y);
  }
  double area() const { return std::max(0.0, right - left) * std::max(0.0, bottom - top); }
};

// Each part of either once.
int agreeing_under(const Fit& fit, const std::vector<Match>& all) {
  std::uint64_t taken_a = 0, taken_b = 0;
  Extent of_a, of_b;
  for (const Match& match : all) {
    const std::uint64_t bit_a = std::uint64_t{1} << match.of_a, bit_b = std::uint64_t{1} << match.of_b;
    if ((taken_a & bit_a) != 0 || (taken_b & bit_b) != 0 || !agrees(match, fit)) continue;
    taken_a |= bit_a, taken_b |= bit_b;
    of_a.add(match.a), of_b.add(match.b);
  }
  const auto [less, more] = std::minmax({of_a.area(), of_b.area()});
  return less < kLeastOfBoth || more < kLeastOfOne ? 0 : std::popcount(taken_a);
}

int agreeing_upright(const PictureParts& a, const PictureParts& b) {
  const std::vector<Match> all = matches(a, b);
  int most = 0;
  if (all.size() < static_cast<std::size_t>(kLeastAgreeing)) return 0;
  for (const Match& match : all) {
    const Fit fit = fit_of(match);
    if (fit.scale < kMostScale && fit.scale > 1 / kMostScale) most = std::max(most, agreeing_under(fit, all));
  }
  return most;
}

// ---- which may

constexpr std::size_t kPieces = 3;
constexpr std::size_t kBitsOfPiece = 21;
constexpr std::size_t kLeastShared = 2;    // parts
constexpr std::size_t kMostSharing = 200;  // photos with a part that says nothing more

std::array<std::uint32_t, kPieces> pieces_of(std::uint64_t waves) {
  std::array<std::uint32_t, kPieces> pieces;
  for (std::size_t i = 0; i < kPieces; ++i) {
    const auto value = static_cast<std::uint32_t>(waves >> (kBitsOfPiece * i) & ((1U << kBitsOfPiece) - 1));
    pieces[i] = static_cast<std::uint32_t>(i << kBitsOfPiece) | value;
  }
  return pieces;
}

}  // namespace

PictureParts picture_parts(const Luminance& picture) {
  if (std::min(picture.width, picture.height) < kPdqLeastSide) return {};
  const Luminance small = reduced_to(kSide, picture);
  const std::vector<Octave> space = scale_space(small);
  PictureParts parts;
  for (const Keypoint& keypoint : most_striking(keypoints(space), space))
    parts.push_back(part_at(keypoint, space, small));
  return parts;
}

int agreeing_parts(const PictureParts& a, const PictureParts& b, int way) { return agreeing_upright(laid(a, way), b); }

int agreeing_parts(const PictureParts& a, const PictureParts& b) {
  int most = 0;
  for (int way = 0; way < kWays; ++way) most = std::max(most, agreeing_parts(a, b, way));
  return most;
}

PartsIndex::PartsIndex(std::span<const PictureParts> photos) {
  for (std::uint32_t photo = 0; photo < photos.size(); ++photo) {
    for (const PicturePart& part : photos[photo]) {
      for (const std::uint32_t piece : pieces_of(part.waves)) entries_.push_back({piece, photo});
    }
  }
  std::ranges::sort(entries_);
  entries_.erase(std::ranges::unique(entries_).begin(), entries_.end());
}

// Photos with a piece of the part's, each once.
std::vector<std::uint32_t> PartsIndex::sharing(const PicturePart& part) const {
  std::vector<std::uint32_t> photos;
  for (const std::uint32_t piece : pieces_of(part.waves)) {
    const auto range = std::ranges::equal_range(entries_, piece, {}, &Entry::piece);
    if (range.size() > kMostSharing) continue;
    for (const Entry& entry : range) photos.push_back(entry.photo);
  }
  std::ranges::sort(photos);
  photos.erase(std::ranges::unique(photos).begin(), photos.end());
  return photos;
}

void PartsIndex::add_candidates(const PictureParts& photo, int way, std::vector<PartsCandidate>& candidates) const {
  std::vector<std::uint32_t> shared;
  for (const PicturePart& part : photo) {
    const auto photos = sharing(part);
    shared.insert(shared.end(), photos.begin(), photos.end());
  }
  std::ranges::sort(shared);
  for (auto from = shared.begin(), to = from; from != shared.end(); from = to) {
    to = std::find_if(from, shared.end(), [&](std::uint32_t other) { return other != *from; });
    if (static_cast<std::size_t>(to - from) >= kLeastShared) candidates.push_back({*from, way});
  }
}

std::vector<PartsCandidate> PartsIndex::candidates(const PictureParts& photo) const {
  std::vector<PartsCandidate> candidates;
  for (int way = 0; way < kWays; ++way) add_candidates(laid(photo, way), way, candidates);
  std::ranges::sort(candidates);
  return candidates;
}

}  // namespace vigie::dedup
