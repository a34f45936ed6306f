#include "crawler/photos/text_lines.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include "crawler/photos/blobs.h"
#include "crawler/photos/line_page.h"
#include "crawler/photos/local_contrast.h"
#include "dedup/signatures/area_reducer.h"

namespace vigie::crawler {
namespace {

using dedup::Luminance;

constexpr int kWindow = 14;        // radius, pixels: wider than a stroke, not much wider than a sign
constexpr float kContrast = 0.4F;  // deviations from the local mean from which there is ink
constexpr float kContrastSoftness = 0.6F;
constexpr int kBrightnessStep = 16;  // between thresholds, of 255
constexpr float kBrightnessSoftness = 24;
constexpr int kLeastHeight = 8;    // of a sign, pixels
constexpr int kLeastReduced = 14;  // where the picture was made smaller: what is lower was seen before
constexpr int kMostHeight = 160;
constexpr float kWidestSign = 6;      // in its heights: signs may touch
constexpr float kOneSign = 1.1F;      // as wide, in heights, as one may be
constexpr float kDigitWidth = 0.62F;  // with the gap beside it, in heights
constexpr float kMostGap = 2.6F;      // between signs, in heights
constexpr float kLeastLike = 0.6F;    // lower by higher of two neighbours
constexpr int kLeastSigns = 9;        // of a line

using Signs = std::vector<const Blob*>;

int signs_in(const Blob& blob) {
  const float widths = static_cast<float>(blob.width()) / static_cast<float>(blob.height());
  return widths < kOneSign ? 1 : static_cast<int>(std::lround(widths / kDigitWidth));
}

bool are_neighbours(const Blob& left, const Blob& right) {
  const auto lower = static_cast<float>(std::min(left.height(), right.height()));
  const auto higher = static_cast<float>(std::max(left.height(), right.height()));
  const auto gap = static_cast<float>(right.left - left.right);
  const float rise = std::abs(right.middle_y() - left.middle_y());
  return lower >= kLeastLike * higher && gap <= kMostGap * higher && gap > -0.5F * higher &&
         rise < 0.25F * higher + 0.2F * std::max(0.0F, gap);
}

// From the left.
Signs signs_among(const std::vector<Blob>& blobs, int least_height) {
  Signs signs;
  for (const Blob& blob : blobs) {
    const auto height = static_cast<float>(blob.height());
    if (blob.height() >= least_height && blob.height() <= kMostHeight &&
        static_cast<float>(blob.width()) < kWidestSign * height)
      signs.push_back(&blob);
  }
  std::ranges::sort(signs, {}, [](const Blob* sign) { return sign->left; });
  return signs;
}

// The nearest neighbour to the right of each sign.
std::vector<std::optional<std::size_t>> next_signs(const Signs& signs) {
  std::vector<std::optional<std::size_t>> next(signs.size());
  for (std::size_t i = 0; i < signs.size(); ++i) {
    const float reach =
        static_cast<float>(signs[i]->right) + kMostGap / kLeastLike * static_cast<float>(signs[i]->height());
    for (std::size_t j = i + 1; j < signs.size() && static_cast<float>(signs[j]->left) <= reach; ++j) {
      if (signs[j]->middle_x() <= signs[i]->middle_x() || !are_neighbours(*signs[i], *signs[j])) continue;
      next[i] = j;
      break;
    }
  }
  return next;
}

std::vector<SignRow> rows_of(const Signs& signs) {
  const auto next = next_signs(signs);
  std::vector<bool> has_left(signs.size());
  for (const auto& right : next) {
    if (right) has_left[*right] = true;
  }
  std::vector<SignRow> rows;
  for (std::size_t i = 0; i < signs.size(); ++i) {
    if (has_left[i]) continue;
    Signs chain;
    int count = 0;
    for (std::optional<std::size_t> at = i; at; at = next[*at]) {
      chain.push_back(signs[*at]);
      count += signs_in(*signs[*at]);
    }
    if (count >= kLeastSigns) rows.push_back(sign_row(std::move(chain)));
  }
  return rows;
}

bool is_same_place(const TextLine& a, const TextLine& b) {
  const float overlap = std::min(a.right, b.right) - std::max(a.left, b.left);
  const float shorter = std::min(a.right - a.left, b.right - b.left);
  return std::abs(a.middle_y - b.middle_y) < 0.4F * std::min(a.height, b.height) && overlap > 0.6F * shorter;
}

/// A row as it was found: thresholds near each other show the same signs.
struct Sighting {
  float sign, scale, height;
  int left, right;
  std::size_t signs;

