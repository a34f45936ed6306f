#include "report/report.h"

#include <algorithm>
#include <array>
#include <fstream>

#include <fmt/format.h>

#include "model/words.h"
#include "report/annex.h"
#include "report/disclosure.h"
#include "report/fingerprint.h"
#include "report/overview.h"
#include "report/pdf.h"
#include "report/rates.h"
#include "report/sentences.h"
#include "report/writers.h"

namespace vigie::report {
namespace {

namespace fs = std::filesystem;

struct Writer {
  Format format;
  std::string_view name;
  std::string (*write)(const Report&);
};
constexpr std::array<Writer, 6> kWriters{{{Format::kHtml, "html", to_html},
                                          {Format::kCsv, "csv", to_csv},
                                          {Format::kJson, "json", to_json},
                                          {Format::kXlsx, "xlsx", to_xlsx},
                                          {Format::kDocx, "docx", to_docx},
                                          {Format::kPdf, "pdf", to_html}}};  // printed

constexpr const char* kByteOrderMark = "\xEF\xBB\xBF";  // RFC 3629, 6

const Writer& writer_of(Format format) { return *std::ranges::find(kWriters, format, &Writer::format); }

/// Those of the département.
std::vector<Publication> of_department(std::span<const Publication> publications, DepartmentCode department) {
  std::vector<Publication> found;
  std::ranges::copy_if(publications, std::back_inserter(found),
                       [&](const Publication& publication) { return publication.department == department; });
  return found;
}

Result<void> write_file(const fs::path& file, const std::string& content) {
  std::ofstream out(file, std::ios::binary | std::ios::trunc);
  out << content;
  out.close();
  if (out && !content.empty()) return {};
  return fail(Error::kUnreadable, tr("cannot be written; is there room, and may you write there?"), file.string());
}

Result<Format> parse_format(std::string_view name) {
  const auto found = std::ranges::find(kWriters, name, &Writer::name);
  if (found != kWriters.end()) return found->format;
  return fail(
      Error::kBadInput,
      fmt::format(fmt::runtime(tr("“{}” is no format of the report; there are html, docx, xlsx, csv, json and pdf")),
                  name));
}

}  // namespace

Result<std::vector<Format>> parse_formats(std::string_view list) {
  std::vector<Format> formats;
  for (std::size_t begin = 0; begin <= list.size();) {
    const std::size_t end = std::min(list.find(',', begin), list.size());
    const auto format = parse_format(list.substr(begin, end - begin));
    if (!format) return tl::unexpected(format.error());
    if (std::ranges::find(formats, *format) == formats.end()) formats.push_back(*format);
    begin = end + 1;
  }
  return formats;
}

PreparedReport prepared_report(std::span<const analysis::DepartmentFigures> departments, const ReportContext& context,
                               std::span<const Publication> earlier, std::optional<int> rounded_to,
                               std::span<const EarlierFigures> compared_with) {
  PreparedReport prepared{{.program = context.program, .departments = {}, .settings = context.settings}, {}};
  for (const analysis::DepartmentFigures& figures : departments) {
    const analysis::Ladder& ladder = figures.ladder;
    Disclosure disclosure = disclosed(tables_of(figures, context), ladder.department, ladder.period,
                                      of_department(earlier, ladder.department));
    if (rounded_to) disclosure.tables = rounded(std::move(disclosure.tables), *rounded_to);
    prepared.report.departments.push_back({ladder.department, ladder.period, std::move(disclosure.tables), {}});
    prepared.publications.push_back(std::move(disclosure.publication));
  }
  Report& report = prepared.report;
  add_comparison(report, compared_with);
  add_rates(report, context.inhabitants);
  for (DepartmentReport& department : report.departments) department.sentences = sentences_of(department);
  if (report.departments.size() > 1) report.overview = overview_of(report);
  report.fingerprint = fingerprint(report.program + "\n" + report.settings + "\n" + to_csv(report));
  report.annex = annex_of(report, rounded_to);
  return prepared;
}

Result<WrittenReport> write_report(const Report& report, std::span<const Format> formats, const fs::path& folder,
                                   CsvStart csv_start) {
  std::error_code error;
  fs::create_directories(folder, error);
  if (error) return fail(Error::kUnreadable, tr("this folder cannot be made; give another one"), folder.string());

  WrittenReport written;
  for (const Format format : formats) {
    const Writer& writer = writer_of(format);
    fs::path file = folder / fmt::format("rapport.{}", writer.name);
    const bool marked = format == Format::kCsv && csv_start == CsvStart::kByteOrderMark;
    const std::string content = (marked ? kByteOrderMark : "") + writer.write(report);
    const auto done = format == Format::kPdf ? print_pdf(content, file) : write_file(file, content);
    if (done) {
      written.paths.push_back(std::move(file));
    } else if (format == Format::kPdf) {
      written.missing.push_back(done.error());
    } else {
      return tl::unexpected(done.error());
    }
  }
  return written;
}

}  // namespace vigie::report
