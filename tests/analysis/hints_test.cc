// The same ad in another language, and the same habits in other words.
#include <SQLiteCpp/Database.h>
#include <gmock/gmock.h>

#include "analysis/shared_habits.h"
#include "analysis/translations.h"
#include "tests/analysis/stored_ads.h"

namespace vigie::analysis {
namespace {

using testing::IsEmpty;
using testing::SizeIs;

class Hints : public StoredAds {
 protected:
  void SetUp() override {
    text("1", "fr", "💋 Bonjour, j'ai 24 ans, 168 cm. Une heure 150 €, demi-heure 90 €, la nuit 700 € 🌹 à très vite");
    text("2", "en", "💋 Hello guys, I am 24, 168 cm. One hour €150, half an hour €90, overnight €700 🌹 see you soon");
    text("3", "en", "💋 Hello guys, I am 31, 172 cm. One hour €200, half an hour €120, overnight €800 🌹 see you soon");
    text("4", "fr", "Coucou!! belle brune aux yeux verts et a la peau douce dispo pr vous ce soir...100€ 1h 💋 bisous");
    text("5", "fr",
         "Coucou!! massage tres sensuel dans un lieu calme avec parking dispo pr hommes polis...180€ 1h 💋 bisous");
    text("6", "fr",
         "Coucou!! belle brune aux yeux verts et a la peau douce dispo pr vous ce soir...100€ 1h 💋 bisous bisous");
    ASSERT_TRUE(database_.store_ads(records_));
  }
  void text(const std::string& id, const std::string& language, const std::string& text) {
    records_.push_back(record({.ad_id = id, .seen = {night(7)}, .language = language}));
    records_.back().raw.text = text;
  }
  static std::vector<GroupedAd> ads(std::initializer_list<int> rows) {
    std::vector<GroupedAd> ads;
    for (const int row : rows) ads.push_back({AdRow{row}, "s1", {}});
    return ads;
  }
  Result<std::vector<SharedHabits>> habits(const std::vector<GroupedAd>& of) {
    return shared_habits(database_, of, [](const RawAd&) { return Ad{}; }, {Instant{}, "claire", "template", "p1"});
  }

  std::vector<storage::AdRecord> records_;
};

TEST_F(Hints, ATranslationIsFoundByItsNumbersAndEmoji) {
  const auto found = translations(database_, ads({1})).value();
  ASSERT_THAT(found, SizeIs(1));
  EXPECT_EQ(found[0].right.ad, AdRow{2});
  EXPECT_EQ(found[0].left_language + found[0].right_language, "fren");
  EXPECT_EQ(found[0].in_common, found[0].of);
}

TEST_F(Hints, EachPairOfTranslationsComesOnce) { EXPECT_THAT(translations(database_, ads({1, 2})).value(), SizeIs(1)); }

TEST_F(Hints, OneLanguageIsNoTranslation) { EXPECT_THAT(translations(database_, ads({3, 4})).value(), IsEmpty()); }

TEST_F(Hints, OtherWordsByTheSameHandAreSeenAndNearCopiesAreNot) {
  const auto found = habits(ads({1, 4, 5, 6})).value();
  ASSERT_THAT(found, SizeIs(2));
  EXPECT_EQ(found[0].left.ad, AdRow{4});
  EXPECT_EQ(found[0].right.ad, AdRow{5});
  EXPECT_EQ(found[1].right.ad, AdRow{6});
  EXPECT_GE(found[0].habits.size(), 6U);
}

TEST_F(Hints, NamesPlacesAndContactsAreNoHabits) {
  const std::vector<ShownWord> words = {{"lina", "Lina,", WordKind::kName},
                                        {"", "telegram : @belle.lina", WordKind::kContact},
                                        {"#", "150", WordKind::kNumber},
                                        {"bisous", "Bisous", WordKind::kPlain}};
  EXPECT_THAT(words_to_hide(words), testing::UnorderedElementsAre("lina", "telegram", "belle"));
}

TEST_F(Hints, EachWordingThatIsOpenedIsInTheAudit) {
  ASSERT_TRUE(habits(ads({1, 4})));
  SQLite::Database file((folder_ / "vigie.db").string(), SQLite::OPEN_READONLY);
  EXPECT_EQ(file.execAndGet("SELECT count(*) FROM audit WHERE who = 'claire' AND object = 'p1'").getInt(), 2);
}

TEST_F(Hints, OfAnOutlineOnlyKeyedHashesAreKept) {
  SQLite::Database file((folder_ / "vigie.db").string(), SQLite::OPEN_READONLY);
  EXPECT_EQ(file.execAndGet("SELECT length(outline) % 4 FROM ad_versions WHERE id = 1").getInt(), 0);
  EXPECT_EQ(file.execAndGet("SELECT count(*) FROM ad_versions WHERE instr(outline, CAST('168' AS BLOB)) > 0").getInt(),
            0);
}

}  // namespace
}  // namespace vigie::analysis
