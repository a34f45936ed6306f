#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

#include <fmt/format.h>
#include <unistd.h>
#include <xlsxwriter.h>

#include "model/words.h"
#include "report/writers.h"

namespace vigie::report {
namespace {

constexpr std::size_t kLongestSheetName = 31;  // Excel's limit
constexpr double kTitleWidth = 44, kValueWidth = 18, kTidyWidth = 20, kAnnexWidth = 100;
constexpr std::uint32_t kShade = 0xE8EDF2;

/// The library writes files only; this one goes when it has been read.
class ScratchFile {
 public:
  ScratchFile() : path_((std::filesystem::temp_directory_path() / "vigie-xlsx-XXXXXX").string()) {
    const int descriptor = ::mkstemp(path_.data());
    if (descriptor >= 0) ::close(descriptor);
  }
  ScratchFile(const ScratchFile&) = delete;
  ScratchFile& operator=(const ScratchFile&) = delete;
  ~ScratchFile() { std::remove(path_.c_str()); }

  const char* path() const { return path_.c_str(); }
  std::string content() const {
    std::ifstream in(path_, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
  }

 private:
  std::string path_;
};

struct Styles {
  lxw_format *title, *note, *heading, *count, *hidden, *wrapped;
};

lxw_format* bold(lxw_workbook* book) {
  lxw_format* format = workbook_add_format(book);
  format_set_bold(format);
  return format;
}

Styles styles_of(lxw_workbook* book) {
  Styles styles{bold(book),
                workbook_add_format(book),
                bold(book),
                workbook_add_format(book),
                workbook_add_format(book),
                workbook_add_format(book)};
  format_set_font_size(styles.title, 14);
  format_set_italic(styles.note);
  format_set_bg_color(styles.heading, kShade);
  format_set_bottom(styles.heading, LXW_BORDER_THIN);
  format_set_text_wrap(styles.heading);
  format_set_num_format(styles.count, "#,##0");
  format_set_align(styles.hidden, LXW_ALIGN_RIGHT);
  format_set_text_wrap(styles.wrapped);
  return styles;
}

/// Where the next value goes.
struct Place {
  lxw_worksheet* sheet;
  lxw_row_t row;
  lxw_col_t column;
};

struct WriteCell {
  Place at;
  const Styles& styles;

  void operator()(std::monostate) const {}
  void operator()(Count count) const { number(static_cast<double>(count.n)); }
  void operator()(const Measure& measure) const { number(measure.value); }
  void operator()(Withheld) const { text(tr("n. p.")); }

