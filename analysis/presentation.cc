#include "analysis/presentation.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>

#include "analysis/seen.h"

namespace vigie::analysis {
namespace {

using Offers = std::vector<const storage::SeenAd*>;

constexpr std::size_t kLeastPrices = 4;  // a quartile needs as many

struct Duration {
  const char* id;
  int from, to;  // minutes
};
constexpr std::array<Duration, 5> kDurations{
    {{"20", 10, 25}, {"30", 26, 45}, {"60", 46, 75}, {"120", 105, 135}, {"night", 360, 900}}};

double quantile(const std::vector<double>& sorted, double share) {
  const double place = share * static_cast<double>(sorted.size() - 1);
  const auto below = static_cast<std::size_t>(place);
  const std::size_t above = std::min(below + 1, sorted.size() - 1);
  return sorted[below] + (place - std::floor(place)) * (sorted[above] - sorted[below]);
}

bool has_price(const storage::SeenAd& ad) { return ad.price && ad.price->currency == "EUR"; }

std::optional<double> lowest_price(const storage::SeenAd& ad) {
  return has_price(ad) ? std::optional(ad.price->amount) : std::nullopt;
}

/// @param price_of  an ad's price, if it states one
template <typename PriceOf>
std::optional<PriceFigures> prices(const Offers& ads, const PriceOf& price_of) {
  Offers priced;
  std::vector<double> euros;
  for (const storage::SeenAd* ad : ads) {
    const std::optional<double> price = price_of(*ad);
    if (!price) continue;
    priced.push_back(ad);
    euros.push_back(*price);
  }
  if (euros.size() < kLeastPrices) return std::nullopt;
  std::ranges::sort(euros);
  const SortFigures counts = sort_of({}, priced);
  return PriceFigures{.ads = counts.ads,
                      .persons = counts.persons,
                      .lower_quartile = quantile(euros, 0.25),
                      .median = quantile(euros, 0.5),
                      .upper_quartile = quantile(euros, 0.75)};
}

std::optional<double> lowest_tariff(const storage::SeenAd& ad, const Duration& duration) {
  std::optional<double> lowest;
  if (!has_price(ad)) return lowest;
  for (const storage::TimedTariff& tariff : ad.tariffs) {
    const auto minutes = tariff.duration.count();
    if (minutes < duration.from || minutes > duration.to) continue;
    lowest = std::min(lowest.value_or(tariff.euros), tariff.euros);
  }
  return lowest;
}

std::vector<TariffFigures> tariffs(const Offers& ads) {
  std::vector<TariffFigures> rows;
  for (const Duration& duration : kDurations) {
    const auto of_one = prices(ads, [&](const auto& ad) { return lowest_tariff(ad, duration); });
    if (of_one) rows.push_back({duration.id, *of_one});
  }
  return rows;
}

Offers those(const Offers& ads, bool (*condition)(const storage::SeenAd&)) {
  Offers chosen;
  std::ranges::copy_if(ads, std::back_inserter(chosen), [&](const auto* ad) { return condition(*ad); });
  return chosen;
}

std::vector<SortFigures> sorts_of(const std::map<std::string, Offers>& groups) {
  std::vector<SortFigures> rows;
  for (const auto& [sort, ads] : groups) rows.push_back(sort_of(sort, ads));
  std::ranges::stable_sort(rows, std::greater{}, &SortFigures::ads);
  return rows;
}

std::vector<SortFigures> languages(const Offers& ads) {
  std::map<std::string, Offers> groups;
  for (const storage::SeenAd* ad : ads) groups[ad->languages.empty() ? "" : ad->languages.front()].push_back(ad);
  return sorts_of(groups);
}

/// An ad counts under each of its sorts.
std::vector<SortFigures> by_each(const Offers& ads, std::vector<std::string> storage::SeenAd::*sorts) {
  std::map<std::string, Offers> groups;
  for (const storage::SeenAd* ad : ads) {
    for (const std::string& sort : ad->*sorts) groups[sort].push_back(ad);
  }
  return sorts_of(groups);
}

}  // namespace

SortFigures sort_of(std::string sort, const Offers& ads) {
  return {std::move(sort), static_cast<int>(ads.size()), static_cast<int>(persons_of(ads).size())};
}

Presentation presentation(const Offers& ads) {
  return {.prices = prices(ads, lowest_price),
          .tariffs = tariffs(ads),
          .with_photo = sort_of("with", those(ads, [](const auto& ad) { return ad.has_photos; })),
          .without_photo = sort_of("without", those(ads, [](const auto& ad) { return !ad.has_photos; })),
          .languages = languages(ads),
          .indicators = by_each(ads, &storage::SeenAd::indicators),
          .with_indicator = sort_of("any", those(ads, [](const auto& ad) { return !ad.indicators.empty(); })),
          .services = by_each(ads, &storage::SeenAd::services),
          .with_service = sort_of("any", those(ads, [](const auto& ad) { return !ad.services.empty(); }))};
}

}  // namespace vigie::analysis
