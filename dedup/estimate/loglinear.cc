#include "dedup/estimate/loglinear.h"

#include <algorithm>
#include <cmath>

#include <Eigen/Dense>
#include <fmt/format.h>

#include "dedup/estimate/positive_solution.h"
#include "model/words.h"

namespace vigie::dedup {
namespace {

constexpr int kMostSteps = 100;
constexpr double kConverged = 1e-12;  // relative change of the deviance

History both(const ListPair& pair) { return (History{1} << pair.first) | (History{1} << pair.second); }
bool holds(History history, History lists) { return (history & lists) == lists; }

bool share_a_case(const CaptureTable& table, const ListPair& pair) {
  return std::ranges::any_of(table.counts, [&](const auto& cell) { return holds(cell.first, both(pair)); });
}

// One row a combination of lists, one column a parameter: the constant, the lists, the pairs that share cases.
struct Design {
  std::vector<History> histories;
  Eigen::MatrixXd x;
  Eigen::VectorXd counts;
  int empty_pairs = 0;
};

std::vector<History> allowed_histories(std::size_t lists, const std::vector<ListPair>& empty) {
  std::vector<History> allowed;
  for (History history = 1; history < History{1} << lists; ++history) {
    const auto excluded = [&](const ListPair& pair) { return holds(history, both(pair)); };
    if (std::ranges::none_of(empty, excluded)) allowed.push_back(history);
  }
  return allowed;
}

Design design_of(const CaptureTable& table, const std::vector<ListPair>& terms) {
  std::vector<History> parameters{0};
  for (std::size_t list = 0; list < table.lists.size(); ++list) parameters.push_back(History{1} << list);
  std::vector<ListPair> empty;
  for (const ListPair& pair : terms) {
    if (share_a_case(table, pair))
      parameters.push_back(both(pair));
    else
      empty.push_back(pair);
  }
  Design design{.histories = allowed_histories(table.lists.size(), empty),
                .x = {},
                .counts = {},
                .empty_pairs = static_cast<int>(empty.size())};
  const auto rows = static_cast<Eigen::Index>(design.histories.size());
  design.x.resize(rows, static_cast<Eigen::Index>(parameters.size()));
  design.counts.resize(rows);
  for (Eigen::Index row = 0; row < rows; ++row) {
    const History history = design.histories[static_cast<std::size_t>(row)];
    for (Eigen::Index column = 0; column < design.x.cols(); ++column)
      design.x(row, column) = holds(history, parameters[static_cast<std::size_t>(column)]) ? 1 : 0;
    const auto found = table.counts.find(history);
    design.counts(row) = found == table.counts.end() ? 0 : static_cast<double>(found->second);
  }
  return design;
}

bool is_estimable(const Design& design) {
  const Eigen::ColPivHouseholderQR<Eigen::MatrixXd> factors(design.x);
  return factors.rank() == design.x.cols() &&
         has_positive_solution(design.x.transpose(), design.x.transpose() * design.counts);
}

double deviance_of(const Eigen::VectorXd& counts, const Eigen::VectorXd& expected) {
  double sum = 0;
  for (Eigen::Index i = 0; i < counts.size(); ++i) {
    const double y = counts(i), mu = expected(i);
    sum += (y > 0 ? y * std::log(y / mu) : 0) - (y - mu);
  }
  return 2 * sum;
}

double log_likelihood(const Eigen::VectorXd& counts, const Eigen::VectorXd& expected) {
  double sum = 0;
  for (Eigen::Index i = 0; i < counts.size(); ++i)
    sum += counts(i) * std::log(expected(i)) - expected(i) - std::lgamma(counts(i) + 1);
  return sum;
}

// Iteratively reweighted least squares: McCullagh and Nelder 1989, section 2.5.
struct PoissonFit {
  Eigen::VectorXd expected;
  double intercept = 0, intercept_variance = 0, deviance = 0;
};

PoissonFit poisson_fit(const Design& design) {
  PoissonFit fit{.expected = design.counts.array() + 0.1};
  Eigen::VectorXd eta = fit.expected.array().log();
  double before = INFINITY;
  for (int step = 0; step < kMostSteps; ++step) {
    const Eigen::VectorXd working = eta.array() + (design.counts - fit.expected).array() / fit.expected.array();
    const Eigen::MatrixXd weighted = design.x.transpose() * fit.expected.asDiagonal();
    const Eigen::LDLT<Eigen::MatrixXd> normal(weighted * design.x);
    const Eigen::VectorXd beta = normal.solve(weighted * working);
    eta = design.x * beta;
    fit.expected = eta.array().exp();
    fit.intercept = beta(0);
    fit.intercept_variance = normal.solve(Eigen::VectorXd::Unit(beta.size(), 0))(0);
    fit.deviance = deviance_of(design.counts, fit.expected);
    if (std::abs(before - fit.deviance) < kConverged * (std::abs(fit.deviance) + 1)) break;
    before = fit.deviance;
  }
  return fit;
}

Result<void> fitting_lists(const CaptureTable& table) {
  if (table.lists.size() >= 2 && table.lists.size() <= kMostLoglinearLists) return {};
  return fail(Error::kBadInput, fmt::format(fmt::runtime(tr("log-linear models take 2 to {} lists; here there are {}")),
                                            kMostLoglinearLists, table.lists.size()));
}

}  // namespace

bool is_estimable(const CaptureTable& table, const std::vector<ListPair>& terms) {
  return is_estimable(design_of(table, terms));
}

Result<LoglinearModel> fit_loglinear(const CaptureTable& table, const std::vector<ListPair>& terms) {
  if (const auto fitting = fitting_lists(table); !fitting) return tl::unexpected(fitting.error());
  const Design design = design_of(table, terms);
  if (!is_estimable(design))
    return fail(Error::kNotEstimable,
                tr("the lists share too few cases: this model has no finite or no single estimate"));
  const PoissonFit fit = poisson_fit(design);
  LoglinearModel model;
  model.fit.population = with_log_unseen(static_cast<double>(table.observed()), std::exp(fit.intercept),
                                         std::sqrt(fit.intercept_variance));
  model.fit.deviance = fit.deviance;
  model.fit.aic =
      2 * (static_cast<double>(design.x.cols() + design.empty_pairs) - log_likelihood(design.counts, fit.expected));
  model.fit.terms = terms;
  for (std::size_t i = 0; i < design.histories.size(); ++i)
    model.expected.push_back({design.histories[i], fit.expected(static_cast<Eigen::Index>(i))});
  return model;
}

}  // namespace vigie::dedup
