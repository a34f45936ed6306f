#include <gtest/gtest.h>

#include "tests/extractors/normalise_support.h"

namespace vigie::extractors {
namespace {

std::string stated(const RawAd& raw) {
  const auto sex = normaliser().normalise(raw).sex;
  return sex ? std::string(to_text(sex->sex)) : "";
}

RawAd ad(std::string title, std::string text = "") {
  RawAd raw = ad_with_text(std::move(text));
  raw.title = std::move(title);
  return raw;
}

struct Case {
  const char *title, *text, *sex;
};

class StatedSex : public testing::TestWithParam<Case> {};

TEST_P(StatedSex, IsWhatTheAdSaysOfItsAuthor) {
  const Case& given = GetParam();
  EXPECT_EQ(stated(ad(given.title, given.text)), given.sex) << given.title << " | " << given.text;
}

INSTANTIATE_TEST_SUITE_P(
    Words, StatedSex,
    testing::Values(Case{"Femme mûre reçoit à Créteil", "", "woman"}, Case{"JF 24 ans", "reçoit en privé", "woman"},
                    Case{"Escort girl de passage", "", "woman"},
                    Case{"Jolie blonde pour homme respectueux", "", "woman"},
                    Case{"Massage", "Masseuse diplômée vous reçoit", "woman"}, Case{"Étudiante à Melun", "", "woman"},
                    Case{"Homme viril pour femme", "", "man"}, Case{"Escort boy Paris", "", "man"},
                    Case{"Masseur pour hommes", "", "man"}, Case{"JH 25 ans sportif reçoit messieurs", "", "man"},
                    Case{"Gigolo", "pour femmes mûres", "man"}, Case{"Belle trans active", "femme à 100 %", "trans"},
                    Case{"Kelly", "Je suis une jeune trans brésilienne", "trans"}, Case{"Shemale in town", "", "trans"},
                    Case{"TS active et passive", "", "trans"}, Case{"Travesti soumise", "pour mecs", "trans"}));

INSTANTIATE_TEST_SUITE_P(OthersWhoAreNamed, StatedSex,
                         testing::Values(Case{"Lina", "Reçoit homme courtois, pas de trans", ""},
                                         Case{"Massage à Évry", "Hommes, femmes, trans et couples bienvenus", ""},
                                         Case{"Massage pour homme", "", ""},
                                         Case{"Lina", "J'adore les trans et les hommes mûrs", ""},
                                         Case{"Femme reçoit", "Trans s'abstenir", "woman"},
                                         Case{"Escorte", "Vous êtes un homme ou une femme, je vous reçois", "woman"},
                                         Case{"Moment de détente", "un corps de femme, une peau douce", ""}));

INSTANTIATE_TEST_SUITE_P(Agreement, StatedSex,
                         testing::Values(Case{"Lina", "Je suis douce et patiente.", "woman"},
                                         Case{"Alex", "Je suis viril, propre.", "man"},
                                         Case{"Lina", "Coquine, câline, à bientôt", "woman"},
                                         Case{"Lina", "Soirée coquine et chaude ambiance", ""},
                                         Case{"Lina", "Je suis dans une belle chambre", ""},
                                         Case{"Lina", "Douce musique et huile chaude", ""},
                                         Case{"Lina", "Je ne suis pas douce", ""}));

TEST(StatedSexOfHeadings, GoesBeforeWordsAndAfterThemInAddresses) {
  RawAd by_category = ad("Massage entre mecs");
  by_category.category = "Hommes";
  EXPECT_EQ(stated(by_category), "man");
  RawAd by_address = ad("Alex, de passage");
  by_address.url = "https://www.exemple.example/escort-trans/alex-12.html";
  EXPECT_EQ(stated(by_address), "trans");
  RawAd host_alone = ad("Alex, de passage");
  host_alone.url = "https://escort-girls.example/alex-12.html";
  EXPECT_EQ(stated(host_alone), "");
  RawAd text_is_stronger = ad("Jeune homme viril");
  text_is_stronger.url = "https://www.exemple.example/escort-girls/alex-12.html";
  EXPECT_EQ(stated(text_is_stronger), "man");
}

TEST(StatedSexOfAnAd, SaysWhereItWasRead) {
  const auto sex = normaliser().normalise(ad("Été : escort girl")).sex;
  ASSERT_TRUE(sex);
  EXPECT_EQ(sex->read, (Reading{AdField::kTitle, {6, 17}}));
}

TEST(StatedSexOfAnAd, ContradictionsOfOneStrengthSayNothing) { EXPECT_EQ(stated(ad("Femme mûre. Homme viril")), ""); }

}  // namespace
}  // namespace vigie::extractors
