#include "crawler/photos/photo_hasher.h"

#include <algorithm>
#include <optional>

#include "crawler/photos/photo_worker.h"

namespace vigie::crawler {
namespace {

std::optional<PhotoSignature> checked(const WorkerAnswer& answer) {
  if (answer.width < 1 || answer.height < 1 || answer.parts > answer.part.size()) return std::nullopt;
  const auto& within = answer.within_border;
  return PhotoSignature{.width = answer.width,
                        .height = answer.height,
                        .quality = std::clamp(answer.quality, 0, 100),
                        .hashes = answer.hashes,
                        .within_border = {.hash = within.hash, .quality = std::clamp(within.quality, 0, 100)},
                        .parts = {answer.part.begin(), answer.part.begin() + answer.parts}};
}

dedup::Readable<PhotoSignature> outcome_of(const WorkerAnswer& answer) {
  if (answer.is_readable == 1) {
    if (const auto signature = checked(answer)) return *signature;
  } else if (answer.reason < dedup::kUnreadables) {
    return tl::unexpected(static_cast<dedup::Unreadable>(answer.reason));
  }
  return tl::unexpected(dedup::Unreadable::kCrashed);
}

}  // namespace

PhotoHasher::PhotoHasher(std::filesystem::path program, std::chrono::milliseconds patience)
    : worker_(std::move(program), "photo-worker", patience) {}

dedup::Readable<PhotoSignature> PhotoHasher::hash(std::string_view bytes) {
  return worker_.ask<WorkerAnswer>(bytes).and_then(outcome_of);
}

}  // namespace vigie::crawler
