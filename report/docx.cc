#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "model/words.h"
#include "report/chart.h"
#include "report/chart_picture.h"
#include "report/docx_styles.h"
#include "report/table_making.h"
#include "report/writers.h"
#include "report/zip.h"

namespace vigie::report {
namespace {

constexpr const char* kContentTypes =
    R"(<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="png" ContentType="image/png"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/></Types>)";
constexpr const char* kPackageRelations =
    R"(<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>)";
constexpr const char* kDocumentRelationsBegin =
    R"(<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/>)";
constexpr const char* kDocumentBegin =
    R"(<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><w:body>)";
// A4 with margins of 2 cm, in twentieths of a point.
constexpr const char* kDocumentEnd =
    R"(<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1134" w:header="708" w:footer="708" w:gutter="0"/></w:sectPr></w:body></w:document>)";
constexpr int kTextWidth = 9638, kNumberWidth = 1300, kExplanationWidth = 3200;  // the same
constexpr long kEmuOfTwip = 635;

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
    } else if (c == '"') {
      xml += "&quot;";
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

/// The pictures of the document, in its order; each stands in it by its number.
using Pictures = std::vector<std::string>;

std::string picture_name(std::size_t number) { return fmt::format("media/chart{}.png", number); }

/// As wide as the text, with a text in its place for whom cannot see it.
std::string picture_xml(const Chart& chart, std::size_t number) {
  const long width = kTextWidth * kEmuOfTwip;
  const long height = std::lround(static_cast<double>(width) * chart.height / chart.width);
  return fmt::format(
      R"(<w:p><w:pPr><w:keepNext/></w:pPr><w:r><w:drawing><wp:inline><wp:extent cx="{0}" cy="{1}"/><wp:docPr id="{2}" name="{3}" descr="{4}"/><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr><pic:cNvPr id="{2}" name="{3}"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="chart{2}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{0}" cy="{1}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>)",
      width, height, number, escaped(chart_title()), escaped(chart_text()));
}

/// Which bars are which, and what a dot says.
std::string legend(const Chart& chart) {
  std::string text = tr("Pale bars: ads. Dark bars: persons.");
  if (!chart.marks.empty()) text += " " + tr("A dot: not published.");
  return paragraph("TableNote", text);
}

std::string chart_xml(const Table& table, Pictures& pictures) {
  const auto chart = table.id == "weeks" ? chart_of(table) : std::nullopt;
  if (!chart) return {};
  pictures.push_back(chart_png(*chart));
  return picture_xml(*chart, pictures.size()) + legend(*chart);
}

std::string table_xml(const Table& table, Pictures& pictures) {
  std::string xml = paragraph("Heading2", table.title);
  if (!table.note.empty()) xml += paragraph("TableNote", table.note);
  if (table.rows.empty()) return xml;
  xml += chart_xml(table, pictures);
  const Layout layout = layout_of(table);
  xml += fmt::format(
      R"(<w:tbl><w:tblPr><w:tblStyle w:val="ReportTable"/><w:tblW w:w="{}" w:type="dxa"/><w:tblLayout w:type="fixed"/><w:tblLook w:firstRow="1"/></w:tblPr>)",
      kTextWidth);
  xml += grid(layout) + heading_row(table, layout);
  for (const Row& row : table.rows) xml += row_xml(row, layout);
  return xml + "</w:tbl>";
}

std::string department_xml(const DepartmentReport& report, Pictures& pictures) {
  const Department& department = report.department.department();
  std::string xml = paragraph("Heading1", fmt::format("{} ({})", department.name, department.code));
  xml += paragraph("Subtitle", period_text(report.period));
  for (const std::string& sentence : report.sentences) xml += paragraph("Normal", sentence);
  for (const Table& table : report.tables) xml += table_xml(table, pictures);
  return xml;
}

std::string document_xml(const Report& report, Pictures& pictures) {
  std::string xml = kDocumentBegin;
  xml += paragraph("Title", tr("Prostitution ads online"));
  xml += paragraph("Subtitle", tr("A diagnostic by département, from what is publicly seen"));
  xml += paragraph("Normal", reading_text());
  xml += paragraph("Normal", hiding_text());
  if (report.overview) xml += table_xml(*report.overview, pictures);
  for (const DepartmentReport& department : report.departments) xml += department_xml(department, pictures);
  if (!report.annex.empty()) xml += paragraph("Heading1", annex_title());
  for (const AnnexEntry& entry : report.annex)
    xml += paragraph("Heading2", entry.title) + paragraph("Normal", entry.text);
  xml += paragraph("TableNote", footer_text(report));
  return xml + kDocumentEnd;
}

std::string document_relations(const Pictures& pictures) {
  std::string xml = kDocumentRelationsBegin;
  for (std::size_t number = 1; number <= pictures.size(); ++number) {
    xml += fmt::format(
        R"(<Relationship Id="chart{}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" Target="{}"/>)",
        number, picture_name(number));
  }
  return xml + "</Relationships>";
}

}  // namespace

std::string to_docx(const Report& report) {
  Pictures pictures;
  const std::string document = document_xml(report, pictures);
  std::vector<ZipEntry> parts{{"[Content_Types].xml", kContentTypes},
                              {"_rels/.rels", kPackageRelations},
                              {"word/document.xml", document},
                              {"word/styles.xml", kDocxStyles},
                              {"word/_rels/document.xml.rels", document_relations(pictures)}};
  for (std::size_t i = 0; i < pictures.size(); ++i)
    parts.push_back({"word/" + picture_name(i + 1), std::move(pictures[i])});
  return zip_of(parts);
}

}  // namespace vigie::report
