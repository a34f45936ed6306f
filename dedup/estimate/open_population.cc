#include "dedup/estimate/open_population.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <exception>
#include <optional>
#include <random>
#include <vector>

#include <nlopt.hpp>

#include "dedup/in_parallel.h"
#include "model/words.h"

namespace vigie::dedup {
namespace {

constexpr double kFarthest = 9;      // logits beyond are as good as 0 or 1
constexpr double kConverged = 1e-7;  // relative change of the log-likelihood
constexpr double kConvergedAgain = 1e-5;
constexpr int kMostEvaluations = 300;
constexpr int kReplicates = 100;
constexpr std::array kStarts{0.0, 1.0};
constexpr std::size_t kFitsOfThread = 4;

// Whether persons of a class differ cannot be told from their being away, so that all three weigh the same; the
// bootstrap runs on the first. More or fewer classes were no better (docs/method.md).
constexpr std::array<OpenClasses, 3> kSpreads{{{2, 2, 0.5}, {2, 2, 0}, {2, 2, 1}}};

struct Fit {
  OpenParameters at;
  double log_likelihood = -INFINITY;
};

struct Target {
  const OpenModel* model;
  const Eigen::VectorXd* weights;
};

double negative(const std::vector<double>& x, std::vector<double>& gradient, void* data) {
  const auto& target = *static_cast<const Target*>(data);
  const OpenParameters at = Eigen::Map<const OpenParameters>(x.data(), static_cast<Eigen::Index>(x.size()));
  OpenParameters slope;
  const double height = target.model->log_likelihood(at, *target.weights, gradient.empty() ? nullptr : &slope);
  for (std::size_t i = 0; i < gradient.size(); ++i) gradient[i] = -slope(static_cast<Eigen::Index>(i));
  return -height;
}

Fit maximum(const OpenModel& model, const Eigen::VectorXd& weights, const OpenParameters& from, double tolerance) {
  Target target{&model, &weights};
  std::vector<double> x(from.data(), from.data() + from.size());
  nlopt::opt optimiser(nlopt::LD_SLSQP, static_cast<unsigned>(x.size()));
  optimiser.set_min_objective(negative, &target);
  optimiser.set_lower_bounds(-kFarthest);
  optimiser.set_upper_bounds(kFarthest);
  optimiser.set_ftol_rel(tolerance);
  optimiser.set_maxeval(kMostEvaluations);
  double height = INFINITY;
  try {
    optimiser.optimize(x, height);
  } catch (const std::exception&) {
    // Rounding stopped the search; x is where it stood.
  }
  const OpenParameters at = Eigen::Map<const OpenParameters>(x.data(), from.size());
  return {at, model.log_likelihood(at, weights, nullptr)};
}

Fit best_fit(const OpenModel& model) {
  Fit best;
  for (const double shift : kStarts) {
    Fit fit = maximum(model, model.weights(), model.start(shift), kConverged);
    if (fit.log_likelihood > best.log_likelihood) best = std::move(fit);
  }
  return best;
}

struct Unseen {
  double n = 0, by_chance = 0;  ///< and its variance when the model is known
};

Unseen unseen(const OpenModel& model, const OpenParameters& at, const Eigen::VectorXd& weights) {
  const auto chances = model.seen_chance(at);
  Unseen sum;
  for (std::size_t i = 0; i < model.histories().size(); ++i) {
    const double chance = chances[model.histories()[i].group], weight = weights(static_cast<Eigen::Index>(i));
    sum.n += weight * (1 - chance) / chance;
    sum.by_chance += weight * (1 - chance) / (chance * chance);
  }
  return sum;
}

Eigen::VectorXd drawn_again(const Eigen::VectorXd& weights, std::mt19937_64& random) {
  std::discrete_distribution<Eigen::Index> pick(weights.data(), weights.data() + weights.size());
  Eigen::VectorXd drawn = Eigen::VectorXd::Zero(weights.size());
  for (auto n = std::lround(weights.sum()); n > 0; --n) ++drawn(pick(random));
  return drawn;
}

/// Of the logarithm of the unseen.
double bootstrap_variance(const OpenModel& model, const Fit& fit, std::uint64_t seed) {
  std::mt19937_64 random(seed);
  std::vector<Eigen::VectorXd> drawn;
  for (int i = 0; i < kReplicates; ++i) drawn.push_back(drawn_again(model.weights(), random));
  const auto logs = in_parallel(
      drawn.size(),
      [&](std::size_t i) {
        const Fit again = maximum(model, drawn[i], fit.at, kConvergedAgain);
        return std::log(unseen(model, again.at, drawn[i]).n);
      },
      kFitsOfThread);
  double sum = 0, squares = 0;
  for (const double log_unseen : logs) {
    sum += log_unseen;
    squares += log_unseen * log_unseen;
  }
  return (squares - sum * sum / kReplicates) / (kReplicates - 1);
}

struct FittedModel {
  OpenModel model;
  Fit fit;

