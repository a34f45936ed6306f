#include "dedup/signatures/writing_habits.h"

#include <gmock/gmock.h>

namespace vigie::dedup {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Not;
using enum HabitKind;

TEST(WritingHabits, PlainWritingHasNone) {
  EXPECT_THAT(writing_habits("Je vous reçois avec plaisir dans un endroit calme. Le jour, sur rendez-vous.",
                             {"je", "vous", "rendez"}),
              IsEmpty());
}

TEST(WritingHabits, AreWhatDepartsFromIt) {
  const auto habits =
      writing_habits("Coucou mes chéris!! dispo tt de suite...30min 80€, 1 h 150€ 💋\n\nbisous Lina", {"lina"});
  EXPECT_THAT(habits,
              ElementsAre(WritingHabit{kEmoji, "💋"}, WritingHabit{kSigns, "!!"}, WritingHabit{kSigns, ".."},
                          WritingHabit{kSpelling, "dispo"}, WritingHabit{kSpelling, "tt"}, WritingHabit{kAmounts, "#€"},
                          WritingHabit{kDurations, "# h"}, WritingHabit{kDurations, "#min"}, WritingHabit{kLayout, "¶"},
                          WritingHabit{kOpening, "coucou"}));
}

TEST(WritingHabits, CapitalsAreOfTheWholeText) {
  const std::string text = "je vous attends chez moi pour une belle rencontre sans tabou ni stress";
  EXPECT_THAT(writing_habits(text, {}), Contains(WritingHabit{kCapitals, "abc"}));
  EXPECT_THAT(writing_habits("JE VOUS ATTENDS CHEZ MOI POUR UNE BELLE RENCONTRE SANS TABOU NI STRESS", {}),
              Contains(WritingHabit{kCapitals, "ABC"}));
  EXPECT_THAT(writing_habits("J" + text.substr(1), {}), Not(Contains(testing::Field(&WritingHabit::kind, kCapitals))));
}

TEST(WritingHabits, LinesThatBeginWithOneSignAreALayout) {
  EXPECT_THAT(writing_habits("- massage\n- duo\n• autre", {}), Contains(WritingHabit{kLayout, "-"}));
  EXPECT_THAT(writing_habits("- massage\nduo\n• autre", {}),
              Not(Contains(testing::Field(&WritingHabit::kind, kLayout))));
}

TEST(WritingHabits, ANameIsNoOpening) {
  EXPECT_THAT(writing_habits("Lina vous attend", {"lina"}), ElementsAre(WritingHabit{kClosing, "attend"}));
}

// The same hand in other words, and another hand in the same ones.
TEST(WritingHabits, FollowTheHandNotTheWords) {
  const auto one = writing_habits("Coucou!! jolie blonde dispo pr un moment...100€ 1h 💋 bisous", {});
  const auto other = writing_habits("Coucou!! massage tres doux dispo ce soir...150€ 1h 💋 bisous", {});
  const auto polite = writing_habits("Bonjour, jolie blonde disponible pour un moment : 100 euros l'heure. Merci", {});
  EXPECT_GT(likeness(one, other), 0.7);
  EXPECT_LT(likeness(one, polite), 0.1);
}

TEST(WritingHabits, AnyBytesAreRead) {
  EXPECT_NO_FATAL_FAILURE(writing_habits("\xFF\xE2\x82 12\xE2\x82\n\n\x80\n\x80", {}));
  EXPECT_THAT(writing_habits("", {}), IsEmpty());
}

}  // namespace
}  // namespace vigie::dedup
