#include "cli/workplace.h"

#include <cstdlib>
#include <fstream>
#include <iostream>
#include <iterator>

#include <fmt/format.h>
#include <toml++/toml.h>

#include "model/files.h"
#include "model/words.h"

namespace vigie::cli {
namespace {

namespace fs = std::filesystem;

fs::path program_folder() {
  std::error_code unreadable;
  const fs::path program = fs::read_symlink("/proc/self/exe", unreadable);
  return program.parent_path();
}

/// A folder of the XDG base directory specification.
fs::path xdg_folder(const char* variable, const char* below_home) {
  if (const char* folder = std::getenv(variable); folder != nullptr && *folder != '\0')
    return fs::path(folder) / "vigie";
  const char* home = std::getenv("HOME");
  return fs::path(home == nullptr ? "." : home) / below_home / "vigie";
}

Result<Date> date_option(const std::string& text, const char* option) {
  if (const auto date = parse_date(text)) return *date;
  return fail(Error::kBadInput, fmt::format(fmt::runtime(tr("“{}” is no date; write it as 2026-09-07")), text), option);
}

Result<UserSettings> settings_from(const fs::path& file) {
  try {
    const toml::table table = toml::parse_file(file.string());
    return UserSettings{.contact = table["contact"].value_or(std::string()),
                        .key_file = table["key_file"].value_or(std::string())};
  } catch (const toml::parse_error& error) {
    return fail(Error::kBadInput, std::string(error.description()),
                fmt::format("{}:{}", file.string(), error.source().begin.line));
  }
}

}  // namespace

Result<fs::path> data_folder() {
  if (const char* chosen = std::getenv("VIGIE_DATA"); chosen != nullptr) return fs::path(chosen);
  const fs::path program = program_folder();
  for (const fs::path& folder : {program / "../share/vigie", program / "../.."}) {
    if (fs::is_directory(folder / "sites/families") && fs::is_directory(folder / "config"))
      return fs::weakly_canonical(folder);
  }
  return fail(
      Error::kNotFound,
      tr("the folders sites and config are not beside the program; install Vigie whole, with “cmake --install”"),
      program.string());
}

fs::path catalogue_folder() {
  const fs::path program = program_folder();
  for (const fs::path& folder : {program / "locale", program / "../share/vigie/locale"}) {
    if (fs::is_directory(folder)) return folder;
  }
  return {};
}

Result<UserSettings> user_settings(const Globals& globals) {
  if (!globals.config.empty()) {
    if (!fs::exists(globals.config))
      return fail(Error::kUnreadable, tr("there is no such file"), globals.config.string());
    return settings_from(globals.config);
  }
  const fs::path usual = xdg_folder("XDG_CONFIG_HOME", ".config") / "vigie.toml";
  return fs::exists(usual) ? settings_from(usual) : UserSettings{};
}

std::string this_user() {
  const char* const user = std::getenv("USER");
  return user != nullptr && *user != '\0' ? user : "vigie";
}

fs::path database_file(const Globals& globals) {
  return globals.db.empty() ? xdg_folder("XDG_DATA_HOME", ".local/share") / "vigie.db" : globals.db;
}

Result<storage::Database> open_database(const Globals& globals) {
  return user_settings(globals).and_then(
      [&](const UserSettings& settings) { return storage::Database::open(database_file(globals), settings.key_file); });
}

Result<extractors::Normaliser> load_normaliser() {
  return data_folder().and_then([](const fs::path& folder) { return extractors::Normaliser::load(folder / "config"); });
}

Result<Clock> clock_of(const Globals& globals) {
  return globals.clock.empty() ? Clock::real() : Clock::parse(globals.clock);
}

Result<LoadedSites> load_sites() {
  return data_folder().map([](const fs::path& folder) {
    auto loaded = extractors::Definitions::load(folder / "sites");
    for (const Error& error : loaded.errors) std::cerr << "vigie: " << error << '\n';
    return LoadedSites{std::move(loaded.definitions), loaded.errors.empty()};
  });
}

Result<const extractors::SiteDefinition*> find_site(const LoadedSites& sites, const std::string& id,
                                                    const char* option) {
  if (const auto* site = sites.definitions.find(id)) return site;
  const auto folder = data_folder();
  const bool left_out = !sites.complete && folder && fs::exists(*folder / "sites" / (id + ".toml"));
  const std::string words = left_out ? tr("the definition of “{}” has an error, which is told above; mend it first")
                                     : tr("there is no site “{}”; “vigie site list” shows those that there are");
  return fail(Error::kBadInput, fmt::format(fmt::runtime(words), id), option);
}

Result<std::optional<Period>> period_of(const PeriodOptions& options, const storage::Database& database) {
  if (options.from.empty() && options.to.empty()) return std::nullopt;
  const auto stored = database.stored_period();
  if (!stored) return tl::unexpected(stored.error());
  const std::optional<Period>& whole = *stored;
  if (!whole) return std::nullopt;
  Period period = *whole;
  if (!options.from.empty()) {
    const auto from = date_option(options.from, "--from");
    if (!from) return tl::unexpected(from.error());
    period.from = *from;
  }
  if (!options.to.empty()) {
    const auto to = date_option(options.to, "--to");
    if (!to) return tl::unexpected(to.error());
    period.to = *to;
  }
  if (period.to < period.from) return fail(Error::kBadInput, tr("the period ends before it begins"), "--from, --to");
  return period;
}

Result<std::string> read_input(const fs::path& file) {
  if (file == "-") return std::string(std::istreambuf_iterator<char>(std::cin), {});
  return read_file(file);
}

}  // namespace vigie::cli
