// An open population: persons come and go within the period. The superpopulation of Jolly and Seber (Schwarz and
// Arnason 1996, Biometrics 52:860) with classes of stays and of detection (Pledger, Pollock and Norris 2010, Biometrics
// 66:883), as a hidden Markov chain over nights: not yet come, present, gone.
#pragma once

#include <cstddef>
#include <vector>

#include <Eigen/Core>

namespace vigie::dedup {

/// The nights of the period on which a person could be seen, [0] the first: false where nothing was scanned, or nothing
/// of the sites on which these persons advertise.
using Detectable = std::vector<bool>;

/// All that the model needs to know of a history.
struct OpenHistory {
  std::size_t group = 0;     ///< whose nights could be seen: index of OpenHistories::groups
  int first = 0, last = 0;   ///< nights, counted from 0
  int seen = 0, missed = 0;  ///< detectable nights from `first` to `last`
  friend auto operator<=>(const OpenHistory&, const OpenHistory&) = default;
};

struct OpenHistories {
  int nights = 0;  ///< of the period, scanned or not; at least 2
  std::vector<Detectable> groups;
  std::vector<OpenHistory> persons;  ///< each seen at least once
};

/// How many classes of stays (1 to 3) and of detection (1 or 2) the model has, and how much persons of one class of
/// detection differ: standard deviation of their logits.
struct OpenClasses {
  int stays = 2, detections = 2;
  double spread = 0;
  int parameters() const { return 2 * (stays + detections) - 1; }
};

/// On the scale on which they are fitted: logits of staying another night, of being seen, of the classes' weights
/// (against the last), and how far entry is from that of a market in balance.
using OpenParameters = Eigen::VectorXd;

class OpenModel {
 public:
  OpenModel(const OpenHistories& histories, OpenClasses classes);

  /// Log-likelihood given that each was seen, with a weak ridge on the logits.
  /// @param weights  how often each history counts, as long as histories()
  /// @param gradient  filled where it is not null
  double log_likelihood(const OpenParameters& at, const Eigen::VectorXd& weights, OpenParameters* gradient) const;
  /// By group: the chance of being seen at least once.
  std::vector<double> seen_chance(const OpenParameters& at) const;

  OpenParameters start(double shift) const;
  const std::vector<OpenHistory>& histories() const { return distinct_; }  ///< each once
  const Eigen::VectorXd& weights() const { return weights_; }              ///< how often each was seen
  OpenClasses classes() const { return classes_; }

 private:
  template <typename Number>
  struct Chain;
  template <typename Number>
  std::vector<Chain<Number>> chains(const OpenParameters& at) const;
  template <typename Number>
  Number likelihood(const OpenParameters& at, const Eigen::VectorXd& weights) const;

  std::vector<Detectable> groups_;
  OpenClasses classes_;
  std::vector<OpenHistory> distinct_;
  Eigen::VectorXd weights_;
};

}  // namespace vigie::dedup
