#include "dedup/networks/hand_weights.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace vigie::dedup {
namespace {

constexpr double kPriorPairs = 20;  // so many pairs the settings count for beside what is counted
constexpr double kPriorHands = .1;  // pairs of one hand to a person, beside those that are counted
constexpr int kRounds = 10;
constexpr double kMostBits = 20;

std::size_t at(Trace trace) { return static_cast<std::size_t>(trace); }

bool is_company(Trace trace) { return trace == Trace::kTextCompany || trace == Trace::kPhotoCompany; }

double probability(double bits) { return 1 / (1 + std::exp2(-bits)); }

template <typename Table>
Table counts_of(const NetworkSettings& settings, std::vector<double> FieldSettings::*chances) {
  Table table{};
  for (std::size_t trace = 0; trace < kTraces; ++trace) {
    std::ranges::transform(settings.traces[trace].*chances, table[trace].begin(),
                           [](double chance) { return kPriorPairs * chance; });
  }
  return table;
}

template <typename Table>
void normalise(Table& table) {
  for (auto& levels : table) {
    const double sum = std::accumulate(levels.begin(), levels.end(), 0.0);
    for (double& count : levels) count /= sum;
  }
}

template <typename Table>
void count(Table& table, Trace trace, const TraceLevels& levels, double pairs) {
  const auto level = levels[at(trace)];
  if (level != kMissing) table[at(trace)][place_of(level)] += pairs;
}

}  // namespace

HandWeights::HandWeights(std::size_t persons, const NetworkSettings& settings)
    : persons_(static_cast<double>(std::max<std::size_t>(2, persons))),
      settings_(settings),
      prior_bits_(-std::log2(persons_)),
      kept_(counts_of<Table>(settings, &FieldSettings::kept)),
      by_chance_(counts_of<Table>(settings, &FieldSettings::by_chance)) {
  normalise(kept_);
  normalise(by_chance_);
  set_chance_of_contact_and_tour();
}

void HandWeights::set_chance_of_contact_and_tour() {
  const double contact = settings_.strangers_contact / persons_;
  const double tour = settings_.strangers_tour / persons_, move = settings_.strangers_move / persons_;
  by_chance_[at(Trace::kContact)] = {contact, 1 - contact};
  by_chance_[at(Trace::kTour)] = {tour, move, 1 - tour - move};
}

double HandWeights::bits(Trace trace, const TraceLevels& levels) const {
  const auto level = levels[at(trace)];
  if (level == kMissing) return 0;
  const std::size_t l = place_of(level);
  return std::clamp(std::log2(kept_[at(trace)][l] / by_chance_[at(trace)][l]), -kMostBits, kMostBits);
}

double HandWeights::bits(std::span<const Trace> traces, const TraceLevels& levels) const {
  double sum = 0;
  for (const Trace trace : traces) sum += bits(trace, levels);
  return sum;
}

void HandWeights::learn(std::span<const TracedPair> traced, std::span<const TraceLevels> at_random) {
  const double pairs = persons_ * (persons_ - 1) / 2;
  for (int round = 0; round < kRounds; ++round) {
    Table kept = counts_of<Table>(settings_, &FieldSettings::kept);
    Table by_chance = counts_of<Table>(settings_, &FieldSettings::by_chance);
    double of_one_hand = kPriorHands * persons_;
    for (const TracedPair& pair : traced) {
      const double one_hand = probability(prior_bits_ + bits(kAllTraces, pair.levels));
      of_one_hand += one_hand;
      for (const Trace trace : kAllTraces) {
        count(kept, trace, pair.levels, one_hand);
        if (is_company(trace)) count(by_chance, trace, pair.levels, 1 - one_hand);
      }
    }
    for (const TraceLevels& levels : at_random) {
      const double strangers = 1 - probability(prior_bits_ + bits(kAllTraces, levels));
      for (const Trace trace : kAllTraces) count(by_chance, trace, levels, strangers);
    }
    normalise(kept);
    normalise(by_chance);
    kept_ = kept;
    by_chance_ = by_chance;
    set_chance_of_contact_and_tour();
    prior_bits_ = std::log2(std::min(.5, of_one_hand / pairs));
  }
}

}  // namespace vigie::dedup
