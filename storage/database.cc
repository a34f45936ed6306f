#include "storage/database.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sqlite3.h>
#include <sys/stat.h>
#include <unistd.h>

#include "model/words.h"
#include "storage/migrations.h"
#include "storage/store.h"

namespace vigie::storage {
namespace {

constexpr std::int64_t kApplicationId = 0x56494745;  // "VIGE": file(1) and we know whose file it is

[[noreturn]] void refuse(Error::Code code, std::string what, const std::filesystem::path& where) {
  throw tl::bad_expected_access<Error>(Error{code, std::move(what), where.string()});
}

/// Before SQLite does, so that the file, and the -wal and -shm that inherit its mode, are its owner's alone.
void make_file(const std::filesystem::path& file) {
  if (file.has_parent_path()) std::filesystem::create_directories(file.parent_path());
  const int made = ::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, S_IRUSR | S_IWUSR);
  if (made >= 0) ::close(made);
}

std::int64_t number(Connection& connection, const char* pragma) {
  return connection.database().execAndGet(pragma).getInt64();
}

void refuse_what_is_not_ours(Connection& connection, const std::filesystem::path& file) {
  const bool empty = number(connection, "SELECT count(*) FROM sqlite_schema") == 0;
  if (!empty && number(connection, "PRAGMA application_id") != kApplicationId) {
    refuse(Error::kDatabase, tr("this is the database of another program; name another file"), file);
  }
  const std::int64_t schema = number(connection, "PRAGMA user_version");
  const auto known = static_cast<std::int64_t>(migrations().size());
  if (schema > known) {
    const auto words =
        tr("the database was written by a newer Vigie (schema {}, this one knows up to {}); update Vigie");
    refuse(Error::kDatabase, fmt::format(fmt::runtime(words), schema, known), file);
  }
}

void migrate(Connection& connection, const std::filesystem::path& file) {
  if (number(connection, "PRAGMA user_version") == static_cast<std::int64_t>(migrations().size())) return;
  SQLite::Transaction transaction(connection.database(), SQLite::TransactionBehavior::IMMEDIATE);
  refuse_what_is_not_ours(connection, file);
  const std::int64_t schema = number(connection, "PRAGMA user_version");
  for (const Migration& migration : migrations()) {
    if (migration.version <= schema) continue;
    connection.database().exec(migration.sql);
    connection.database().exec(fmt::format("PRAGMA user_version = {}", migration.version));
  }
  connection.database().exec(fmt::format("PRAGMA application_id = {}", kApplicationId));
  transaction.commit();
}

Connection open_connection(const std::filesystem::path& file) {
  if (std::filesystem::is_directory(file)) refuse(Error::kDatabase, tr("this is a folder; name a file in it"), file);
  make_file(file);
  Connection connection(file);
  connection.database().exec("PRAGMA foreign_keys = ON");
  refuse_what_is_not_ours(connection, file);
  connection.database().exec("PRAGMA journal_mode = WAL");
  connection.database().exec("PRAGMA synchronous = NORMAL");
  connection.database().exec("PRAGMA cache_size = -32768");  // KB: a night touches most indices over and over
  migrate(connection, file);
  return connection;
}

std::optional<Blob> stored_key_check(Connection& connection) {
  Query query = connection.query("SELECT value FROM key_check");
  return query.next() ? std::optional(query.get<Blob>(0)) : std::nullopt;
}

/// A database that was used with a key is never given another one.
Vault open_vault(Connection& connection, const std::filesystem::path& key_file) {
  const auto stored = stored_key_check(connection);
  const bool make = !stored && !std::filesystem::exists(key_file);
  if (make && key_file.has_parent_path()) std::filesystem::create_directories(key_file.parent_path());
  Vault vault = (make ? Vault::create(key_file) : Vault::open(key_file)).value();
  const Blob check = vault.blind("key check", {});
  if (!stored) connection.run("INSERT INTO key_check (id, value) VALUES (1, ?1)", check);
  if (stored && *stored != check) {
    refuse(Error::kWrongKey, tr("this key does not belong to the database; name the key file made with it"), key_file);
  }
  return vault;
}

std::filesystem::path beside(std::filesystem::path file) { return file += ".key"; }

std::string sqlite_words(const SQLite::Exception& exception) {
  switch (exception.getErrorCode()) {
    case SQLITE_NOTADB:
      return tr("this is not a database; name another file");
    case SQLITE_CANTOPEN:
      return tr("the database cannot be opened; check that the file and its folder can be written");
    case SQLITE_BUSY:
      return tr("another program is writing to the database; wait until it has ended and try again");
    case SQLITE_FULL:
      return tr("the disk is full; make room and try again");
    case SQLITE_CORRUPT:
      return tr("the database is damaged; restore a backup");
    case SQLITE_READONLY:
      return tr("the database cannot be written; check the rights of the file and its folder");
    default:
      return fmt::format(fmt::runtime(tr("the database refuses: {}")), exception.what());
  }
}

}  // namespace

Error current_error(const std::filesystem::path& file) {
  try {
    throw;
  } catch (const tl::bad_expected_access<Error>& refused) {
    return refused.error();
  } catch (const SQLite::Exception& exception) {
    return {Error::kDatabase, sqlite_words(exception), file.string()};
  } catch (const std::filesystem::filesystem_error& exception) {
    return {Error::kDatabase, exception.code().message(), exception.path1().string()};
  } catch (const std::exception& exception) {
    return {Error::kInternal, exception.what(), file.string()};
  }
}

Database::Database(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Database::Database(Database&&) noexcept = default;
Database& Database::operator=(Database&&) noexcept = default;
Database::~Database() = default;

Result<Database> Database::open(const std::filesystem::path& file, const std::filesystem::path& key_file) {
  return attempt(file, [&] {
    Connection connection = open_connection(file);
    Vault vault = open_vault(connection, key_file.empty() ? beside(file) : key_file);
    return Database(std::make_unique<Impl>(Store{file, std::move(connection), std::move(vault)}));
  });
}

}  // namespace vigie::storage
