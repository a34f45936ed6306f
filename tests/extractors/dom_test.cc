#include "extractors/dom.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "extractors/selector.h"

namespace vigie::extractors {
namespace {

using ::testing::ElementsAre;

Selector css(std::string_view text) { return Selector::compile(text).value(); }

std::string repeated(std::string_view text, std::size_t times) {
  std::string result;
  for (std::size_t i = 0; i < times; ++i) result += text;
  return result;
}

std::string text_of(std::string_view html, std::string_view selector = "body") {
  return Dom::parse(std::string(html)).first(css(selector)).value().text();
}

unsigned depth_of(const Dom& dom) {
  unsigned deepest = 0;
  for (Node node : dom.select(css("*:not(:has(*))"))) {
    unsigned depth = 0;
    for (std::optional<Node> at = node; at; at = at->parent()) ++depth;
    deepest = std::max(deepest, depth);
  }
  return deepest;
}

TEST(Dom, TextRunsWhiteSpaceTogetherAndBreaksLinesAtBlocks) {
  EXPECT_EQ(text_of("<body>  Lina\n <b>32</b> ans  "), "Lina 32 ans");
  EXPECT_EQ(text_of("<body>06&nbsp;39&#x202f;98\u2003\u3000x"), "06 39 98 x");
  EXPECT_EQ(text_of("<body>Titre<div>un</div>deux<br>trois<p>quatre</p><p>cinq</p>"),
            "Titre\nun\ndeux\ntrois\nquatre\ncinq");
  EXPECT_EQ(text_of("<body><ul><li>a <li> b</ul>"), "a\nb");
  EXPECT_EQ(text_of("<body><table><tr><td>30 min<td>80 €<tr><td>1 h<td>150 €</table>"), "30 min 80 €\n1 h 150 €");
  EXPECT_EQ(text_of("<body><div> <p> <br> </p></div>"), "");
}

TEST(Dom, TextLeavesOutScriptStyleAndTemplateButNotAScriptItself) {
  constexpr std::string_view kPage = "<body>a<script>var b = '<p>';</script><style>c{}</style><template>d</template>e";
  EXPECT_EQ(text_of(kPage), "ae");
  EXPECT_EQ(text_of(kPage, "script"), "var b = '<p>';");
}

TEST(Dom, OwnTextIsThatOfTheElementAlone) {
  const Dom dom = Dom::parse("<p>Prix<b>80</b>euros<br>net");
  EXPECT_EQ(dom.first(css("p"))->own_text(), "Prix euros\nnet");
}

TEST(Dom, RawTextStandsAsItIs) {
  const Dom dom = Dom::parse("<script id=d>{\"a\":\n \"&amp;\"}</script>");
  EXPECT_EQ(dom.first(css("#d"))->raw_text(), "{\"a\":\n \"&amp;\"}");
}

// The expected strings are what Chromium's outerHTML gave.
TEST(Dom, SerialisesByTheStandard_Html_13_3) {
  struct Case {
    std::string html, selector, outer;
  };
  for (const auto& [html, selector, outer] : std::initializer_list<Case>{
           {"<p title='a\"&lt;b'>x &amp; y&nbsp;&lt;z<br><img src=a>", "p",
            "<p title=\"a&quot;&lt;b\">x &amp; y&nbsp;&lt;z<br><img src=\"a\"></p>"},
           {"<script>a<b&&c</script>", "script", "<script>a<b&&c</script>"},
           {"<body><svg viewbox='0 0 1 1'><foreignobject/></svg>", "svg",
            "<svg viewBox=\"0 0 1 1\"><foreignObject></foreignObject></svg>"},
           {"<body><template><p>a</template>", "template", "<template><p>a</p></template>"},
           {"<body><My-Tag DATA-x></My-Tag>", "my-tag", "<my-tag data-x=\"\"></my-tag>"},
           {"<body><p><b>1<p>2</b>3<!--c-->", "body", "<body><p><b>1</b></p><p><b>2</b>3<!--c--></p></body>"}}) {
    EXPECT_EQ(Dom::parse(html).first(css(selector))->html(), outer);
  }
  EXPECT_EQ(Dom::parse("<!DOCTYPE html><title>t</title>").document().html(),
            "<!DOCTYPE html><html><head><title>t</title></head><body></body></html>");
}

TEST(Dom, AttributesAreFoundInAnyCaseWithTheirEntitiesResolved) {
  const Dom dom = Dom::parse("<a HREF='/a?b=1&amp;c' data-x>");
  const Node link = *dom.first(css("a"));
  EXPECT_EQ(link.attribute("Href"), "/a?b=1&c");
  EXPECT_EQ(link.attribute("data-x"), "");
  EXPECT_EQ(link.attribute("title"), std::nullopt);
}

TEST(Dom, MovesBetweenElementsOnly) {
  const Dom dom = Dom::parse("<body>a<p>b</p>c<!--d--><i>e</i><template><u>f</u></template>");
  const Node paragraph = *dom.first(css("p"));
  EXPECT_EQ(paragraph.next_element()->tag(), "i");
  EXPECT_EQ(paragraph.next_element()->previous_element(), paragraph);
  EXPECT_EQ(paragraph.previous_element(), std::nullopt);
  EXPECT_EQ(paragraph.parent()->tag(), "body");
  EXPECT_EQ(paragraph.parent()->children().size(), 3u);
  EXPECT_FALSE(dom.first(css("template"))->has_content());
  EXPECT_FALSE(dom.document().is_element());
  EXPECT_EQ(dom.document().tag(), "");
  EXPECT_EQ(dom.document().parent(), std::nullopt);
}

TEST(Dom, SelectGivesDescendantsInDocumentOrderMatchedAgainstTheWholePage) {
  const Dom dom = Dom::parse("<div id=o><p id=a><b id=b></b></p><div id=c><p id=d></p></div></div>");
  std::vector<std::string> ids;
  for (const Node node : dom.first(css("#c"))->select(css("div p"))) ids.emplace_back(*node.attribute("id"));
  for (const Node node : dom.first(css("#o"))->select(css(":scope > p, b"))) ids.emplace_back(*node.attribute("id"));
  EXPECT_THAT(ids, ElementsAre("d", "a", "b"));
  EXPECT_EQ(dom.first(css("#c"))->first(css("#a")), std::nullopt);
}

TEST(Dom, InvalidUtf8AndNulsAreReplaced) {
  const Dom dom = Dom::parse(std::string("<x\0y\xFF title='\xC3'>a\xE9z", 19));
  EXPECT_EQ(dom.first(css("body > *"))->tag(), "x\uFFFDy\uFFFD");
  EXPECT_EQ(dom.first(css("body > *"))->attribute("title"), "\uFFFD");
  EXPECT_EQ(text_of("<body>a\xE9z"), "a\uFFFDz");
}

TEST(Dom, APageIsCutAtItsBytesBetweenCharacters) {
  const Dom dom = Dom::parse("<p>éé", {.max_bytes = 6});
  EXPECT_TRUE(dom.was_cut());
  EXPECT_EQ(dom.first(css("p"))->text(), "é");
  EXPECT_FALSE(Dom::parse("<p>éé", {.max_bytes = 7}).was_cut());
}

TEST(Dom, WhatIsDeeperThanTheLimitIsLeftOut) {
  const Dom dom = Dom::parse(repeated("<div>", 30) + "x" + repeated("</div>", 30) + "<p>after", {.max_depth = 20});
  EXPECT_TRUE(dom.was_cut());
  EXPECT_LE(depth_of(dom), 21u);
  EXPECT_EQ(text_of("<div><p>after"), "after");
  EXPECT_EQ(dom.document().text(), "after");
}

// Each of these made the parser or a recursive walk take minutes or the whole stack.
TEST(Dom, HostilePagesAreCutInsteadOfCostingTheirSquare) {
  const std::string fonts = [] {
    std::string html = "<p>";
    for (int i = 0; i < 5000; ++i) html += "<font size=" + std::to_string(i) + ">";
    return html + "</p>" + repeated("<p>x</p>", 20000);
  }();
  const std::string attributes = [] {
    std::string html = "<p>before</p><a ";
    for (int i = 0; i < 300000; ++i) html += "a" + std::to_string(i) + " ";
    return html + ">";
  }();
  for (const std::string& html :
       {repeated("<div>", 1'000'000), repeated("<b>", 500'000), repeated("<x>", 1'000'000), fonts, attributes,
        repeated("<table><tr><td>", 100'000), repeated("<svg>", 500'000), repeated("<ul><li>", 300'000)}) {
    const Dom dom = Dom::parse(html);
    EXPECT_TRUE(dom.was_cut()) << html.substr(0, 40);
    EXPECT_LE(depth_of(dom), 402u);
    EXPECT_LT(dom.document().html().size(), 64u << 20);
  }
}

TEST(Dom, OrdinaryPagesWithUnclosedTagsAreNotCut) {
  for (const std::string& html :
       {repeated("<p>x", 100'000), repeated("<li>x", 100'000), repeated("<br><img src=a><hr>", 50'000),
        "<table>" + repeated("<tr><td>x", 50'000), "<ul>" + repeated("<li><div>x", 1000),
        "<dl>" + repeated("<dt>x<dd>y", 50'000), repeated("<script>if (a<b) x='<div>';</script>", 20'000),
        repeated("<!-- <div> -->", 20'000)}) {
    EXPECT_FALSE(Dom::parse(html).was_cut()) << html.substr(0, 40);
  }
}

}  // namespace
}  // namespace vigie::extractors
