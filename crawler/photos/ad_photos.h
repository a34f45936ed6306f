// The photos of ads, fetched as politely as pages, hashed in the sandbox and dropped, and searched for phones where
// that is switched on: an address is asked for once, ever.
#pragma once

#include <coroutine>
#include <filesystem>
#include <mutex>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <boost/asio/awaitable.hpp>
#include <boost/asio/thread_pool.hpp>

#include "crawler/photos/digits_reader.h"
#include "crawler/photos/photo_hasher.h"
#include "crawler/polite_client.h"
#include "model/clock.h"
#include "model/raw_ad.h"
#include "model/result.h"
#include "storage/records.h"

namespace vigie::storage {
class Database;
}

namespace vigie::crawler {

/// What is done with a photo.
enum class PhotoWork { kHash, kHashAndReadPhones };

/// Belongs to the io_context's thread; hashing and reading are waited for on `pool`.
class AdPhotos {
 public:
  /// More of one ad show the same body again, and each costs the site a request and its delay.
  static constexpr int kMostOfAnAd = 4;

  /// @param client, database, pool  outlive it
  /// @param program  see PhotoHasher
  AdPhotos(PoliteClient& client, storage::Database& database, Clock clock, boost::asio::thread_pool& pool,
           const std::filesystem::path& program, PhotoWork work = PhotoWork::kHash);

  /// Writes hash and quality beside the address of the first photos that have none. One that cannot be fetched is left
  /// for another night, one that cannot be read is not asked for again.
  /// @return the phones that stand over them, behind their country codes, those found on earlier nights too;
  /// Error::kDatabase
  boost::asio::awaitable<Result<std::vector<std::string>>> hash(Visit visit, std::vector<RawPhoto>& photos);

 private:
  struct SeenPhoto {
    storage::FetchedPhoto photo;
    std::optional<std::string> phones;  ///< with spaces between them; nothing where there are none
  };
  boost::asio::awaitable<Result<std::optional<std::string>>> hash_one(Visit visit, RawPhoto& photo);
  boost::asio::awaitable<Result<std::optional<std::string>>> fetch(Visit visit, RawPhoto& photo);
  Result<void> store(const std::string& url, const SeenPhoto& seen);
  boost::asio::awaitable<SeenPhoto> see_in_pool(std::string bytes);
  SeenPhoto see(const std::string& bytes);
  storage::FetchedPhoto hash_bytes(const std::string& bytes);

  PoliteClient& client_;
  storage::Database& database_;
  Clock clock_;
  boost::asio::thread_pool& pool_;
  std::mutex mutex_;  // of `hasher_` and `digits_`
  PhotoHasher hasher_;
  std::optional<PhotoDigitsReader> digits_;
};

}  // namespace vigie::crawler
