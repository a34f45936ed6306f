// From the database to the files of the report; shared by `vigie report` and `vigie demo`.
#pragma once

#include <filesystem>
#include <optional>
#include <span>
#include <vector>

#include "model/date.h"
#include "model/department.h"
#include "report/report.h"
#include "storage/database.h"

namespace vigie::cli {

struct ReportRequest {
  std::vector<DepartmentCode> departments;
  std::optional<Period> period;
  std::vector<report::Format> formats;
  std::filesystem::path folder;
  std::optional<int> rounded_to;
  report::CsvStart csv_start = report::CsvStart::kPlain;
  std::vector<report::EarlierFigures> compared_with = {};
};

/// What is published goes into the ledger of the database first.
Result<report::WrittenReport> write_report_of(const ReportRequest& request, storage::Database& database);

}  // namespace vigie::cli
