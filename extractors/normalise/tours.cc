#include "extractors/normalise/tours.h"

#include <algorithm>

#include "extractors/normalise/token_reader.h"
#include "extractors/normalise/written_periods.h"

namespace vigie::extractors {
namespace {

constexpr std::size_t kReach = 12;  // tokens between a place and its days
constexpr std::size_t kMost = 32;

bool is_cue(const Token& token) {
  return is_one_of(token.text,
                   "passage tournee tour touring visiting visite presente present arrive retour sejour escale");
}

/// One field: its places and periods in the order of their words.
class TourReader : TokenReader {
 public:
  TourReader(const FoldedField& field, const std::vector<PlaceMention>& mentions, const std::optional<Date>& today)
      : TokenReader(field.tokens()), periods_(written_periods(tokens_, today)) {
    for (const PlaceMention& mention : mentions) {
      if (mention.place.field == field.field()) places_.push_back(&mention);
    }
    has_cue_ = !periods_.empty() && std::ranges::any_of(tokens_, is_cue);
  }

  std::vector<Tour> read(const PlaceMention* fallback) const {
    std::vector<Tour> tours;
    std::size_t taken = 0;  // places that an earlier period has
    std::size_t next = 0;   // the first place behind the period
    for (std::size_t i = 0; i < periods_.size(); ++i) {
      const WrittenPeriod& period = periods_[i];
      while (next < places_.size() && places_[next]->first < period.begin) ++next;
      if ((!period.is_range && !has_cue_) || is_absence(period)) continue;
      auto stay = places_before(period, taken, next);
      if (stay.empty() && next < places_.size() && is_beside(period.end, places_[next]->first) &&
          !is_of_next(i, next)) {
        stay = {places_[next]};
        taken = next + 1;
      } else if (!stay.empty()) {
        taken = next;
      } else if (has_cue_ && fallback != nullptr && places_.empty()) {
        stay = {fallback};
      }
      for (const PlaceMention* place : stay) tours.push_back({place->place.insee, period.days});
    }
    return tours;
  }

 private:
  /// Whether nothing between two tokens ends a sentence.
  bool is_beside(std::size_t left, std::size_t right) const {
    if (right < left || right - left > kReach) return false;
    for (std::size_t i = left; i < right; ++i) {
      if (is_at(i, ". ! ? ;")) return false;
    }
    return true;
  }

  /// The last place before the period that no other has, and those listed with it: "Cergy et Pontoise du 12 au 15".
  std::vector<const PlaceMention*> places_before(const WrittenPeriod& period, std::size_t taken,
                                                 std::size_t next) const {
    std::vector<const PlaceMention*> found;
    std::size_t end = period.begin;
    for (std::size_t i = next; i > taken; --i) {
      const PlaceMention* const place = places_[i - 1];
      const bool is_listed = found.empty() || is_list(place->last + 1, end);
      if (!is_listed || !is_beside(place->last + 1, end)) break;
      found.insert(found.begin(), place);
      end = place->first;
    }
    return found;
  }

  bool is_list(std::size_t begin, std::size_t end) const {
    for (std::size_t i = begin; i < end; ++i) {
      if (!is_at(i, ", / et & and a sur")) return false;
    }
    return true;
  }

  /// "Lyon du 12 au 15, Paris du 16 au 18": Paris is not of the first, but "du 12 au 15 à Lyon, du 16 au 18 à Paris".
  bool is_of_next(std::size_t period, std::size_t place) const {
    if (period + 1 >= periods_.size() || periods_[period + 1].begin < places_[place]->last) return false;
    const bool is_led = is_at(places_[place]->first - 1, "a sur in at");
    return !is_led && is_beside(places_[place]->last + 1, periods_[period + 1].begin);
  }

  bool is_absence(const WrittenPeriod& period) const {
    const std::size_t first = period.begin - std::min(period.begin, std::size_t{5});
    for (std::size_t i = first; i < period.begin; ++i) {
      if (is_at(i, "absente absent indisponible fermee ferme vacances conges closed away pas not")) return true;
    }
    return false;
  }

  std::vector<WrittenPeriod> periods_;
  std::vector<const PlaceMention*> places_;
  bool has_cue_ = false;
};

bool is_same(const Tour& one, const Tour& other) { return one.insee == other.insee && one.days == other.days; }

}  // namespace

std::vector<Tour> find_tours(const FoldedAd& ad, const std::vector<PlaceMention>& mentions,
                             const std::optional<Date>& today) {
  const auto field = std::ranges::find(mentions, AdField::kPlace, [](const PlaceMention& m) { return m.place.field; });
  const PlaceMention* const fallback = field == mentions.end() ? nullptr : &*field;
  std::vector<Tour> tours;
  for (const FoldedField* read : ad.fields({AdField::kPlace, AdField::kTitle, AdField::kText})) {
    for (const Tour& tour : TourReader(*read, mentions, today).read(fallback)) {
      const bool is_known = std::ranges::any_of(tours, [&](const Tour& known) { return is_same(known, tour); });
      if (!is_known && tours.size() < kMost) tours.push_back(tour);
    }
  }
  return tours;
}

}  // namespace vigie::extractors
