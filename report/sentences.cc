#include "report/sentences.h"

#include <cmath>

#include <fmt/format.h>

#include "model/words.h"
#include "report/published_values.h"

namespace vigie::report {
namespace {

/// Bounds are rounded outwards, to tens from 100 on, so that the sentence holds whatever the interval holds.
double step_of(double hi) { return hi >= 100 ? 10 : hi >= 30 ? 5 : 1; }
double outwards_down(double lo, double hi) { return std::floor(lo / step_of(hi)) * step_of(hi); }
double outwards_up(double hi) { return std::ceil(hi / step_of(hi)) * step_of(hi); }

std::string whole(double number) { return number_text(std::llround(number)); }

template <typename... Values>
std::string said(const std::string& text, const Values&... values) {
  return fmt::format(fmt::runtime(text), values...);
}

std::string persons_sentence(const DepartmentReport& report) {
  const std::string name(report.department.department().name);
  const std::string from = date_text(report.period.from), to = date_text(report.period.to);
  const auto seen = value_at(report, "ladder", "persons_linked", "value");
  if (!seen)
    return said(tr("{}, from {} to {}: so few persons were seen that no number is published."), name, from, to);
  if (*seen == 0)
    return said(tr("{}, from {} to {}: no offer was seen. It does not follow that there is none."), name, from, to);
  const auto estimate = published_estimate(report);
  if (!estimate)
    return said(tr("{}, from {} to {}: {} persons were seen in ads; how many were not seen cannot be told."), name,
                from, to, whole(*seen));
  return said(tr("{}, from {} to {}: between {} and {} persons offered sexual services in ads that could be seen "
                 "(interval of 95 %); "
                 "{} were seen."),
              name, from, to, whole(outwards_down(estimate->lo, estimate->hi)), whole(outwards_up(estimate->hi)),
              whole(*seen));
}

void add_presence(const DepartmentReport& report, std::vector<std::string>& sentences) {
  const auto night = value_at(report, "presence", "night", "persons"),
             week = value_at(report, "presence", "week", "persons");
  if (night && week)
    sentences.push_back(
        said(tr("Fewer are there at a time: about {} persons were seen on a typical night, and about {} in a "
                "typical week."),
             whole(*night), whole(*week)));
  else if (night)
    sentences.push_back(
        said(tr("Fewer are there at a time: about {} persons were seen on a typical night."), whole(*night)));
}

void add_rate(const DepartmentReport& report, std::vector<std::string>& sentences) {
  const auto rate = value_at(report, "rates", "here", "rate"), mean = value_at(report, "rates", "all", "rate"),
             lo = value_at(report, "rates", "all", "lo"), hi = value_at(report, "rates", "all", "hi");
  if (!rate || !mean || !lo || !hi) return;
  if (*rate > *hi)
    sentences.push_back(
        tr("For its inhabitants that is more than in the other départements of this report, by more than chance "
           "explains; why is not told by these figures."));
  else if (*rate < *lo)
    sentences.push_back(
        tr("For its inhabitants that is less than in the other départements of this report, by more than chance "
           "explains; why is not told by these figures."));
  else
    sentences.push_back(tr("For its inhabitants that is not told apart from the other départements of this report."));
}

void add_networks(const DepartmentReport& report, std::vector<std::string>& sentences) {
  const auto lo = value_at(report, "persons_by_network", "in_network", "lo"),
             hi = value_at(report, "persons_by_network", "in_network", "hi");
  if (lo && hi)
    sentences.push_back(said(
        tr("Ads of between {} and {} in 100 of the persons seen (interval of 95 %) share something that may point to "
           "one hand behind several; that is a sign, and no proof."),
        whole(*lo), whole(*hi)));
}

void add_minors(const DepartmentReport& report, std::vector<std::string>& sentences) {
  const auto minors = value_at(report, "possible_minors", "possible_minors", "persons");
  if (minors && *minors > 0)
    sentences.push_back(said(tr_n("{} person may be a minor by what the ads say; that has to be looked into at once.",
                                  "{} persons may be minors by what their ads say; that has to be looked into at once.",
                                  std::llround(*minors)),
                             whole(*minors)));
}

}  // namespace

std::vector<std::string> sentences_of(const DepartmentReport& report) {
  std::vector<std::string> sentences{persons_sentence(report)};
  add_presence(report, sentences);
  add_rate(report, sentences);
  add_networks(report, sentences);
  add_minors(report, sentences);
  return sentences;
}

}  // namespace vigie::report
