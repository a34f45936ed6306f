// Ways in which sites write what generic extraction once missed or misread, each found on a replica.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "extractors/generic/by_form.h"
#include "tests/extractors/generic_pages.h"

namespace vigie::extractors {
namespace {

using ::testing::ElementsAre;
using testing::generic_ad_at;
using testing::generic_ad_of;
using ::testing::IsEmpty;
using testing::photo_urls;

struct Fact {
  std::string what, html;
  std::optional<std::string> RawAd::*member;
  std::optional<std::string> value;
};

class FactOf : public ::testing::TestWithParam<Fact> {};

TEST_P(FactOf, IsRead) {
  EXPECT_EQ(generic_ad_of("<h1>Belle blonde</h1>" + GetParam().html).*GetParam().member, GetParam().value)
      << GetParam().what;
}

INSTANTIATE_TEST_SUITE_P(
    Labels, FactOf,
    ::testing::Values(
        Fact{"words right behind the label", "<p><b>Ville :</b> Cergy (95)<br><b>Âge :</b> 27 ans</p>", &RawAd::place,
             "Cergy (95)"},
        Fact{"the second of them", "<p><b>Ville :</b> Cergy<br><b>Tarif :</b> 80 €</p>", &RawAd::price, "80 €"},
        Fact{"value in an element", "<li>Prix : <b>80 €</b></li>", &RawAd::price, "80 €"},
        Fact{"label with its value is no label of the next", "<div>Budget : 80 €</div><div>Annonce du 07/09/2026</div>",
             &RawAd::price, "80 €"},
        Fact{"row is no label", "<div><div>Ville</div><div>Cergy</div></div><div><div>Yeux</div><div>Bleus</div></div>",
             &RawAd::place, "Cergy"},
        Fact{"label that is a sentence", "<tr><td><table><tr><th>J'habite<td>Cergy 95000</table>", &RawAd::place,
             "Cergy 95000"},
        Fact{"sentences are no price", "<p>Tarifs : 80/120 (30 min / 1 h). Je vous attends</p>", &RawAd::price,
             std::nullopt},
        Fact{"several amounts", "<p><b>60/90/140 €</b></p>", &RawAd::price, "60/90/140 €"}));

INSTANTIATE_TEST_SUITE_P(
    Dates, FactOf,
    ::testing::Values(
        Fact{"annonce du", "<p>Annonce du 07/09/2026</p>", &RawAd::posted, "07/09/2026"},
        Fact{"with its number", "<p>Annonce 445566 déposée le 07/09/2026</p>", &RawAd::posted, "07/09/2026"},
        Fact{"with its author", "<p>Hier à 20h20 par Lina</p>", &RawAd::posted, "Hier à 20h20"},
        Fact{"mise à jour", "<p>Mise à jour il y a 3 heures</p>", &RawAd::posted, "il y a 3 heures"},
        Fact{"dernière mise à jour", "<li><b>Dernière mise à jour:</b> hier</li>", &RawAd::posted, "hier"},
        Fact{"last updated", "<table><tr><td>Last Updated:<td>07/09/2026</table>", &RawAd::posted, "07/09/2026"},
        Fact{"last modified", "<p>Last modified 07/09/2026</p>", &RawAd::posted, "07/09/2026"},
        Fact{"en ligne", "<div><span>En ligne</span><span>hier</span></div>", &RawAd::posted, "hier"},
        Fact{"of a member", "<table><tr><td>Member Since:<td>03/02/2019</table>", &RawAd::posted, std::nullopt},
        Fact{"of a login", "<p>Dernière connexion : aujourd'hui</p>", &RawAd::posted, std::nullopt}));

INSTANTIATE_TEST_SUITE_P(
    Places, FactOf,
    ::testing::Values(
        Fact{"postal code", "<p><i></i> Cergy, 95000 — <b>x</b></p>", &RawAd::place, "Cergy, 95000"},
        Fact{"number of the département", "<span>Cergy (95)</span>", &RawAd::place, "Cergy (95)"},
        Fact{"name of the département", "<span>Cergy / Val-d'Oise</span>", &RawAd::place, "Cergy / Val-d'Oise"},
        Fact{"other words", "<span>Massage / détente</span>", &RawAd::place, std::nullopt},
        Fact{"the page's title", "<title>Lina, escort in Cergy | Exemple</title>", &RawAd::place, "Cergy"},
        Fact{"a title in French", "<title>Brune à Saint-Maur-des-Fossés - X</title>", &RawAd::place,
             "Saint-Maur-des-Fossés"},
        Fact{"a title that names none", "<title>Massage à domicile</title>", &RawAd::place, std::nullopt},
        Fact{"areaServed", "<span itemprop=areaServed>Cergy 95000</span>", &RawAd::place, "Cergy 95000"},
        Fact{"name with an age", "<p>Lina, 27 ans</p>", &RawAd::name, "Lina"},
        Fact{"the age of it", "<p>Lina, 27 ans</p>", &RawAd::age, "27 ans"}));

struct Titled {
  std::string what, html, title;
};

class TitleOf : public ::testing::TestWithParam<Titled> {};

TEST_P(TitleOf, IsTheAdsAlone) {
  EXPECT_EQ(generic_ad_at("https://www.exemple.example/lina5766", GetParam().html).title, GetParam().title)
      << GetParam().what;
}

INSTANTIATE_TEST_SUITE_P(
    Headings, TitleOf,
    ::testing::Values(
        Titled{"age behind", "<title>Exemple</title><h2>Lina, 27 ans</h2>", "Lina"},
        Titled{"age behind, bare", "<title>Lina, escort</title><h1>Lina - 27</h1>", "Lina"},
        Titled{"an age that is the title's", "<title>Lina, 27 ans - Exemple</title><h1>Lina, 27 ans</h1>",
               "Lina, 27 ans"},
        Titled{"small words", "<title>Lina | Exemple</title><h1>Lina <small>Belle blonde</small></h1>", "Lina"},
        Titled{"slogan behind", "<title>Lina | Exemple</title><h1>Lina - Belle blonde in Paris</h1>", "Lina"},
        Titled{"whole", "<title>Lina à Cergy - Exemple</title><h1>Lina à Cergy</h1>", "Lina à Cergy"},
        Titled{"no heading", "<title>Lina - Cergy - Exemple</title><div><b>Lina</b></div><div>Âge : 27</div>", "Lina"},
        Titled{"a user's handle", "<title>lina5766 - X</title><h1>lina5766</h1><p class=headline>Belle blonde</p>",
               "Belle blonde"}));

TEST(NameAndAge, LabelsAndSentencesHaveNoName) {
  for (const char* text : {"Âge : 27 ans", "Vous devez avoir 18 ans", "Femme de 27 ans"})
    EXPECT_FALSE(name_and_age(text, true)) << text;
  EXPECT_EQ(name_and_age("Marie Lou, 27 ans", false)->name, "Marie Lou");
}

struct Shown {
  std::string what, html, phone;
};

class ShownPhone : public ::testing::TestWithParam<Shown> {};

TEST_P(ShownPhone, IsReadAsItIsSeen) {
  EXPECT_THAT(generic_ad_of("<h1>Lina</h1>" + GetParam().html).phones, ElementsAre(GetParam().phone))
      << GetParam().what;
}

INSTANTIATE_TEST_SUITE_P(
    Disguises, ShownPhone,
    ::testing::Values(
        Shown{"right to left by style",
              "<p class=phone><span style='unicode-bidi: bidi-override; direction:rtl'>2100899360</span></p>",
              "0639980012"},
        Shown{"right to left by class",
              "<style>.r{unicode-bidi:bidi-override;direction:rtl}</style><i class=r>2100899360</i>", "0639980012"},
        Shown{"turned_around", "<i style='unicode-bidi:bidi-override;direction:rtl'><b>2100899360</b></i>",
              "0639980012"},
        Shown{"turned_attribute", "<i style='unicode-bidi:bidi-override;direction:rtl' data-text=2100899360></i>",
              "0639980012"},
        Shown{"bdo", "<bdo dir=rtl>2100899360</bdo>", "0639980012"},
        Shown{"an attribute that says so", "<b data-rev='0605899360'>x</b>", "0639985060"},
        Shown{"hidden figures between",
              "<style>p,.nd{display:none}@media print{.a{display:none}}</style><b class=tel><i class=a>06</i>"
              "<i class=nd>7</i><i class=a>39980012</i></b>",
              "0639980012"},
        Shown{"an element a figure",
              "<div><i>0</i><i>6</i><i>3</i><i>9</i><i>9</i><i>8</i><i>0</i><i>0</i><i>1</i><i>2</i></div>",
              "0639980012"},
        Shown{"words of a picture", "<img src=/tel.gif alt='06 39 98 00 12'>", "06 39 98 00 12"},
        Shown{"link in an attribute", "<b data-href='https://wa.me/33639980012'>Contacter</b>",
              "https://wa.me/33639980012"},
        Shown{"a line", "<p>On peut me joindre au 06 39 98 00 12</p>", "06 39 98 00 12"}));

TEST(GenericAd, IdThatLooksLikeANumberIsNone) {
  EXPECT_THAT(generic_ad_of("<h1>Lina</h1><div data-id=0173542067 data-ref=0173542067>x</div>").phones, IsEmpty());
}

TEST(GenericAd, PictureOfANumberIsNoPhoto) {
  EXPECT_THAT(photo_urls(generic_ad_of("<h1>Lina</h1><img src=/images/phone/7.png alt='06 39 98 00 12'>")), IsEmpty());
}

TEST(GenericAd, GalleryCountsMoreThanTheOnePictureForOthers) {
  const RawAd ad = generic_ad_of(R"(<meta property="og:image" content="/p/1.jpg"><h1>Lina</h1>
    <img itemprop=image src=/px.gif data-src=/p/1.jpg><img itemprop=image src=/px.gif data-src=/p/2.jpg>)");
  EXPECT_THAT(photo_urls(ad),
              ElementsAre("https://www.exemple.example/p/1.jpg", "https://www.exemple.example/p/2.jpg"));
}

const std::string kText = "Bonjour, je suis Lina, je reçois au calme près de la gare de Cergy, tous les jours.";

TEST(GenericAd, ExcerptShowsWhichBlockIsTheText) {
  const std::string notice = "<div>" + std::string(3, ' ') +
                             "Ne versez jamais d'acompte, prévenez nos modérateurs "
                             "disponibles du lundi au vendredi de neuf heures à dix-huit heures.</div>";
  const RawAd ad =
      generic_ad_of("<meta name=description content='Bonjour, je suis Lina, je reçois'><h1>Lina</h1><section>" + kText +
                    "</section>" + notice);
  EXPECT_EQ(ad.text, kText);
}

TEST(GenericAd, FactsControlsAndHeadingsAreNotPartOfTheText) {
  const RawAd ad =
      generic_ad_of("<h1>Lina</h1><div class=content><p><b>Ville :</b> Cergy<br><b>Tarif :</b> 80 €</p><p>" + kText +
                    "</p><h3>Me joindre</h3><a href='tel:0639980012'>Appeler</a><p>Mise à jour "
                    "hier</p><button>Signaler</button></div>");
  EXPECT_EQ(ad.text, kText);
}

TEST(GenericAd, SectionBelowItsHeadingIsTheTextToTheNextHeading) {
  const RawAd ad = generic_ad_of(
      "<h1>Lina</h1><div><h3>À propos de moi</h3><p>Bonjour.</p><p>À bientôt.</p>"
      "<h3>Avis</h3><p>Très bien.</p></div>");
  EXPECT_EQ(ad.text, "Bonjour.\nÀ bientôt.");
}

TEST(GenericAd, BehindOtherAdsTheSiteSpeaks) {
  const RawAd ad =
      generic_ad_at("https://www.exemple.example/ad/7001",
                    "<h1>Lina</h1><div><div>" + kText + R"(</div></div>
    <div><div>Profils du même genre</div><div><a href=/ad/7002>Eva</a>, Lyon</div></div><div>)" +
                        std::string("Les membres sont seuls responsables de ce qu'ils écrivent, le site "
                                    "décline toute responsabilité et se réserve de supprimer une annonce.") +
                        "</div>");
  EXPECT_EQ(ad.text, kText);
}

TEST(GenericAd, OneOtherAdIsAnotherAdToo) {
  const RawAd ad = generic_ad_at("https://www.exemple.example/ad/4KQN7RWL",
                                 "<h1>Lina</h1><p>" + kText +
                                     "</p><h4>À proximité</h4><div><a href=/ad/PWQZKRTA>Eva "
                                     "<b>Cergy (95)</b> <i>80 €</i></a></div>");
  EXPECT_FALSE(ad.price);
  EXPECT_FALSE(ad.place);
}

TEST(GenericAd, TextWrittenByAScriptInBase64) {
  const RawAd ad = generic_ad_of(
      "<h1>Lina</h1><div id=a></div><script>a.innerHTML=atob('Qm9uam91ciBqZSBzdWlzIExpbmEsIGplIHJlw6dvaXMgYXUgY2FsbWUg"
      "cHLDqHMgZGUgbGEgZ2FyZQ==')</script>");
  EXPECT_EQ(ad.text, "Bonjour je suis Lina, je reçois au calme près de la gare");
}

TEST(GenericAd, StateWhoseNamesStandWithoutQuotes) {
  const RawAd ad = generic_ad_of(R"(<script>window.__NUXT__={data:[{ad:{id:"445566",title:"Lina: {Cergy}",city:"Cergy",
    price:void 0,description:"Je reçois"}}],ok:true}</script>)");
  EXPECT_EQ(ad.title, "Lina: {Cergy}");
  EXPECT_EQ(ad.place, "Cergy");
  EXPECT_EQ(ad.text, "Je reçois");
}

}  // namespace
}  // namespace vigie::extractors
