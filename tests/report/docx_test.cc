// The Word document is read back by another program, python-docx.
#include <filesystem>
#include <fstream>
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
import sys, docx
document = docx.Document(sys.argv[1])
for paragraph in document.paragraphs:
    print(paragraph.style.name + ': ' + paragraph.text)
for table in document.tables:
    for row in table.rows:
        print(table.style.name + '|' + '|'.join(cell.text for cell in row.cells))
)";

class WordDocument : public OwnFolder {
 protected:
  void SetUp() override { fs::create_directories(folder_); }

  static std::string document_of(const std::vector<analysis::DepartmentFigures>& departments) {
    const ReportContext context{{{"alpha", "Alpha & <Co>"}}, {{"95127", "Cergy"}}, "vigie 0.1.0"};
    return to_docx(prepared_report(departments, context, {}, {}).report);
  }

  std::string read_back(const std::string& document) const {
    std::ofstream(folder_ / "rapport.docx", std::ios::binary) << document;
    return report::read_back(kDump, folder_ / "rapport.docx");
  }
};

TEST_F(WordDocument, HasHeadingsInStylesAndRealTables) {
  const std::string text = read_back(document_of({val_d_oise(), lozere()}));
  EXPECT_THAT(text, HasSubstr("Title: Prostitution ads online"));
  EXPECT_THAT(text, HasSubstr("Heading 1: Val-d'Oise (95)"));
  EXPECT_THAT(text, HasSubstr("Heading 2: From ads to people"));
  EXPECT_THAT(text, HasSubstr("Report table|Cergy|900|210"));
  EXPECT_THAT(text, HasSubstr("Report table|Persons, seen and unseen (estimate)|402|350|481|"));
}

constexpr char kPictures[] = R"(
import sys, docx
document = docx.Document(sys.argv[1])
for shape in document.inline_shapes:
    properties = shape._inline.docPr
    blip = shape._inline.graphic.graphicData.pic.blipFill.blip
    picture = document.part.related_parts[blip.embed].image
    print(properties.get('name') + '|' + properties.get('descr') + '|' + picture.content_type + '|%dx%d' % (picture.px_width, picture.px_height))
)";

TEST_F(WordDocument, HasAChartAsAPictureWithATextInItsPlace) {
  std::ofstream(folder_ / "rapport.docx", std::ios::binary) << document_of({val_d_oise()});
  EXPECT_EQ(report::read_back(kPictures, folder_ / "rapport.docx"),
            "Ads and persons, week by week|Two bars a week, one for ads and one for persons. The table below holds the "
            "same numbers.|image/png|1280x380\n");
}

TEST_F(WordDocument, EscapesNames) {
  EXPECT_THAT(read_back(document_of({val_d_oise()})), HasSubstr("Report table|Alpha & <Co>|1,000|250"));
}

TEST_F(WordDocument, ShowsNoCountUnderFive) {
  const std::string text = read_back(document_of({lozere()}));
  EXPECT_THAT(text, HasSubstr("Report table|Persons who may be minors|n. p."));
  EXPECT_THAT(text, Not(HasSubstr("Report table|Persons linked|4")));
}

TEST_F(WordDocument, TheSameFiguresGiveTheSameBytes) {
  EXPECT_GT(document_of({val_d_oise()}).size(), 1000U);
  EXPECT_EQ(document_of({val_d_oise()}), document_of({val_d_oise()}));
}

}  // namespace
}  // namespace vigie::report
