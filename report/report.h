// The report of a diagnostic: its tables after disclosure control, written in the formats that people use.
#pragma once

#include <filesystem>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "analysis/department_figures.h"
#include "model/publication.h"
#include "model/result.h"
#include "report/comparison.h"
#include "report/tables.h"
#include "report/writers.h"

namespace vigie::report {

enum class Format { kHtml, kDocx, kXlsx, kCsv, kJson, kPdf };
/// "html,csv". @return Error::kBadInput
Result<std::vector<Format>> parse_formats(std::string_view list);

/// Excel takes a CSV for UTF-8 only where it begins with a byte order mark; other programs stumble over one.
enum class CsvStart { kPlain, kByteOrderMark };

struct PreparedReport {
  Report report;
  std::vector<Publication> publications;  ///< of each département; belong into the ledger before anything is written
};

/// @param earlier  the ledger: all that was ever published of these départements
/// @param rounded_to  counts are shown as multiples of it, where it is given; 2 … 10
/// @param compared_with  what an earlier report said
PreparedReport prepared_report(std::span<const analysis::DepartmentFigures> departments, const ReportContext& context,
                               std::span<const Publication> earlier, std::optional<int> rounded_to,
                               std::span<const EarlierFigures> compared_with = {});

struct WrittenReport {
  std::vector<std::filesystem::path> paths;
  std::vector<Error> missing;  ///< a PDF for which there was no Chromium; all else is written
};

/// Writes rapport.html, rapport.csv, rapport.json, rapport.xlsx, rapport.docx, rapport.pdf into `folder`, which is made
/// where it is missing. The same report gives the same bytes, but for the PDF. @return Error::kUnreadable
Result<WrittenReport> write_report(const Report& report, std::span<const Format> formats,
                                   const std::filesystem::path& folder, CsvStart csv_start = CsvStart::kPlain);

}  // namespace vigie::report
