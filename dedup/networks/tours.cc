#include "dedup/networks/tours.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <tuple>

namespace vigie::dedup {
namespace {

constexpr double kPriorMoves = 4;  // that what is usual counts for beside those that are counted
constexpr std::chrono::days kNight{1};

// A commune from one night to another, as one ad or several in a row show it.
struct Stay {
  Date from, to;
  std::string commune;
};

std::vector<Stay> stays(std::span<const AdIndex> of, const Ads& ads) {
  std::vector<Stay> all;
  for (const AdIndex i : of) {
    const LinkableAd& ad = *ads[i];
    if (ad.commune && !ad.nights.empty()) all.push_back({ad.nights.front(), ad.nights.back(), *ad.commune});
  }
  std::ranges::sort(all, {}, [](const Stay& stay) { return std::tie(stay.from, stay.to, stay.commune); });
  std::vector<Stay> merged;
  for (Stay& stay : all) {
    if (!merged.empty() && merged.back().commune == stay.commune)
      merged.back().to = std::max(merged.back().to, stay.to);
    else
      merged.push_back(std::move(stay));
  }
  return merged;
}

// Who moves together, on one night or two that follow each other, counts once.
Moves each_once(std::span<const Moves> of_persons) {
  Moves all, once;
  for (const Moves& moves : of_persons) all.insert(all.end(), moves.begin(), moves.end());
  std::ranges::sort(all);
  for (const Move& move : all) {
    if (once.empty() || !is_same(once.back(), move)) once.push_back(move);
  }
  return once;
}

double count_in(const auto& counts, const auto& key) {
  const auto found = counts.find(key);
  return found == counts.end() ? 0 : found->second;
}

// But for one, which is the move in question.
double others(double count) { return std::max(0.0, count - 1); }

}  // namespace

Moves moves_of(std::span<const AdIndex> of, const Ads& ads) {
  Moves all;
  const auto known = stays(of, ads);
  for (std::size_t i = 1; i < known.size(); ++i) {
    if (known[i].from >= known[i - 1].to) all.push_back({known[i - 1].commune, known[i].commune, known[i].from});
  }
  std::ranges::sort(all);
  return all;
}

bool is_same(const Move& a, const Move& b) {
  return a.from == b.from && a.to == b.to && std::chrono::abs(a.on - b.on) <= kNight;
}

MoveSurprise::MoveSurprise(std::span<const Moves> of_persons, double nights, const NetworkSettings& settings)
    : usual_(settings.usual_route), nights_(std::max(1.0, nights)) {
  for (const Move& move : each_once(of_persons)) {
    ++by_route_[{move.from, move.to}];
    ++by_start_[move.from];
    ++by_night_[move.on];
    ++moves_;
  }
}

double MoveSurprise::bits(const Move& move) const {
  const double there = (others(count_in(by_route_, std::pair(move.from, move.to))) + kPriorMoves * usual_) /
                       (others(count_in(by_start_, move.from)) + kPriorMoves);
  double near = 0;
  for (const Date night : {move.on - kNight, move.on, move.on + kNight}) near += count_in(by_night_, night);
  const double then = (others(near) + kPriorMoves * 3 / nights_) / (others(moves_) + kPriorMoves);
  return -std::log2(std::min(1.0, there * then));
}

}  // namespace vigie::dedup
