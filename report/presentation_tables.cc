// How offers present themselves.
#include <algorithm>
#include <string_view>

#include "analysis/indicator_words.h"
#include "model/words.h"
#include "report/language_names.h"
#include "report/table_making.h"

namespace vigie::report {
namespace {

using analysis::DepartmentFigures;

std::vector<Key> durations() {
  return {{"20", tr("20 minutes")},
          {"30", tr("30 minutes")},
          {"60", tr("1 hour")},
          {"120", tr("2 hours")},
          {"night", tr("a night")}};
}

std::vector<Key> indicator_titles() {
  std::vector<Key> titles;
  for (auto& [code, words] : analysis::indicators_in_words()) titles.push_back({code, std::move(words)});
  return titles;
}

std::vector<Key> service_titles() {
  return {{"massage", tr("massage")},
          {"incall", tr("receives at a place of one's own")},
          {"outcall", tr("goes to the client")},
          {"accompaniment", tr("accompaniment: evenings, journeys")},
          {"domination", tr("domination")},
          {"distance", tr("by camera, telephone or pictures")},
          {"several", tr("with two who offer, or for couples")}};
}

Row price_row(std::string id, std::string title, const analysis::PriceFigures& prices) {
  const auto euros = [&prices](double amount) { return Measure{amount, 0, prices.persons}; };
  return {std::move(id),
          std::move(title),
          {Count{prices.ads}, Count{prices.persons}, euros(prices.lower_quartile), euros(prices.median),
           euros(prices.upper_quartile)},
          {},
          {}};
}

Row sort_row(std::string id, std::string title, const analysis::SortFigures& figures) {
  return {std::move(id), std::move(title), {Count{figures.ads}, Count{figures.persons}}, {}, {}};
}

void add_sorts(Table& table, const std::vector<analysis::SortFigures>& sorts, const std::vector<Key>& titles) {
  for (const auto& figures : sorts)
    table.rows.push_back(sort_row(figures.sort, title_in(titles, figures.sort), figures));
}

}  // namespace

Table sexes_table(const DepartmentFigures& figures) {
  Table table{
      .id = "sexes",
      .title = tr("Women, men and trans persons"),
      .note = tr("As the ads state it, which need not be so: what more than half of a person's offers that say it say. "
                 "Not stated: none says it, or they differ. First names say nothing here."),
      .row_title = tr("As stated"),
      .columns = {persons_column(), share_column()},
      .rows = {}};
  for (const Key& sex : sexes()) {
    const int persons = count_at(figures.persons_by_sex, sex.id);
    table.rows.push_back({sex.id,
                          sex.title,
                          {Count{persons}, share_cell(persons, figures.ladder.persons_linked)},
                          {},
                          {"ladder/persons_linked/value"}});
  }
  return table;
}

Table prices_table(const DepartmentFigures& figures) {
  Table table{
      .id = "prices",
      .title = tr("Prices"),
      .note = tr("In euros: the lowest price that an offer states, and the lowest for a duration where it is stated. "
                 "Half of the prices lie between the quartiles."),
      .row_title = tr("What is counted"),
      .columns = {ads_column(),
                  persons_column(),
                  {"lower_quartile", tr("Lower quartile (€)")},
                  {"median", tr("Median (€)")},
                  {"upper_quartile", tr("Upper quartile (€)")}},
      .rows = {}};
  const analysis::Presentation& presentation = figures.presentation;
  if (!presentation.prices) {
    table.note = tr("Too few offers state a price in euros.");
    return table;
  }
  table.rows.push_back(price_row("lowest_price", tr("Lowest price of an offer"), *presentation.prices));
  for (const auto& tariff : presentation.tariffs)
    table.rows.push_back(price_row(tariff.duration, title_in(durations(), tariff.duration), tariff.prices));
  return table;
}

Table photos_table(const DepartmentFigures& figures) {
  const analysis::Presentation& presentation = figures.presentation;
  return {.id = "photos",
          .title = tr("Photos"),
          .note = {},
          .row_title = tr("Offers"),
          .columns = {ads_column(), persons_column()},
          .rows = {sort_row("with", tr("with a photo"), presentation.with_photo),
                   sort_row("without", tr("without a photo"), presentation.without_photo)}};
}

Table languages_table(const DepartmentFigures& figures) {
  Table table{.id = "languages",
              .title = tr("Languages of the ads"),
              .note = tr("The language in which most of an ad is written; it need not be that of the person."),
              .row_title = tr("Language"),
              .columns = {ads_column(), persons_column()},
              .rows = {}};
  for (const auto& language : figures.presentation.languages) {
    if (language.sort.empty())
      table.rows.push_back(sort_row("unknown", tr("too little text to tell"), language));
    else
      table.rows.push_back(sort_row(language.sort, language_name(language.sort), language));
  }
  return table;
}

Table services_table(const DepartmentFigures& figures) {
  Table table{
      .id = "services",
      .title = tr("Services, by class"),
      .note = tr("What the ads name, in classes and never in their words; an ad counts under each class that it "
                 "names. Acts without protection stand among the signs."),
      .row_title = tr("Class"),
      .columns = {ads_column(), persons_column()},
      .rows = {}};
  const analysis::Presentation& presentation = figures.presentation;
  add_sorts(table, presentation.services, service_titles());
  if (!table.rows.empty())
    table.rows.push_back(sort_row("any", tr("at least one of these classes"), presentation.with_service));
  return table;
}

Table indicators_table(const DepartmentFigures& figures) {
  Table table{
      .id = "indicators",
      .title = tr("Signs to be looked into"),
      .note = tr("Each is a reason to look and no verdict; none proves that somebody is exploited, and they are not "
                 "added up. An ad counts under each sign that it shows."),
      .row_title = tr("Sign"),
      .columns = {ads_column(), persons_column()},
      .rows = {}};
  const analysis::Presentation& presentation = figures.presentation;
  add_sorts(table, presentation.indicators, indicator_titles());
  if (!table.rows.empty())
    table.rows.push_back(sort_row("any", tr("at least one of these"), presentation.with_indicator));
  return table;
}

}  // namespace vigie::report