  Unseen unseen() const { return dedup::unseen(model, fit.at, model.weights()); }
};

std::vector<FittedModel> fitted(const OpenHistories& histories) {
  std::vector<FittedModel> all;
  for (const OpenClasses& classes : kSpreads) {
    OpenModel model(histories, classes);
    Fit fit = best_fit(model);
    all.push_back({std::move(model), std::move(fit)});
  }
  return all;
}

/// From where the models of other histories of the same ads lie.
std::vector<FittedModel> fitted_from(const std::vector<FittedModel>& start, const OpenHistories& histories) {
  std::vector<FittedModel> all;
  for (const FittedModel& one : start) {
    OpenModel model(histories, one.model.classes());
    Fit fit = maximum(model, model.weights(), one.fit.at, kConverged);
    all.push_back({std::move(model), std::move(fit)});
  }
  return all;
}

/// Of the logarithm of the unseen, over the models.
struct Averaged {
  double mean = 0, variance = 0;
};

Averaged averaged(const std::vector<FittedModel>& models) {
  const double n = static_cast<double>(models.size());
  Averaged result;
  for (const FittedModel& one : models) result.mean += std::log(one.unseen().n) / n;
  for (const FittedModel& one : models) result.variance += std::pow(std::log(one.unseen().n) - result.mean, 2) / n;
  return result;
}

PopulationEstimate estimate_of(const std::vector<FittedModel>& models, std::size_t persons, std::uint64_t seed) {
  const Averaged average = averaged(models);
  const Unseen missing = models.front().unseen();
  const double variance = bootstrap_variance(models.front().model, models.front().fit, seed) + average.variance +
                          std::log1p(missing.by_chance / (missing.n * missing.n));
  return with_log_unseen(static_cast<double>(persons), std::exp(average.mean), std::sqrt(variance));
}

std::ptrdiff_t nights_scanned(const OpenHistories& histories) {
  std::ptrdiff_t most = 0;
  for (const Detectable& group : histories.groups) most = std::max(most, std::count(group.begin(), group.end(), true));
  return most;
}

Result<void> enough(const OpenHistories& histories) {
  if (nights_scanned(histories) < kLeastOpenNights)
    return fail(Error::kTooFewOccasions, tr("the open model needs at least four scanned nights"));
  const bool twice = std::ranges::any_of(histories.persons, [](const OpenHistory& one) { return one.seen > 1; });
  if (histories.persons.size() >= kLeastOpenPersons && twice) return {};
  return fail(Error::kNotEstimable, tr("the open model needs at least 20 persons, and some of them seen twice"));
}

std::vector<double> sizes_of(std::span<const OpenHistories> samples, const std::vector<FittedModel>& start) {
  const auto sizes = in_parallel(
      samples.size(),
      [&](std::size_t i) -> std::optional<double> {
        if (!enough(samples[i])) return std::nullopt;
        return static_cast<double>(samples[i].persons.size()) + std::exp(averaged(fitted_from(start, samples[i])).mean);
      },
      kFitsOfThread);
  std::vector<double> found;
  for (const auto& size : sizes) {
    if (size) found.push_back(*size);
  }
  return found;
}

}  // namespace

Result<PopulationEstimate> open_population(const OpenHistories& histories, std::uint64_t seed) {
  return open_population(histories, {}, seed).map([](const SampledPopulation& found) { return found.estimate; });
}

Result<SampledPopulation> open_population(const OpenHistories& histories, std::span<const OpenHistories> samples,
                                          std::uint64_t seed) {
  if (const auto ready = enough(histories); !ready) return tl::unexpected(ready.error());
  const auto models = fitted(histories);
  return SampledPopulation{estimate_of(models, histories.persons.size(), seed), sizes_of(samples, models)};
}

}  // namespace vigie::dedup
