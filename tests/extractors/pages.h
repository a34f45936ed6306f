// Pages and definitions for the tests of extractors.
#pragma once

#include <filesystem>
#include <fstream>
#include <string>

#include <gtest/gtest.h>

#include "extractors/definition.h"
#include "extractors/page.h"

namespace vigie::extractors::testing {

inline const std::filesystem::path kSites = std::filesystem::path(VIGIE_SOURCE_DIR) / "sites";

inline Page page_of(std::string url, std::string body, int status = 200) {
  return {.url = std::move(url),
          .fetched = {},
          .status = status,
          .content_type = "text/html; charset=utf-8",
          .body = std::move(body)};
}

/// The definitions of sites/, read once.
inline const Definitions& shipped() {
  static const Definitions kAll = Definitions::load(kSites).definitions;
  return kAll;
}

inline const SiteDefinition& shipped_site(std::string_view id) {
  const auto* site = shipped().find(id);
  if (!site) throw std::runtime_error("no definition " + std::string(id));
  return *site;
}

/// A definition up to its [ad], which each test adds.
inline const std::string kExemple = R"(
id     = "exemple"
name   = "Exemple"
kind   = "escort"
base   = "https://www.exemple.example"
evidence = "drawn for the test"
ad_url = '/annonce/x-(\d+)'

[departments]
url = "/l/{code}"

[listing]
ad    = "article.carte"
link  = "a@href"
)";

/// A folder of definitions that goes with the test.
class SitesFolder {
 public:
  SitesFolder() {
    std::string name = (std::filesystem::temp_directory_path() / "vigie-sites-XXXXXX").string();
    if (!mkdtemp(name.data())) throw std::runtime_error("no folder for the test");
    path_ = name;
    std::filesystem::create_directories(path_ / "families");
  }
  ~SitesFolder() { std::filesystem::remove_all(path_); }
  SitesFolder(const SitesFolder&) = delete;
  SitesFolder& operator=(const SitesFolder&) = delete;

  std::filesystem::path write(const std::string& name, const std::string& toml) const {
    std::ofstream(path_ / name) << toml;
    return path_ / name;
  }
  const std::filesystem::path& path() const { return path_; }
  Result<SiteDefinition> load(const std::string& toml) const {
    return load_definition(write("exemple.toml", toml), path_ / "families");
  }

 private:
  std::filesystem::path path_;
};

}  // namespace vigie::extractors::testing
