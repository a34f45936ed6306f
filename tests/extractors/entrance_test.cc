#include "extractors/entrance.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/extractors/pages.h"

namespace vigie::extractors {
namespace {

using ::testing::ElementsAre;
using ::testing::Pair;

std::optional<Entrance> entrance(const std::string& html) {
  const Page page = testing::page_of("https://www.exemple.example/", html);
  return entrance_of(page);
}

TEST(Entrance, LinkThatSaysOneIsOfAge) {
  for (const std::string words : {"ENTRER", "J'ai 18 ans ou plus", "Oui, entrer", "I agree, enter", "Enter the site"}) {
    const auto found =
        entrance("<h1>Avertissement</h1><a href=/accueil>" + words + "</a><a href=//sortie.example>Non</a>");
    ASSERT_TRUE(found) << words;
    EXPECT_EQ(found->url, "https://www.exemple.example/accueil");
  }
}

TEST(Entrance, ButtonThatSetsACookie) {
  const auto found = entrance(R"html(<h1>Are you over 18?</h1>
    <button onclick="document.cookie='adult=1;path=/';location.reload()">I am over 18 - Enter</button>)html");
  ASSERT_TRUE(found);
  EXPECT_EQ(found->url, "");
  EXPECT_THAT(found->cookies, ElementsAre(Pair("adult", "1")));
}

TEST(Entrance, NeitherALoginNorAPageThatShowsMore) {
  EXPECT_FALSE(entrance("<form><input type=password></form><a href=/membre>Entrer</a>"));
  EXPECT_FALSE(entrance("<a href=//ailleurs.example/>Entrer</a>"));
  EXPECT_FALSE(entrance("<a href=/a>Accueil</a>"));
  EXPECT_FALSE(entrance("<a href=/accueil>Entrer</a><p>" + std::string(1000, 'x') + "</p>"));
}

}  // namespace
}  // namespace vigie::extractors
