#include "dedup/networks/hand_weights.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "dedup/in_parallel.h"

namespace vigie::dedup {
namespace {

constexpr double kPriorPairs = 20;  // so many pairs the settings count for beside what is counted
constexpr double kPriorHands = .1;  // pairs of one hand to a person, beside those that are counted
constexpr int kRounds = 10;
constexpr double kMostBits = 20;

std::size_t at(Trace trace) { return static_cast<std::size_t>(trace); }

bool is_company(Trace trace) { return trace == Trace::kTextCompany || trace == Trace::kPhotoCompany; }

// By strangers, so that it must not confirm itself: popular wordings of nobody would be taken for those of one hand,
// and more so in each round.
bool is_copied(Trace trace) { return trace == Trace::kText || trace == Trace::kPhotos; }

double probability(double bits) { return 1 / (1 + std::exp2(-bits)); }

// So many pairs are counted at a time, so that what sums are rounded to does not depend on the number of threads.
constexpr std::size_t kAtOnce = 4096;

template <typename Table>
void add(Table& sum, const Table& more) {
  for (std::size_t trace = 0; trace < kTraces; ++trace) {
    for (std::size_t level = 0; level < kMostTraceLevels; ++level) sum[trace][level] += more[trace][level];
  }
}

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
  const auto level = levels[trace];
  if (level != kMissing) table[at(trace)][place_of(level)] += pairs;
}

}  // namespace

HandWeights::HandWeights(std::size_t persons, const NetworkSettings& settings)
    : persons_(static_cast<double>(std::max<std::size_t>(2, persons))),
      settings_(settings),
      prior_bits_(-std::log2(persons_)) {
  set({});
}

void HandWeights::set(const Counts& counts) {
  Table kept = counts_of<Table>(settings_, &FieldSettings::kept);
  Table by_chance = counts_of<Table>(settings_, &FieldSettings::by_chance);
  add(kept, counts.kept);
  add(by_chance, counts.by_chance);
  normalise(kept);
  normalise(by_chance);
  const double contact = settings_.strangers_contact / persons_;
  by_chance[at(Trace::kContact)] = {contact, 1 - contact};
  by_chance[at(Trace::kTour)] = {1, 1, 1};  // how surprising moves are is told move by move
  for (std::size_t trace = 0; trace < kTraces; ++trace) {
    for (std::size_t level = 0; level < kTraceLevelsOf[trace]; ++level) {
      bits_[trace][level] = std::clamp(std::log2(kept[trace][level] / by_chance[trace][level]), -kMostBits, kMostBits);
    }
  }
}

double HandWeights::bits(Trace trace, const TraceLevels& levels) const {
  const auto level = levels[trace];
  if (level == kMissing) return 0;
  const double surprise = trace == Trace::kTour ? levels.tour_surprise : 0;
  return std::min(kMostBits, bits_[at(trace)][place_of(level)] + surprise);
}

double HandWeights::bits(std::span<const Trace> traces, const TraceLevels& levels) const {
  double sum = 0;
  for (const Trace trace : traces) sum += bits(trace, levels);
  return sum;
}

HandWeights::Counts HandWeights::counts(std::span<const TracedPair> traced, double share) const {
  Counts counts;
  for (const TracedPair& pair : traced) {
    const double all = prior_bits_ + bits(kAllTraces, pair.levels);
    const double one_hand = probability(all);
    counts.of_one_hand += one_hand;
    for (const Trace trace : kAllTraces) {
      const double of_others = is_copied(trace) ? probability(all - bits(trace, pair.levels)) : one_hand;
      count(counts.kept, trace, pair.levels, of_others);
      count(counts.by_chance, trace, pair.levels, (1 - one_hand) * (is_company(trace) ? 1 : share));
    }
  }
  return counts;
}

HandWeights::Counts HandWeights::counts(std::span<const TraceLevels> others) const {
  Counts counts;
  for (const TraceLevels& levels : others) {
    const double strangers = 1 - probability(prior_bits_ + bits(kAllTraces, levels));
    for (const Trace trace : kAllTraces) count(counts.by_chance, trace, levels, strangers);
  }
  return counts;
}

void HandWeights::learn(std::span<const TracedPair> traced, std::span<const TraceLevels> others) {
  const double pairs = persons_ * (persons_ - 1) / 2;
  const double drawn = static_cast<double>(others.size()) / std::max(1.0, pairs - static_cast<double>(traced.size()));
  for (int round = 0; round < kRounds; ++round) {
    Counts all;
    const auto add_all = [&](auto of, auto... share) {
      const auto some = in_parallel((of.size() + kAtOnce - 1) / kAtOnce, [&](std::size_t i) {
        return counts(of.subspan(i * kAtOnce, std::min(kAtOnce, of.size() - i * kAtOnce)), share...);
      });
      for (const Counts& more : some) {
        add(all.kept, more.kept);
        add(all.by_chance, more.by_chance);
        all.of_one_hand += more.of_one_hand;
      }
    };
    add_all(traced, std::min(1.0, drawn));
    add_all(others);
    set(all);
    prior_bits_ = std::log2(std::min(.5, (kPriorHands * persons_ + all.of_one_hand) / pairs));
  }
}

}  // namespace vigie::dedup
