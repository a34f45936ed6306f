#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "extractors/normalise/languages.h"

namespace vigie::extractors {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::UnorderedElementsAre;

TEST(Languages, AreToldApart) {
  EXPECT_THAT(find_languages("Bonjour, je suis une jeune femme douce et je te reçois dans mon appartement"),
              ElementsAre("fr"));
  EXPECT_THAT(find_languages("Hello, I am a sweet young lady and I would like to meet you in my apartment"),
              ElementsAre("en"));
  EXPECT_THAT(find_languages("Hola, soy una chica muy dulce y te espero en mi apartamento con mucho cariño"),
              ElementsAre("es"));
  EXPECT_THAT(find_languages("\xFF\xFE 06 39"), IsEmpty());
}

struct Case {
  const char* language;
  const char* text;
};

class ShortText : public testing::TestWithParam<Case> {};

TEST_P(ShortText, HasItsLanguage) {
  EXPECT_THAT(find_languages(GetParam().text), ElementsAre(GetParam().language)) << GetParam().text;
}

INSTANTIATE_TEST_SUITE_P(
    Languages, ShortText,
    testing::Values(Case{"fr", "Belle black de passage à Cergy"}, Case{"fr", "Moment de détente inoubliable"},
                    Case{"fr", "Jolie métisse douce et coquine"}, Case{"en", "Incall and outcall, real pictures"},
                    Case{"en", "Best massage ever, no rush"}, Case{"es", "Te espero guapo, besos"},
                    Case{"es", "Chica latina muy cariñosa"}, Case{"pt", "Atendo no meu apartamento com local"},
                    Case{"pt", "Massagem relaxante com final feliz"},
                    Case{"it", "Foto reali, ambiente pulito e riservato"},
                    Case{"it", "Ragazza dolce e sensuale ti aspetta"}, Case{"ro", "Masaj relaxare fără grabă"},
                    Case{"ro", "Fata dulce, te astept la mine"}, Case{"ru", "Красивая девушка ждет тебя"},
                    Case{"uk", "Гарна дівчина чекає на тебе"}, Case{"bg", "Здравей, аз съм нова в града"},
                    Case{"hu", "Szia, új lány vagyok a városban"}, Case{"pl", "Piękna dziewczyna czeka na ciebie"},
                    Case{"de", "Echte Fotos, ruf mich an"}, Case{"nl", "Lieve en sexy dame wacht op jou"},
                    Case{"ar", "مرحبا أنا جديدة في المدينة"}, Case{"zh", "你好，我刚到这个城市"},
                    Case{"th", "สวัสดีค่ะ ฉันเพิ่งมาใหม่"}));

TEST(Languages, OfAnAdInTwoTheLongerIsFirst) {
  EXPECT_THAT(find_languages("Bonjour messieurs, je suis une jeune femme douce et souriante, je vous reçois dans un "
                             "appartement calme et discret près de la gare, appelez-moi pour prendre rendez-vous.\n"
                             "Hello gentlemen, I am a sweet young lady, call me to make an appointment with me today."),
              ElementsAre("fr", "en"));
}

TEST(Languages, OfAShortAdAreThoseOfItsSentences) {
  EXPECT_THAT(find_languages("Bonjour je suis dispo pour vous. Hello I am available now"),
              UnorderedElementsAre("fr", "en"));
  EXPECT_THAT(find_languages("Bonjour, je recherche une escort girl à Sénart. Sexy lady"), ElementsAre("fr"));
}

}  // namespace
}  // namespace vigie::extractors
