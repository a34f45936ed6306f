#include "testbed/wording.h"

#include <set>

#include "testbed/posted_text.h"

namespace vigie::testbed {
namespace {

AdFacts facts() {
  return {.name = "Lina",
          .place = "Cergy",
          .phone = "06 39 98 00 12",
          .age = 29,
          .height_cm = 165,
          .weight_kg = 55,
          .tariffs = {.quick = 80, .half = 100, .hour = 150, .night = 700}};
}

std::string expanded(std::string_view phrase, bool masculine = false) {
  Rng rng(1);
  return expand(phrase, rng, masculine, [](std::string_view key) { return "<" + std::string(key) + ">"; });
}

TEST(Expand, TakesFactsGendersAndNestedAlternatives) {
  EXPECT_EQ(expanded("je suis $name, {seul choix}"), "je suis <name>, seul choix");
  EXPECT_EQ(expanded("heureu[se/x] et souriant[e]"), "heureuse et souriante");
  EXPECT_EQ(expanded("heureu[se/x] et souriant[e]", true), "heureux et souriant");
  EXPECT_EQ(expanded("[{douce}/{doux}]", true), "doux");
  EXPECT_EQ(expanded("{a {b}}"), "a b");
}

TEST(Expand, AnUnclosedGroupEndsWithThePhrase) { EXPECT_EQ(expanded("bonjour {a"), "bonjour a"); }

TEST(Wording, NoGrammarLeavesItsOwnMarksInATextOrTitle) {
  Rng rng(5);
  for (const Grammar* grammar : {&french_offers(), &english_offers(), &spanish_offers(), &clients(), &recruitments(),
                                 &dating_ads(), &classified_ads()}) {
    for (int i = 0; i < 300; ++i) {
      const Wording wording(*grammar, rng);
      EXPECT_EQ((wording.title(facts()) + wording.text(facts())).find_first_of("{}[]$"), std::string::npos)
          << wording.text(facts());
    }
  }
}

TEST(Wording, StaysTheSameUntilReworded) {
  Rng rng(5);
  const Wording wording(french_offers(), rng);
  EXPECT_EQ(wording.text(facts()), wording.text(facts()));
  EXPECT_EQ(wording.reworded(0, rng).text(facts()), wording.text(facts()));
  EXPECT_NE(wording.reworded(1, rng).text(facts()), wording.text(facts()));
}

TEST(Wording, ATemplateDiffersOnlyInItsSlots) {
  Rng rng(5);
  const Wording wording(french_offers(), rng);
  AdFacts other = facts();
  other.name = "Sofia";
  std::string text = wording.text(other);
  for (std::size_t at = text.find("Sofia"); at != std::string::npos; at = text.find("Sofia"))
    text.replace(at, 5, "Lina");
  EXPECT_EQ(text, wording.text(facts()));
}

TEST(Wording, TwoThousandAuthorsHardlyEverWriteTheSame) {
  Rng rng(5);
  std::set<std::string> texts;
  for (int i = 0; i < 2000; ++i) texts.insert(Wording(french_offers(), rng).text(facts()));
  EXPECT_GE(texts.size(), 1998u);
}

TEST(Wording, TheNumberStandsInTheTextOnlyWhereTheFactsHaveOne) {
  Rng rng(5);
  const Wording wording(french_offers(), rng);
  AdFacts silent = facts();
  silent.phone.clear();
  EXPECT_NE(wording.text(facts()).find("06 39 98 00 12"), std::string::npos);
  EXPECT_EQ(wording.text(silent).find("06 39 98"), std::string::npos);
}

struct PostedCase {
  PostedStyle style;
  const char* posted;
  const char* words;
};

TEST(PostedText, IsWordedAsSitesDo) {
  const Instant now = *parse_instant("2026-09-17T03:00:00+02:00");
  const PostedCase cases[] = {{PostedStyle::kRelative, "2026-09-17T00:00:00+02:00", "il y a 3 heures"},
                              {PostedStyle::kRelative, "2026-09-17T02:59:00+02:00", "il y a 1 minute"},
                              {PostedStyle::kRelative, "2026-09-16T10:00:00+02:00", "hier"},
                              {PostedStyle::kRelative, "2026-09-12T10:00:00+02:00", "il y a 5 jours"},
                              {PostedStyle::kRelative, "2026-07-01T10:00:00+02:00", "il y a 2 mois"},
                              {PostedStyle::kDayAndHour, "2026-09-17T00:15:00+02:00", "Aujourd'hui à 00h15"},
                              {PostedStyle::kDayAndHour, "2026-09-16T22:10:00+02:00", "Hier à 22h10"},
                              {PostedStyle::kDayAndHour, "2026-09-12T14:05:00+02:00", "12/09/2026 à 14h05"},
                              {PostedStyle::kNumeric, "2026-09-12T14:05:00+02:00", "12/09/2026"},
                              {PostedStyle::kWords, "2026-08-01T14:05:00+02:00", "1 août 2026"},
                              {PostedStyle::kIso, "2026-09-12T14:05:00+02:00", "2026-09-12 14:05:00"}};
  for (const PostedCase& c : cases) EXPECT_EQ(posted_text(c.style, *parse_instant(c.posted), now), c.words);
  EXPECT_FALSE(posted_text(PostedStyle::kNone, now, now));
}

}  // namespace
}  // namespace vigie::testbed
