#include "model/text_outline.h"

#include <gmock/gmock.h>

namespace vigie {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

TEST(TextOutline, IsOfNumbersAndEmojiInTheirOrder) {
  EXPECT_THAT(outline("💋 Lina, 24 ans, 168 cm : 80 € / 150 € 🌹"), ElementsAre("💋", "24", "168", "80", "150", "🌹"));
}

TEST(TextOutline, IsTheSameInAnotherLanguage) {
  const auto french = outline("💋💋 J'ai 24 ans, 168 cm. Une heure 150 €, 30 min 80 €, la nuit 600 € 🌹 Bisous 💋");
  const auto english = outline("💋 I am 24, 168 cm tall! 1h €150, 30 minutes €80, overnight €600. 🌹🌹 Kisses 💋");
  EXPECT_EQ(french, english);
}

// "1 h" may be "une heure", and a postal code or a year's date of birth is no structure.
TEST(TextOutline, LeavesOutSingleDigitsAndLongNumbers) { EXPECT_THAT(outline("1 h 2 3 94400 123456789"), IsEmpty()); }

TEST(TextOutline, LeavesOutPhonesHoweverTheyAreGrouped) {
  EXPECT_THAT(outline("80 € au 06 39 98 00 12 ou 0639980012, +33 6 39 98 00 12 pour 90"), ElementsAre("80", "90"));
  EXPECT_THAT(outline("tel: 06.39.98.00.12"), IsEmpty());
}

TEST(TextOutline, KeepsTariffsThatStandTogether) {
  EXPECT_THAT(outline("50/80/130/200/300"), ElementsAre("50", "80", "130", "200", "300"));
}

TEST(TextOutline, SkinTonesAndSelectorsMakeNoOtherEmoji) { EXPECT_EQ(outline("👋🏽 ❤️"), outline("👋🏿 ❤")); }

TEST(TextOutline, RunsAreOfThreePieces) {
  EXPECT_THAT(outline_runs({"24", "168", "80", "150"}), ElementsAre("24 168 80", "168 80 150"));
  EXPECT_THAT(outline_runs({"24", "168"}), IsEmpty());
  EXPECT_THAT(outline_runs(std::vector<std::string>(300, "24")), SizeIs(1));
}

TEST(TextOutline, AnyBytesAreRead) { EXPECT_THAT(outline("\xF0\x9F\x92 12 \xFF\xFE 34 +"), ElementsAre("12", "34")); }

}  // namespace
}  // namespace vigie
