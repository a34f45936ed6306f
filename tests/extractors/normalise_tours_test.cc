#include <fmt/format.h>
#include <fmt/ranges.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "extractors/normalise/tours.h"
#include "tests/extractors/normalise_support.h"

namespace vigie::extractors {
namespace {

/// "95127 2026-09-12 2026-09-15", "; " between.
std::string tours_of(const RawAd& raw) {
  std::vector<std::string> lines;
  for (const Tour& tour : normaliser().normalise(raw).tours)
    lines.push_back(fmt::format("{} {} {}", tour.insee, to_text(tour.days.from), to_text(tour.days.to)));
  return fmt::format("{}", fmt::join(lines, ";"));
}

/// Fetched on a Thursday.
RawAd fetched_ad(std::string text) {
  RawAd raw = ad_with_text(std::move(text));
  raw.fetched = parse_instant("2026-09-17T03:12:00+02:00").value();
  return raw;
}

struct Case {
  const char* text;
  const char* expected;
};

class TourTexts : public testing::TestWithParam<Case> {};

TEST_P(TourTexts, GiveStays) {
  EXPECT_EQ(tours_of(fetched_ad(GetParam().text)), GetParam().expected) << GetParam().text;
}

INSTANTIATE_TEST_SUITE_P(
    Announced, TourTexts,
    testing::Values(Case{"De passage à Cergy du 12 au 15 septembre", "95127 2026-09-12 2026-09-15"},
                    Case{"à Lyon jusqu'à dimanche", "69123 2026-09-17 2026-09-20"},
                    Case{"in Paris from 12 to 15 Sept", "75056 2026-09-12 2026-09-15"},
                    Case{"In Paris from the 12th to the 15th of September", "75056 2026-09-12 2026-09-15"},
                    Case{"Paris Sept 12-15", "75056 2026-09-12 2026-09-15"},
                    Case{"Visiting Lyon September 20 to 25, 2026", "69123 2026-09-20 2026-09-25"},
                    Case{"Du 20 au 25 septembre à Lyon", "69123 2026-09-20 2026-09-25"},
                    Case{"Lyon du 12 au 15, Paris du 16 au 20 septembre",
                         "69123 2026-09-12 2026-09-15;75056 2026-09-16 2026-09-20"},
                    Case{"Du 12 au 15 à Lyon, du 16 au 18 septembre à Paris",
                         "69123 2026-09-12 2026-09-15;75056 2026-09-16 2026-09-18"},
                    Case{"En tournée : Lyon 12/09 au 15/09", "69123 2026-09-12 2026-09-15"},
                    Case{"Lyon du 12/09/2026 au 15/09/2026", "69123 2026-09-12 2026-09-15"},
                    Case{"Lyon 18.09 - 22.09", "69123 2026-09-18 2026-09-22"}, Case{"Lyon ouvert 10.10 - 20.00", ""},
                    Case{"Lyon du 28 septembre au 3 octobre", "69123 2026-09-28 2026-10-03"},
                    Case{"Lyon du 28 au 3 octobre", "69123 2026-09-28 2026-10-03"},
                    Case{"Lyon du 28 décembre au 3 janvier", "69123 2026-12-28 2027-01-03"},
                    Case{"De passage à Lyon du lundi 14 au mercredi 16 septembre", "69123 2026-09-14 2026-09-16"},
                    Case{"De passage à Lyon ce week-end", "69123 2026-09-19 2026-09-20"},
                    Case{"Je suis à Lyon jusqu'au 30 septembre", "69123 2026-09-17 2026-09-30"},
                    Case{"in Lyon until Sunday", "69123 2026-09-17 2026-09-20"},
                    Case{"Disponible à Lyon du lundi au vendredi de 10h à 22h", ""},
                    Case{"Je suis à Lyon, absente du 12 au 15 septembre", ""},
                    Case{"De passage à Cergy et Pontoise du 20 au 22 septembre",
                         "95127 2026-09-20 2026-09-22;95500 2026-09-20 2026-09-22"},
                    Case{"de passage à Lyon les 20 et 21 septembre", "69123 2026-09-20 2026-09-21"},
                    Case{"de passage à Lyon le 20 septembre", "69123 2026-09-20 2026-09-20"},
                    Case{"Lyon, 32 ans, 1m65, tarif de 80 à 150 euros, dispo jusqu'à 22h", ""},
                    Case{"À Lyon du 20 au 25, 80€ 30min", "69123 2026-09-20 2026-09-25"},
                    Case{"De passage à Lyon du 20 au 25.", "69123 2026-09-20 2026-09-25"},
                    Case{"À Paris du 1er au 5 octobre", "75056 2026-10-01 2026-10-05"},
                    Case{"Bordeaux (20-25 septembre), Toulouse (26-30 septembre)",
                         "33063 2026-09-20 2026-09-25;31555 2026-09-26 2026-09-30"},
                    Case{"Bordeaux : 20/09 - 25/09", "33063 2026-09-20 2026-09-25"}));

TEST(Tours, WithoutAPlaceInTheTextItIsThatOfTheField) {
  RawAd raw = fetched_ad("De passage du 20 au 25 septembre");
  raw.place = "Cergy";
  raw.department = "95";
  EXPECT_EQ(tours_of(raw), "95127 2026-09-20 2026-09-25");
}

TEST(Tours, WithoutAFetchOnlyDaysWithTheirYearAreRead) {
  EXPECT_EQ(tours_of(ad_with_text("à Lyon du 12 au 15 septembre")), "");
  EXPECT_EQ(tours_of(ad_with_text("à Lyon du 12 au 15 septembre 2026")), "69123 2026-09-12 2026-09-15");
}

}  // namespace
}  // namespace vigie::extractors
