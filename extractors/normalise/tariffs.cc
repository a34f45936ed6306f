#include "extractors/normalise/tariffs.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "extractors/normalise/tariff_items.h"

namespace vigie::extractors {
namespace {

using Kind = TariffItem::Kind;
using Places = std::vector<std::optional<TariffPlace>>;

constexpr double kLeastInText = 10;     // below, no amount of a text is a tariff
constexpr double kMostInText = 20'000;  // above, it is a reference or a part of a phone
constexpr double kLeastWithoutCurrency = 20;
constexpr double kMostWithoutCurrency = 5'000;

/// How much speaks for two neighbours being one tariff, by what stands between them.
int weight(Bond bond) {
  constexpr std::array<int, 6> kWeights{0,  10, 20,
                                        30, 60, 63};  // in the order of Bond; many near pairs outweigh fewer joined
  return kWeights[static_cast<std::size_t>(bond)];
}

/// An amount or a duration: its place in the items, and its bond to the one before it.
struct Part {
  std::size_t item;
  Bond bond;
};

/// The amounts and durations, over what is said between them of where.
std::vector<Part> parts_of(const std::vector<TariffItem>& items) {
  std::vector<Part> parts;
  Bond bond = Bond::kJoined;
  for (std::size_t i = 0; i < items.size(); ++i) {
    bond = std::min(bond, items[i].bond);
    if (items[i].kind == Kind::kWhere) continue;
    parts.push_back({i, bond});
    bond = Bond::kJoined;
  }
  return parts;
}

/// "80, 150" in round numbers, as tariffs without a currency are.
bool is_round_money(double amount) {
  return amount >= kLeastWithoutCurrency && amount <= kMostWithoutCurrency && std::fmod(amount, 5) == 0;
}

bool may_be_bare(const TariffItem& amounts) { return std::ranges::all_of(amounts.amounts, is_round_money); }

/// Whether the first that is said of where stands before what it is said of.
bool places_stand_first(const std::vector<TariffItem>& items) {
  const auto first =
      std::ranges::find_if(items, [](const TariffItem& item) { return item.kind == Kind::kWhere && !item.heads; });
  return first != items.end() && first->bond <= Bond::kLine;
}

/// One field's items made into tariffs.
class TariffReader {
 public:
  explicit TariffReader(const FoldedField& field)
      : is_price_(field.field() == AdField::kPrice),
        items_(tariff_items(field)),
        parts_(parts_of(items_)),
        states_currency_(std::ranges::any_of(items_, [](const TariffItem& item) { return !item.currency.empty(); })),
        places_stand_first_(places_stand_first(items_)) {}

  std::vector<Tariff> read() const {
    const auto durations = durations_of_amounts();
    const Places places = places_of_items();
    std::vector<Tariff> tariffs;
    for (const Part& part : parts_) {
      if (items_[part.item].kind == Kind::kAmount) add(tariffs, part.item, durations[part.item], places);
    }
    if (is_price_) drop_nothings(tariffs);
    return tariffs;
  }

 private:
  /// By the place of an item: that of the duration that goes with it.
  using Partners = std::vector<std::optional<std::size_t>>;

  /// The pairs of neighbours that weigh most together: a matching on a path, the left one where two weigh the same.
  Partners durations_of_amounts() const {
    const std::size_t count = parts_.size();
    std::vector<int> best(count + 2, 0);
    for (std::size_t i = count; i-- > 0;) best[i] = std::max(best[i + 1], weight_with_next(i) + best[i + 2]);
    Partners partners(items_.size());
    for (std::size_t i = 0; i + 1 < count;) {
      const int together = weight_with_next(i);
      const bool is_pair = together > 0 && together + best[i + 2] == best[i];
      if (is_pair) pair(partners, parts_[i].item, parts_[i + 1].item);
      i += is_pair ? 2 : 1;
    }
    return partners;
  }

  void pair(Partners& partners, std::size_t left, std::size_t right) const {
    const bool amount_first = items_[left].kind == Kind::kAmount;
    partners[amount_first ? left : right] = amount_first ? right : left;
  }

  int weight_with_next(std::size_t i) const {
    if (i + 1 >= parts_.size()) return 0;
    const TariffItem& left = items_[parts_[i].item];
    const TariffItem& right = items_[parts_[i + 1].item];
    const Bond bond = parts_[i + 1].bond;
    if (left.kind == right.kind) return 0;
    const TariffItem& amount = left.kind == Kind::kAmount ? left : right;
    const TariffItem& duration = left.kind == Kind::kAmount ? right : left;
    if (amount.amounts.size() != duration.durations.size()) return 0;
    const bool is_sure = is_price_ || amount.is_led || !amount.currency.empty();
    if (!is_sure && (bond < Bond::kLine || !may_be_bare(amount))) return 0;
    return weight(bond);
  }

  void add(std::vector<Tariff>& tariffs, std::size_t amount, std::optional<std::size_t> duration,
           const Places& places) const {
    const TariffItem& item = items_[amount];
    if (!duration && !stands_alone(amount)) return;
    const std::size_t last = duration ? std::max(amount, *duration) : amount;
    const std::size_t first = duration ? std::min(amount, *duration) : amount;
    for (std::size_t i = 0; i < item.amounts.size(); ++i) {
      if (!is_price_ && (item.amounts[i] < kLeastInText || item.amounts[i] > kMostInText)) continue;
      Tariff tariff{.price = {item.amounts[i], std::nullopt}};
      if (!item.currency.empty()) tariff.price.currency = item.currency;
      if (duration) tariff.duration = items_[*duration].durations[i];
      tariff.where = places[last] ? places[last] : places[first];
      tariffs.push_back(std::move(tariff));
    }
  }

