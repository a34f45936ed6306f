#include <chrono>
#include <random>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "extractors/normalise/phones.h"
#include "tests/extractors/normalise_support.h"

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

class NoPhone : public testing::TestWithParam<const char*> {};

TEST_P(NoPhone, IsRead) { EXPECT_THAT(numbers_in(GetParam()), IsEmpty()) << GetParam(); }

INSTANTIATE_TEST_SUITE_P(
    Phones, NoPhone,
    testing::Values("50/80/130 roses", "150 € l'heure, 80 € la demi-heure", "94400 Vitry", "01000 01100", "979853952",
                    "SIRET 012 345 678 00012", "siret 01234567890123", "annonce 0639980012", "réf : 0639980012",
                    "annonce n° 0639980012", "x0639980012", "https://s14.example/annonce/0639980012",
                    "www.s14.example/0639980012", "05/06/2026 10:30", "01.02.2026 10 30", "05/06 - 08/06 - 12/06",
                    "09:30-22:00 10", "90 60 90, 165 cm, 58 kg", "+18 uniquement", "0123 vues", "06 39 98 00",
                    "06 39 98 00 123", "2026-09-17T03:12:00+02:00", "2026-09-17 03 12 00 45", "1.02.2026 10 30",
                    "FR76 3000 6000 0112 3456 7890 189", "0639980012 €", "", "0", "+", "+33", "00"));

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

TEST(Phones, NumbersDressedAtRandomAreFoundAgain) {
  std::mt19937 random(77);
  const std::vector<std::string> prefixes{"0", "+33", "+33 ", "0033", "+33 (0)"};
  const std::vector<std::string> signs{"", " ", ".", "-", " . ", "/", "_"};
  const auto pick = [&](const auto& list) -> const std::string& { return list[random() % list.size()]; };
  for (int i = 0; i < 500; ++i) {
    const std::string tail = std::to_string(1000 + random() % 9000);
    const std::string& sign = pick(signs);
    std::string dressed = pick(prefixes) + "6";
    for (const std::string& group : {std::string("39"), std::string("98"), tail.substr(0, 2), tail.substr(2)}) {
      dressed.append(sign).append(group);
    }
    EXPECT_THAT(numbers_in("Bonjour " + dressed + " à bientôt"), ElementsAre("+3363998" + tail)) << dressed;
  }
}

TEST(Phones, HostileTextTakesLinearTime) {
  for (const std::string unit :
       {"0 ", "0", "06 39 98 ", "+", "(0)", "tel:", "wa.me/", "\xCC\x81", "https://", "[", "00 33 6 "}) {
    std::string text;
    while (text.size() < 100'000) text += unit;
    const auto begun = std::chrono::steady_clock::now();
    numbers_in(text);
    EXPECT_LT(std::chrono::steady_clock::now() - begun, std::chrono::seconds(5)) << unit;
  }
}

}  // namespace
}  // namespace vigie::extractors
