#include "extractors/field_rule.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/extractors/pages.h"

namespace vigie::extractors {
namespace {

using Values = std::vector<std::string>;

/// A rule as a definition writes it.
FieldRule rule(const std::string& toml) {
  const testing::SitesFolder folder;
  const auto site = folder.load(R"(id = "exemple"
name = "Exemple"
kind = "escort"
base = "https://www.exemple.example"
ad_url = '(\d+)'
[departments]
url = "/{code}"
[listing]
ad = "li"
link = "a@href"
[ad]
title = )" + toml + "\n");
  if (!site) throw std::runtime_error(to_string(site.error()));
  return site->ad.at("title");
}

struct Reading {
  std::string rule, html;
  Values values;
};

class ReadAll : public ::testing::TestWithParam<Reading> {};

TEST_P(ReadAll, GivesWhatTheRuleSays) {
  const Dom dom = Dom::parse(GetParam().html);
  EXPECT_EQ(read_all(rule(GetParam().rule), dom.document()), GetParam().values) << GetParam().rule;
}

INSTANTIATE_TEST_SUITE_P(
    Forms, ReadAll,
    ::testing::Values(
        Reading{R"("h1")", "<h1> Lina </h1><h1></h1><h1>Mia</h1>", {"Lina", "Mia"}},
        Reading{R"("a@href")", "<a href='/1'>x</a><a>y</a>", {"/1"}},
        Reading{R"("img@data-src|src")", "<img data-src=a.jpg src=blank.gif><img src=b.jpg>", {"a.jpg", "b.jpg"}},
        Reading{R"("a[href*='@']@href")", "<a href='mailto:a@b.example'>x</a>", {"mailto:a@b.example"}},
        Reading{R"([".new", ".old"])", "<i class=old>1</i>", {"1"}},
        Reading{R"([".new", ".old"])", "<i class=old>1</i><i class=new>2</i>", {"2"}},
        Reading{R"([".new", ".old"])", "<i class=old>1</i><i class=new> </i>", {"1"}},
        Reading{R"({ select = ".p", pattern = '(\d+)\s*€' })", "<i class=p>dès 80 €</i><i class=p>gratuit</i>", {"80"}},
        Reading{R"({ select = ".p", pattern = '\d+' })", "<i class=p>dès 80 €</i>", {"80"}},
        Reading{R"({ select = "a@href", pattern = 'vU\((\d+)\)', as = "/ad?id={}" })",
                "<a href='javascript:vU(7)'>x</a><a href=/>y</a>",
                {"/ad?id=7"}},
        Reading{R"({ select = "p", own_text = true })", "<p>oui <b>non</b></p>", {"oui"}},
        Reading{R"({ select = "time@datetime", format = "iso" })",
                "<time datetime='le 2026-09-07T10:00:00+02:00'></time><time datetime=hier></time>",
                {"2026-09-07T10:00:00+02:00"}},
        Reading{R"({ select = "script#d", json = "/a/urls" })",
                "<script id=d>{\"a\":{\"urls\":[\"x\",\"y\"]}}</script>",
                {"x", "y"}},
        Reading{R"({ select = "script", json = "/n" })", "<script>no json</script><script>{\"n\":7}</script>", {"7"}},
        Reading{
            R"x({ select = "script", pattern = 'tel = "([^"]+)"' })x", "<script>var tel = \"01\";</script>", {"01"}},
        Reading{R"({ label = "Âge|Age", in = "dt" })", "<dl><dt>Ville :<dd>Cergy<dt>ÂGE :<dd>32 ans</dl>", {"32 ans"}},
        Reading{R"({ label = "Age", in = "tr" })", "<table><tr><th>Taille<td>165<tr><td>Age: <td>29</table>", {"29"}},
        Reading{R"({ label = "Age", in = ".r > div" })",
                "<div class=r><div><span>Age:</span> <strong>24</strong></div></div>",
                {"24"}},
        Reading{R"({ label = "Age", in = "li" })", "<li><b>Age</b> 41 ans</li>", {"41 ans"}},
        Reading{R"({ label = "Ville", in = ".r" })", "<p class=r><b>Cergy</b><i>Ville</i></p>", {"Cergy"}},
        Reading{R"({ label = "Ville", in = ".r" })", "<p class=r><b>Cergy</b><u>et</u><i>Ville</i></p>", {}},
        Reading{R"({ label = "Age", in = "li" })", "<li><b>Agence</b> X</li>", {}}));

TEST(ReadAll, TextKeepsItsLines) {
  const Dom dom = Dom::parse("<div id=t>Bonjour<br>je suis<p>nouvelle</p></div>");
  EXPECT_EQ(read_first(rule("\"#t\""), dom.document()), "Bonjour\nje suis\nnouvelle");
}

TEST(IsPresent, AnElementCountsEmpty_APatternMustMatch) {
  const Dom dom = Dom::parse("<title>Accès refusé</title><div class=wall></div>");
  EXPECT_TRUE(is_present(rule("\".wall\""), dom.document()));
  EXPECT_TRUE(is_present(rule("{ select = \"title\", pattern = \"refusé\" }"), dom.document()));
  EXPECT_FALSE(is_present(rule("{ select = \"title\", pattern = \"Bienvenue\" }"), dom.document()));
  EXPECT_FALSE(is_present(rule("\".gone\""), dom.document()));
}

}  // namespace
}  // namespace vigie::extractors
