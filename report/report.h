// The report of a diagnostic: its tables after disclosure control, written in the formats that people use.
#pragma once

#include <filesystem>
#include <map>
#include <span>
#include <string>
#include <vector>

#include "analysis/department_figures.h"
#include "model/result.h"

namespace vigie::report {

enum class Format { kHtml, kCsv, kJson, kXlsx };
/// "html,csv". @return Error::kBadInput
Result<std::vector<Format>> parse_formats(std::string_view list);

/// What the tables are written with besides the figures.
struct ReportContext {
  std::map<std::string, std::string> site_names;     ///< id → name
  std::map<std::string, std::string> commune_names;  ///< INSEE code → name
  std::string program;                               ///< "vigie 0.1.0"
};

/// Writes rapport.html, rapport.csv, rapport.json, rapport.xlsx into `folder`, which is made where it is missing.
/// The same figures give the same bytes. @return the paths written; Error::kUnreadable
Result<std::vector<std::filesystem::path>> write_report(std::span<const analysis::DepartmentFigures> departments,
                                                        const ReportContext& context, std::span<const Format> formats,
                                                        const std::filesystem::path& folder);

}  // namespace vigie::report
