// Where the program finds what it works with: data that ships with it, the user's settings, the database, the clock.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "cli/command.h"
#include "extractors/definition.h"
#include "extractors/normalise/normalise.h"
#include "model/clock.h"
#include "model/date.h"
#include "model/department.h"
#include "model/result.h"
#include "storage/database.h"

namespace vigie::cli {

/// The folder that holds sites/, config/ and testbed/replicas/: $VIGIE_DATA, else share/vigie of an installation, or
/// the source tree above the program. @return Error::kNotFound
Result<std::filesystem::path> data_folder();
/// Of translations; empty where there are none.
std::filesystem::path catalogue_folder();

/// The user's settings: `contact = "…"` (of who runs the scans; sites read it in our user agent), `key_file = "…"`.
struct UserSettings {
  std::string contact;
  std::filesystem::path key_file;
};
/// @return Error::kBadInput with file:line
Result<UserSettings> user_settings(const Globals& globals);

std::filesystem::path database_file(const Globals& globals);
Result<storage::Database> open_database(const Globals& globals);
Result<extractors::Normaliser> load_normaliser();
Result<Clock> clock_of(const Globals& globals);
/// Definitions with an error are named on stderr and left out.
struct LoadedSites {
  extractors::Definitions definitions;
  bool complete = true;
};
Result<LoadedSites> load_sites();
/// @param option  the one that names it, for the message. @return Error::kBadInput
Result<const extractors::SiteDefinition*> find_site(const LoadedSites& sites, const std::string& id,
                                                    const char* option);

/// The days of --from and --to; nothing where neither is given. @return Error::kBadInput
struct PeriodOptions {
  std::string from, to;
};
Result<std::optional<Period>> period_of(const PeriodOptions& options, const storage::Database& database);

/// Who is written into the audit where nobody is named: $USER, "vigie" where it says nothing.
std::string this_user();

/// The whole file; "-" is stdin. @return Error::kUnreadable
Result<std::string> read_input(const std::filesystem::path& file);

}  // namespace vigie::cli
