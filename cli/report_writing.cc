#include "cli/report_writing.h"

#include "analysis/department_figures.h"
#include "cli/workplace.h"
#include "extractors/normalise/gazetteer.h"

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
  for (const auto& site : sites->definitions.all()) context.site_names.emplace(site.id, site.name);
  return context;
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

Result<std::vector<std::filesystem::path>> write_report_of(const ReportRequest& request, storage::Database& database) {
  const auto data = data_folder();
  if (!data) return tl::unexpected(data.error());
  const auto gazetteer = extractors::Gazetteer::load(*data / "config/communes.csv");
  if (!gazetteer) return tl::unexpected(gazetteer.error());
  auto context = names_of_sites();
  if (!context) return tl::unexpected(context.error());
  std::vector<analysis::DepartmentFigures> figures;
  for (const DepartmentCode department : request.departments) {
    auto of_one = analysis::department_figures(database, department, request.period);
    if (!of_one) return tl::unexpected(of_one.error());
    name_communes(*of_one, *gazetteer, *context);
    figures.push_back(*std::move(of_one));
  }
  const auto earlier = ledger(database, request.departments);
  if (!earlier) return tl::unexpected(earlier.error());
  const auto prepared = report::prepared_report(figures, *context, *earlier, request.rounded_to);
  const auto kept = database.store_publications(prepared.publications, Clock::real().now());
  if (!kept) return tl::unexpected(kept.error());
  return report::write_report(prepared.report, request.formats, request.folder);
}

}  // namespace vigie::cli
