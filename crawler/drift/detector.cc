#include "crawler/drift/detector.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <span>

#include "crawler/drift/change.h"
#include "crawler/drift/field_tally.h"

namespace vigie::crawler {
namespace {

using storage::Drift;
using storage::DriftMeasure;
using storage::FieldNight;
using storage::PageKind;
using Shapes = std::map<std::string, int>;

constexpr std::array kMeasures = {DriftMeasure::kFound, DriftMeasure::kForm, DriftMeasure::kAgreed,
                                  DriftMeasure::kKept};

/// A form in which fewer than one in fifty of a field's values stood is none of its usual ones.
constexpr int kValuesPerUsualForm = 50;

/// On a first night a rule does not fit where it finds nothing and generic extraction finds the field on nearly every
/// page of at least this many. Of a definition shared by a family a few may not; that more do not than do is drift.
constexpr int kLeastPagesOfAFirstNight = 8;
constexpr double kNearlyEvery = 0.9;

constexpr int kSeveralAds = 5;

/// One field through its nights; those of its earlier drifts are left out, and the last is tonight.
struct FieldSeries {
  std::vector<Date> nights;
  std::vector<FieldNight> fields;
  const FieldNight& tonight() const { return fields.back(); }
};

bool is_about(const Drift& drift, const FieldNight& field) {
  return drift.page == field.page && drift.field == field.field;
}

/// Within an ended drift. (Of one that lasts, the nights are told apart by its own `since`.)
bool was_adrift(const std::vector<Drift>& known, const FieldNight& field, Date night) {
  return std::ranges::any_of(known, [&](const Drift& drift) {
    return is_about(drift, field) && drift.ended && drift.since <= night && night < *drift.ended;
  });
}

FieldSeries series_of(const FieldNight& field, const FieldHistory& history, const std::vector<Drift>& known) {
  FieldSeries series;
  for (const auto& [night, fields] : history) {
    const auto one = std::ranges::find_if(
        fields, [&](const FieldNight& other) { return other.page == field.page && other.field == field.field; });
    if (one == fields.end() || was_adrift(known, field, night)) continue;
    series.nights.push_back(night);
    series.fields.push_back(*one);
  }
  return series;
}

void add(Shapes& all, const Shapes& shapes) {
  for (const auto& [shape, number] : shapes) all[shape] += number;
}

int number_of(const Shapes& shapes) {
  int all = 0;
  for (const auto& [shape, number] : shapes) all += number;
  return all;
}

std::string commonest(const Shapes& shapes) {
  const auto most = std::ranges::max_element(shapes, {}, [](const auto& entry) { return entry.second; });
  return most == shapes.end() ? std::string() : most->first;
}

Count in_usual_form(const Shapes& shapes, const Shapes& before) {
  const int least = number_of(before) / kValuesPerUsualForm + 1;
  Count count;
  for (const auto& [shape, number] : shapes) {
    const auto usual = before.find(shape);
    count += {usual != before.end() && usual->second >= least ? number : 0, number};
  }
  return count;
}

/// Each night's form is held against the nights before it; the first says nothing.
std::vector<Count> form_counts(const FieldSeries& series) {
  std::vector<Count> counts;
  Shapes before;
  for (const FieldNight& field : series.fields) {
    counts.push_back(before.empty() ? Count{} : in_usual_form(field.shapes, before));
    add(before, field.shapes);
  }
  return counts;
}

std::vector<Count> counts_of(const FieldSeries& series, DriftMeasure measure) {
  if (measure == DriftMeasure::kForm) return form_counts(series);
  std::vector<Count> counts;
  for (const FieldNight& field : series.fields) {
    counts.push_back(measure == DriftMeasure::kFound    ? field.found
                     : measure == DriftMeasure::kAgreed ? field.agreed
                                                        : field.kept);
  }
  return counts;
}

Shapes shapes_before(const FieldSeries& series, Date since) {
  Shapes before;
  for (std::size_t i = 0; i < series.fields.size() && series.nights[i] < since; ++i)
    add(before, series.fields[i].shapes);
  return before;
}

Count tonight_by(const FieldSeries& series, const Drift& drift) {
  if (drift.measure == DriftMeasure::kForm)
    return in_usual_form(series.tonight().shapes, shapes_before(series, drift.since));
  return counts_of(series, drift.measure).back();
}

/// A night scanned twice is counted by its first scan.
Drift brought_up_to_date(Drift drift, const FieldSeries& series) {
  const Date night = series.nights.back();
  if (night <= drift.since) return drift;
  const Count tonight = tonight_by(series, drift);
  if (is_mended(drift.was, drift.now, tonight)) {
    drift.ended = night;
    return drift;
  }
  drift.now += tonight;
  if (!series.tonight().shapes.empty()) drift.now_shape = commonest(series.tonight().shapes);
  return drift;
}

Drift drift_of(const FieldSeries& series, DriftMeasure measure, const Change& change) {
  const Date since = series.nights[change.since];
  return {.page = series.tonight().page,
          .field = series.tonight().field,
          .measure = measure,
          .since = since,
          .was = change.before,
          .now = change.after,
          .was_shape = commonest(shapes_before(series, since)),
          .now_shape = commonest(series.tonight().shapes),
          .ended = {}};
}

Change fall_tonight(const FieldSeries& series) {
  Change change{.since = series.fields.size() - 1, .before = {}, .after = series.tonight().found};
  for (std::size_t i = 0; i < change.since; ++i) change.before += series.fields[i].found;
  return change;
}

/// No row on any page, where the night before had several ads: never taken for "no ads", whatever the chance.
bool is_suddenly_empty(const FieldSeries& series) {
  const FieldNight& rows = series.tonight();
  return rows.field == kRows && rows.found.hits == 0 && rows.kept.hits == 0 && rows.kept.trials >= kSeveralAds;
}

std::vector<Count> fresh_counts(const FieldSeries& series) {
  std::vector<Count> counts;
  for (const FieldNight& field : series.fields) counts.push_back(field.fresh);
  return counts;
}

std::optional<Drift> new_drift(const FieldSeries& series, double error) {
  if (is_suddenly_empty(series)) return drift_of(series, DriftMeasure::kFound, fall_tonight(series));
  for (const DriftMeasure measure : kMeasures) {
    if (const auto change = find_fall(counts_of(series, measure), error)) return drift_of(series, measure, *change);
  }
  const auto change = find_slow_fall(fresh_counts(series), error);
  return change ? std::optional(drift_of(series, DriftMeasure::kFound, *change)) : std::nullopt;
}

bool does_not_fit(const FieldSeries& series) {
  const FieldNight& field = series.tonight();
  const int pages = field.found.trials;
  return series.fields.size() == 1 && field.found.hits == 0 && pages >= kLeastPagesOfAFirstNight &&
         field.only_generic >= kNearlyEvery * pages;
}

std::vector<Drift> first_night_drifts(const std::vector<FieldSeries>& fields) {
  std::vector<Drift> drifts;
  for (const FieldSeries& series : fields) {
    if (does_not_fit(series))
      drifts.push_back(
          drift_of(series, DriftMeasure::kFound, {.since = 0, .before = {}, .after = series.tonight().found}));
  }
  const auto fitting =
      std::ranges::count_if(fields, [](const FieldSeries& series) { return series.tonight().agreed.trials > 0; });
  return std::ssize(drifts) > fitting ? drifts : std::vector<Drift>{};
}

/// What never was cannot fall.
bool can_fall(const std::vector<Count>& nights) {
  const auto before = std::span(nights).first(nights.size() - 1);
  return nights.back().trials > 0 && std::ranges::any_of(before, [](const Count& night) { return night.hits > 0; });
}

/// The site's false alarms, divided among all that is tested tonight (Bonferroni).
double error_of_each(const std::vector<FieldSeries>& fields) {
  int tests = 0;
  for (const FieldSeries& series : fields) {
    tests += can_fall(fresh_counts(series)) ? 1 : 0;
    for (const DriftMeasure measure : kMeasures) tests += can_fall(counts_of(series, measure)) ? 1 : 0;
  }
  return kFalseAlarmsASiteNight / std::max(tests, 1);
}

const Drift* lasting(const std::vector<Drift>& known, const FieldNight& field) {
  const auto found =
      std::ranges::find_if(known, [&](const Drift& drift) { return is_about(drift, field) && !drift.ended; });
  return found == known.end() ? nullptr : &*found;
}

std::vector<Drift> of_site(const std::string& site, std::vector<Drift> drifts) {
  for (Drift& drift : drifts) drift.site = site;
  return drifts;
}

/// Its definition no longer names the field, or says that it is never shown.
bool is_no_longer_read(const Drift& drift, const std::vector<FieldNight>& tonight) {
  const auto of_its_pages = [&](const FieldNight& field) { return field.page == drift.page; };
  const auto its_own = [&](const FieldNight& field) { return is_about(drift, field); };
  return std::ranges::any_of(tonight, of_its_pages) && std::ranges::none_of(tonight, its_own);
}

}  // namespace

std::vector<Drift> find_drifts(const std::string& site, const FieldHistory& history, const std::vector<Drift>& known) {
  if (history.empty()) return {};
  const auto& [night, tonight] = history.back();
  std::vector<FieldSeries> fields;
  for (const FieldNight& field : tonight) fields.push_back(series_of(field, history, known));
  if (history.size() == 1 && known.empty()) return of_site(site, first_night_drifts(fields));
  std::vector<Drift> drifts;
  const double error = error_of_each(fields);
  for (const FieldSeries& series : fields) {
    const Drift* old = lasting(known, series.tonight());
    auto drift = old != nullptr ? std::optional(brought_up_to_date(*old, series)) : new_drift(series, error);
    if (drift) drifts.push_back(*std::move(drift));
  }
  for (const Drift& drift : known) {
    if (drift.ended || drift.since >= night || !is_no_longer_read(drift, tonight)) continue;
    drifts.push_back(drift);
    drifts.back().ended = night;
  }
  return of_site(site, std::move(drifts));
}

}  // namespace vigie::crawler