  bool is_like(const Sighting& other) const {
    constexpr int kPixels = 2;
    return sign == other.sign && scale == other.scale && signs == other.signs &&
           std::abs(left - other.left) < kPixels && std::abs(right - other.right) < kPixels &&
           std::abs(height - other.height) < kPixels;
  }
};

class Finder {
 public:
  /// @param scale  pixels of the picture a pixel of what is looked at
  void look(const Inked& inked, float scale, int least_height) {
    const Blobs blobs(inked.picture, inked.sign, inked.threshold);
    for (const SignRow& row : rows_of(signs_among(blobs.all(), least_height))) {
      const Sighting sighting{.sign = inked.sign,
                              .scale = scale,
                              .height = row.height,
                              .left = row.signs.front()->left,
                              .right = row.signs.back()->right,
                              .signs = row.signs.size()};
      Place* const place = place_of({.left = scale * static_cast<float>(sighting.left),
                                     .right = scale * static_cast<float>(sighting.right),
                                     .middle_y = scale * row.middle_y,
                                     .height = scale * row.height,
                                     .pages = {}});
      if (place == nullptr || !place->wants(sighting)) continue;
      place->sightings.push_back(sighting);
      place->line.pages.push_back(line_page(row, blobs, inked, kInkHeight));
    }
  }
  std::vector<TextLine> take() {
    std::vector<TextLine> lines;
    for (Place& place : places_) lines.push_back(std::move(place.line));
    return lines;
  }

 private:
  struct Place {
    TextLine line;
    std::vector<Sighting> sightings;  // of its pages

    bool wants(const Sighting& sighting) const {
      constexpr std::ptrdiff_t kMostAlike = 2;
      const auto alike = [&](const Sighting& other) { return sighting.is_like(other); };
      return line.pages.size() < kMostPages && std::ranges::count_if(sightings, alike) < kMostAlike;
    }
  };

  /// Null where there are too many.
  Place* place_of(TextLine line) {
    const auto known =
        std::ranges::find_if(places_, [&](const Place& other) { return is_same_place(line, other.line); });
    if (known != places_.end()) return &*known;
    if (places_.size() == kMostLines) return nullptr;
    return &places_.emplace_back(Place{.line = std::move(line), .sightings = {}});
  }

  std::vector<Place> places_;
};

void look_at_contrast(Finder& finder, const Luminance& picture, float scale, int least_height) {
  const Luminance contrast = local_contrast(picture, kWindow);
  for (const float sign : {1.0F, -1.0F}) {
    finder.look({.picture = contrast, .sign = sign, .threshold = kContrast, .softness = kContrastSoftness}, scale,
                least_height);
  }
}

}  // namespace

std::vector<TextLine> text_lines(const Luminance& picture) {
  Finder finder;
  look_at_contrast(finder, picture, 1, kLeastHeight);
  look_at_contrast(finder, dedup::reduced_to(std::max(picture.width, picture.height) / 2, picture), 2, kLeastReduced);
  for (int threshold = 256 - kBrightnessStep; threshold > 0; threshold -= kBrightnessStep) {
    const auto light = static_cast<float>(threshold);
    finder.look({.picture = picture, .sign = 1, .threshold = light, .softness = kBrightnessSoftness}, 1, kLeastHeight);
    finder.look({.picture = picture, .sign = -1, .threshold = light - 256, .softness = kBrightnessSoftness}, 1,
                kLeastHeight);
  }
  return finder.take();
}

}  // namespace vigie::crawler
