#include "crawler/photos/ad_photos.h"

#include <algorithm>
#include <chrono>
#include <sstream>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <fmt/ranges.h>

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

void add_words(const std::string& text, std::vector<std::string>& words) {
  std::istringstream from(text);
  for (std::string word; from >> word;) {
    if (std::ranges::find(words, word) == words.end()) words.push_back(word);
  }
}

}  // namespace

AdPhotos::AdPhotos(PoliteClient& client, storage::Database& database, Clock clock, asio::thread_pool& pool,
                   const std::filesystem::path& program, PhotoWork work)
    : client_(client), database_(database), clock_(clock), pool_(pool), hasher_(program) {
  if (work == PhotoWork::kHashAndReadPhones) digits_.emplace(program);
}

asio::awaitable<Result<std::vector<std::string>>> AdPhotos::hash(Visit visit, std::vector<RawPhoto>& photos) {
  std::vector<std::string> phones;
  int left = kMostOfAnAd;
  for (RawPhoto& photo : photos) {
    if (!photo.url || photo.pdq || left-- <= 0) continue;
    const auto shown = co_await hash_one(visit, photo);
    if (!shown) co_return tl::unexpected(shown.error());
    if (*shown) add_words(**shown, phones);
  }
  co_return phones;
}

asio::awaitable<Result<std::optional<std::string>>> AdPhotos::hash_one(Visit visit, RawPhoto& photo) {
  const auto known = database_.known_photo(*photo.url);
  if (!known) co_return tl::unexpected(known.error());
  if (!*known) co_return co_await fetch(std::move(visit), photo);
  if (const auto& hashed = **known) write_hash(photo, *hashed);
  const auto phones = database_.known_phone_picture(*photo.url);
  if (!phones) co_return tl::unexpected(phones.error());
  co_return phones->value_or(std::nullopt);
}

asio::awaitable<Result<std::optional<std::string>>> AdPhotos::fetch(Visit visit, RawPhoto& photo) {
  if (extractors::host_of(*photo.url) != extractors::host_of(visit.base))
    visit.delay = std::min(visit.delay, kElsewhere);
  Fetched<HttpResponse> answer = co_await client_.get(visit, *photo.url);
  if (!answer || answer->status != kFound) co_return std::nullopt;
  SeenPhoto seen = co_await asio::co_spawn(pool_, see_in_pool(std::move(answer->body)), asio::use_awaitable);
  if (seen.photo) write_hash(photo, *seen.photo);
  if (const auto stored = store(*photo.url, seen); !stored) co_return tl::unexpected(stored.error());
  co_return std::move(seen.phones);
}

// The phones first: a photo that is known is not fetched again.
Result<void> AdPhotos::store(const std::string& url, const SeenPhoto& seen) {
  if (digits_) {
    if (auto stored = database_.store_phone_picture(url, seen.phones, clock_.now()); !stored) return stored;
  }
  return database_.store_photo(url, seen.photo, clock_.now());
}

asio::awaitable<AdPhotos::SeenPhoto> AdPhotos::see_in_pool(std::string bytes) { co_return see(bytes); }

AdPhotos::SeenPhoto AdPhotos::see(const std::string& bytes) {
  const std::lock_guard lock(mutex_);
  SeenPhoto seen{.photo = hash_bytes(bytes), .phones = {}};
  if (!digits_ || !seen.photo) return seen;
  const auto phones = digits_->read(bytes).value_or(std::vector<std::string>());
  if (!phones.empty()) seen.phones = fmt::format("{}", fmt::join(phones, " "));
  return seen;
}

storage::FetchedPhoto AdPhotos::hash_bytes(const std::string& bytes) {
  const auto photo = hasher_.hash(bytes);
  if (!photo) return tl::unexpected(std::string(dedup::to_text(photo.error())));
  const auto& [hash, quality] = photo->within_border;
  return storage::HashedPhoto{
      .pdq = hash, .quality = quality, .width = photo->width, .height = photo->height, .parts = photo->parts};
}

}  // namespace vigie::crawler
