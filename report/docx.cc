#include <algorithm>

#include <fmt/format.h>

#include "model/words.h"
#include "report/docx_styles.h"
#include "report/table_making.h"
#include "report/writers.h"
#include "report/zip.h"

namespace vigie::report {
namespace {

constexpr const char* kContentTypes =
    R"(<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/></Types>)";
constexpr const char* kPackageRelations =
    R"(<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>)";
constexpr const char* kDocumentRelations =
    R"(<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>)";
constexpr const char* kDocumentBegin =
    R"(<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>)";
// A4 with margins of 2 cm, in twentieths of a point.
constexpr const char* kDocumentEnd =
    R"(<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1134" w:header="708" w:footer="708" w:gutter="0"/></w:sectPr></w:body></w:document>)";
constexpr int kTextWidth = 9638, kNumberWidth = 1300, kExplanationWidth = 3200;  // the same

/// XML 1.0, 2.2 and 2.4: what no document may hold is left out.
std::string escaped(const std::string& text) {
  std::string xml;
  for (const char c : text) {
    if (c == '&') {
      xml += "&amp;";
    } else if (c == '<') {
      xml += "&lt;";
    } else if (c == '>') {
      xml += "&gt;";
    } else if (static_cast<unsigned char>(c) >= 0x20) {
      xml += c;
    }
  }
  return xml;
}

std::string paragraph(std::string_view style, const std::string& text) {
  return fmt::format(R"(<w:p><w:pPr><w:pStyle w:val="{}"/></w:pPr><w:r><w:t xml:space="preserve">{}</w:t></w:r></w:p>)",
                     style, escaped(text));
}

struct ValueText {
  std::string operator()(std::monostate) const { return "–"; }
  std::string operator()(Count count) const { return number_text(count.n); }
  std::string operator()(const Measure& measure) const { return decimal_text(measure.value, measure.digits); }
  std::string operator()(Withheld) const { return tr("n. p."); }
};

struct Layout {
  int title = 0, columns = 0;  ///< width of the first column, number of those of figures
  bool explained = false;
};

Layout layout_of(const Table& table) {
  const int columns = static_cast<int>(table.columns.size());
  const bool explained = std::ranges::any_of(table.rows, [](const Row& row) { return !row.rests_on.empty(); });
  return {kTextWidth - columns * kNumberWidth - (explained ? kExplanationWidth : 0), columns, explained};
}

std::string cell(int width, std::string_view style, const std::string& text) {
  return fmt::format(R"(<w:tc><w:tcPr><w:tcW w:w="{}" w:type="dxa"/></w:tcPr>{}</w:tc>)", width,
                     paragraph(style, text));
}

std::string grid(const Layout& layout) {
  std::string xml = fmt::format(R"(<w:tblGrid><w:gridCol w:w="{}"/>)", layout.title);
  for (int i = 0; i < layout.columns; ++i) xml += fmt::format(R"(<w:gridCol w:w="{}"/>)", kNumberWidth);
  if (layout.explained) xml += fmt::format(R"(<w:gridCol w:w="{}"/>)", kExplanationWidth);
  return xml + "</w:tblGrid>";
}

/// Repeated on each page that the table runs over.
std::string heading_row(const Table& table, const Layout& layout) {
  std::string xml = R"(<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>)";
  xml += cell(layout.title, "TableHeading", table.row_title);
  for (const Column& column : table.columns) xml += cell(kNumberWidth, "TableHeading", column.title);
  if (layout.explained) xml += cell(kExplanationWidth, "TableHeading", tr("Rests on"));
  return xml + "</w:tr>";
}

std::string row_xml(const Row& row, const Layout& layout) {
  std::string xml = R"(<w:tr><w:trPr><w:cantSplit/></w:trPr>)" + cell(layout.title, "TableText", row.title);
  for (const Cell& value : row.cells) xml += cell(kNumberWidth, "TableNumber", std::visit(ValueText{}, value));
  if (layout.explained) xml += cell(kExplanationWidth, "TableText", row.rests_on);
  return xml + "</w:tr>";
}

std::string table_xml(const Table& table) {
  std::string xml = paragraph("Heading2", table.title);
  if (!table.note.empty()) xml += paragraph("TableNote", table.note);
  if (table.rows.empty()) return xml;
  const Layout layout = layout_of(table);
  xml += fmt::format(
      R"(<w:tbl><w:tblPr><w:tblStyle w:val="ReportTable"/><w:tblW w:w="{}" w:type="dxa"/><w:tblLayout w:type="fixed"/><w:tblLook w:firstRow="1"/></w:tblPr>)",
      kTextWidth);
  xml += grid(layout) + heading_row(table, layout);
  for (const Row& row : table.rows) xml += row_xml(row, layout);
  return xml + "</w:tbl>";
}

std::string department_xml(const DepartmentReport& report) {
  const Department& department = report.department.department();
  std::string xml = paragraph("Heading1", fmt::format("{} ({})", department.name, department.code));
  xml += paragraph("Subtitle", period_text(report.period));
  for (const std::string& sentence : report.sentences) xml += paragraph("Normal", sentence);
  for (const Table& table : report.tables) xml += table_xml(table);
  return xml;
}

std::string document_xml(const Report& report) {
  std::string xml = kDocumentBegin;
  xml += paragraph("Title", tr("Prostitution ads online"));
  xml += paragraph("Subtitle", tr("A diagnostic by département, from what is publicly seen"));
  xml += paragraph("Normal", reading_text());
  xml += paragraph("Normal", hiding_text());
  if (report.overview) xml += table_xml(*report.overview);
  for (const DepartmentReport& department : report.departments) xml += department_xml(department);
  if (!report.annex.empty()) xml += paragraph("Heading1", annex_title());
  for (const AnnexEntry& entry : report.annex)
    xml += paragraph("Heading2", entry.title) + paragraph("Normal", entry.text);
  xml += paragraph("TableNote", footer_text(report));
  return xml + kDocumentEnd;
}

}  // namespace

std::string to_docx(const Report& report) {
  const std::vector<ZipEntry> parts{{"[Content_Types].xml", kContentTypes},
                                    {"_rels/.rels", kPackageRelations},
                                    {"word/document.xml", document_xml(report)},
                                    {"word/styles.xml", kDocxStyles},
                                    {"word/_rels/document.xml.rels", kDocumentRelations}};
  return zip_of(parts);
}

}  // namespace vigie::report
