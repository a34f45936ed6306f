// What the figures rest on, what was not seen, and what other methods would say.
#include <cmath>

#include <fmt/format.h>

#include "model/words.h"
#include "report/table_making.h"

namespace vigie::report {
namespace {

using analysis::DepartmentFigures;

constexpr int kMethodBase = 5;  // so that who was seen once or twice cannot be worked out of several estimates

Cell nearest(double value, std::int64_t rests_on) {
  return Measure{std::round(value / kMethodBase) * kMethodBase, 0, rests_on};
}

Row method_row(Key key, const std::optional<analysis::EstimatedPersons>& estimate, std::int64_t persons,
               std::string rests_on) {
  Row row{std::move(key.id), std::move(key.title), {{}, {}, {}}, std::move(rests_on), {"ladder/persons_linked/value"}};
  if (estimate)
    row.cells = {nearest(estimate->n, persons), nearest(estimate->lo, persons), nearest(estimate->hi, persons)};
  return row;
}

}  // namespace

Table quality_table(const DepartmentFigures& figures) {
  const analysis::Ladder& ladder = figures.ladder;
  const auto days = (ladder.period.to - ladder.period.from).count() + 1;
  const auto row = [](std::string id, std::string title, std::int64_t n) {
    return Row{std::move(id), std::move(title), {Measure{static_cast<double>(n)}}, {}, {}};
  };
  return {
      .id = "quality",
      .title = tr("What the figures rest on"),
      .note = tr("A night without a scan is a night on which nobody could be seen."),
      .row_title = tr("What is counted"),
      .columns = {value_column()},
      .rows = {row("nights", tr("Nights with a scan"), ladder.nights),
               row("missing_nights", tr("Nights of the period without a scan"), days - ladder.nights),
               row("sites", tr("Sites on which an offer was seen"), static_cast<std::int64_t>(figures.sites.size())),
               row("blind_sites", tr("Sites that gave nothing on a scanned night, or were read badly"),
                   static_cast<std::int64_t>(figures.blind_spots.size()))}};
}

Table blind_spots_table(const DepartmentFigures& figures, const ReportContext& context) {
  Table table{
      .id = "blind_spots",
      .title = tr("What was not seen"),
      .note = tr("Sites that were blocked, broken or left out on scanned nights, and sites whose pages changed so that "
                 "something was no longer read. Whoever advertises only there is missing."),
      .row_title = tr("Site"),
      .columns = {{"silent_nights", tr("Nights without an answer")}},
      .rows = {}};
  if (figures.blind_spots.empty())
    table.note = tr("Every site answered on every scanned night, and was read as before.");
  for (const auto& spot : figures.blind_spots) {
    table.rows.push_back({spot.site,
                          named(context.site_names, spot.site),
                          {Measure{static_cast<double>(spot.silent_nights)}},
                          spot.fields.empty() ? std::string()
                                              : fmt::format(fmt::runtime(tr("no longer read as before: {}")),
                                                            fmt::join(spot.fields, ", ")),
                          {}});
  }
  return table;
}

Table methods_table(const DepartmentFigures& figures) {
  const analysis::Ladder& ladder = figures.ladder;
  const analysis::OtherMethods& others = figures.other_methods;
  const std::int64_t persons = ladder.persons_linked;
  Row names{"names_by_contact",
            tr("Names a contact, summed"),
            {nearest(others.names_by_contact, others.names_by_contact), {}, {}},
            tr("each telephone number counts for the different names in its ads, at least for one (Kennedy 2022)"),
            {"ladder/phones/value", "ladder/persons_linked/value"}};
  return {
      .id = "methods",
      .title = tr("Compared with other methods"),
      .note = tr(
          "What others would publish of the same sightings, to the nearest 5, so that the figure of this report can be "
          "set beside theirs. Chao's and Zelterman's take it that nobody comes or goes within the period."),
      .row_title = tr("Method"),
      .columns = {value_column(), lower_column(), upper_column()},
      .rows = {method_row({"chao1", tr("Chao's lower bound")}, ladder.chao1, persons,
                          tr("persons linked, seen once and twice (Chao 1987)")),
               method_row({"chao1_bc", tr("the same, corrected for few sightings")}, others.chao1_bias_corrected,
                          persons, tr("persons linked, seen once and twice (Chao 1987)")),
               method_row({"zelterman", tr("Zelterman's estimate")}, others.zelterman, persons,
                          tr("persons linked, seen once and twice (Zelterman 1988)")),
               std::move(names),
               {"phones",
                tr("Contacts alone"),
                {Count{ladder.phones}, {}, {}},
                tr("each telephone number is one person"),
                {}},
               {"ads", tr("Ads alone"), {Count{ladder.ads}, {}, {}}, tr("each ad is one person"), {}}}};
}

}  // namespace vigie::report
