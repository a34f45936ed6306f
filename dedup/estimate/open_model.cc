#include "dedup/estimate/open_model.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>

#include <ceres/jet.h>

namespace vigie::dedup {
namespace {

constexpr int kMostParameters = 9;
using Dual = ceres::Jet<double, kMostParameters>;

// Weak pulls on the logits, as variances of normal priors around where markets lie: they steer only where data do not.
constexpr double kLogitVariance = 6;
constexpr double kWeightVariance = 3;
constexpr double kEntryVariance = 0.5;
constexpr double kStayCentres[3][3] = {{2, 0, 0}, {-0.5, 3, 0}, {-1.5, 1.5, 4}};
constexpr double kDetectionCentres[2][2] = {{0, 0}, {-1, 1}};

// Gauss and Hermite's three places of a normal distribution.
struct Node {
  double off, share;
};
constexpr std::array<Node, 3> kSpread{{{-1.7320508075688772, 1.0 / 6}, {0, 2.0 / 3}, {1.7320508075688772, 1.0 / 6}}};

double value(double x) { return x; }
double value(const Dual& x) { return x.a; }

template <typename Number>
Number parameter(const OpenParameters& at, int index) {
  if constexpr (std::is_same_v<Number, Dual>)
    return Dual(at(index), index);
  else
    return at(index);
}

template <typename Number>
Number logistic(const Number& x) {
  using std::exp;
  const Number less = exp(-x);
  return Number(1.0) / (Number(1.0) + less);
}

template <typename Number>
std::vector<Number> class_weights(const OpenParameters& at, int first, int classes) {
  using std::exp;
  std::vector<Number> weights(static_cast<std::size_t>(classes), Number(1.0));
  Number sum(1.0);
  for (int i = 0; i + 1 < classes; ++i) {
    weights[static_cast<std::size_t>(i)] = exp(parameter<Number>(at, first + i));
    sum += weights[static_cast<std::size_t>(i)];
  }
  for (Number& weight : weights) weight /= sum;
  return weights;
}

struct Place {
  double centre, variance;
};

std::vector<Place> places(OpenClasses classes) {
  std::vector<Place> all;
  for (int i = 0; i < classes.stays; ++i) all.push_back({kStayCentres[classes.stays - 1][i], kLogitVariance});
  for (int i = 0; i < classes.detections; ++i)
    all.push_back({kDetectionCentres[classes.detections - 1][i], kLogitVariance});
  for (int i = 0; i < classes.stays + classes.detections - 2; ++i) all.push_back({0, kWeightVariance});
  all.push_back({0, kEntryVariance});
  return all;
}

}  // namespace

/// One class over the nights of one group.
template <typename Number>
struct OpenModel::Chain {
  Number weight, log_stay, log_seen, log_missed;
  std::vector<Number> come;       ///< came by that night, stayed, and was not seen before it
  std::vector<Number> not_after;  ///< present on that night, and never seen after it
  Number never{0.0};              ///< never seen at all

  Chain(const Detectable& detectable, const Number& weight_, const Number& stay, const Number& seen,
        const Number& entry_shift)
      : weight(weight_), come(detectable.size()), not_after(detectable.size()) {
    using std::log;
    const std::size_t nights = detectable.size();
    const double later = static_cast<double>(nights - 1);
    // In balance a mean stay of μ nights is met on the first night with odds μ : (nights − 1).
    const Number leaves = (Number(1.0) - stay) * later;
    const Number first = logistic<Number>(entry_shift - log(leaves));
    const Number each_later = (Number(1.0) - first) / later;
    const Number missed = Number(1.0) - seen;
    log_stay = log(stay);
    log_seen = log(seen);
    log_missed = log(missed);
    not_after[nights - 1] = Number(1.0);
    for (std::size_t t = nights - 1; t-- > 0;)
      not_after[t] =
          Number(1.0) - stay + stay * (detectable[t + 1] ? Number(missed * not_after[t + 1]) : not_after[t + 1]);
    for (std::size_t t = 0; t < nights; ++t) {
      const Number entry = t == 0 ? first : each_later;
      come[t] = t == 0 ? entry : Number(entry + come[t - 1] * stay * (detectable[t - 1] ? missed : Number(1.0)));
      never += entry * (detectable[t] ? Number(missed * not_after[t]) : not_after[t]);
    }
  }

