#include "crawler/photos/ad_photos.h"

#include <algorithm>
#include <chrono>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/use_awaitable.hpp>

#include "extractors/url.h"
#include "storage/database.h"

namespace vigie::crawler {
namespace {

namespace asio = boost::asio;

constexpr int kFound = 200;
/// Between two pictures of a host that serves pictures, which sends dozens for each page that anyone looks at. On the
/// site's own host a picture waits as a page does. What its robots.txt asks for holds in any case.
constexpr std::chrono::milliseconds kElsewhere{500};

void write_hash(RawPhoto& photo, const storage::HashedPhoto& hashed) {
  photo.pdq = dedup::to_hex(hashed.pdq);
  photo.quality = hashed.quality;
}

}  // namespace

AdPhotos::AdPhotos(PoliteClient& client, storage::Database& database, Clock clock, asio::thread_pool& pool,
                   const std::filesystem::path& program)
    : client_(client), database_(database), clock_(std::move(clock)), pool_(pool), hasher_(program) {}

asio::awaitable<Result<void>> AdPhotos::hash(Visit visit, std::vector<RawPhoto>& photos) {
  int left = kMostOfAnAd;
  for (RawPhoto& photo : photos) {
    if (!photo.url || photo.pdq || left-- <= 0) continue;
    if (auto done = co_await hash_one(visit, photo); !done) co_return done;
  }
  co_return Result<void>{};
}

asio::awaitable<Result<void>> AdPhotos::hash_one(Visit visit, RawPhoto& photo) {
  const auto known = database_.known_photo(*photo.url);
  if (!known) co_return tl::unexpected(known.error());
  if (*known) {
    if (const auto& hashed = **known) write_hash(photo, *hashed);
    co_return Result<void>{};
  }
  if (extractors::host_of(*photo.url) != extractors::host_of(visit.base))
    visit.delay = std::min(visit.delay, kElsewhere);
  Fetched<HttpResponse> answer = co_await client_.get(visit, *photo.url);
  if (!answer || answer->status != kFound) co_return Result<void>{};
  const storage::FetchedPhoto hashed =
      co_await asio::co_spawn(pool_, hash_in_pool(std::move(answer->body)), asio::use_awaitable);
  if (hashed) write_hash(photo, *hashed);
  co_return database_.store_photo(*photo.url, hashed, clock_.now());
}

asio::awaitable<storage::FetchedPhoto> AdPhotos::hash_in_pool(std::string bytes) { co_return hash_bytes(bytes); }

storage::FetchedPhoto AdPhotos::hash_bytes(const std::string& bytes) {
  const std::lock_guard lock(mutex_);
  const auto photo = hasher_.hash(bytes);
  if (!photo) return tl::unexpected(std::string(dedup::to_text(photo.error())));
  const auto& [hash, quality] = photo->within_border;
  return storage::HashedPhoto{
      .pdq = hash, .quality = quality, .width = photo->width, .height = photo->height, .parts = photo->parts};
}

}  // namespace vigie::crawler
