// From values to the rules that read them.
#include "extractors/induction/induce.h"

#include <deque>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "extractors/induction/anchors.h"
#include "extractors/selector.h"

namespace vigie::extractors {
namespace {

using ::testing::Each;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

/// Pages and what a field shows on them.
class Examples {
 public:
  Examples& add(const std::string& html, std::vector<std::string> values) {
    pages_.push_back(Dom::parse(html));
    examples_.push_back({pages_.back().document(), std::move(values)});
    return *this;
  }
  std::vector<std::string> rules(std::string_view field) const {
    std::vector<std::string> all;
    for (const InducedRule& rule : induce(field, examples_)) all.push_back(rule.toml);
    return all;
  }
  std::string best(std::string_view field) const {
    const auto all = rules(field);
    return all.empty() ? std::string() : all.front();
  }

 private:
  std::deque<Dom> pages_;
  std::vector<InductionExample> examples_;
};

TEST(Induce, ItempropGoesBeforeAClass) {
  Examples examples;
  examples.add("<b class=ville itemprop=addressLocality>Cergy</b>", {"Cergy"});
  examples.add("<b class=ville itemprop=addressLocality>Pontoise</b>", {"Pontoise"});
  EXPECT_EQ(examples.best("place"), R"("[itemprop='addressLocality']")");
}

TEST(Induce, AHumanClassGoesBeforeABuildsHash) {
  Examples examples;
  examples.add("<div><b class='css-1x2y3z ad-ville sc-bdVaJa'>Cergy</b></div>", {"Cergy"});
  examples.add("<div><b class='css-9k8j7h ad-ville sc-bdVaJa'>Pontoise</b></div>", {"Pontoise"});
  EXPECT_EQ(examples.best("place"), R"(".ad-ville")");
  EXPECT_THAT(examples.rules("place"), Each(Not(HasSubstr("css-"))));
}

TEST(Induce, ALabelInADl) {
  Examples examples;
  examples.add("<dl><dt>Taille :</dt><dd>165</dd><dt>Âge :</dt><dd>27 ans</dd></dl>", {"27 ans"});
  examples.add("<dl><dt>Âge :</dt><dd>31 ans</dd></dl>", {"31 ans"});
  EXPECT_EQ(examples.best("age"), R"({ label = "Âge", in = "dt" })");
}

TEST(Induce, ALabelInATable) {
  Examples examples;
  examples.add("<table class=fiche><tr><td>Ville</td><td>Cergy</td></tr><tr><td>Tarif</td><td>80 €</td></tr></table>",
               {"80 €"});
  examples.add("<table class=fiche><tr><td>Tarif</td><td>90 €</td></tr></table>", {"90 €"});
  EXPECT_EQ(examples.best("price"), R"({ label = "Tarif", in = ".fiche tr" })");
}

TEST(Induce, ALabelBesideOwnText) {
  Examples examples;
  examples.add("<ul class=infos><li><b>Ville :</b> Cergy</li><li><b>Prix :</b> 80 €</li></ul>", {"Cergy"});
  examples.add("<ul class=infos><li><b>Prix :</b> 80 €</li><li><b>Ville :</b> Pontoise</li></ul>", {"Pontoise"});
  const std::string best = examples.best("place");
  EXPECT_THAT(best, HasSubstr("label = \"Ville\""));
  EXPECT_THAT(best, HasSubstr("li"));
}

TEST(Induce, ALabelWithSignsOfPatternsIsTakenLiterally) {
  Examples examples;
  examples.add("<dl><dt>Prix (€) ?</dt><dd>80 roses</dd></dl>", {"80 roses"});
  examples.add("<dl><dt>Prix (€) ?</dt><dd>90 roses</dd></dl>", {"90 roses"});
  EXPECT_THAT(examples.best("price"), HasSubstr(R"(label = "Prix \\(€\\) \\?")"));
}

TEST(Induce, AnAttributeWhereTheTextSaysLess) {
  Examples examples;
  examples.add("<time datetime=2026-09-07>hier</time>", {"2026-09-07"});
  examples.add("<time datetime=2026-09-06>avant-hier</time>", {"2026-09-06"});
  EXPECT_EQ(examples.best("posted"), R"("time@datetime")");
}

TEST(Induce, NumberedMarksAreOne) {
  Examples examples;
  examples.add("<img data-testid=photo1 src=/p/1.jpg><img data-testid=photo2 src=/p/2.jpg><img src=/logo.png>",
               {"/p/1.jpg", "/p/2.jpg"});
  examples.add("<img data-testid=photo1 src=/p/3.jpg><img src=/logo.png>", {"/p/3.jpg"});
  EXPECT_EQ(examples.best("photos"), R"("[data-testid^='photo']@src")");
}

TEST(Induce, AllOfAListNotOnlyItsFirst) {
  Examples examples;
  examples.add("<b class=tel>06 39 98 00 12</b><i class=tel>06 39 98 00 13</i>", {"06 39 98 00 12", "06 39 98 00 13"});
  examples.add("<b class=tel>06 39 98 00 14</b>", {"06 39 98 00 14"});
  EXPECT_EQ(examples.best("phones"), R"(".tel")");
}

TEST(Induce, PhonesAreTheSameHoweverTheyAreWritten) {
  Examples examples;
  examples.add("<a class=x href='tel:+33639980012'>voir</a>", {"06 39 98 00 12"});
  examples.add("<a class=x href='tel:+33639980013'>voir</a>", {"06.39.98.00.13"});
  EXPECT_EQ(examples.best("phones"), R"("a[href^='tel:']@href")");
}

TEST(Induce, PhonesOfWhatsAppLinksWithATextAreFound) {
  Examples examples;
  examples.add("<a class=wa href='https://wa.me/33639980012?text=annonce%20445566'>x</a>",
               {"https://wa.me/33639980012"});
  examples.add("<a class=wa href='https://wa.me/33639980013?text=annonce%20445567'>x</a>",
               {"https://wa.me/33639980013"});
  EXPECT_EQ(examples.best("phones"), R"(".wa@href")");
}

TEST(Induce, WhatIsAbsentOnAPageIsReadAsAbsent) {
  Examples examples;
  examples.add("<div class=fiche><span>Cergy</span><span>80 €</span></div>", {"80 €"});
  examples.add("<div class=fiche><span>Pontoise</span><span>90 €</span></div>", {"90 €"});
  examples.add("<div class=fiche><span>Sarcelles</span></div>", {});
  EXPECT_EQ(examples.best("price"), R"r(".fiche span:nth-of-type(2)")r");
}

TEST(Induce, ARuleThatReadsFewerThanHalfIsLeftOut) {
  Examples examples;
  examples.add("<p>x<b class=uno>Cergy</b>", {"Cergy"});
  examples.add("<p>y<i class=dos>Pontoise</i>", {"Pontoise"});
  examples.add("<p>z<u class=tres>Sarcelles</u>", {"Sarcelles"});
  EXPECT_THAT(examples.rules("place"), ::testing::IsEmpty());
}

TEST(Induce, AValueThatStandsNowhereGivesNoRule) {
  Examples examples;
  examples.add("<b>Cergy</b>", {"Paris"}).add("<b>Pontoise</b>", {"Lyon"});
  EXPECT_EQ(examples.best("place"), "");
}

TEST(Induce, CountsWhatIsReadRightAndWrong) {
  std::deque<Dom> pages;
  std::vector<InductionExample> examples;
  for (const char* town : {"Cergy", "Pontoise", "Sarcelles"}) {
    pages.push_back(Dom::parse("<b class=ville>" + std::string(town) + "</b>"));
    examples.push_back({pages.back().document(), {town}});
  }
  examples.back().values = {"Paris"};
  const auto rules = induce("place", examples);
  ASSERT_FALSE(rules.empty());
  EXPECT_EQ(rules.front().right, 2);
  EXPECT_EQ(rules.front().wrong, 1);
}

TEST(InduceRows, SelectExactlyTheRows) {
  const Dom page = Dom::parse("<div class=pub>x</div><div class='row css-1a2b3c'>1</div><div class='row top'>2</div>");
  const auto rows = page.select(Selector::compile(".row").value());
  EXPECT_EQ(induce_rows(page.document(), rows).front(), ".row");
}

TEST(InduceRows, WithoutClassesByWhatStandsAround) {
  const Dom page = Dom::parse("<ul id=menu><li>a</ul><ul id=annonces><li>1<li>2<li>3</ul>");
  const auto rows = page.select(Selector::compile("#annonces li").value());
  EXPECT_THAT(induce_rows(page.document(), rows).front(), StartsWith("#annonces"));
}

struct Name {
  const char* text;
  bool human;
};

class LooksHuman : public ::testing::TestWithParam<Name> {};

TEST_P(LooksHuman, TellsPeopleFromBuilds) {
  EXPECT_EQ(looks_human(GetParam().text), GetParam().human) << GetParam().text;
}

INSTANTIATE_TEST_SUITE_P(Names, LooksHuman,
                         ::testing::Values(Name{"ad-title", true}, Name{"annonce_titre", true}, Name{"adTitle", true},
                                           Name{"h1", true}, Name{"col-md-6", true}, Name{"block__title", true},
                                           Name{"prix2", true}, Name{"css-1x2y3z", false}, Name{"sc-bdVaJa", false},
                                           Name{"jsx-2871293847", false}, Name{"Card_title__3xKpQ", false},
                                           Name{"svelte-1tky8bj", false}, Name{"_3kx9Zq", false},
                                           Name{"post-445566", false}, Name{"xkcdq", false}, Name{"a b", false},
                                           Name{"a'b", false}, Name{"", false}));

TEST(SameValue, CaseSpacesAndSignsDoNotMatter) {
  EXPECT_TRUE(same_value("place", "CERGY ", "cergy"));
  EXPECT_TRUE(same_value("price", "80 €", " 80 € !"));
  EXPECT_TRUE(same_value("phones", "+33 6 39 98 00 12", "06.39.98.00.12"));
  EXPECT_TRUE(same_value("photos", "https://cdn.exemple.example/p/1.jpg?w=300", "/p/1.jpg"));
  EXPECT_FALSE(same_value("place", "Cergy", "Pontoise"));
  EXPECT_FALSE(same_value("phones", "06 39 98 00 12", "06 39 98 00 13"));
}

TEST(LiteralPattern, EscapesOnlyWhatHasAMeaning) {
  EXPECT_EQ(literal_pattern("/annonce-v"), "/annonce-v");
  EXPECT_EQ(literal_pattern("a.b(c)"), R"(a\.b\(c\))");
}

}  // namespace
}  // namespace vigie::extractors
