#include "cli/report_writing.h"

#include <algorithm>

#include <fmt/format.h>

#include "analysis/department_figures.h"
#include "cli/workplace.h"
#include "extractors/normalise/gazetteer.h"
#include "model/files.h"
#include "report/fingerprint.h"

namespace vigie::cli {
namespace {

void name_communes(const analysis::DepartmentFigures& figures, const extractors::Gazetteer& gazetteer,
                   report::ReportContext& context) {
  for (const auto& commune : figures.communes) {
    if (const auto name = gazetteer.name_of(commune.insee)) context.commune_names.emplace(commune.insee, *name);
  }
}

Result<report::ReportContext> names_of_sites() {
  const auto sites = load_sites();
  if (!sites) return tl::unexpected(sites.error());
  report::ReportContext context{.program = kProgram};
  for (const auto& site : sites->definitions.all()) {
    context.site_names.emplace(site.id, site.name);
    if (const auto& basis = site.access.legal_basis) context.legal_bases.emplace(site.id, extractors::words_of(*basis));
  }
  return context;
}

/// The arrondissements are in their communes.
std::map<std::string, std::int64_t> inhabitants(const extractors::Gazetteer& gazetteer) {
  const auto is_arrondissement = [](const std::string& insee) {
    return (insee >= "13201" && insee <= "13216") || (insee >= "69381" && insee <= "69389") ||
           (insee >= "75101" && insee <= "75120");
  };
  std::map<std::string, std::int64_t> people;
  for (const extractors::Commune& commune : gazetteer.all()) {
    if (!is_arrondissement(commune.insee)) people[std::string(commune.department.text())] += commune.population;
  }
  return people;
}

/// Of all files that steer what is read, linked and counted.
Result<std::string> settings_fingerprint(const std::filesystem::path& config) {
  std::vector<std::filesystem::path> files;
  std::error_code unreadable;
  for (const auto& entry : std::filesystem::directory_iterator(config, unreadable)) {
    if (entry.path().extension() == ".toml" || entry.path().extension() == ".csv") files.push_back(entry.path());
  }
  std::ranges::sort(files);
  std::string all;
  for (const auto& file : files) {
    const auto content = read_file(file);
    if (!content) return tl::unexpected(content.error());
    all += fmt::format("{}:{}:{}", file.filename().string(), content->size(), *content);
  }
  return report::fingerprint(all);
}

/// All that was ever published of these départements.
Result<std::vector<Publication>> ledger(const storage::Database& database,
                                        std::span<const DepartmentCode> departments) {
  std::vector<Publication> all;
  for (const DepartmentCode department : departments) {
    const auto of_one = database.publications(department);
    if (!of_one) return tl::unexpected(of_one.error());
    all.insert(all.end(), of_one->begin(), of_one->end());
  }
  return all;
}

}  // namespace

Result<report::WrittenReport> write_report_of(const ReportRequest& request, storage::Database& database) {
  const auto data = data_folder();
  if (!data) return tl::unexpected(data.error());
  const auto gazetteer = extractors::Gazetteer::load(*data / "config/communes.csv");
  if (!gazetteer) return tl::unexpected(gazetteer.error());
  auto context = names_of_sites();
  if (!context) return tl::unexpected(context.error());
  auto settings = settings_fingerprint(*data / "config");
  if (!settings) return tl::unexpected(settings.error());
  context->settings = *std::move(settings);
  context->inhabitants = inhabitants(*gazetteer);
  std::vector<analysis::DepartmentFigures> figures;
  for (const DepartmentCode department : request.departments) {
    auto of_one = analysis::department_figures(database, department, request.period);
    if (!of_one) return tl::unexpected(of_one.error());
    name_communes(*of_one, *gazetteer, *context);
    figures.push_back(*std::move(of_one));
  }
  const auto earlier = ledger(database, request.departments);
  if (!earlier) return tl::unexpected(earlier.error());
  const auto prepared = report::prepared_report(figures, *context, *earlier, request.rounded_to, request.compared_with);
  const auto kept = database.store_publications(prepared.publications, Clock::real().now());
  if (!kept) return tl::unexpected(kept.error());
  return report::write_report(prepared.report, request.formats, request.folder, request.csv_start);
}

}  // namespace vigie::cli
