#include "report/tables.h"

#include <algorithm>
#include <array>
#include <cmath>

#include <fmt/format.h>

#include "model/words.h"
#include "report/table_making.h"

namespace vigie::report {
namespace {

using analysis::DepartmentFigures;

std::vector<Key> kinds() {
  return {{"offer", tr("offers of sexual services")},
          {"client", tr("clients who seek someone")},
          {"recruitment", tr("recruitment")},
          {"unsure", tr("unsure, to be decided by an analyst")},
          {"other", tr("no tie with prostitution")}};
}

Table possible_minors(const DepartmentFigures& figures) {
  return {.id = "possible_minors",
          .title = tr("Possible minors"),
          .note = tr("Persons whose ads state an age under 18, imply one, or contradict each other into one. Each is a "
                     "reason to look at once, and no proof. A minor in danger: call 119; illicit content: PHAROS "
                     "(internet-signalement.gouv.fr)."),
          .row_title = tr("What is counted"),
          .columns = {persons_column()},
          .rows = {{"possible_minors", tr("Persons who may be minors"), {Count{figures.possible_minors}}, {}}}};
}

Row count_row(std::string id, std::string title, std::int64_t n, std::string rests_on) {
  return {std::move(id), std::move(title), {Count{n}, {}, {}}, std::move(rests_on)};
}

std::string method_name(const std::string& method) { return method == "jolly-seber" ? "Jolly-Seber" : "Chao1"; }

Row estimate_row(const analysis::Ladder& ladder) {
  Row row{"estimate", tr("Persons, seen and unseen (estimate)"), {{}, {}, {}}, ladder.no_estimate};
  if (!ladder.estimate) return row;
  const auto measure = [&ladder](double value) { return Measure{value, 0, ladder.persons_linked}; };
  row.cells = {measure(ladder.estimate->n), measure(ladder.estimate->lo), measure(ladder.estimate->hi)};
  row.computed_from = {"ladder/persons_linked/value"};
  row.rests_on =
      fmt::format(fmt::runtime(tr_n("capture–recapture over {} night, method {}: who was never seen is inferred "
                                    "from how often the others were seen",
                                    "capture–recapture over {} nights, method {}: who was never seen is inferred "
                                    "from how often the others were seen",
                                    ladder.nights)),
                  number_text(ladder.nights), method_name(ladder.estimate->method));
  if (ladder.estimate->n < ladder.persons_linked)
    row.rests_on +=
        tr(" (lower than the persons linked, who count one person for each ad that shows nothing to know anybody by)");
  return row;
}

Table ladder_table(const DepartmentFigures& figures) {
  const analysis::Ladder& ladder = figures.ladder;
  return {
      .id = "ladder",
      .title = tr("From ads to people"),
      .note =
          tr("Each step counts fewer things and assumes more. The interval (95 %) covers chance in who was seen, doubt "
             "about which ads are one person's, and persons whose ads show no contact, photo or first name."),
      .row_title = tr("Step"),
      .columns = {value_column(), lower_column(), upper_column()},
      .rows = {count_row("ads", tr("Ads"), ladder.ads, tr("ads that offer sexual services, seen at least once")),
               count_row("phones", tr("Telephone numbers"), ladder.phones, tr("different numbers in these ads")),
               count_row("persons_linked", tr("Persons linked"), ladder.persons_linked,
                         tr("ads joined by shared phones, photos, wording, names and ages")),
               estimate_row(ladder)}};
}

Table kinds_table(const DepartmentFigures& figures) {
  Table table{.id = "kinds",
              .title = tr("Kinds of ads"),
              .note = tr("All other tables count offers only."),
              .row_title = tr("Kind"),
              .columns = {ads_column()},
              .rows = {}};
  for (const Key& kind : kinds())
    table.rows.push_back({kind.id, kind.title, {Count{count_at(figures.ads_by_kind, kind.id)}}, {}});
  return table;
}

/// Named whether or not the site shows anything here: that it does is for the table to say or to keep back.
std::string legal_notes(const ReportContext& context) {
  std::string notes;
  for (const auto& [site, words] : context.legal_bases)
    notes += fmt::format(" {} : {}.", named(context.site_names, site), words);
  return notes;
}

Table sites_table(const DepartmentFigures& figures, const ReportContext& context) {
  Table table{.id = "sites",
              .title = tr("Sites"),
              .note = tr("A person who advertises on several sites counts on each of them.") + legal_notes(context),
              .row_title = tr("Site"),
              .columns = {ads_column(), persons_column()},
              .rows = {}};
  for (const auto& site : figures.sites) {
    table.rows.push_back({site.site, named(context.site_names, site.site), {Count{site.ads}, Count{site.persons}}, {}});
  }
  return table;
}

Table communes_table(const DepartmentFigures& figures, const ReportContext& context) {
  Table table{
      .id = "communes",
      .title = tr("Communes"),
      .note = tr("The place that the ad names first; a person who moves counts in each commune. Communes with fewer "
                 "than 5 persons are counted together and not named."),
      .row_title = tr("Commune"),
      .columns = {ads_column(), persons_column()},
      .rows = {}};
  const auto add = [&table](std::string id, std::string title, const analysis::CommuneFigures& figures) {
    table.rows.push_back({std::move(id), std::move(title), {Count{figures.ads}, Count{figures.persons}}, {}});
  };
  for (const auto& commune : figures.communes) add(commune.insee, named(context.commune_names, commune.insee), commune);
  if (const int together = figures.small_communes; together > 0)
    add("other", fmt::format(fmt::runtime(tr_n("{} other commune", "{} other communes", together)), together),
        figures.in_small_communes);
  if (figures.in_no_commune.ads > 0) add("not stated", tr("place not stated"), figures.in_no_commune);
  return table;
}

Table weeks_table(const DepartmentFigures& figures) {
  Table table{
      .id = "weeks",
      .title = tr("Week by week"),
      .note = tr("An ad counts in each week in which it was seen; weeks with fewer scanned nights see fewer ads."),
      .row_title = tr("Week from Monday"),
      .columns = {{"nights", tr("Scanned nights")}, ads_column(), persons_column()},
      .rows = {}};
  for (const auto& week : figures.weeks) {
    table.rows.push_back({to_text(week.monday),
                          date_text(week.monday),
                          {Measure{static_cast<double>(week.nights)}, Count{week.ads}, Count{week.persons}},
                          {}});
  }
  return table;
}

Table ages_table(const DepartmentFigures& figures) {
  Table table{
      .id = "ages",
      .title = tr("Stated ages"),
      .note =
          tr("The age that the ads state, which is often not the true one; the median where ads of a person differ."),
      .row_title = tr("Age"),
      .columns = {persons_column()},
      .rows = {}};
  for (const Key& band : age_bands()) {
    table.rows.push_back({band.id, band.title, {Count{count_at(figures.persons_by_age, band.id)}}, {}});
  }
  return table;
}

Table networks_table(const DepartmentFigures& figures) {
  return {
      .id = "networks",
      .title = tr("Networks"),
      .note = tr("Persons whose ads point to one hand: shared phones or wordings. A sign to be looked into, no proof."),
      .row_title = tr("What is counted"),
      .columns = {value_column()},
      .rows = {{"networks", tr("Networks"), {Count{figures.networks}}, {}}}};
}

/// In percent, outwards; nothing where there is no interval.
std::array<Cell, 2> bounds(std::optional<analysis::ShareInterval> share, std::int64_t rests_on) {
  if (!share) return {};
  return {Measure{std::floor(100 * share->lo), 0, rests_on}, Measure{std::ceil(100 * share->hi), 0, rests_on}};
}

std::optional<analysis::ShareInterval> complement(std::optional<analysis::ShareInterval> share) {
  return share ? std::optional(analysis::ShareInterval{1 - share->hi, 1 - share->lo}) : std::nullopt;
}

/// The interval tells of how many networks there are, and of their sizes.
Table network_persons_table(const DepartmentFigures& figures) {
  const int persons = figures.ladder.persons_linked, inside = figures.persons_in_networks, alone = persons - inside;
  const int fewest = std::min({inside, alone, figures.networks});
  const auto row = [&](Key key, int part, std::optional<analysis::ShareInterval> share) {
    const auto [lo, hi] = bounds(share, fewest);
    return Row{std::move(key.id),
               std::move(key.title),
               {Count{part}, share_cell(part, persons), lo, hi},
               {},
               {"ladder/persons_linked/value", "networks/networks/value"}};
  };
  const auto share = figures.share_in_networks;
  return {
      .id = "persons_by_network",
      .title = tr("Persons in networks"),
      .note = tr("Shares of the persons linked. The interval says how far chance alone moves the share, where networks "
                 "come and go whole; the doubt of linking is not in it."),
      .row_title = tr("What is counted"),
      .columns = {persons_column(), share_column(), lower_column(), upper_column()},
      .rows = {row({"in_network", tr("Persons in a network")}, inside, share),
               row({"in_none", tr("Persons in no network")}, alone, complement(share))}};
}

}  // namespace

std::vector<Key> age_bands() {
  return {{"under 18", tr("under 18")},        {"18–24", tr("18 to 24")}, {"25–34", tr("25 to 34")},
          {"35–44", tr("35 to 44")},           {"45–54", tr("45 to 54")}, {"55 and over", tr("55 and over")},
          {"not stated", tr("age not stated")}};
}

std::vector<Key> sexes() {
  return {{"women", tr("women")}, {"men", tr("men")}, {"trans", tr("trans persons")}, {"not stated", tr("not stated")}};
}

int count_at(const std::map<std::string, int>& counts, const std::string& key) {
  const auto found = counts.find(key);
  return found == counts.end() ? 0 : found->second;
}

Cell share_cell(int part, int whole) {
  if (whole == 0) return {};
  const int fewer = std::min(part, whole - part);
  return Measure{100.0 * part / whole, 0, fewer == 0 ? whole : fewer};
}

std::string title_in(const std::vector<Key>& keys, const std::string& id) {
  const auto found = std::ranges::find(keys, id, &Key::id);
  return found == keys.end() ? id : found->title;
}

std::string named(const std::map<std::string, std::string>& names, const std::string& id) {
  const auto found = names.find(id);
  return found == names.end() ? id : found->second;
}

Column ads_column() { return {"ads", tr("Ads")}; }
Column persons_column() { return {"persons", tr("Persons")}; }
Column value_column() { return {"value", tr("Number")}; }
Column share_column() { return {"share", tr("Share (%)")}; }

Column lower_column() { return {"lo", tr("interval (95 %), from")}; }

Column upper_column() { return {"hi", tr("interval (95 %), to")}; }

std::string period_text(Period period) {
  return fmt::format(fmt::runtime(tr("from {} to {}")), date_text(period.from), date_text(period.to));
}

std::vector<Table> tables_of(const DepartmentFigures& figures, const ReportContext& context) {
  std::vector<Table> tables{possible_minors(figures),      ladder_table(figures),
                            presence_table(figures),       weeks_table(figures),
                            movement_table(figures),       kinds_table(figures),
                            sites_table(figures, context), communes_table(figures, context),
                            touring_table(figures),        sexes_table(figures),
                            ages_table(figures),           prices_table(figures),
                            photos_table(figures),         languages_table(figures),
                            services_table(figures),       indicators_table(figures),
                            networks_table(figures),       network_persons_table(figures),
                            quality_table(figures),        blind_spots_table(figures, context),
                            methods_table(figures)};
  const auto field = field_tables(figures);
  tables.insert(std::ranges::find(tables, "quality", &Table::id), field.begin(), field.end());
  return tables;
}

}  // namespace vigie::report
