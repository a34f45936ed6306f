// What the entity files of storage share: the connection, the vault, and the one place where exceptions end.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

#include <SQLiteCpp/Transaction.h>

#include "model/result.h"
#include "storage/connection.h"
#include "storage/database.h"
#include "storage/vault.h"

namespace vigie::storage {

struct Store {
  std::filesystem::path file;
  Connection connection;
  Vault vault;
};

/// The exception in flight as an Error about `file`.
Error current_error(const std::filesystem::path& file);

/// What `work` gives, or its exception as an Error.
template <typename Work>
Result<std::invoke_result_t<Work>> attempt(const std::filesystem::path& file, const Work& work) {
  try {
    if constexpr (std::is_void_v<std::invoke_result_t<Work>>) {
      work();
      return {};
    } else {
      return work();
    }
  } catch (...) {
    return tl::unexpected(current_error(file));
  }
}

template <typename Work>
auto in_transaction(Store& store, SQLite::TransactionBehavior behaviour, const Work& work) {
  return attempt(store.file, [&] {
    SQLite::Transaction transaction(store.connection.database(), behaviour);
    if constexpr (std::is_void_v<std::invoke_result_t<Work>>) {
      work();
      transaction.commit();
    } else {
      auto value = work();
      transaction.commit();
      return value;
    }
  });
}

/// `work` in one transaction, undone whole where it throws.
template <typename Work>
auto write(Store& store, const Work& work) {
  return in_transaction(store, SQLite::TransactionBehavior::IMMEDIATE, work);
}

/// `work` over one unchanging state of the database.
template <typename Work>
auto read(Store& store, const Work& work) {
  return in_transaction(store, SQLite::TransactionBehavior::DEFERRED, work);
}

/// The key by which an ad is found.
inline Blob ad_key(const Store& store, std::string_view site, std::string_view ad_id) {
  return store.vault.blind("ad", {site, ad_id});
}

inline void add_site(Store& store, std::string_view site) {
  store.connection.run("INSERT INTO sites (id) VALUES (?1) ON CONFLICT DO NOTHING", site);
}

/// Adds pages to a scan's frontier; ones already in it are passed over.
void add_to_frontier(Store& store, ScanId scan, std::span<const FrontierPage> pages);

struct Database::Impl : Store {};

}  // namespace vigie::storage
