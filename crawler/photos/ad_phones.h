// The phones that an ad shows as pictures only, or only to those who ask for them, fetched as politely as pages: an
// address is asked for once, ever. Pictures are read in the sandbox.
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

#include "crawler/photos/shown_phone.h"
#include "crawler/polite_client.h"
#include "model/clock.h"
#include "model/result.h"

namespace vigie::storage {
class Database;
}

namespace vigie::crawler {

/// Belongs to the io_context's thread; reading is waited for on `pool`.
class AdPhones {
 public:
  /// More of one ad are no phones.
  static constexpr std::size_t kMostOfAnAd = 2;

  /// @param client, database, pool  outlive it
  /// @param program  see DigitsReader
  AdPhones(PoliteClient& client, storage::Database& database, Clock clock, boost::asio::thread_pool& pool,
           const std::filesystem::path& program);

  /// The numbers that could be read. What cannot be fetched is left for another night, what cannot be
  /// read is not asked for again.
  /// @return Error::kDatabase
  boost::asio::awaitable<Result<std::vector<std::string>>> read(Visit visit, std::vector<std::string> pictures);

 private:
  boost::asio::awaitable<Result<std::optional<std::string>>> read_one(Visit visit, std::string url);
  boost::asio::awaitable<std::optional<std::string>> read_in_pool(std::string bytes);
  std::optional<std::string> read_bytes(const std::string& bytes);

  PoliteClient& client_;
  storage::Database& database_;
  Clock clock_;
  boost::asio::thread_pool& pool_;
  std::mutex mutex_;  // of `reader_`
  ShownPhone reader_;
};

}  // namespace vigie::crawler
