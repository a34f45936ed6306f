#include "report/report.h"

#include <algorithm>
#include <fstream>
#include <regex>
#include <set>
#include <sstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "report/chart.h"
#include "report/disclosure.h"
#include "report/writers.h"
#include "tests/report/figures.h"
#include "tests/report/own_folder.h"
#include "tests/report/read_back.h"

namespace vigie::report {
namespace {

namespace fs = std::filesystem;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

const ReportContext kContext{{{"alpha", "Alpha <Annonces>"}}, {{"95127", "Cergy"}}, "vigie 0.1.0"};

Report report_of(const std::vector<analysis::DepartmentFigures>& departments, std::optional<int> rounded_to = {}) {
  return prepared_report(departments, kContext, {}, rounded_to).report;
}

class ReportFiles : public OwnFolder {
 protected:
  std::string written(const std::vector<analysis::DepartmentFigures>& departments, Format format) {
    const auto paths = write_report(report_of(departments), std::vector{format}, folder_);
    if (!paths) {
      ADD_FAILURE() << paths.error();
      return {};
    }
    std::ostringstream content;
    content << std::ifstream(paths->paths.front(), std::ios::binary).rdbuf();
    return content.str();
  }
};

TEST(Formats, AreReadFromAList) {
  EXPECT_THAT(*parse_formats("json,html,json"), ElementsAre(Format::kJson, Format::kHtml));
  for (const char* list : {"", "html,", "odt", "HTML"}) {
    const auto formats = parse_formats(list);
    ASSERT_FALSE(formats) << list;
    EXPECT_EQ(formats.error().code, Error::kBadInput);
  }
}

TEST_F(ReportFiles, AreNamedAfterTheirFormatInAFolderThatIsMade) {
  folder_ /= "a/b";
  const auto paths = write_report(report_of({val_d_oise()}), std::vector{Format::kCsv, Format::kHtml}, folder_);
  ASSERT_TRUE(paths) << paths.error();
  EXPECT_THAT(paths->paths, ElementsAre(folder_ / "rapport.csv", folder_ / "rapport.html"));
  for (const fs::path& path : paths->paths) EXPECT_TRUE(fs::exists(path));
}

TEST(Tables, SitesReadAgainstTheirRobotsAreNamedWithWhoDecided) {
  ReportContext context = kContext;
  context.legal_bases = {{"alpha", "décidé par Jeanne Exemple"}};
  const auto tables = tables_of(val_d_oise(), context);
  const auto sites = std::ranges::find(tables, "sites", &Table::id);
  ASSERT_NE(sites, tables.end());
  EXPECT_THAT(sites->note, HasSubstr("Alpha <Annonces> : décidé par Jeanne Exemple."));
}

TEST_F(ReportFiles, TheSameFiguresGiveTheSameBytes) {
  for (const Format format : {Format::kHtml, Format::kCsv, Format::kJson}) {
    EXPECT_EQ(written({val_d_oise(), lozere()}, format), written({val_d_oise(), lozere()}, format));
  }
}

TEST_F(ReportFiles, AFolderThatCannotBeMadeIsNamed) {
  fs::create_directories(folder_);
  std::ofstream(folder_ / "file") << "in the way";
  const auto paths = write_report(report_of({val_d_oise()}), std::vector{Format::kCsv}, folder_ / "file");
  ASSERT_FALSE(paths);
  EXPECT_EQ(paths.error().code, Error::kUnreadable);
  EXPECT_EQ(paths.error().where, (folder_ / "file").string());
}

TEST_F(ReportFiles, AFileThatCannotBeWrittenIsNamed) {
  fs::create_directories(folder_ / "rapport.csv");
  const auto paths = write_report(report_of({val_d_oise()}), std::vector{Format::kCsv}, folder_);
  ASSERT_FALSE(paths);
  EXPECT_EQ(paths.error().code, Error::kUnreadable);
  EXPECT_EQ(paths.error().where, (folder_ / "rapport.csv").string());
}

// --- CSV ----------------------------------------------------------------------------------------------------------

TEST_F(ReportFiles, TheCsvHasALineAFigureWithItsPeriod) {
  const std::string csv = written({val_d_oise()}, Format::kCsv);
  EXPECT_THAT(csv, testing::StartsWith("department,table,row,measure,value,suppressed,from,to\r\n"));
  for (const char* line :
       {"95,ladder,ads,value,1234,false,2026-09-07,2026-09-20\r\n",
        "95,ladder,estimate,value,402,false,2026-09-07,2026-09-20\r\n",
        "95,ladder,estimate,lo,350,false,2026-09-07,2026-09-20\r\n",
        "95,kinds,recruitment,ads,,true,2026-09-07,2026-09-20\r\n",
        "95,sites,delta,ads,,true,2026-09-07,2026-09-20\r\n", "95,sites,delta,persons,,true,2026-09-07,2026-09-20\r\n",
        "95,sites,gamma,ads,,true,2026-09-07,2026-09-20\r\n",
        "95,communes,95127,persons,210,false,2026-09-07,2026-09-20\r\n",
        "95,weeks,2026-09-07,nights,7,false,2026-09-07,2026-09-20\r\n",
        "95,quality,missing_nights,value,1,false,2026-09-07,2026-09-20\r\n"}) {
    EXPECT_THAT(csv, HasSubstr(line));
  }
}

TEST_F(ReportFiles, TheCsvMayBeginWithAByteOrderMark) {
  const auto paths =
      write_report(report_of({val_d_oise()}), std::vector{Format::kCsv}, folder_, CsvStart::kByteOrderMark);
  ASSERT_TRUE(paths) << paths.error();
  std::ostringstream content;
  content << std::ifstream(paths->paths.front(), std::ios::binary).rdbuf();
  EXPECT_THAT(content.str(), testing::StartsWith("\xEF\xBB\xBF"
                                                 "department,table,"));
}

TEST(Fingerprint, ChangesWithWhatIsPublishedAndWithTheSettingsAndWithNothingElse) {
  ReportContext context = kContext;
  context.settings = "a";
  const auto print = [](const std::vector<analysis::DepartmentFigures>& figures, const ReportContext& with) {
    return prepared_report(figures, with, {}, {}).report.fingerprint;
  };
  const std::string first = print({val_d_oise()}, context);
  EXPECT_EQ(first.size(), 32U);
  EXPECT_EQ(print({val_d_oise()}, context), first);
  auto hidden = val_d_oise();
  hidden.ads_by_kind["recruitment"] = 2;  // as little shown as 3 was
  EXPECT_EQ(print({hidden}, context), first);
  auto changed = val_d_oise();
  changed.ladder.phones = 411;
  EXPECT_NE(print({changed}, context), first);
  context.settings = "b";
  EXPECT_NE(print({val_d_oise()}, context), first);
}

TEST(Csv, FieldsWithCommasAndQuotesAreQuoted_RFC4180_2_7) {
  Table table{.id = "t",
              .title = {},
              .note = {},
              .row_title = {},
              .columns = {{"ads", {}}},
              .rows = {{"a,\"b\"", {}, {Count{7}}, {}}}};
  const DepartmentReport department{*DepartmentCode::parse("95"), {}, {table}, {}};
  EXPECT_THAT(to_csv({"vigie", {department}}), HasSubstr("95,t,\"a,\"\"b\"\"\",ads,7,false,"));
}

TEST_F(ReportFiles, HowManyAtATimeIsRoundedAndHiddenWithAnyWeek) {
  auto figures = val_d_oise();
  const std::string csv = written({figures}, Format::kCsv);
  EXPECT_THAT(csv, HasSubstr("95,presence,night,persons,120,false,"));
  EXPECT_THAT(csv, HasSubstr("95,presence,period,persons,300,false,"));
  EXPECT_THAT(csv, HasSubstr("95,movement,came,value,45,false,"));
  figures.weeks.push_back({Date(std::chrono::days(20717)), 7, 3, 2});
  const std::string fewer = written({figures}, Format::kCsv);
  EXPECT_THAT(fewer, HasSubstr("95,presence,night,persons,,true,"));
  EXPECT_THAT(fewer, HasSubstr("95,movement,median_stay,value,,true,"));
}

TEST_F(ReportFiles, PricesByDurationAndSignsHaveTheirPersons) {
  const std::string csv = written({val_d_oise()}, Format::kCsv);
  EXPECT_THAT(csv, HasSubstr("95,prices,60,median,120,false,"));
  EXPECT_THAT(csv, HasSubstr("95,indicators,touring,persons,100,false,"));
  EXPECT_THAT(csv, HasSubstr("95,languages,unknown,ads,34,false,"));
  EXPECT_THAT(csv, HasSubstr("95,persons_by_network,in_network,share,20,false,"));
}

// --- JSON ---------------------------------------------------------------------------------------------------------

TEST_F(ReportFiles, TheJsonHoldsNumbersAndTheSuppressedAsTexts) {
  const std::string json = std::regex_replace(written({val_d_oise()}, Format::kJson), std::regex("\\s+"), " ");
  EXPECT_THAT(json, HasSubstr(R"("department": "95", "name": "Val-d'Oise", "from": "2026-09-07", "to": "2026-09-20")"));
  EXPECT_THAT(json, HasSubstr(R"("values": { "ads": 1000, "persons": 250 })"));
  EXPECT_THAT(json, HasSubstr(R"("values": { "ads": "withheld", "persons": "withheld" })"));
  EXPECT_THAT(json, HasSubstr(R"("values": { "ads": "withheld", "persons": "withheld" })"));
  EXPECT_THAT(json, HasSubstr(R"("values": { "value": 402, "lo": 350, "hi": 481 })"));
}

TEST_F(ReportFiles, TheJsonFitsItsSchema) {
  auto figures = val_d_oise();
  figures.field = analysis::FieldFigures{
      figures.ladder.period, {{figures.ladder.department, figures.ladder.period, "women", "18–24", "not stated", 30}}};
  ASSERT_NE(written({figures, lozere()}, Format::kJson), "");
  const std::string script = std::string("import json, sys, jsonschema\nschema = json.load(open('") + VIGIE_SOURCE_DIR +
                             "/report/report.schema.json'))\n"
                             "jsonschema.Draft7Validator.check_schema(schema)\n"
                             "check = jsonschema.Draft7Validator(schema)\n"
                             "report = json.load(open(sys.argv[1]))\n"
                             "print([e.message for e in check.iter_errors(report)])\n"
                             "report['departments'][0]['tables'][0]['rows'][0]['values']['persons'] = 'n. p.'\n"
                             "print(len(list(check.iter_errors(report))))\n";
  EXPECT_EQ(read_back(script.c_str(), folder_ / "rapport.json"), "[]\n1\n");
}

// --- HTML ---------------------------------------------------------------------------------------------------------

TEST_F(ReportFiles, ThePageHoldsTheFiguresByCaptionAndRow) {
  const std::string html = written({val_d_oise()}, Format::kHtml);
  EXPECT_THAT(html, HasSubstr("<html lang=\"en\">"));
  EXPECT_THAT(html, HasSubstr("Sites, </span>from 7 September 2026 to 20 September 2026</caption>"));
  EXPECT_THAT(html, HasSubstr("<th scope=\"row\">Ads</th><td>1,234</td>"));
  EXPECT_THAT(html, HasSubstr("<td>402</td><td>350</td><td>481</td>"));
  EXPECT_THAT(html, HasSubstr("<th scope=\"row\">Cergy</th><td>900</td><td>210</td>"));
  EXPECT_THAT(html, HasSubstr("<td class=\"hidden\">n. p.</td>"));
}

TEST_F(ReportFiles, EachRowOfThePageHasACellUnderEachHeading) {
  const std::string html = written({val_d_oise(), lozere()}, Format::kHtml);
  const std::regex table("<thead>(.*?)</thead>\\s*<tbody>([^]*?)</tbody>"), row("<tr>(.*?)</tr>");
  const auto cells_in = [](const std::string& text) {
    const std::regex cell("<t[hd][ >]");
    return std::distance(std::sregex_iterator(text.begin(), text.end(), cell), {});
  };
  int rows = 0;
  for (std::sregex_iterator t(html.begin(), html.end(), table), end; t != end; ++t) {
    const std::string body = (*t)[2];
    for (std::sregex_iterator r(body.begin(), body.end(), row); r != end; ++r, ++rows) {
      EXPECT_EQ(cells_in((*r)[1]), cells_in((*t)[1])) << (*r)[1];
    }
  }
  EXPECT_GT(rows, 40);
}

TEST_F(ReportFiles, ThePageEscapesNamesAndNeedsNothingElse) {
  const std::string html = written({val_d_oise()}, Format::kHtml);
  EXPECT_THAT(html, HasSubstr("Alpha &lt;Annonces&gt;"));
  EXPECT_THAT(html, Not(HasSubstr("{{")));
  for (const char* outside : {"http:", "https:", "<script", "<link", "<img", "@import", "url("})
    EXPECT_THAT(html, Not(HasSubstr(outside)));
}

TEST_F(ReportFiles, ThePageShowsPossibleMinorsBeforeAllElse) {
  const std::string html = written({val_d_oise()}, Format::kHtml);
  const auto minors = html.find("<section class=\"possible_minors\">");
  ASSERT_NE(minors, std::string::npos);
  EXPECT_EQ(html.find("<section"), minors);
}

TEST_F(ReportFiles, EachIdOfThePageIsThereOnceAndEachTargetExists) {
  const std::string html = written({val_d_oise(), lozere()}, Format::kHtml);
  std::set<std::string> ids;
  const std::regex id("\\sid=\"([^\"]*)\""), reference("(?:href=\"#|aria-labelledby=\")([^\" ]*)");
  for (std::sregex_iterator i(html.begin(), html.end(), id), end; i != end; ++i)
    EXPECT_TRUE(ids.insert((*i)[1]).second) << (*i)[1];
  int references = 0;
  for (std::sregex_iterator i(html.begin(), html.end(), reference), end; i != end; ++i, ++references) {
    EXPECT_TRUE(ids.contains((*i)[1])) << (*i)[1];
  }
  EXPECT_GT(references, 3);
}

TEST_F(ReportFiles, WhereHardlyAnybodyWasSeenNoFormatTellsHowMany) {
  const std::string csv = written({lozere()}, Format::kCsv);
  const std::regex small_count(",(ads|persons|value|lo|hi|median),[1-4](\\.\\d+)?,false");
  std::istringstream lines(csv);
  for (std::string line; std::getline(lines, line);) {
    if (line.find(",quality,") != std::string::npos) continue;
    EXPECT_FALSE(std::regex_search(line, small_count)) << line;
  }
  EXPECT_THAT(csv, HasSubstr("48,ladder,persons_linked,value,,true"));
  EXPECT_THAT(csv, HasSubstr("48,ladder,estimate,lo,,true"));
  EXPECT_THAT(csv, HasSubstr("48,prices,lowest_price,median,,true"));
  EXPECT_THAT(written({lozere()}, Format::kHtml), Not(HasSubstr("<td>4</td>")));
}

TEST_F(ReportFiles, AChartWithoutABarIsLeftOut) {
  EXPECT_THAT(written({val_d_oise()}, Format::kHtml), HasSubstr("<svg"));
  EXPECT_THAT(written({lozere()}, Format::kHtml), Not(HasSubstr("<svg")));
}

TEST_F(ReportFiles, WithoutAnEstimateThePageSaysWhy) {
  auto figures = val_d_oise();
  figures.ladder.estimate.reset();
  figures.ladder.no_estimate = "needs two nights";
  EXPECT_THAT(written({figures}, Format::kHtml),
              HasSubstr("<td>–</td><td>–</td><td>–</td><td class=\"rests\">needs two nights</td>"));
}

TEST(Tables, OfOneDepartmentHaveDistinctIdsAndAsManyCellsAsColumns) {
  std::set<std::string> ids;
  for (const Table& table : tables_of(val_d_oise(), kContext)) {
    EXPECT_TRUE(ids.insert(table.id).second) << table.id;
    for (const Row& row : table.rows) EXPECT_EQ(row.cells.size(), table.columns.size()) << table.id;
  }
}

// --- chart --------------------------------------------------------------------------------------------------------

Table weeks_of(const analysis::DepartmentFigures& figures) {
  const auto tables = tables_of(figures, kContext);
  const auto shown = disclosed(tables, figures.ladder.department, figures.ladder.period, {}).tables;
  return *std::ranges::find(shown, "weeks", &Table::id);
}

TEST(Chart, BarsAreAsHighAsTheirCountsAndStandOnTheBaseline) {
  const Chart chart = chart_of(weeks_of(val_d_oise())).value();
  ASSERT_EQ(chart.bars.size(), 4U);
  EXPECT_EQ(chart.most, 900);
  EXPECT_NEAR(chart.bars[0].height / chart.bars[2].height, 800.0 / 900, 1e-9);
  EXPECT_NEAR(chart.bars[2].height, chart.baseline - chart.top, 1e-9);
  for (const Bar& bar : chart.bars) EXPECT_NEAR(bar.y + bar.height, chart.baseline, 1e-9);
  ASSERT_EQ(chart.days.size(), 2U);
  EXPECT_EQ(chart.days[0].text, "07/09");
}

TEST(Chart, ASuppressedCountHasAMarkAndNoBar) {
  auto figures = val_d_oise();
  figures.weeks.push_back({Date(std::chrono::days(20717)), 7, 3, 2});
  const Chart chart = chart_of(weeks_of(figures)).value();
  EXPECT_EQ(chart.bars.size(), 4U);
  EXPECT_EQ(chart.marks.size(), 2U);
}

TEST(Chart, AYearOfWeeksFitsIn) {
  auto figures = val_d_oise();
  figures.weeks.clear();
  for (int week = 0; week < 53; ++week)
    figures.weeks.push_back({Date(std::chrono::days(20000 + 7 * week)), 7, 50 + week, 40});
  const Chart chart = chart_of(weeks_of(figures)).value();
  EXPECT_EQ(chart.bars.size(), 106U);
  EXPECT_LE(chart.days.size(), 10U);
  for (const Bar& bar : chart.bars) EXPECT_LE(bar.x + bar.width, chart.width);
}

}  // namespace
}  // namespace vigie::report
