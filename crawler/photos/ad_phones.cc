#include "crawler/photos/ad_phones.h"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/use_awaitable.hpp>

#include "storage/database.h"

namespace vigie::crawler {
namespace {

namespace asio = boost::asio;

constexpr int kFound = 200;

}  // namespace

AdPhones::AdPhones(PoliteClient& client, storage::Database& database, Clock clock, asio::thread_pool& pool,
                   const std::filesystem::path& program)
    : client_(client), database_(database), clock_(clock), pool_(pool), reader_(program) {}

asio::awaitable<Result<std::vector<std::string>>> AdPhones::read(Visit visit, std::vector<std::string> pictures) {
  if (pictures.size() > kMostOfAnAd) pictures.resize(kMostOfAnAd);
  std::vector<std::string> phones;
  for (std::string& url : pictures) {
    auto phone = co_await read_one(visit, std::move(url));
    if (!phone) co_return tl::unexpected(phone.error());
    if (*phone) phones.push_back(**std::move(phone));
  }
  co_return phones;
}

asio::awaitable<Result<std::optional<std::string>>> AdPhones::read_one(Visit visit, std::string url) {
  auto known = database_.known_phone_picture(url);
  if (!known) co_return tl::unexpected(known.error());
  if (*known) co_return **std::move(known);
  Fetched<HttpResponse> answer = co_await client_.get(visit, url);
  if (!answer || answer->status != kFound) co_return std::nullopt;
  std::optional<std::string> phone =
      co_await asio::co_spawn(pool_, read_in_pool(std::move(answer->body)), asio::use_awaitable);
  if (const auto stored = database_.store_phone_picture(url, phone, clock_.now()); !stored)
    co_return tl::unexpected(stored.error());
  co_return phone;
}

asio::awaitable<std::optional<std::string>> AdPhones::read_in_pool(std::string bytes) { co_return read_bytes(bytes); }

std::optional<std::string> AdPhones::read_bytes(const std::string& bytes) {
  const std::lock_guard lock(mutex_);
  return reader_.read(bytes);
}

}  // namespace vigie::crawler
