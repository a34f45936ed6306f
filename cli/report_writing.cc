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

}  // namespace

Result<std::vector<std::filesystem::path>> write_report_of(const ReportRequest& request, storage::Database& database) {
  const auto data = data_folder();
  if (!data) return tl::unexpected(data.error());
  const auto gazetteer = extractors::Gazetteer::load(*data / "config/communes.csv");
  if (!gazetteer) return tl::unexpected(gazetteer.error());
  const auto sites = load_sites();
  if (!sites) return tl::unexpected(sites.error());

  report::ReportContext context{.program = kProgram};
  for (const auto& site : sites->definitions.all()) context.site_names.emplace(site.id, site.name);
  std::vector<analysis::DepartmentFigures> figures;
  for (const DepartmentCode department : request.departments) {
    auto of_one = analysis::department_figures(database, department, request.period);
    if (!of_one) return tl::unexpected(of_one.error());
    name_communes(*of_one, *gazetteer, context);
    figures.push_back(*std::move(of_one));
  }
  return report::write_report(figures, context, request.formats, request.folder);
}

}  // namespace vigie::cli
