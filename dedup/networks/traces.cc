#include "dedup/networks/traces.h"

#include <algorithm>

namespace vigie::dedup {
namespace {

using Level = std::int8_t;

std::size_t common(const auto& a, const auto& b) {
  std::size_t count = 0;
  for (auto left = a.begin(), right = b.begin(); left != a.end() && right != b.end();) {
    if (*left == *right)
      ++count, ++left, ++right;
    else
      *left < *right ? ++left : ++right;
  }
  return count;
}

// Level `none` where nothing is shared, one less for each that is, down to 0.
Level shared_level(std::size_t shared, std::size_t none) { return static_cast<Level>(none - std::min(shared, none)); }

Level tariffs_level(const PersonProfile& a, const PersonProfile& b) {
  if (a.tariffs.empty() || b.tariffs.empty()) return kMissing;
  if (a.tariffs == b.tariffs && a.tariffs.size() > 1) return 0;
  return static_cast<Level>(1 + shared_level(common(a.tariffs, b.tariffs), 2));
}

Level place_level(const PersonProfile& a, const PersonProfile& b) {
  if (common(a.communes, b.communes) > 0) return 0;
  if (a.departments.empty() || b.departments.empty()) return kMissing;
  return common(a.departments, b.departments) > 0 ? 1 : 2;
}

Level text_level(const std::optional<Likeness>& likeness) {
  if (!likeness) return kMissing;
  Level level = 0;
  for (const double least : {.75, .5, .3}) {
    if (likeness->share >= least) break;
    ++level;
  }
  return level;
}

void compare_moves(const PersonProfile& a, const PersonProfile& b, TraceLevels& levels) {
  if (a.moves.empty() || b.moves.empty()) return;
  std::size_t shared = 0;
  for (const MoveMade& made : a.moves) {
    const auto same =
        std::ranges::find_if(b.moves, [&](const MoveMade& other) { return is_same(made.move, other.move); });
    if (same == b.moves.end()) continue;
    ++shared;
    levels.tour_surprise += same->move.on == made.move.on ? made.surprise : made.surprise_beside;
  }
  levels[Trace::kTour] = shared_level(shared, 2);
}

void add_asked(const PersonProfile& left, const PersonProfile& right, TraceLevels& levels) {
  levels[Trace::kTariffs] = tariffs_level(left, right);
  levels[Trace::kPlace] = place_level(left, right);
}

TraceLevels nothing_compared() {
  TraceLevels levels;
  levels.of.fill(kMissing);
  return levels;
}

TraceLevels compare_traced(const PersonProfiles& profiles, const Wordings& wordings, PersonPair pair) {
  const PersonProfile &a = profiles.persons[pair.first], &b = profiles.persons[pair.second];
  TraceLevels levels = nothing_compared();
  if (a.has_contact && b.has_contact) levels[Trace::kContact] = shared_level(common(a.contacts, b.contacts), 1);
  if (a.has_photos && b.has_photos) levels[Trace::kPhotos] = shared_level(common(a.pictures, b.pictures), 2);
  compare_moves(a, b, levels);
  levels[Trace::kText] = text_level(wordings.likeness(pair.first, pair.second));
  return levels;
}

bool is_traced(const TraceLevels& levels) {
  return std::ranges::any_of(kTracing, [&](Trace trace) { return is_shared(trace, levels); });
}

}  // namespace

TraceLevels compare_asked(const PersonProfile& left, const PersonProfile& right) {
  TraceLevels levels = nothing_compared();
  add_asked(left, right, levels);
  return levels;
}

TraceLevels compare_persons(const PersonProfiles& profiles, const Wordings& wordings, PersonPair pair) {
  TraceLevels levels = compare_traced(profiles, wordings, pair);
  add_asked(profiles.persons[pair.first], profiles.persons[pair.second], levels);
  return levels;
}

std::optional<TraceLevels> compare_if_traced(const PersonProfiles& profiles, const Wordings& wordings,
                                             PersonPair pair) {
  TraceLevels levels = compare_traced(profiles, wordings, pair);
  if (!is_traced(levels)) return std::nullopt;
  add_asked(profiles.persons[pair.first], profiles.persons[pair.second], levels);
  return levels;
}

bool is_shared(Trace trace, const TraceLevels& levels) {
  const auto none = static_cast<Level>(kTraceLevelsOf[static_cast<std::size_t>(trace)] - 1);
  return levels[trace] != kMissing && levels[trace] < none;
}

}  // namespace vigie::dedup
