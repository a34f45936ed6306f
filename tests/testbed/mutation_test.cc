#include "testbed/mutation.h"

#include <gmock/gmock.h>

#include "testbed/markup.h"
#include "testbed/value_forms.h"

namespace vigie::testbed {
namespace {

using testing::HasSubstr;
using testing::Not;

constexpr std::string_view kPage =
    R"(<!DOCTYPE html><html><head><title>Lina 80 €</title></head><body><h1 class="titre">Lina</h1>)"
    R"(<ul class="faits"><li><b>Prix</b> <span class="prix">80 €</span><li>Ville <i class="lieu">Cergy</i></ul>)"
    R"(<time datetime="2026-09-07">07/09/2026</time><script>var a = "<b class='x'>";</script></body></html>)";

TEST(Markup, IsWrittenAsItWasRead) { EXPECT_EQ(to_html(parse_markup(kPage)), kPage); }

TEST(Markup, EndsWithWhateverBytes) {
  for (const char* html :
       {"", "<", "</", "</>", "<a", "<a b", "<a b=", "<a b='", "<!--", "<script>", "</p></p>", "<a/>"})
    to_html(parse_markup(html));
}

TEST(Mutation, RenamesClassesByHash) {
  const auto page = mutated(kPage, MutationKind::kClassRenamed);
  EXPECT_THAT(page, Not(HasSubstr("class=\"prix\"")));
  EXPECT_THAT(page, HasSubstr(">80 €</span>"));
  EXPECT_THAT(page, HasSubstr("class='x'")) << "a script is no markup";
}

TEST(Mutation, WrapsWhatElementsHold) {
  EXPECT_THAT(mutated(kPage, MutationKind::kWrapperAdded),
              HasSubstr(R"(<span class="prix"><span data-wrap="1">80 €</span></span>)"));
}

TEST(Mutation, RenamesElements) {
  const auto page = mutated(kPage, MutationKind::kElementRenamed);
  EXPECT_THAT(page, HasSubstr(R"(<h2 class="titre">Lina</h2>)"));
  EXPECT_THAT(page, HasSubstr(R"(<em class="prix">80 €</em>)"));
}

TEST(Mutation, PutsTextIntoAnAttribute) {
  EXPECT_THAT(mutated(kPage, MutationKind::kTextToAttribute),
              HasSubstr(R"(<span class="prix" data-text="80 €"></span>)"));
}

TEST(Mutation, ChangesLabels) { EXPECT_THAT(mutated(kPage, MutationKind::kLabelChanged), HasSubstr("<b>Montant</b>")); }

TEST(Mutation, TurnsTheOrderRound) {
  const auto page = mutated(kPage, MutationKind::kOrderChanged);
  EXPECT_LT(page.find("Cergy"), page.find("Prix"));
  EXPECT_GT(page.find("<h1"), page.find("<ul"));
}

TEST(Mutation, RemovesTheField) {
  EXPECT_THAT(mutated(kPage, MutationKind::kFieldRemoved), Not(HasSubstr("class=\"prix\"")));
}

TEST(Mutation, MakesDataOfALists) {
  const auto page = mutated(kPage, MutationKind::kListToJson);
  EXPECT_THAT(page, Not(HasSubstr("<ul")));
  EXPECT_THAT(page, HasSubstr(R"(<script type="application/json">["Prix 80 €", "Ville Cergy"]</script>)"));
}

TEST(Mutation, MakesPairsOfDefinitionsAndOfRows) {
  const auto json = [](const char* html) { return mutated(html, MutationKind::kListToJson); };
  EXPECT_THAT(json("<dl><dt>Âge<dd>24 ans<dt>Tél<dd><a href='tel:0639980011'>appeler</a></dl>"),
              HasSubstr(R"({"Âge": "24 ans", "Tél": "appeler 0639980011"})"));
  EXPECT_THAT(json("<table><tr><th>Prix</th><td>80 €</td></tr></table>"), HasSubstr(R"({"Prix": "80 €"})"));
  EXPECT_THAT(json("<table><tr><td><h1>Lina</h1></td></tr></table>"), HasSubstr("<h1>")) << "layout";
}

TEST(Mutation, ClosesWhatItRenames) {
  EXPECT_EQ(mutated("<body><p>Lina<p>24 ans</body>", MutationKind::kElementRenamed),
            "<body><div>Lina</div><div>24 ans</div></body>");
}

TEST(Mutation, RenamesTheClassesOfStyleSheets) {
  const auto page =
      mutated("<style>.faux{display:none;margin:.5em}</style><i class=faux>9</i>", MutationKind::kClassRenamed);
  const auto name = page.substr(page.find("css-"), 11);
  EXPECT_THAT(page, HasSubstr("<style>." + name + "{display:none;margin:.5em}"));
  EXPECT_THAT(page, HasSubstr("<i class=\"" + name + "\">"));
}

TEST(Mutation, LeavesTheOrderWithinALine) {
  const std::string number = "<p><span>06</span><span>39</span></p>";
  EXPECT_EQ(mutated("<div>" + number + "<h2>Lina</h2></div>", MutationKind::kOrderChanged),
            "<div><h2>Lina</h2>" + number + "</div>");
}

TEST(Mutation, WritesDatesOtherwise) {
  const auto page = mutated(kPage, MutationKind::kDateFormat);
  EXPECT_THAT(page, HasSubstr(R"(<time datetime="07.09.2026">2026.09.07</time>)"));
}

TEST(Mutation, WritesPricesOtherwise) {
  EXPECT_THAT(mutated(kPage, MutationKind::kCurrencyForm), HasSubstr(R"(<span class="prix">EUR 80.00</span>)"));
}

TEST(ValueForms, KnowHowSitesWriteThem) {
  EXPECT_EQ(with_other_label("Ville : Villejuif"), "Bourg : Villejuif");
  EXPECT_EQ(with_other_label("Publiée le 7, Publicité"), "Affichée le 7, Publicité");
  EXPECT_EQ(with_other_currency_form("dès 120&nbsp;&euro; / h"), "dès EUR 120.00 / h");
  EXPECT_EQ(with_other_currency_form("€80"), "EUR 80.00");
  EXPECT_EQ(with_other_currency_form("80 roses"), "80 roses");
  EXPECT_EQ(with_other_date_form("il y a 3 jours"), "depuis 3 jours");
  EXPECT_EQ(with_other_date_form("12 septembre 2026"), "12 sept. 2026");
  EXPECT_TRUE(names_an_age("32 ans"));
  EXPECT_FALSE(names_a_price("32 ans"));
}

TEST(ParseMutation, TakesSiteKindAndNight) {
  const Date from = std::chrono::year{2026} / 9 / 7;
  const auto plain = parse_mutation("wannonce:class-renamed", from);
  ASSERT_TRUE(plain) << plain.error();
  EXPECT_EQ(plain->site, "wannonce");
  EXPECT_EQ(plain->kind, MutationKind::kClassRenamed);
  EXPECT_EQ(plain->from, from);
  EXPECT_EQ(parse_mutation("skokka:currency-form:2026-09-10", from)->from, from + std::chrono::days{3});
  for (const char* wrong : {"", "wannonce", "nosite:class-renamed", "wannonce:nothing", "wannonce:class-renamed:x"})
    EXPECT_FALSE(parse_mutation(wrong, from)) << wrong;
}

}  // namespace
}  // namespace vigie::testbed