 private:
  void number(double value) const { worksheet_write_number(at.sheet, at.row, at.column, value, styles.count); }
  void text(const std::string& words) const {
    worksheet_write_string(at.sheet, at.row, at.column, words.c_str(), styles.hidden);
  }
};

void write_text(Place at, const std::string& text, lxw_format* format = nullptr) {
  worksheet_write_string(at.sheet, at.row, at.column, text.c_str(), format);
}

lxw_col_t column_at(std::size_t index) { return static_cast<lxw_col_t>(index); }

lxw_row_t write_table(lxw_worksheet* sheet, lxw_row_t row, const Table& table, const Styles& styles) {
  write_text({sheet, row++, 0}, table.title, styles.title);
  if (!table.note.empty()) write_text({sheet, row++, 0}, table.note, styles.note);
  write_text({sheet, row, 0}, table.row_title, styles.heading);
  for (std::size_t i = 0; i < table.columns.size(); ++i)
    write_text({sheet, row, column_at(i + 1)}, table.columns[i].title, styles.heading);
  for (const Row& line : table.rows) {
    write_text({sheet, ++row, 0}, line.title);
    for (std::size_t i = 0; i < line.cells.size(); ++i)
      std::visit(WriteCell{{sheet, row, column_at(i + 1)}, styles}, line.cells[i]);
    if (!line.rests_on.empty())
      write_text({sheet, row, column_at(table.columns.size() + 1)}, line.rests_on, styles.note);
  }
  return row + 2;
}

void write_department(lxw_workbook* book, const DepartmentReport& report, const Styles& styles) {
  const std::string name(report.department.text());
  lxw_worksheet* const sheet = workbook_add_worksheet(book, name.substr(0, kLongestSheetName).c_str());
  worksheet_set_column(sheet, 0, 0, kTitleWidth, nullptr);
  worksheet_set_column(sheet, 1, 4, kValueWidth, nullptr);
  worksheet_set_landscape(sheet);
  worksheet_fit_to_pages(sheet, 1, 0);
  write_text({sheet, 0, 0},
             fmt::format("{} ({}), {} – {}", report.department.department().name, name, date_text(report.period.from),
                         date_text(report.period.to)),
             styles.title);
  lxw_row_t row = 2;
  for (const Table& table : report.tables) row = write_table(sheet, row, table, styles);
}

void write_annex(lxw_workbook* book, const Report& report, const Styles& styles) {
  lxw_worksheet* const sheet = workbook_add_worksheet(book, tr("Method").c_str());
  worksheet_set_column(sheet, 0, 0, kTitleWidth, nullptr);
  worksheet_set_column(sheet, 1, 1, kAnnexWidth, styles.wrapped);
  lxw_row_t row = 0;
  write_text({sheet, row++, 0}, annex_title(), styles.title);
  for (const AnnexEntry& entry : report.annex) {
    write_text({sheet, row, 0}, entry.title);
    write_text({sheet, row++, 1}, entry.text, styles.wrapped);
  }
}

/// A line a figure, with the columns of the CSV, for those who count on with them.
class TidySheet {
 public:
  TidySheet(lxw_workbook* book, const Styles& styles)
      : sheet_(workbook_add_worksheet(book, tr("Data").c_str())), styles_(styles) {
    const char* const headings[] = {"department", "table", "row", "measure", "value", "from", "to"};
    lxw_col_t column = 0;
    for (const char* heading : headings) write_text({sheet_, 0, column++}, heading, styles.heading);
    worksheet_set_column(sheet_, 0, static_cast<lxw_col_t>(column - 1), kTidyWidth, nullptr);
    worksheet_freeze_panes(sheet_, 1, 0);
  }

  void add(const DepartmentReport& report, const Table& table) {
    for (const Row& row : table.rows) {
      for (std::size_t i = 0; i < row.cells.size(); ++i) {
        if (std::holds_alternative<std::monostate>(row.cells[i])) continue;
        add(report, {std::string(report.department.text()), table.id, row.id, table.columns[i].id}, row.cells[i]);
      }
    }
  }

  void finish() {
    if (row_ > 0) worksheet_autofilter(sheet_, 0, 0, row_, 6);
  }

 private:
  void add(const DepartmentReport& report, const std::vector<std::string>& keys, const Cell& cell) {
    ++row_;
    for (std::size_t i = 0; i < keys.size(); ++i) write_text({sheet_, row_, column_at(i)}, keys[i]);
    std::visit(WriteCell{{sheet_, row_, 4}, styles_}, cell);
    write_text({sheet_, row_, 5}, to_text(report.period.from));
    write_text({sheet_, row_, 6}, to_text(report.period.to));
  }

  lxw_worksheet* sheet_;
  const Styles& styles_;
  lxw_row_t row_ = 0;
};

}  // namespace

std::string to_xlsx(const Report& report) {
  const ScratchFile file;
  lxw_workbook* const book = workbook_new(file.path());
  const Styles styles = styles_of(book);
  lxw_doc_properties properties{};
  std::string program = report.program;
  properties.comments = program.data();
  if (!report.departments.empty())  // and not today, so that the same figures give the same bytes
    properties.created = std::chrono::system_clock::to_time_t(report.departments.front().period.to);
  workbook_set_properties(book, &properties);
  for (const DepartmentReport& department : report.departments) write_department(book, department, styles);
  if (!report.annex.empty()) write_annex(book, report, styles);
  TidySheet tidy(book, styles);
  for (const DepartmentReport& department : report.departments) {
    for (const Table& table : department.tables) tidy.add(department, table);
  }
  tidy.finish();
  if (workbook_close(book) != LXW_NO_ERROR) return {};
  return file.content();
}

}  // namespace vigie::report
