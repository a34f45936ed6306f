#include "model/ad.h"

#include <algorithm>
#include <array>
#include <utility>

namespace vigie {
namespace {

using enum AdField;
using Name = std::pair<AdField, std::string_view>;
constexpr std::array<Name, 10> kNames{{{kTitle, "title"},
                                       {kText, "text"},
                                       {kName, "name"},
                                       {kAge, "age"},
                                       {kPrice, "price"},
                                       {kPlace, "place"},
                                       {kPhones, "phones"},
                                       {kUrl, "url"},
                                       {kPosted, "posted"},
                                       {kCategory, "category"}}};

using SexName = std::pair<Sex, std::string_view>;
constexpr std::array<SexName, 3> kSexes{{{Sex::kWoman, "woman"}, {Sex::kMan, "man"}, {Sex::kTrans, "trans"}}};

constexpr long kYoungest = 14;
constexpr long kOldest = 99;

}  // namespace

std::string_view to_text(AdField field) { return std::ranges::find(kNames, field, &Name::first)->second; }

std::string_view to_text(Sex sex) { return std::ranges::find(kSexes, sex, &SexName::first)->second; }

std::optional<Sex> sex_from(std::string_view text) {
  const auto* const found = std::ranges::find(kSexes, text, &SexName::second);
  return found == kSexes.end() ? std::nullopt : std::optional(found->first);
}

std::optional<Age> Age::from_years(long years) {
  if (years < kYoungest || years > kOldest) return std::nullopt;
  return Age(static_cast<int>(years));
}

std::vector<int> tariff_amounts(const Ad& ad) {
  std::vector<int> amounts;
  for (const Tariff& tariff : ad.tariffs) amounts.push_back(static_cast<int>(tariff.price.amount));
  if (ad.price) amounts.push_back(static_cast<int>(ad.price->amount));
  std::ranges::sort(amounts);
  amounts.erase(std::unique(amounts.begin(), amounts.end()), amounts.end());
  return amounts;
}

}  // namespace vigie
