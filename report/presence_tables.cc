// How many persons are there at a time, and how they come and go.
#include <algorithm>

#include <fmt/format.h>

#include "model/words.h"
#include "report/table_making.h"

namespace vigie::report {
namespace {

using analysis::DepartmentFigures;

constexpr int kPresenceBase = 5;  // so that no single night can be told from the median of several

Row median_row(Key key, std::optional<int> persons, std::string rests_on, std::vector<std::string> computed_from) {
  Row row{std::move(key.id), std::move(key.title), {{}}, std::move(rests_on), std::move(computed_from)};
  if (!persons) return row;
  const int nearest = (*persons + kPresenceBase / 2) / kPresenceBase * kPresenceBase;
  row.cells = {Measure{static_cast<double>(nearest), 0, *persons}};
  return row;
}

std::string over_nights(int nights) {
  return fmt::format(fmt::runtime(tr_n("median over {} scanned night, to the nearest 5",
                                       "median over {} scanned nights, to the nearest 5", nights)),
                     number_text(nights));
}

std::string over_weeks(int weeks) {
  if (weeks == 0) return tr("no week of the period has four scanned nights");
  return fmt::format(
      fmt::runtime(tr_n("median over {} week with at least four scanned nights, to the nearest 5",
                        "median over {} weeks with at least four scanned nights, to the nearest 5", weeks)),
      number_text(weeks));
}

Row share_row(Key key, int part, int whole, std::string rests_on, std::vector<std::string> computed_from) {
  Row row{std::move(key.id), std::move(key.title), {{}}, std::move(rests_on), std::move(computed_from)};
  row.cells = {share_cell(part, whole)};
  return row;
}

std::string over_pairs(int pairs) {
  if (pairs == 0) return tr("there are no two weeks in a row with at least four scanned nights each");
  return fmt::format(
      fmt::runtime(tr_n("{} pair of weeks that follow each other", "{} pairs of weeks that follow each other", pairs)),
      number_text(pairs));
}

Row stay_row(const analysis::StayFigures& stays, std::vector<std::string> computed_from) {
  Row row{"median_stay", tr("Median stay (days)"), {{}}, {}, std::move(computed_from)};
  if (stays.median_days) {
    row.cells = {Measure{static_cast<double>(*stays.median_days), 0, stays.persons}};
    row.rests_on = tr("persons who came during the period, from the first to the last sighting");
  } else if (stays.persons == 0) {
    row.rests_on = tr("the period is too short: nobody can be followed from coming to going");
  } else {
    row.rests_on = tr("more than half of those who came stayed longer than they could be followed");
  }
  return row;
}

}  // namespace

std::vector<std::string> all_person_counts(const DepartmentFigures& figures) {
  std::vector<std::string> addresses{"ladder/persons_linked/value"};
  for (const auto& week : figures.weeks) addresses.push_back("weeks/" + to_text(week.monday) + "/persons");
  return addresses;
}

Table presence_table(const DepartmentFigures& figures) {
  const analysis::Presence& presence = figures.presence;
  const auto counts = all_person_counts(figures);
  return {
      .id = "presence",
      .title = tr("How many at a time"),
      .note = tr("Persons linked, as they were seen: a night shows fewer people than a week, and a week fewer than a "
                 "month. A number without its period says nothing."),
      .row_title = tr("Seen"),
      .columns = {persons_column()},
      .rows = {
          median_row({"night", tr("on a typical night")}, presence.on_a_night, over_nights(presence.nights), counts),
          median_row({"week", tr("in a typical week")}, presence.in_a_week, over_weeks(presence.weeks), counts),
          {"period", tr("in the whole period"), {Count{figures.ladder.persons_linked}}, tr("each once"), {}}}};
}

Table movement_table(const DepartmentFigures& figures) {
  const analysis::Turnover& turnover = figures.presence.turnover;
  const auto counts = all_person_counts(figures);
  return {
      .id = "movement",
      .title = tr("Coming and going"),
      .note = tr("Who comes and is not seen before, or goes and is not seen after. Somebody who is there and is not "
                 "seen counts as gone, so that people stay longer than this says."),
      .row_title = tr("What is counted"),
      .columns = {value_column()},
      .rows = {share_row({"came", tr("Newcomers among a week's persons (%)")}, turnover.came, turnover.after,
                         over_pairs(turnover.pairs), counts),
               share_row({"left", tr("A week's persons who are not seen in the next (%)")}, turnover.left,
                         turnover.before, over_pairs(turnover.pairs), counts),
               stay_row(figures.presence.stays, counts)}};
}

Table touring_table(const DepartmentFigures& figures) {
  const int here_only = figures.ladder.persons_linked - figures.persons_elsewhere;
  return {.id = "touring",
          .title = tr("Persons seen in several départements"),
          .note = tr(
              "In this département and, in the same period, in another one that was scanned: they tour, or advertise "
              "widely. Who tours in départements without a scan is not known."),
          .row_title = tr("Seen"),
          .columns = {persons_column()},
          .rows = {{"elsewhere_too", tr("in another département too"), {Count{figures.persons_elsewhere}}, {}, {}},
                   {"here_only", tr("in this département only"), {Count{here_only}}, {}, {}}}};
}

}  // namespace vigie::report
