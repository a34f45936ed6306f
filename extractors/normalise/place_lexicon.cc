#include <fmt/format.h>

#include "extractors/normalise/lexicon_file.h"
#include "extractors/normalise/places.h"
#include "model/words.h"

namespace vigie::extractors {
namespace {

/// [quarters]: names of quarters and stations by the INSEE code of their commune or arrondissement.
Result<void> add_quarters(Gazetteer& gazetteer, const toml::table& table) {
  const toml::table* const quarters = table["quarters"].as_table();
  if (quarters == nullptr) return {};
  for (const auto& [insee, list] : *quarters) {
    const auto names = texts_of(*quarters, insee.str());
    if (!names) return tl::unexpected(names.error());
    for (const std::string& name : *names) {
      if (!gazetteer.add_name(name, insee.str()))
        return toml_error(list, fmt::format(fmt::runtime(tr("no commune has the code “{}”")), insee.str()));
    }
  }
  return {};
}

}  // namespace

Result<PlaceLexicon> PlaceLexicon::load(const std::filesystem::path& config) {
  auto gazetteer = Gazetteer::load(config / "communes.csv");
  if (!gazetteer) return tl::unexpected(gazetteer.error());
  const auto table = read_toml(config / "places.toml");
  if (!table) return tl::unexpected(table.error());
  const auto words = texts_of(*table, "everyday");
  if (!words) return tl::unexpected(words.error());
  if (const auto added = add_quarters(*gazetteer, *table); !added) return tl::unexpected(added.error());
  PlaceLexicon lexicon{*std::move(gazetteer), {}};
  for (const std::string& word : *words) lexicon.everyday.insert(name_key(word));
  for (const Department& department : departments()) {
    lexicon.gazetteer.add_area(department.name);
    lexicon.gazetteer.add_area(department.region_name);
  }
  return lexicon;
}

}  // namespace vigie::extractors
