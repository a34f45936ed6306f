// Numbers, photos, names and prices of invented people.
#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "testbed/population.h"

namespace vigie::testbed {

namespace {

// ARCEP, décision 2018-0881: ranges for audiovisual works.
constexpr std::string_view kMobile = "063998";
constexpr std::array<std::string_view, 5> kLandlines = {"019900", "026191", "035301", "046571", "053649"};
constexpr double kMobileShare = 0.93;

constexpr std::string_view kWomen[] = {
    "Lina",      "Sofia", "Maya",     "Clara",  "Eva",     "Nina",    "Jade",    "Carla",   "Luna",     "Emma",
    "Alicia",    "Bella", "Inès",     "Sarah",  "Laura",   "Anaïs",   "Mélanie", "Diana",   "Victoria", "Camila",
    "Valentina", "Paola", "Gabriela", "Léa",    "Manon",   "Julie",   "Océane",  "Kenza",   "Naomi",    "Tania",
    "Irina",     "Mila",  "Roxane",   "Angela", "Jessica", "Vanessa", "Cindy",   "Estelle", "Zoé",      "Aurore"};
constexpr std::string_view kMen[] = {"Hugo", "Enzo",  "Rayan", "Diego", "Marco",
                                     "Théo", "Kevin", "Lucas", "Nolan", "Samy"};
constexpr std::string_view kTrans[] = {"Kelly",   "Barbara", "Natacha", "Pamela",
                                       "Sabrina", "Adriana", "Bianca",  "Thalia"};

std::string pairs(const std::string& digits, std::string_view separator) {
  std::string text = digits.substr(0, 2);
  for (std::size_t i = 2; i < digits.size(); i += 2) text.append(separator).append(digits, i, 2);
  return text;
}

std::string international(const std::string& digits, std::string_view prefix, std::string_view separator) {
  return fmt::format("{}{}{}{}", prefix, separator, digits[1], separator) + pairs(digits.substr(2), separator);
}

constexpr std::string_view kDigitsInWords[] = {"zéro", "un",  "deux", "trois", "quatre",
                                               "cinq", "six", "sept", "huit",  "neuf"};

std::string one_by_one(const std::string& digits, std::string_view separator) {
  std::string text = digits.substr(0, 1);
  for (std::size_t i = 1; i < digits.size(); ++i) text.append(separator).append(digits, i, 1);
  return text;
}

std::string in_words(const std::string& digits, std::size_t from) {
  std::string text = pairs(digits.substr(0, from), " ");
  for (std::size_t i = from; i < digits.size(); ++i) text.append(" ").append(kDigitsInWords[digits[i] - '0']);
  return text;
}

std::string with_letters(std::string digits) {
  std::ranges::replace(digits, '0', 'O');
  return pairs(digits, " ");
}

}  // namespace

std::string hidden_phone(const std::string& digits, int writing) {
  switch (writing % 10) {
    case 0:
      return pairs(digits, "*");
    case 1:
      return pairs(digits, " / ");
    case 2:
      return pairs(digits, "_");
    case 3:
      return one_by_one(digits, " ");
    case 4:
      return one_by_one(digits, ".");
    case 5:
      return with_letters(digits);
    case 6:
      return in_words(digits, 4);
    case 7:
      return in_words(digits, 6);
    case 8:
      return "(" + pairs(digits, ")(") + ")";
    default:
      return pairs(digits, "~");
  }
}

std::string PhoneBook::fresh() {
  while (true) {
    const std::string_view range = rng_->chance(kMobileShare) ? kMobile : rng_->pick(kLandlines);
    std::string digits = fmt::format("{}{:04}", range, rng_->below(10000));
    if (std::find(given_.begin(), given_.end(), digits) != given_.end()) continue;
    given_.push_back(digits);
    return digits;
  }
}

std::string written_phone(const std::string& digits, int writing) {
  if (writing >= kHiddenWriting) return hidden_phone(digits, writing);
  switch (writing % 8) {
    case 0:
      return digits;
    case 1:
      return pairs(digits, ".");
    case 2:
      return pairs(digits, "-");
    case 3:
      return international(digits, "+33", " ");
    case 4:
      return international(digits, "+33", "");
    case 5:
      return international(digits, "0033", " ");
    default:
      return pairs(digits, " ");
  }
}

std::string random_photo(Rng& rng) {
  return fmt::format("{:016x}{:016x}{:016x}{:016x}", rng.next(), rng.next(), rng.next(), rng.next());
}

std::string retouched_photo(std::string pdq, Rng& rng) {
  constexpr std::string_view kHex = "0123456789abcdef";
  for (int flips = rng.between(2, 20); flips > 0; --flips) {
    char& digit = pdq[rng.below(pdq.size())];
    digit = kHex[kHex.find(digit) ^ (1U << rng.below(4))];
  }
  return pdq;
}

std::string random_name(Gender gender, Rng& rng) {
  switch (gender) {
    case Gender::kWoman:
      return std::string(rng.pick(kWomen));
    case Gender::kMan:
      return std::string(rng.pick(kMen));
    case Gender::kTrans:
      return std::string(rng.pick(kTrans));
  }
  return {};
}

// About 150 € the hour, 100 € the half hour, 80 € twenty minutes: OCRTEH 2015.
Tariffs random_tariffs(Rng& rng) {
  const int hour = 10 * rng.between(10, 22);
  const int half = std::max(50, hour * 2 / 3 / 10 * 10);
  return {.quick = std::max(30, half - 10 * rng.between(1, 3)), .half = half, .hour = hour, .night = hour * 5};
}

std::string_view to_text(Gender gender) { return gender == Gender::kWoman ? "F" : gender == Gender::kMan ? "M" : "T"; }

}  // namespace vigie::testbed