  /// A tariff without a duration.
  bool stands_alone(std::size_t i) const {
    const TariffItem& item = items_[i];
    if (!item.currency.empty()) return true;
    if (is_price_) return !states_currency_ || item.amounts.front() >= kLeastWithoutCurrency;  // "3 nights for 148 €"
    const bool is_placed = i > 0 && items_[i - 1].kind == Kind::kWhere && item.bond >= Bond::kBeside;
    return (item.is_led || is_placed) && may_be_bare(item);
  }

  /// Where each item takes place.
  Places places_of_items() const {
    Places places(items_.size());
    std::optional<TariffPlace> heading;
    std::optional<TariffPlace> scope;  // up to the line's end
    for (std::size_t i = 0; i < items_.size(); ++i) {
      const TariffItem& item = items_[i];
      if (item.bond <= Bond::kLine) scope.reset();
      if (item.kind != Kind::kWhere) {
        places[i] = scope ? scope : heading;
      } else if (item.heads) {
        heading = item.where;
        scope.reset();
      } else if (is_one_of_two(i)) {
        scope.reset();
      } else if (is_before_its_tariff(i)) {
        scope = item.where;
      } else if (i > 0 && item.bond >= Bond::kWords) {
        places[i - 1] = item.where;
      }
    }
    return places;
  }

  Bond bond_to_next(std::size_t i) const { return i + 1 < items_.size() ? items_[i + 1].bond : Bond::kNone; }

  /// "incall/outcall": says nothing of which.
  bool is_one_of_two(std::size_t i) const {
    const auto differs = [&](std::size_t other) {
      return items_[other].kind == Kind::kWhere && items_[other].where != items_[i].where;
    };
    return (i > 0 && items_[i].bond > Bond::kNone && differs(i - 1)) ||
           (bond_to_next(i) > Bond::kNone && differs(i + 1));
  }

  /// "outcall 200", not "200 outcall".
  bool is_before_its_tariff(std::size_t i) const {
    const Bond next = bond_to_next(i);
    if (next < Bond::kComma || items_[i + 1].kind == Kind::kWhere) return false;
    if (next == Bond::kComma) return items_[i].bond == Bond::kNone;
    return items_[i].bond < Bond::kBeside || places_stand_first_;
  }

  /// "Was 50 €, now 0 €": nothing is a price only where there is no other.
  static void drop_nothings(std::vector<Tariff>& tariffs) {
    if (std::ranges::all_of(tariffs, [](const Tariff& tariff) { return tariff.price.amount == 0; })) return;
    std::erase_if(tariffs, [](const Tariff& tariff) { return tariff.price.amount == 0; });
  }

  bool is_price_;
  std::vector<TariffItem> items_;
  std::vector<Part> parts_;
  bool states_currency_;
  bool places_stand_first_;
};

void share_currency(std::vector<Tariff>& tariffs) {
  std::vector<std::string> stated;
  for (const Tariff& tariff : tariffs) {
    if (tariff.price.currency) stated.push_back(*tariff.price.currency);
  }
  if (stated.empty() || std::ranges::adjacent_find(stated, std::not_equal_to<>()) != stated.end()) return;
  for (Tariff& tariff : tariffs) tariff.price.currency = stated.front();
}

/// Says no more than another: the same, or the same amount without a duration.
bool is_told_by(const Tariff& tariff, const Tariff& other) {
  const bool adds_duration = tariff.duration && tariff.duration != other.duration;
  const bool adds_where = tariff.where && tariff.where != other.where;
  return tariff.price == other.price && !adds_duration && !adds_where;
}

std::vector<Tariff> each_once(const std::vector<Tariff>& tariffs) {
  std::vector<Tariff> kept;
  for (const Tariff& tariff : tariffs) {
    if (std::ranges::any_of(kept, [&](const Tariff& other) { return is_told_by(tariff, other); })) continue;
    std::erase_if(kept, [&](const Tariff& other) { return is_told_by(other, tariff); });
    kept.push_back(tariff);
    if (kept.size() == 64) break;  // more is no table but noise, and comparing all with all would not be linear
  }
  return kept;
}

/// "0/130'", "48h30": no time for which anything is offered.
Tariff with_plausible_duration(Tariff tariff) {
  constexpr std::chrono::hours kLongest{48};
  if (tariff.duration && (tariff.duration->count() <= 0 || *tariff.duration > kLongest)) tariff.duration.reset();
  return tariff;
}

}  // namespace

std::vector<Tariff> find_tariffs(const FoldedAd& ad) {
  std::vector<Tariff> tariffs;
  for (const FoldedField* field : ad.fields({AdField::kPrice, AdField::kTitle, AdField::kText})) {
    std::ranges::transform(TariffReader(*field).read(), std::back_inserter(tariffs), with_plausible_duration);
  }
  share_currency(tariffs);
  return each_once(tariffs);
}

std::optional<Price> lowest_price(const std::vector<Tariff>& tariffs) {
  const auto lowest = std::ranges::min_element(
      tariffs, {}, [](const Tariff& tariff) { return std::pair(!tariff.price.currency, tariff.price.amount); });
  if (lowest == tariffs.end()) return std::nullopt;
  return lowest->price;
}

}  // namespace vigie::extractors
