#include "dedup/networks/tours.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <tuple>

namespace vigie::dedup {
namespace {

constexpr double kPrior = 4;  // persons, or moves, that what is usual counts for beside those that are counted
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

double count_in(const auto& counts, const auto& key) {
  const auto found = counts.find(key);
  return found == counts.end() ? 0 : found->second;
}

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

MoveSurprise::MoveSurprise(std::span<const Moves> of_persons, std::span<const std::vector<std::string>> communes,
                           double nights, const NetworkSettings& settings)
    : usual_(settings.usual_route), nights_(std::max(1.0, nights)) {
  for (const Moves& moves : of_persons) {
    for (const Move& move : moves) {
      ++by_move_[move];
      ++by_route_[{move.from, move.to}];
      ++by_night_[move.on];
      ++moves_;
    }
  }
  for (const auto& of_person : communes) {
    for (const std::string& commune : of_person) ++who_were_in_[commune], ++stays_;
  }
}

double MoveSurprise::on_its_night(const Move& move) const { return bits(move, std::array{move.on}); }

double MoveSurprise::beside_it(const Move& move) const {
  return bits(move, std::array{move.on - kNight, move.on + kNight});
}

double MoveSurprise::bits(const Move& move, std::span<const Date> on) const {
  const auto on_route = [&](Date night) { return count_in(by_move_, Move{move.from, move.to, night}); };
  const double route = count_in(by_route_, std::pair(move.from, move.to));
  const double near = on_route(move.on - kNight) + on_route(move.on) + on_route(move.on + kNight);
  const double otherwise = (route - near) * nights_ / std::max(1.0, nights_ - 3);
  double then = 0;
  for (const Date night : on) then += count_in(by_night_, night) - on_route(night);
  const double usual = usual_ * std::min(1.0, moves_ / stays_);
  const double goes = (otherwise + kPrior * usual) / (count_in(who_were_in_, move.from) + kPrior);
  const double goes_then = (then + kPrior * static_cast<double>(on.size()) / nights_) / (moves_ - route + kPrior);
  return -std::log2(std::min(1.0, goes * goes_then));
}

}  // namespace vigie::dedup
