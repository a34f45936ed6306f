#include "dedup/estimate/stepwise.h"

#include <algorithm>
#include <optional>

#include <boost/math/distributions/poisson.hpp>
#include <fmt/format.h>

#include "model/words.h"

namespace vigie::dedup {
namespace {

constexpr double kThreshold = 0.02;  // Chan, Silverman and Vincent 2021, section 5

struct Candidate {
  ListPair pair;
  double p = 1;
};

bool holds(History history, const ListPair& pair) {
  return ((history >> pair.first) & 1) != 0 && ((history >> pair.second) & 1) != 0;
}

double p_value(double seen, double expected) {
  if (expected <= 0) return 1;
  const boost::math::poisson_distribution<> shared(expected);
  const double at_most = boost::math::cdf(shared, seen);
  const double at_least = seen == 0 ? 1 : boost::math::cdf(boost::math::complement(shared, seen - 1));
  return std::min(at_most, at_least);
}

Candidate candidate(const CaptureTable& table, const LoglinearModel& model, const ListPair& pair) {
  double seen = 0, expected = 0;
  for (const auto& [history, n] : table.counts) seen += holds(history, pair) ? static_cast<double>(n) : 0;
  for (const auto& [history, n] : model.expected) expected += holds(history, pair) ? n : 0;
  return {pair, p_value(seen, expected)};
}

// Pairs that the model leaves out, those for which the table speaks most first; of equals the order of the lists.
std::vector<Candidate> candidates_of(const CaptureTable& table, const LoglinearModel& model) {
  std::vector<Candidate> found;
  for (std::size_t first = 0; first < table.lists.size(); ++first) {
    for (std::size_t second = first + 1; second < table.lists.size(); ++second) {
      const ListPair pair{first, second};
      if (std::ranges::find(model.fit.terms, pair) == model.fit.terms.end())
        found.push_back(candidate(table, model, pair));
    }
  }
  std::ranges::stable_sort(found, {}, &Candidate::p);
  return found;
}

std::vector<ListPair> with(std::vector<ListPair> terms, const ListPair& pair) {
  terms.push_back(pair);
  return terms;
}

std::optional<std::vector<ListPair>> larger_model(const CaptureTable& table, const LoglinearModel& model,
                                                  const std::vector<Candidate>& candidates) {
  for (const Candidate& next : candidates) {
    if (next.p >= kThreshold) break;
    auto terms = with(model.fit.terms, next.pair);
    if (is_estimable(table, terms)) return terms;
  }
  return std::nullopt;
}

/// Where nothing was taken, even a weak effect must be one that could have been.
bool is_blind_to(const Candidate& first, const CaptureTable& table, const LoglinearModel& model) {
  const bool matters = first.p < kThreshold || model.fit.terms.empty();
  return matters && !is_estimable(table, with(model.fit.terms, first.pair));
}

tl::unexpected<Error> no_estimate(const CaptureTable& table, const ListPair& pair) {
  return fail(
      Error::kNotEstimable,
      fmt::format(fmt::runtime(tr("no model can be chosen: the lists {} and {} seem to depend on each other most, "
                                  "and that effect has no finite or no single estimate")),
                  table.lists[pair.first], table.lists[pair.second]));
}

}  // namespace

Result<LoglinearFit> stepwise_loglinear(const CaptureTable& table) {
  auto model = fit_loglinear(table, {});
  while (model) {
    const auto candidates = candidates_of(table, *model);
    const auto terms = larger_model(table, *model, candidates);
    if (!terms) {
      if (!candidates.empty() && is_blind_to(candidates.front(), table, *model))
        return no_estimate(table, candidates.front().pair);
      return model->fit;
    }
    model = fit_loglinear(table, *terms);
  }
  return tl::unexpected(model.error());
}

}  // namespace vigie::dedup
