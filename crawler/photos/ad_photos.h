// The photos of ads, fetched as politely as pages, hashed in the sandbox and dropped: an address is asked for once,
// ever.
#pragma once

#include <coroutine>
#include <filesystem>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

#include <boost/asio/awaitable.hpp>
#include <boost/asio/thread_pool.hpp>

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

/// Belongs to the io_context's thread; hashing is waited for on `pool`.
class AdPhotos {
 public:
  /// More of one ad show the same body again, and each costs the site a request and its delay.
  static constexpr int kMostOfAnAd = 4;

  /// @param client, database, pool  outlive it
  /// @param program  see PhotoHasher
  AdPhotos(PoliteClient& client, storage::Database& database, Clock clock, boost::asio::thread_pool& pool,
           const std::filesystem::path& program);

  /// Writes hash and quality beside the address of the first photos that have none. One that cannot be fetched is left
  /// for another night, one that cannot be read is not asked for again.
  /// @return Error::kDatabase
  boost::asio::awaitable<Result<void>> hash(Visit visit, std::vector<RawPhoto>& photos);

 private:
  boost::asio::awaitable<Result<void>> hash_one(Visit visit, RawPhoto& photo);
  boost::asio::awaitable<storage::FetchedPhoto> hash_in_pool(std::string bytes);
  storage::FetchedPhoto hash_bytes(const std::string& bytes);

  PoliteClient& client_;
  storage::Database& database_;
  Clock clock_;
  boost::asio::thread_pool& pool_;
  std::mutex mutex_;  // of `hasher_`
  PhotoHasher hasher_;
};

}  // namespace vigie::crawler
