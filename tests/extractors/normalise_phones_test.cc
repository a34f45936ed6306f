#include <ctime>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "extractors/normalise/phones.h"
#include "tests/extractors/normalise_support.h"
#include "tests/extractors/phone_dresser.h"

namespace vigie::extractors {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::vector<AdPhone> phones_in(const RawAd& raw) { return find_phones(FoldedAd(raw)); }

std::vector<std::string> numbers_in(const RawAd& raw) {
  std::vector<std::string> numbers;
  for (const AdPhone& phone : phones_in(raw)) numbers.push_back(phone.number.e164());
  return numbers;
}

std::vector<std::string> numbers_in(std::string text) { return numbers_in(ad_with_text(std::move(text))); }

class WrittenPhone : public testing::TestWithParam<const char*> {};

TEST_P(WrittenPhone, IsRead) { EXPECT_THAT(numbers_in(GetParam()), ElementsAre("+33639980012")) << GetParam(); }

INSTANTIATE_TEST_SUITE_P(
    Phones, WrittenPhone,
    testing::Values("0639980012", "06 39 98 00 12", "06.39.98.00.12", "06-39-98-00-12", "06/39/98/00/12",
                    "06,39,98,00,12", "06 - 39 - 98 - 00 - 12", "06..39..98..00..12", "0 6 3 9 9 8 0 0 1 2",
                    "063 998 0012", "06 39980012", "0639 98 00 12", "06/39.98.00.12", "06 39 98.00 12", "+33639980012",
                    "+33 6 39 98 00 12", "+33 (0)6 39 98 00 12", "+33(0)639980012", "+ 33 6.39.98.00.12",
                    "0033639980012", "0033 6 39 98 00 12", "00 33 6 39 98 00 12", "33 6 39 98 00 12", "33639980012",
                    "Tel:06 39 98 00 12", "tel0639980012", "appelle le 06 39 98 00 12 merci", "tel:+33639980012",
                    "tel:0639980012", "https://wa.me/33639980012", "wa.me/33639980012?text=bonjour",
                    "https://api.whatsapp.com/send?phone=33639980012",
                    "https://api.whatsapp.com/send/?lang=fr&phone=%2B33639980012", "whatsapp://send?phone=33639980012",
                    "０６ ３９ ９８ ００ １２", "06\n39\n98\n00\n12", "06 39 98 00 12 50 80 130 roses",
                    "50/80/130 roses 06 39 98 00 12", "06🌹39🌹98🌹00🌹12", "❤06 39 98 00 12❤",
                    "06 39 98 00 12 / 06-39-98-00-12", "Annonce sérieuse, 0639980012",
                    "le 12/09/2026 au 06 39 98 00 12", "de 10h à 22h. 06 39 98 00 12"));

INSTANTIATE_TEST_SUITE_P(
    InWords, WrittenPhone,
    testing::Values(
        "zéro six trente-neuf quatre-vingt-dix-huit zéro zéro douze",
        "zero six trente neuf quatre vingt dix huit zero zero douze",
        "ZÉRO SIX, TRENTE NEUF, QUATRE VINGT DIX HUIT, ZÉRO ZÉRO, DOUZE",
        "Zéro-Six-Trente-Neuf-Quatre-Vingt-Dix-Huit-Zéro-Zéro-Douze",
        "zero.six.trente.neuf.quatre.vingt.dix.huit.zero.zero.douze", "zéro six trente-neuf nonante-huit 00 12",
        "zéro six, puis trente-neuf, puis quatre-vingt dix-huit, ensuite zéro zéro et enfin douze",
        "zerosixtrenteneufquatrevingtdixhuitzerozerodouze", "06 trois neuf 98 double zéro 12",
        "zero six three nine nine eight double zero one two", "oh six thirty-nine ninety-eight zero zero twelve",
        "cero seis treinta y nueve noventa y ocho cero cero doce",
        "zero seis trinta e nove noventa e oito zero zero doze", "zero sei trentanove novantotto zero zero dodici",
        "zero șase treizeci și nouă nouăzeci și opt zero zero doisprezece",
        "plus trente-trois six trente-neuf quatre-vingt-dix-huit zéro zéro douze",
        "zéro zéro trente-trois six trente neuf nonante huit zéro zéro douze", "zero 6 trente neuf 98 00 douze",
        "06 - trente neuf - 98 - zéro zéro - 12", "zéro 6 trente 9 quatre-vingt-dix-huit 00 12",
        "sero six trente neuf nonante huit zero zero douze", "0six39quatrevingtdixhuit00douze"));

INSTANTIATE_TEST_SUITE_P(Disguised, WrittenPhone,
                         testing::Values("06h39h98h00h12", "06+39+98+00+12", "06x39x98x00x12",
                                         "06 et 39 et 98 et 00 et 12", "06€39€98€00€12", "06abc39def98ghi00jkl12",
                                         "0a6b3c9d9e8f0g0h1i2", "06 (pas de texto svp) 39 (merci) 98 00 12",
                                         "06<3 39<3 98<3 00<3 12", "06 comme un ange 39 comme le jura 98 00 12",
                                         "[06] [39] [98] [00] [12]", "O6 39 98 OO l2", "O6.39.9B.OO.I2", "O639980OI2",
                                         "06 E9 98 00 12", "o6 39 98 oo 12. 90C", "Ο6 39 98 ОО 12", "0️⃣6️⃣ 3️⃣9️⃣ 9️⃣8️⃣ 0️⃣0️⃣ 1️⃣2️⃣",
                                         "⓿❻.❸❾.❾❽.⓿⓿.❶❷", "٠٦٣٩٩٨٠٠١٢", "⁰⁶ ³⁹ ⁹⁸ ⁰⁰ ¹²",
                                         "0\u200B6\u200B3\u200B9\u200B98\u200B0012", "06★39★98★00★12",
                                         "06 🌹 39 💋 98 😘 00 🔥 12", "+ 3 3 6 3 9 9 8 0 0 1 2", "+33 06 39 98 00 12",
                                         "+33(6)39980012", "0639980012bisous", "numéro à l'envers : 21 00 89 93 60"));

class NoPhone : public testing::TestWithParam<const char*> {};

TEST_P(NoPhone, IsRead) { EXPECT_THAT(numbers_in(GetParam()), IsEmpty()) << GetParam(); }

INSTANTIATE_TEST_SUITE_P(
    Phones, NoPhone,
    testing::Values("50/80/130 roses", "150 € l'heure, 80 € la demi-heure", "94400 Vitry", "01000 01100", "979853952",
                    "SIRET 012 345 678 00012", "siret 01234567890123", "annonce 0639980012", "réf : 0639980012",
                    "annonce n° 0639980012", "x0639980012", "https://s14.example/annonce/0639980012",
                    "www.s14.example/0639980012", "05/06/2026 10:30", "le 06 09 2026 de 10h à 22h", "01.02.2026 10 30",
                    "05/06 - 08/06 - 12/06", "09:30-22:00 10", "90 60 90, 165 cm, 58 kg", "+18 uniquement", "0123 vues",
                    "06 39 98 00", "06 39 98 00 123", "2026-09-17T03:12:00+02:00", "2026-09-17 03 12 00 45",
                    "1.02.2026 10 30", "FR76 3000 6000 0112 3456 7890 189", "0639980012 €", "", "0", "+", "+33", "00",
                    "08h30 09h15 10h00 11h45 12h30", "08:30 09:15 10:00 11:45 12:30", "09.00-12.30, 14.00-19.00",
                    "05.06.26 - 08.06.26", "le 04/10, 05/10 et 26/10", "05/06/26 07/06/26",
                    "départements 06 13 83 84 04", "je me déplace dans le 02, 60, 80, 95 et 77",
                    "les 04, 05, 06, 07 et 08 juin", "01 02 03 04 05", "06 39 98 XX XX. 50/80/130 roses",
                    "06 39 98 (sur demande). Secteur 95, 78 et 92", "code 0796 puis 0004#. 50/80/130",
                    "RCS Pontoise 059462559. 30/50/80", "0.639980012", "0.5 0.6 0.7 0.8 0.9", "code promo 0639980012",
                    "N° 069312345 6", "10.0.0.1 192.168.0.10", "DE89 3704 0044 0532 0130 00", "IMG_0639980012.jpg",
                    "lot 2026-0639980012", "0639980012 vues", "0639980012@courrier.example",
                    "annonces.example/annonce/0639980012", "+ 50 80 130 150",
                    "zéro tabou, six positions, trente minutes, neuf ans", "zéro un, zéro deux et trois. 80 €, 150"));

TEST(Phones, ThoseOverPhotosAreToldApart_AndAddNothingToWhatTheAdStates) {
  std::vector<AdPhone> phones = phones_in({.site = "s", .ad_id = "1", .text = "appelle au 06 39 98 00 12"});
  ASSERT_EQ(phones.size(), 1U);
  const double stated = phones[0].confidence;
  add_photo_phones({"+33639980012", "+33199003456", "0199003456", ""}, phones);
  ASSERT_EQ(phones.size(), 2U);
  EXPECT_EQ(phones[0].rule, "digits");
  EXPECT_EQ(phones[1].number.e164(), "+33199003456");
  EXPECT_EQ(phones[1].rule, "photo");
  EXPECT_LT(phones[1].confidence, stated);
}

TEST(Phones, SeveralZerosInBracketsAreTakenOutWhereTheyStand) {  // found by fuzz_phones
  EXPECT_NO_THROW(
      phones_in(ad_with_text("39\n98 00 O.I2, +34 (0).I2, +u (0)6 3 quatre-vingt-dix-hu (0)6 39.98 00 12")));
  EXPECT_NO_THROW(phones_in(ad_with_text("+34 (0) 6 (0) 6 (0) 1 (0) 2 (0) 3 (0) 4 (0) 5 (0) 6 (0) 7")));
}

TEST(Phones, CountsAndHoursAroundANumberAreNoPartOfIt) {
  EXPECT_THAT(numbers_in("4 photos, 1250 vues. 0639980012"), ElementsAre("+33639980012"));
  EXPECT_THAT(numbers_in("1250 vues\n0639980012"), ElementsAre("+33639980012"));
  EXPECT_THAT(numbers_in("1250 vues, ☎ 0639980012"), ElementsAre("+33639980012"));
  EXPECT_THAT(numbers_in("zéro six trente-neuf quatre-vingt-dix-huit zéro zéro quarante 7j/7"),
              ElementsAre("+33639980040"));
  EXPECT_THAT(numbers_in("zéro six trente-neuf quatre-vingt-dix-huit zéro zéro quarante 7 photos"),
              ElementsAre("+33639980040"));
}

TEST(Phones, NumbersOfOverseasDepartmentsHaveTheirOwnCountryCode) {
  EXPECT_THAT(numbers_in("0690 00 12 34"), ElementsAre("+590690001234"));
  EXPECT_THAT(numbers_in("0692 12 34 56"), ElementsAre("+262692123456"));
  EXPECT_THAT(numbers_in("+33 696 12 34 56"), ElementsAre("+596696123456"));
}

TEST(Phones, ForeignNumbersNeedAPrefix) {
  EXPECT_THAT(numbers_in("+44 7911 123456"), ElementsAre("+447911123456"));
  EXPECT_THAT(numbers_in("00447911123456"), ElementsAre("+447911123456"));
  EXPECT_THAT(numbers_in("7911 123456"), IsEmpty());
}

TEST(Phones, SeveralNumbersAreAllRead) {
  EXPECT_THAT(numbers_in("06 39 98 00 12 06 39 98 00 13"), ElementsAre("+33639980012", "+33639980013"));
  EXPECT_THAT(numbers_in("0639980012/0199001234"), ElementsAre("+33639980012", "+33199001234"));
}

TEST(Phones, ANumberIsOneHoweverOftenItIsWritten_TheFirstReadingStands) {
  RawAd raw = ad_with_text("Whatsapp +33639980012");
  raw.phones = {"06 39 98 00 12"};
  raw.title = "Lina 0639980012";
  const auto phones = phones_in(raw);
  ASSERT_EQ(phones.size(), 1u);
  EXPECT_EQ(phones[0].read.field, AdField::kPhones);
  EXPECT_THAT(phones[0].channels, ElementsAre(PhoneChannel::kCall, PhoneChannel::kWhatsApp));
}

TEST(Phones, SpansAreCodePointsOfTheOriginal) {
  const auto phones = phones_in(ad_with_text("Été 🌹 à Évry : 06 39 98 00 12 !"));
  ASSERT_EQ(phones.size(), 1u);
  EXPECT_EQ(phones[0].read.span, (Span{15, 29}));
  EXPECT_EQ(phones[0].rule, "digits");
}

TEST(Phones, AWhatsAppLinkIsNoCall) {
  const auto phones = phones_in(ad_with_text("https://wa.me/33639980012"));
  ASSERT_EQ(phones.size(), 1u);
  EXPECT_EQ(phones[0].rule, "whatsapp-link");
  EXPECT_THAT(phones[0].channels, ElementsAre(PhoneChannel::kWhatsApp));
}

// 06 39 98 is possible but not valid for libphonenumber, 01 99 00 too; a range in use is surer.
TEST(Phones, ValidityInformsConfidenceAndIsNoGate) {
  const auto fiction = phones_in(ad_with_text("06 39 98 00 12"));
  const auto in_use = phones_in(ad_with_text("+44 7911 123456"));
  ASSERT_EQ(fiction.size(), 1u);
  ASSERT_EQ(in_use.size(), 1u);
  EXPECT_LT(fiction[0].confidence, in_use[0].confidence);
  EXPECT_GT(fiction[0].confidence, 0.8);
}

TEST(Phones, OddGroupsAreLessSure) {
  const auto usual = phones_in(ad_with_text("06 39 98 00 12"));
  const auto odd = phones_in(ad_with_text("06 399 80 01 2"));
  ASSERT_EQ(odd.size(), 1u);
  EXPECT_LT(odd[0].confidence, usual[0].confidence);
}

TEST(Phones, WordsThatMayBeJoinedInSeveralWaysGiveTenDigits) {
  EXPECT_THAT(numbers_in("zéro six trente-neuf quatre-vingt-dix-huit soixante-dix-huit soixante-dix-huit"),
              ElementsAre("+33639987878"));
  EXPECT_THAT(numbers_in("zéro six trente-neuf quatre-vingt-dix-huit cinquante quatre-vingt-cinq"),
              ElementsAre("+33639985085"));
  EXPECT_THAT(numbers_in("zéro six trente-neuf quatre-vingt-dix-huit soixante dix-huit"), ElementsAre("+33639986018"));
  EXPECT_THAT(numbers_in("06 39 98 quarante et un cinquante quatre"), ElementsAre("+33639984154"));
}

TEST(Phones, TheRuleSaysHowANumberIsWritten) {
  const auto rule_of = [](std::string text) { return phones_in(ad_with_text(std::move(text))).at(0).rule; };
  EXPECT_EQ(rule_of("zéro six trente-neuf quatre-vingt-dix-huit zéro zéro douze"), "words-fr");
  EXPECT_EQ(rule_of("cero seis treinta y nueve noventa y ocho cero cero doce"), "words-es");
  EXPECT_EQ(rule_of("06 trente-neuf 98 00 douze"), "mixed-fr");
  EXPECT_EQ(rule_of("O6 39 98 OO 12"), "look-alikes");
  EXPECT_EQ(rule_of("06 bisous 39 doux 98 00 12"), "apart");
}

TEST(Phones, TitleAndTextTogetherMayHoldANumber_ItsSpanIsThatInTheTitle) {
  RawAd raw = ad_with_text("98 00 12 appelle moi");
  raw.title = "Lina 06 39";
  const auto phones = phones_in(raw);
  ASSERT_EQ(phones.size(), 1u);
  EXPECT_EQ(phones[0].number.e164(), "+33639980012");
  EXPECT_EQ(phones[0].read, (Reading{AdField::kTitle, {5, 10}}));
  EXPECT_EQ(phones[0].rule, "split");
}

TEST(Phones, LessCertainWritingsHaveLessConfidence) {
  const auto confidence = [](std::string text) { return phones_in(ad_with_text(std::move(text))).at(0).confidence; };
  EXPECT_GT(confidence("06 39 98 00 12"), confidence("O6 39 98 OO 12"));
  EXPECT_GT(confidence("O6 39 98 OO 12"), confidence("06 bisous 39 doux 98 00 12"));
}

// The dresser shares no code with the reader; two seeds that the bench does not use.
TEST(Phones, NumbersDressedAtRandomAreFoundAgain) {
  constexpr int kCases = 1500;
  int missed = 0;
  for (const std::uint32_t seed : {2026U, 95U}) {
    tests::PhoneDresser dresser(seed);
    for (int i = 0; i < kCases; ++i) {
      const auto ad = dresser.with_number();
      if (numbers_in(ad.raw) == ad.numbers) continue;
      ++missed;
      RecordProperty("missed", *ad.raw.text);
    }
  }
  EXPECT_LE(missed, 2 * kCases / 100);
}

TEST(Phones, TextsWithoutNumbersGiveNone) {
  constexpr int kCases = 1500;
  int wrong = 0;
  for (const std::uint32_t seed : {2026U, 95U}) {
    tests::PhoneDresser dresser(seed);
    for (int i = 0; i < kCases; ++i) wrong += numbers_in(dresser.without_number().raw).empty() ? 0 : 1;
  }
  EXPECT_LE(wrong, 2 * kCases / 200);
}

double seconds_for(const std::string& unit, std::size_t size) {
  std::string text;
  while (text.size() < size) text += unit;
  const RawAd raw = ad_with_text(std::move(text));
  const std::clock_t begun = std::clock();
  phones_in(raw);
  return static_cast<double>(std::clock() - begun) / CLOCKS_PER_SEC;
}

// Quadratic work would take 400 times as long, many seconds; what is within half a second cannot be told from chance.
TEST(Phones, TwentyTimesTheTextTakesNoMoreThanAHundredTimesAsLong) {
  for (const std::string unit :
       {"0 ",    "0",        "06 39 98 ",  "+",      "(0)",    "tel:", "wa.me/", "\xCC\x81",      "https://",
        "[",     "00 33 6 ", "zzz 0 ",     "zéro ",  "o6 ol ", "+1 ",  "+33 ",   "quatre vingt ", "double 0 ",
        "06 x ", "01/02/",   "fr76 3000 ", "zerosix"}) {
    const double once = seconds_for(unit, 50'000);
    EXPECT_LT(seconds_for(unit, 1'000'000), std::max(0.5, 100 * once)) << unit;
  }
}

}  // namespace
}  // namespace vigie::extractors