  Number log_chance(const OpenHistory& history) const {
    using std::log;
    return log(weight * come[static_cast<std::size_t>(history.first)] *
               not_after[static_cast<std::size_t>(history.last)]) +
           log_stay * static_cast<double>(history.last - history.first) + log_seen * static_cast<double>(history.seen) +
           log_missed * static_cast<double>(history.missed);
  }
};

OpenModel::OpenModel(const OpenHistories& histories, OpenClasses classes)
    : groups_(histories.groups), classes_(classes) {
  std::map<OpenHistory, int> counts;
  for (const OpenHistory& history : histories.persons) ++counts[history];
  weights_.resize(static_cast<Eigen::Index>(counts.size()));
  for (const auto& [history, count] : counts) {
    weights_(static_cast<Eigen::Index>(distinct_.size())) = count;
    distinct_.push_back(history);
  }
}

/// Group by group, the classes one after the other.
template <typename Number>
std::vector<OpenModel::Chain<Number>> OpenModel::chains(const OpenParameters& at) const {
  const int weights_at = classes_.stays + classes_.detections;
  const auto stay_weights = class_weights<Number>(at, weights_at, classes_.stays);
  const auto seen_weights = class_weights<Number>(at, weights_at + classes_.stays - 1, classes_.detections);
  const Number entry_shift = parameter<Number>(at, classes_.parameters() - 1);
  std::vector<Chain<Number>> all;
  for (const Detectable& detectable : groups_) {
    for (int stay = 0; stay < classes_.stays; ++stay) {
      for (int seen = 0; seen < classes_.detections; ++seen) {
        for (const auto& [off, share] : kSpread) {
          all.emplace_back(
              detectable,
              stay_weights[static_cast<std::size_t>(stay)] * seen_weights[static_cast<std::size_t>(seen)] * share,
              logistic<Number>(parameter<Number>(at, stay)),
              logistic<Number>(parameter<Number>(at, classes_.stays + seen) + off * classes_.spread), entry_shift);
        }
      }
    }
  }
  return all;
}

template <typename Number>
Number OpenModel::likelihood(const OpenParameters& at, const Eigen::VectorXd& weights) const {
  using std::exp;
  using std::log;
  const auto all = chains<Number>(at);
  const auto classes = static_cast<std::size_t>(classes_.stays * classes_.detections) * kSpread.size();
  std::vector<Number> log_seen_once(groups_.size());
  for (std::size_t group = 0; group < groups_.size(); ++group) {
    Number never(0.0);
    for (std::size_t i = 0; i < classes; ++i) never += all[group * classes + i].weight * all[group * classes + i].never;
    log_seen_once[group] = log(Number(1.0) - never);
  }
  Number sum(0.0);
  std::vector<Number> logs(classes);
  for (std::size_t i = 0; i < distinct_.size(); ++i) {
    const double weight = weights(static_cast<Eigen::Index>(i));
    if (weight == 0) continue;
    const OpenHistory& history = distinct_[i];
    double most = -INFINITY;
    for (std::size_t k = 0; k < classes; ++k) {
      logs[k] = all[history.group * classes + k].log_chance(history);
      most = std::max(most, value(logs[k]));
    }
    Number total(0.0);
    for (const Number& one : logs) total += exp(one - most);
    sum += (log(total) + most - log_seen_once[history.group]) * weight;
  }
  const auto centres = places(classes_);
  for (int i = 0; i < classes_.parameters(); ++i) {
    const Number off = parameter<Number>(at, i) - centres[static_cast<std::size_t>(i)].centre;
    sum -= off * off / (2 * centres[static_cast<std::size_t>(i)].variance);
  }
  return sum;
}

double OpenModel::log_likelihood(const OpenParameters& at, const Eigen::VectorXd& weights,
                                 OpenParameters* gradient) const {
  if (gradient == nullptr) return likelihood<double>(at, weights);
  const Dual result = likelihood<Dual>(at, weights);
  *gradient = result.v.head(classes_.parameters());
  return result.a;
}

std::vector<double> OpenModel::seen_chance(const OpenParameters& at) const {
  const auto all = chains<double>(at);
  const std::size_t classes = all.size() / groups_.size();
  std::vector<double> chances(groups_.size(), 1);
  for (std::size_t i = 0; i < all.size(); ++i) chances[i / classes] -= all[i].weight * all[i].never;
  return chances;
}

OpenParameters OpenModel::start(double shift) const {
  const auto centres = places(classes_);
  OpenParameters at(classes_.parameters());
  for (int i = 0; i < classes_.parameters(); ++i) at(i) = centres[static_cast<std::size_t>(i)].centre;
  at.head(classes_.stays + classes_.detections).array() += shift;
  return at;
}

}  // namespace vigie::dedup
