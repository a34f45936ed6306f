#include <fstream>
#include <random>
#include <sstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "extractors/normalise/name_spelling.h"
#include "extractors/normalise/places.h"
#include "tests/extractors/normalise_support.h"

namespace vigie::extractors {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

std::vector<std::string> communes_of(const RawAd& raw) {
  std::vector<std::string> codes;
  for (const AdPlace& place : normaliser().normalise(raw).places) codes.push_back(place.insee);
  return codes;
}

TEST(Gazetteer, HasCommunesOfAllDepartmentsAndTheArrondissements) {
  const Gazetteer& gazetteer = normaliser().gazetteer();
  EXPECT_EQ(gazetteer.all().size(), 34'920u);
  EXPECT_EQ(gazetteer.name_of("94081"), "Vitry-sur-Seine");
  EXPECT_EQ(gazetteer.name_of("75115"), "Paris 15e Arrondissement");
  EXPECT_EQ(gazetteer.name_of("97209"), "Fort-de-France");
  EXPECT_EQ(gazetteer.name_of("00000"), std::nullopt);
  std::set<DepartmentCode> covered;
  for (const Commune& commune : gazetteer.all()) covered.insert(commune.department);
  EXPECT_EQ(covered.size(), departments().size());
}

TEST(Gazetteer, ABadLineIsNamed) {
  const auto file = std::filesystem::path(testing::TempDir()) / "communes.csv";
  std::ofstream(file)
      << "insee,name,department,postal_codes,population\n94081,Vitry-sur-Seine,94,94400,1\n94099,Nulle part\n";
  const auto loaded = Gazetteer::load(file);
  ASSERT_FALSE(loaded);
  EXPECT_EQ(loaded.error().code, Error::kBadInput);
  EXPECT_THAT(loaded.error().where, HasSubstr("communes.csv:3"));
  EXPECT_EQ(Gazetteer::load(file.string() + ".absent").error().code, Error::kUnreadable);
}

TEST(Places, AVillageOfTheDepartmentNeedsNoCapitalWhereAWordLeadsToIt) {
  for (const char* text :
       {"dispo sur villiers-sur-seine", "proche gare de chevru", "chevru et alentours", "je suis à cuisy centre"}) {
    RawAd raw = ad_with_text(text);
    raw.department = "77";
    EXPECT_EQ(communes_of(raw).size(), 1U) << text;
  }
}

TEST(Places, ANameIsReadHoweverItIsWritten) {
  for (const char* place : {"Vitry-sur-Seine", "VITRY SUR SEINE", "vitry sur seine (94)", "Vitry s/ Seine",
                            "94400 Vitry-sur-Seine", "94400", "Val-de-Marne, Vitry-sur-Seine"}) {
    EXPECT_THAT(communes_of(ad_in_place(place, "94")), ElementsAre("94081")) << place;
  }
  EXPECT_THAT(communes_of(ad_in_place("St Ouen l'Aumone", "95")), ElementsAre("95572"));
  EXPECT_THAT(communes_of(ad_in_place("L’Haÿ-les-Roses", "94")), ElementsAre("94038"));
}

TEST(Places, ArrondissementsHaveTheirOwnCode) {
  for (const char* place :
       {"Paris 15", "Paris 15e", "Paris 15ème arrondissement", "75015", "Paris 75015", "75015 Paris"}) {
    EXPECT_THAT(communes_of(ad_in_place(place)), ElementsAre("75115")) << place;
  }
  EXPECT_THAT(communes_of(ad_in_place("Lyon 3ème")), ElementsAre("69383"));
  EXPECT_THAT(communes_of(ad_in_place("Marseille 8")), ElementsAre("13208"));
  EXPECT_THAT(communes_of(ad_in_place("Paris")), ElementsAre("75056"));
}

TEST(Places, AnAmbiguousNameIsTheOneInTheDepartmentElseTheLargest) {
  EXPECT_THAT(communes_of(ad_in_place("Saint-Denis", "93")), ElementsAre("93066"));
  EXPECT_THAT(communes_of(ad_in_place("Saint-Denis", "974")), ElementsAre("97411"));
  EXPECT_THAT(communes_of(ad_in_place("Saint-Denis (93)")), ElementsAre("93066"));
  EXPECT_THAT(communes_of(ad_in_place("Montreuil", "93")), ElementsAre("93048"));
  EXPECT_THAT(communes_of(ad_in_place("Montreuil", "28")), ElementsAre("28267"));
}

TEST(Places, TheNameAndItsPostalCodeAgree) {
  const auto places = normaliser().normalise(ad_in_place("95000 Neuville-sur-Oise", "95")).places;
  ASSERT_EQ(places.size(), 1u);
  EXPECT_EQ(places[0].insee, "95450");
  EXPECT_GT(places[0].confidence, 0.95);
}

TEST(Places, ADepartmentIsNoCommune) {
  for (const char* code : {"93", "86", "53", "95", "974"}) {
    const auto department = DepartmentCode::parse(code).value().department();
    EXPECT_THAT(communes_of(ad_in_place(std::string(department.name), code)), IsEmpty()) << department.name;
  }
}

TEST(Places, ThePlaceFieldDecidesTheDepartment) {
  const auto department = [](const RawAd& raw) { return normaliser().normalise(raw).department; };
  EXPECT_EQ(department(ad_in_place("Versailles", "95")), DepartmentCode::parse("78").value());
  EXPECT_EQ(department(ad_in_place("", "95")), DepartmentCode::parse("95").value());
  RawAd raw = ad_with_text("Je suis à Versailles");
  raw.department = "95";
  EXPECT_EQ(department(raw), DepartmentCode::parse("95").value());
  EXPECT_EQ(department(ad_in_place("")), std::nullopt);
}

TEST(Places, TitleAndTextAreReadWithCare) {
  const auto communes = [](std::string text) {
    RawAd raw = ad_with_text(std::move(text));
    raw.department = "95";
    return communes_of(raw);
  };
  EXPECT_THAT(communes("Je reçois à Cergy, proche gare"), ElementsAre("95127"));
  EXPECT_THAT(communes("je recois sur sarcelles"), ElementsAre("95585"));
  EXPECT_THAT(communes("à 5 min de la gare d'Ermont-Eaubonne"), ElementsAre("95219"));
  EXPECT_THAT(communes("à 20 min de Cergy"), IsEmpty());
  EXPECT_THAT(communes("Je reçois à Paris 12. Bonne humeur"), ElementsAre("75112"));
  EXPECT_THAT(communes("Un moment de Plaisir, Tours de magie, Nice girl, Bonne soirée"), IsEmpty());
  EXPECT_THAT(communes("vue sur mer, sans y aller, un us et coutume"), IsEmpty());
  EXPECT_THAT(communes("paris 150 €"), IsEmpty());
}

TEST(Places, AnEverydayWordIsACommuneBehindALeadingWordWithACapital) {
  RawAd raw = ad_with_text("Je suis à Plaisir cette semaine");
  raw.department = "78";
  EXPECT_THAT(communes_of(raw), ElementsAre("78490"));
}

struct Case {
  const char* department;
  const char* place;
  const char* text;
  const char* expected;  // INSEE codes in any order
};

class WrittenPlace : public testing::TestWithParam<Case> {};

TEST_P(WrittenPlace, IsFound) {
  RawAd raw = ad_with_text(GetParam().text);
  if (*GetParam().department != 0) raw.department = GetParam().department;
  if (*GetParam().place != 0) raw.place = GetParam().place;
  std::istringstream words(GetParam().expected);
  const std::vector<std::string> expected(std::istream_iterator<std::string>(words), {});
  EXPECT_THAT(communes_of(raw), testing::UnorderedElementsAreArray(expected))
      << raw.place.value_or("") << " | " << *raw.text;
}

INSTANTIATE_TEST_SUITE_P(
    Places, WrittenPlace,
    testing::Values(
        Case{"94", "", "Je reçois à Vitry, proche gare", "94081"}, Case{"92", "Asnières", "", "92004"},
        Case{"92", "", "dispo sur Asnieres ce soir", "92004"}, Case{"95", "Argenteuille", "", "95018"},
        Case{"", "Argenteuille", "", "95018"}, Case{"78", "Versaille", "", "78646"},
        Case{"78", "", "Je suis à Versaille", "78646"}, Case{"93", "St Denis", "", "93066"},
        Case{"94", "Nogent s/ Marne", "", "94052"}, Case{"94", "Nogent sur marne", "", "94052"},
        Case{"94", "Fontenay s/Bois", "", "94033"}, Case{"93", "Aulnay s/s bois", "", "93005"},
        Case{"75", "Paris XV", "", "75115"}, Case{"75", "Paris 15e", "", "75115"},
        Case{"75", "", "Je reçois à Paris 15ème, métro Convention", "75115"},
        Case{"75", "", "dans le 15e arrondissement", "75115"}, Case{"75", "Paris XVIe", "", "75116"},
        Case{"", "", "Je suis à Lyon 3 quartier calme", "69383"}, Case{"13", "Marseille 8e", "", "13208"},
        Case{"69", "69003 Lyon", "", "69383"}, Case{"95", "", "proche gare de Cergy", "95127"},
        Case{"95", "", "Cergy-Préfecture, parking", "95127"}, Case{"95", "Cergy-Pontoise", "", "95127"},
        Case{"95", "", "Je reçois à Cergy, Pontoise et Argenteuil", "95127 95500 95018"},
        Case{"75", "", "métro Bastille", "75111"}, Case{"75", "", "Gare de Lyon", "75112"},
        Case{"69", "", "Je reçois à Part-Dieu", "69383"}, Case{"75", "", "Porte de Versailles", "75115"},
        Case{"95", "", "10 rue de Paris", ""},
        Case{"95", "", "originaire de Marseille, je reçois à Sarcelles", "95585"},
        Case{"95", "", "à Sarcelles, 15 min de Paris", "95585"}, Case{"93", "Saint-Ouen", "", "93070"},
        Case{"95", "Saint-Ouen", "", "95572"}, Case{"93", "Montreuil", "", "93048"},
        Case{"62", "Montreuil", "", "62588"}, Case{"974", "Saint-Denis", "", "97411"},
        Case{"75", "Saint-Denis", "", "93066"}, Case{"", "Saint-Denis (974)", "", "97411"},
        Case{"", "Saint-Denis 93", "", "93066"}, Case{"", "93200 Saint-Denis", "", "93066"},
        Case{"", "", "Je suis à Saint-Denis et Aubervilliers", "93066 93001"}, Case{"94", "Vitry", "", "94081"},
        Case{"94", "Maisons Alfort", "", "94046"}, Case{"92", "Boulogne", "", "92012"},
        Case{"62", "Boulogne", "", "62160"}, Case{"92", "Levallois", "", "92044"},
        Case{"92", "Issy les Moulineaux", "", "92040"}, Case{"94", "Le Kremlin Bicêtre", "", "94043"},
        Case{"94", "Kremlin Bicetre", "", "94043"}, Case{"94", "lhay les roses", "", "94038"},
        Case{"78", "St Germain en Laye", "", "78551"}, Case{"78", "Saint Germain", "", "78551"},
        Case{"91", "Évry", "", "91228"}, Case{"91", "Corbeil", "", "91174"}, Case{"77", "Meaux", "", "77284"},
        Case{"", "", "Moment de plaisir à deux, bonne humeur, un sens du contact, orange, nice, contre la porte", ""},
        Case{"", "", "Un vrai Plaisir ! Bonne soirée, Sens aiguisés", ""},
        Case{"95", "", "Nice girl in town, very nice", ""}, Case{"06", "", "Je suis à Nice", "06088"},
        Case{"", "Nice", "", "06088"}, Case{"89", "", "De passage à Sens", "89387"}, Case{"78", "Plaisir", "", "78490"},
        Case{"78", "Plaisir (78370)", "", "78490"}, Case{"", "78370 Plaisir", "", "78490"},
        Case{"78", "", "je reçois à Plaisir centre", "78490"}, Case{"95", "75015", "", "75115"},
        Case{"95", "", "je reçois au 95100", "95018"}, Case{"95", "Val-d'Oise", "", ""},
        Case{"93", "Seine-Saint-Denis", "", ""}, Case{"95", "Île-de-France", "", ""},
        Case{"75", "", "Je m'appelle Florence, 25 ans", ""}, Case{"", "", "tarif 80 € 75 kg 165 cm 32 ans", ""},
        Case{"95", "", "je me déplace à domicile, en voiture, sur place, à bientôt, à volonté", ""},
        Case{"95", "", "J'adore les Caresses, la Tendresse et les Baisers, à Partager sans Tabou", ""},
        Case{"59", "", "tourcoing centre", "59599"}, Case{"59", "Roubaix", "", "59512"},
        Case{"33", "", "sur Bordeaux et Mérignac", "33063 33281"}, Case{"95", "CERGY", "", "95127"},
        Case{"95", "cergy le haut", "", "95127"}, Case{"95", "Garges les Gonesse", "", "95268"},
        Case{"95", "garges", "", "95268"}, Case{"95", "Villiers le bel", "", "95680"},
        Case{"95", "Soisy sous montmorency", "", "95598"}, Case{"95", "Enghien", "", "95210"},
        Case{"95", "Deuil la barre", "", "95197"}, Case{"94", "Créteil", "", "94028"},
        Case{"94", "Creteille", "", "94028"}, Case{"94", "Champigny", "", "94017"}, Case{"94", "Ivry", "", "94041"},
        Case{"94", "Villeneuve St Georges", "", "94078"}, Case{"77", "Chelles", "", "77108"},
        Case{"77", "Pontault Combault", "", "77373"}, Case{"78", "Mantes la jolie", "", "78361"},
        Case{"78", "Sartouville", "", "78586"}, Case{"78", "Conflans", "", "78172"},
        Case{"95", "Pontoisse", "", "95500"}, Case{"95", "Sarcelle", "", "95585"},
        Case{"93", "Aubervillier", "", "93001"}, Case{"93", "Bobiny", "", "93008"},
        Case{"93", "Montreuil sous Bois", "", "93048"}, Case{"75", "Paris 8", "", "75108"},
        Case{"75", "PARIS 08", "", "75108"}, Case{"75", "Paris 8ème (75008)", "", "75108"},
        Case{"95", "Proche Cergy", "", "95127"}, Case{"95", "Centre ville de Pontoise", "", "95500"},
        Case{"31", "Toulouse", "", "31555"}, Case{"95", "", "Escort à Cergy le 12 septembre", "95127"},
        Case{"95", "", "massage cergy", "95127"}, Case{"75", "", "Paris 15 min de la gare", "75056"},
        Case{"75", "", "Paris 20 roses", "75056"}));

std::vector<const Commune*> towns(std::int64_t least) {
  std::vector<const Commune*> found;
  for (const Commune& commune : normaliser().gazetteer().all()) {
    if (commune.population >= least) found.push_back(&commune);
  }
  return found;
}

TEST(Places, EveryTownIsFoundByItsNameInItsDepartment) {
  for (const Commune* town : towns(20'000)) {
    if (town->insee == "75056" || town->insee == "69123" || town->insee == "13055") continue;
    const std::string department(town->department.text());
    std::string upper = name_key(town->name);
    for (char& letter : upper) letter = static_cast<char>(std::toupper(letter));
    for (const std::string& written : {town->name, name_key(town->name), upper})
      EXPECT_THAT(communes_of(ad_in_place(written, department)), ElementsAre(town->insee)) << written;
    RawAd raw = ad_with_text("Je reçois à " + town->name + ", quartier calme.");
    raw.department = department;
    EXPECT_THAT(communes_of(raw), ElementsAre(town->insee)) << *raw.text;
  }
}

TEST(Places, ASlipInTheNameOfATownIsForgiven) {
  std::mt19937 random(12);
  int found = 0;
  int tried = 0;
  for (const Commune* town : towns(20'000)) {
    std::string name = name_key(town->name);
    if (name.size() < 8 || name.find_first_of("0123456789") != std::string::npos) continue;
    const std::size_t at = 2 + random() % (name.size() - 3);
    if (name[at] == ' ' || name[at + 1] == ' ') continue;
    random() % 2 == 0 ? name.erase(at, 1) : name.insert(at, 1, name[at]);
    ++tried;
    const auto communes = communes_of(ad_in_place(name, std::string(town->department.text())));
    if (communes == std::vector<std::string>{town->insee}) ++found;
  }
  EXPECT_GE(found, tried * 97 / 100) << found << " of " << tried;
}

TEST(NameSpelling, OneSlipIsOneLetter) {
  EXPECT_TRUE(is_one_slip("sarcelle", "sarcelles"));
  EXPECT_TRUE(is_one_slip("sacrelles", "sarcelles"));
  EXPECT_TRUE(is_one_slip("sarxelles", "sarcelles"));
  EXPECT_TRUE(is_one_slip("sarcelles", "sarcelles"));
  EXPECT_FALSE(is_one_slip("sarcele", "sarcelles"));
  EXPECT_EQ(sound_of("argenteuille"), sound_of("argenteuil"));
  EXPECT_EQ(sound_of("versaille"), sound_of("versailles"));
  EXPECT_NE(sound_of("cergy"), sound_of("clergy"));
}

}  // namespace
}  // namespace vigie::extractors
