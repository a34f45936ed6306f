// vigie clusters: the person and network of each ad.
#include "analysis/clusters.h"

#include <iostream>

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "cli/workplace.h"
#include "model/words.h"

namespace vigie::cli {
namespace {

nlohmann::ordered_json or_null(const std::string& name) {
  return name.empty() ? nlohmann::ordered_json(nullptr) : nlohmann::ordered_json(name);
}

void print(const analysis::ClusteredAd& ad, bool json) {
  if (json) {
    const nlohmann::ordered_json line{{"site", ad.site},
                                      {"ad_id", ad.ad_id},
                                      {"kind", to_text(ad.kind)},
                                      {"person", or_null(ad.person)},
                                      {"network", or_null(ad.network)}};
    std::cout << line.dump() << '\n';
  } else {
    std::cout << fmt::format("{:<18} {:<24} {:<12} {:<8} {}\n", ad.site, ad.ad_id, to_text(ad.kind), ad.person,
                             ad.network);
  }
}

Result<int> clusters(const std::string& code, const Globals& globals) {
  std::optional<DepartmentCode> department;
  if (!code.empty()) {
    const auto parsed = DepartmentCode::parse(code);
    if (!parsed) return fail(Error::kBadInput, parsed.error().what, "--department");
    department = *parsed;
  }
  const auto database = open_database(globals);
  if (!database) return tl::unexpected(database.error());
  const auto ads = analysis::clusters(*database, department);
  if (!ads) return tl::unexpected(ads.error());
  for (const auto& ad : *ads) print(ad, globals.json);
  return kDone;
}

}  // namespace

void add_clusters(CLI::App& app, const Globals& globals, Action& action) {
  auto department = std::make_shared<std::string>();
  CLI::App* command = app.add_subcommand("clusters", tr("the person and network of each ad, a line an ad"));
  command->add_option("--department", *department, tr("code, such as 95 (default: all)"))->type_name("CODE");
  command->callback([department, &globals, &action] {
    action = [department, &globals] { return exit_code_of([&] { return clusters(*department, globals); }); };
  });
}

}  // namespace vigie::cli
