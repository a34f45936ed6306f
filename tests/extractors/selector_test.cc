// Examples follow Selectors Level 4 (section in the name) and CSS Syntax Level 3; each element has an id to be named
// by.
#include "extractors/selector.h"

#include <chrono>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "extractors/dom.h"

namespace vigie::extractors {
namespace {

/// Ids of the matches in document order, as "a b c"; the error where the selector has one.
std::string matched(const Dom& dom, std::string_view css) {
  const Result<Selector> selector = Selector::compile(css);
  if (!selector) return to_string(selector.error());
  std::string ids;
  for (const Node node : dom.select(*selector)) {
    if (!ids.empty()) ids += ' ';
    ids += node.attribute("id").value_or(node.tag());
  }
  return ids;
}

struct Case {
  std::string_view css;
  std::string_view ids;
};

void expect_matches(std::string_view html, std::initializer_list<Case> cases) {
  const Dom dom = Dom::parse("<!DOCTYPE html><body id=body>" + std::string(html));
  for (const auto& [css, ids] : cases) EXPECT_EQ(matched(dom, css), ids) << css;
}

TEST(Selector, TypesAndNamespaces_5) {
  expect_matches("<p id=p></p><svg id=svg><a id=a /><foreignObject id=fo></foreignObject></svg>",
                 {{"P", "p"},
                  {"*|a", "a"},
                  {"*|*|a", "character 4: “|” is not expected here"},
                  {"|p", ""},
                  {"|*", ""},
                  {"body > *", "p svg"},
                  {"foreignObject, FOREIGNOBJECT", "fo"},
                  {"svg *|*", "a fo"},
                  {"ns|a", "character 1: namespace prefixes are not known; write “*|” for any"}});
}

TEST(Selector, ClassesAndIds_6_6) {
  expect_matches("<p id=a class='x y'></p><p id=b class='X'></p><p id=c class='xy x-y'></p><p id=123></p><p id=a.b>",
                 {{".x", "a"},
                  {".X", "b"},
                  {".x.y", "a"},
                  {".y.x", "a"},
                  {".x-y", "c"},
                  {"#a", "a"},
                  {"#A", ""},
                  {R"(#\31 23)", "123"},
                  {R"(#\00003123)", "123"},
                  {R"(#a\.b)", "a.b"},
                  {R"(.\78)", "a"},
                  {R"(.\78 \79)", "c"},
                  {R"(.\78\79 )", "c"}});
}

TEST(Selector, ClassesIgnoreCaseInQuirksMode_6_6) {
  const Dom dom = Dom::parse("<p id=Ab class=Xy>");
  EXPECT_EQ(matched(dom, ".xY"), "Ab");
  EXPECT_EQ(matched(dom, "#aB"), "Ab");
}

TEST(Selector, Attributes_6) {
  expect_matches(
      "<a id=a href='http://x' data-x=\"a'b\"></a><a id=b href='HTTPS://y' lang=fr-FR></a>"
      "<a id=c rel='nofollow next' data-x='' lang=fr></a><a id=d lang=frx data-x=' '></a>",
      {{"[href]", "a b"},
       {"[HREF]", "a b"},
       {"[ href ]", "a b"},
       {R"([data-x='a\'b'])", "a"},
       {R"([data-x="a'b"])", "a"},
       {R"([data-x=a\'b])", "a"},
       {"[data-x='a\\\n\\'b']", "a"},
       {"[href^='http' i]", "a b"},
       {"[href^=http i]", "a b"},
       {"[href^='http'i]", "a b"},
       {"[href^=http]", "a"},
       {"[href^='HTTP' S]", "b"},
       {"[href$=x]", "a"},
       {"[href*='://']", "a b"},
       {"[lang|=fr]", "b c"},
       {"[rel~=next]", "c"},
       {"[rel~='nofollow next']", ""},
       {"[rel~='']", ""},
       {"[data-x^=''], [data-x$=''], [data-x*='']", ""},
       {"[data-x='']", "c"},
       {"[*|href]", "a b"},
       {"[|href]", "a b"},
       {"a:not([href^='http' i])", "c d"}});
}

TEST(Selector, SomeHtmlAttributeValuesIgnoreCase_Html_4_16_2) {
  expect_matches("<input id=a type=TEXT><p id=b title=TEXT></p><svg id=c><a id=d type=TEXT /></svg>",
                 {{"[type=text]", "a"}, {"[type=text s]", ""}, {"[type=text i]", "a d"}, {"[title=text]", ""}});
}

TEST(Selector, AttributesOfForeignElementsKeepTheirNamespace) {
  expect_matches("<svg id=s viewBox='0 0 1 1'><a id=a xlink:href=x></a></svg>",
                 {{"[viewbox]", "s"}, {"[href]", ""}, {"[*|href]", "a"}});
}

constexpr std::string_view kList =
    "<ul id=u><li id=1 class=x>a</li><li id=2></li><li id=3 class=x></li><p id=4></p><li id=5 class=x></li></ul>";

TEST(Selector, Positions_14) {
  expect_matches(kList, {{"li:nth-child(even)", "2"},
                         {"ul > :nth-child(EVEN)", "2 4"},
                         {"ul > :nth-child(odd)", "1 3 5"},
                         {"li:nth-child(3)", "3"},
                         {"ul > :nth-child(-n+2)", "1 2"},
                         {"ul > :nth-child( 2n + 1 )", "1 3 5"},
                         {"ul > :nth-child(2n- 1)", "1 3 5"},
                         {"ul > :nth-child(n-1)", "1 2 3 4 5"},
                         {"ul > :nth-child(+3n-2)", "1 4"},
                         {"ul > :nth-child(-n- 1)", ""},
                         {"ul > :nth-child(0n+2)", "2"},
                         {"ul > :nth-child(99999999999999999999)", ""},
                         {"ul > :nth-last-child(2)", "4"},
                         {"li:nth-last-of-type(1)", "5"},
                         {"li:nth-of-type(4)", "5"},
                         {":only-of-type", "html head body u 4"},
                         {"li:first-child, :last-child", "html body u 1 5"},
                         {"p:first-of-type:last-of-type", "4"},
                         {"ul:only-child", "u"}});
}

TEST(Selector, PositionsAmongMatches_14_3) {
  expect_matches(kList, {{":nth-child(2 of .x)", "3"},
                         {":nth-last-child(2n+1 of .x)", "1 5"},
                         {":nth-child(even of li, p)", "2 4"},
                         {":nth-child(1 of p)", "4"},
                         {"p.x:nth-child(1 of p)", ""},
                         {":nth-child(n of ul > .x)", "1 3 5"}});
}

TEST(Selector, EmptyRootAndScope_14_2) {
  expect_matches("<h1 id=a></h1><h1 id=b> \n</h1><h1 id=c>x</h1><h2 id=d><!--x--></h2><h2 id=e><br></h2>",
                 {{":is(h1,h2):empty", "a b d"}, {":root", "html"}, {":scope", "html"}, {":scope > body > h2", "d e"}});
}

TEST(Selector, Combinators_15) {
  expect_matches("<div id=d><p id=1></p><p id=2><b id=b></b></p><i id=i></i><p id=3></p></div><p id=4></p>",
                 {{"div p", "1 2 3"},
                  {"body>div>p", "1 2 3"},
                  {"p+p", "2"},
                  {"p ~ p", "2 3"},
                  {"i ~ p", "3"},
                  {"div b", "b"},
                  {"div > b", ""},
                  {"p ~ p b, div + p", "b 4"},
                  {"p/**/+/**/ p b", "b"},
                  {"div\n\t p /* x */ > b", "b"},
                  {"p , \n i", "1 2 i 3 4"}});
}

// A greedy matcher gives these up too early or tries too little.
TEST(Selector, CombinatorsBacktrack) {
  expect_matches(
      "<div id=a class=x><div id=b><div id=c class=x><p id=p></p></div></div></div>"
      "<i id=1></i><b id=2></b><i id=3></i><i id=4></i><u id=5></u>",
      {{"body > .x p", "p"},
       {"body > .x > div p", "p"},
       {".x > div > p", ""},
       {"b + i ~ u", "5"},
       {"b ~ i + i ~ u", "5"},
       {"i + b ~ i + u", "5"},
       {"div ~ i + b ~ u", "5"}});
}

TEST(Selector, LogicalCombinations_4) {
  expect_matches("<p id=a class=x><b id=b></b></p><p id=c><i id=d></i></p>", {{"p:not(.x)", "c"},
                                                                              {"p:not(.x, :has(i))", ""},
                                                                              {":not(p) > :is(.x, .y)", "a"},
                                                                              {"b:not(.x > b)", ""},
                                                                              {"i:not(.x > b)", "d"},
                                                                              {":where(p > b)", "b"},
                                                                              {":NOT(:not(p))", "a c"},
                                                                              {"p:not(:has(*))", ""},
                                                                              {"*:not(*)", ""}});
}

TEST(Selector, IsAndWhereForgive_4_2) {
  expect_matches("<p id=a class=x></p>", {{":is()", ""},
                                          {":is(:hover, p)", "a"},
                                          {":where(p,)", "a"},
                                          {":is(::before, [x=')'], {;}, p)", "a"},
                                          {":is(:is(:foo), .x)", "a"}});
}

TEST(Selector, RelationalPseudoClass_4_5) {
  expect_matches(
      "<div id=a><p id=1></p><p id=2></p></div><div id=b><p id=3><p></p><span id=s><p id=4></p></span></div>"
      "<h1 id=h></h1><h2 id=i></h2><a id=l><img id=m></a>",
      {{"div:has(> p + p)", "a b"},
       {"div:has(> span > p)", "b"},
       {"div:has(span p)", "b"},
       {"a:has(> img)", "l"},
       {"h1:has(+ h2)", "h"},
       {"h1:has(~ a img)", "h"},
       {R"(div:has(+ h1, > #\31))", "a b"},
       {"span:has(div p)", ""},  // every part must lie inside
       {"span:has(:is(div p))", "s"},
       {"div:not(:has(span))", "a"},
       {R"(div:has(span):has(+ h1) #\34)", "4"}});
}

TEST(Selector, TemplateContentsAreNoPartOfThePage) {
  expect_matches("<template id=t><p id=p></p></template>", {{"p", ""}, {"template:empty", "t"}});
}

struct Wrong {
  std::string_view css;
  std::string_view where;
};

TEST(Selector, SaysWhereItIsWrong_3_9) {
  for (const auto& [css, where] : std::initializer_list<Wrong>{{"", "character 1"},
                                                               {"  ", "character 3"},
                                                               {"p >", "character 4"},
                                                               {"> p", "character 1"},
                                                               {"p > > b", "character 5"},
                                                               {"p,, b", "character 3"},
                                                               {"a..b", "character 3"},
                                                               {"#1a", "character 2"},
                                                               {".5", "character 2"},
                                                               {"p*", "character 2"},
                                                               {"a[", "character 3"},
                                                               {"a[href", "character 7"},
                                                               {"a[href=]", "character 8"},
                                                               {"a[href=1]", "character 8"},
                                                               {"a[href='x]", "character 8"},
                                                               {"a[href=x q]", "character 10"},
                                                               {"a[href!=x]", "character 7"},
                                                               {"été[à", "character 6"},
                                                               {"p:hover", "character 2"},
                                                               {"p::before", "character 2"},
                                                               {"p:foo(a)", "character 2"},
                                                               {"p:not()", "character 7"},
                                                               {"p:not(a,:foo)", "character 9"},
                                                               {"p:is(a", "character 2"},
                                                               {"p:has(:has(a))", "character 7"},
                                                               {":nth-child(2 n)", "character 15"},
                                                               {":nth-child(+ 2n)", "character 13"},
                                                               {":nth-child(2n1)", "character 15"},
                                                               {":nth-child(even of)", "character 19"},
                                                               {":nth-child(1of p)", "character 15"},
                                                               {":nth-of-type(1 of p)", "character 16"},
                                                               {"p)", "character 2"},
                                                               {"p{}", "character 2"},
                                                               {"a || b", "character 3"}}) {
    const Result<Selector> selector = Selector::compile(css);
    ASSERT_FALSE(selector) << css;
    EXPECT_EQ(selector.error().code, Error::kBadInput);
    EXPECT_EQ(selector.error().where, where) << css << " | " << selector.error().what;
    EXPECT_FALSE(selector.error().what.empty());
  }
}

TEST(Selector, NestingIsBounded) {
  std::string deep = "p";
  for (int i = 0; i < 100'000; ++i) deep += ":not(";
  EXPECT_FALSE(Selector::compile(deep));
  std::string fine = "p";
  for (int i = 0; i < 30; ++i) fine = ":not(" + fine + ")";
  EXPECT_TRUE(Selector::compile(fine));
}

TEST(Selector, MatchesOneNode) {
  const Dom dom = Dom::parse("<div><p class=x>");
  const Node paragraph = dom.first(*Selector::compile("p")).value();
  EXPECT_TRUE(Selector::compile("div > .x")->matches(paragraph));
  EXPECT_TRUE(Selector::compile(":scope.x")->matches(paragraph));
  EXPECT_FALSE(Selector::compile("div > .y")->matches(paragraph));
  EXPECT_FALSE(Selector::compile("*")->matches(dom.document()));
  EXPECT_EQ(Selector::compile("div > .x")->css(), "div > .x");
}

// 100,000 siblings: a matcher that looks through them for each would take minutes.
TEST(Selector, ManySiblingsDoNotCostTheirSquare) {
  std::string html = "<body>";
  for (int i = 0; i < 100'000; ++i) html += "<i></i>";
  const Dom dom = Dom::parse(html);
  const auto start = std::chrono::steady_clock::now();
  for (const std::string_view css :
       {"u ~ i", "u ~ b ~ i", "i:has(~ u)", "i:has(~ b + u)", "i:nth-last-of-type(2n)", "i:nth-child(3n of i)",
        "i:first-of-type", "i:nth-last-child(7n)", "body:has(i ~ u) i", "i:not(u ~ *)"}) {
    dom.select(*Selector::compile(css));
  }
  EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(30));
}

}  // namespace
}  // namespace vigie::extractors
