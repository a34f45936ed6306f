// The workbook is read back by another program, openpyxl.
#include <filesystem>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "report/report.h"
#include "tests/report/figures.h"
#include "tests/report/own_folder.h"
#include "tests/report/read_back.h"

namespace vigie::report {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;
using testing::Not;

constexpr char kDump[] = R"(
import sys, openpyxl
book = openpyxl.load_workbook(sys.argv[1])
for sheet in book:
    for row in sheet.iter_rows(values_only=True):
        print(sheet.title + '|' + '|'.join('' if v is None else repr(v) if not isinstance(v, str) else v for v in row))
)";

class Workbook : public OwnFolder {
 protected:
  fs::path written(const std::vector<analysis::DepartmentFigures>& departments) const {
    const ReportContext context{{{"alpha", "=Alpha()"}}, {{"95127", "Cergy"}}, "vigie 0.1.0"};
    const Report report = prepared_report(departments, context, {}, {}).report;
    return write_report(report, std::vector{Format::kXlsx}, folder_).value().paths.front();
  }

  /// A line a row of a sheet: its name and its values.
  static std::string read_back(const fs::path& file) { return report::read_back(kDump, file); }
};

TEST_F(Workbook, HasASheetADepartmentAndOneWithALineAFigure) {
  const std::string text = read_back(written({val_d_oise(), lozere()}));
  EXPECT_THAT(text, HasSubstr("\n95|Cergy|900|210"));
  EXPECT_THAT(text, HasSubstr("\nData|95|ladder|ads|value|1234|2026-09-07|2026-09-20"));
  EXPECT_THAT(text, HasSubstr("\nData|95|ladder|estimate|lo|350.2|"));
  EXPECT_THAT(text, HasSubstr("\n48|"));
}

TEST_F(Workbook, ShowsNoCountUnderFive) {
  const std::string text = read_back(written({lozere()}));
  EXPECT_THAT(text, HasSubstr("Data|48|possible_minors|possible_minors|persons|n. p.|"));
  EXPECT_THAT(text, Not(testing::ContainsRegex("\\|persons\\|[1-4]\\|")));
}

TEST_F(Workbook, TakesNoTextForAFormula) { EXPECT_THAT(read_back(written({val_d_oise()})), HasSubstr("95|=Alpha()|")); }

TEST_F(Workbook, TheSameFiguresGiveTheSameBytes) {
  const auto bytes = [this] {
    std::ifstream in(written({val_d_oise()}), std::ios::binary);
    return std::string(std::istreambuf_iterator<char>(in), {});
  };
  const std::string once = bytes();
  EXPECT_GT(once.size(), 1000U);
  EXPECT_EQ(once, bytes());
}

}  // namespace
}  // namespace vigie::report
