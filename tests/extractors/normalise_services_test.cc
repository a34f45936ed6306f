#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/extractors/normalise_support.h"

namespace vigie::extractors {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::vector<std::string> services(std::string text) {
  return normaliser().normalise(ad_with_text(std::move(text))).services;
}

TEST(Services, AreClassesInAscendingOrderEachOnce) {
  EXPECT_THAT(services("Massage tantrique, massages, je reçois ou me déplace à l'hôtel"),
              ElementsAre("incall", "massage", "outcall"));
  EXPECT_THAT(services("Dîner, week-end et accompagnement"), ElementsAre("accompaniment"));
  EXPECT_THAT(services("Maîtresse, domination, fétichisme"), ElementsAre("domination"));
  EXPECT_THAT(services("Plan cam et vidéos persos"), ElementsAre("distance"));
  EXPECT_THAT(services("Avec ma copine, couples bienvenus"), ElementsAre("several"));
}

TEST(Services, ThatAreRefusedAreNone) {
  EXPECT_THAT(services("Pas de massage. Ne me déplace pas."), IsEmpty());
  EXPECT_THAT(services("Aucun déplacement, pas de plan cam"), IsEmpty());
}

TEST(Services, WithoutProtectionAreASignAndNoService) { EXPECT_THAT(services("Rapport sans préservatif"), IsEmpty()); }

TEST(Services, StandInTariffsToo) {
  EXPECT_THAT(services("Incall 1h 150€, outcall 1h 200€"), ElementsAre("incall", "outcall"));
}

}  // namespace
}  // namespace vigie::extractors
