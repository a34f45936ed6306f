// The report's formats. What comes in has passed disclosure control, so that no writer can show what may not be seen.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "model/date.h"
#include "model/department.h"
#include "report/tables.h"

namespace vigie::report {

struct DepartmentReport {
  DepartmentCode department;
  Period period;
  std::vector<Table> tables;           ///< disclosed
  std::vector<std::string> sentences;  ///< sentences.h
};

struct AnnexEntry {
  std::string id, title, text;
};

struct Report {
  std::string program;
  std::vector<DepartmentReport> departments;
  std::string settings, fingerprint;  ///< fingerprint.h
  std::vector<AnnexEntry> annex;      ///< annex.h
  std::optional<Table> overview;      ///< a row a département, where there are several; overview.h
};

/// One HTML page that needs nothing else, made for print.
std::string to_html(const Report& report);

/// RFC 4180, UTF-8, a line a figure: department,table,row,measure,value,suppressed,from,to. Suppressed figures have an
/// empty value; those that do not exist have no line.
std::string to_csv(const Report& report);

/// One JSON object, as report.schema.json says; a suppressed value is the text "withheld", a missing one null.
std::string to_json(const Report& report);

/// An Office Open XML workbook (ECMA-376): a formatted sheet a département, and a sheet “Data” with a line a figure as
/// in the CSV, but for `suppressed`. Numbers are numbers. @return nothing where no temporary file can be written
std::string to_xlsx(const Report& report);

/// A WordprocessingML document (ECMA-376): headings, notes and tables in named styles, the heading of a table repeated
/// on each page. The same report gives the same bytes.
std::string to_docx(const Report& report);

// What the formats made for reading say of all tables.
std::string reading_text();
std::string hiding_text();
std::string annex_title();
std::string footer_text(const Report& report);

}  // namespace vigie::report
