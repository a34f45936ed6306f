// How offers present themselves: prices, photos, languages, signs to be looked into.
#pragma once

#include <optional>
#include <string>
#include <vector>

namespace vigie::storage {
struct SeenAd;
}

namespace vigie::analysis {

/// Of the lowest tariff of ads, in euros; quartiles by Hyndman and Fan 1996, definition 7.
struct PriceFigures {
  int ads = 0, persons = 0;  ///< that state one
  double lower_quartile = 0, median = 0, upper_quartile = 0;
};

struct TariffFigures {
  std::string duration;  ///< "20", "30", "60", "120" minutes, each with what is nearly as long, or "night"
  PriceFigures prices;
};

/// Ads of one sort, and their persons.
struct SortFigures {
  std::string sort;
  int ads = 0, persons = 0;
};

struct Presentation {
  std::optional<PriceFigures> prices;  ///< nothing under four stated prices
  std::vector<TariffFigures> tariffs;  ///< of ads that count in `prices`; none under four
  SortFigures with_photo, without_photo;
  std::vector<SortFigures> languages;   ///< ISO 639-1, main one of the ad; "" where none can be told; most ads first
  std::vector<SortFigures> indicators;  ///< codes; an ad counts under each that it has; most ads first
  SortFigures with_indicator;           ///< any
  std::vector<SortFigures> services;    ///< classes; an ad counts under each that it names; most ads first
  SortFigures with_service;             ///< any
};

Presentation presentation(const std::vector<const storage::SeenAd*>& ads);

/// Their number, and that of their persons.
SortFigures sort_of(std::string sort, const std::vector<const storage::SeenAd*>& ads);

}  // namespace vigie::analysis
