// By description length, as InfoShield-Fine (Lee, Vajiac et al. 2021, ICDE), on wordings of our own.
#include "dedup/signatures/text_templates.h"

#include <map>
#include <random>
#include <sstream>
#include <string>

#include <gmock/gmock.h>

namespace vigie::dedup {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

struct Texts {
  std::vector<std::string> spellings;
  std::vector<WordNumbers> wordings;

  explicit Texts(const std::vector<std::string>& texts) {
    std::map<std::string, std::uint32_t> numbers;
    for (const std::string& text : texts) {
      WordNumbers& wording = wordings.emplace_back();
      std::istringstream in(text);
      for (std::string word; in >> word;) {
        const auto [at, added] = numbers.emplace(word, spellings.size());
        if (added) spellings.push_back(word);
        wording.push_back(at->second);
      }
    }
  }

  std::string words(std::size_t wording, WordRange range) const {
    std::string text;
    for (std::size_t i = range.from; i < range.to; ++i)
      text += (text.empty() ? "" : " ") + spellings[wordings[wording][i]];
    return text;
  }

  // "bonjour je suis [] de passage"
  std::string shown(const TextTemplate& made) const {
    std::string text;
    std::size_t slot = 0;
    for (std::size_t i = 0; i <= made.skeleton.size(); ++i) {
      if (slot < made.slots.size() && made.slots[slot] == i) text += " []", ++slot;
      if (i < made.skeleton.size()) text += " " + spellings[wordings[made.pattern][made.skeleton[i]]];
    }
    return text.substr(1);
  }
};

std::string copy(const std::string& name, const std::string& town) {
  return "bonjour messieurs je suis " + name + " une femme douce et discrète de passage à " + town +
         " pour quelques jours je vous reçois dans un appartement propre et calme appelez moi";
}

TEST(TextTemplates, TheSameTextWithOtherNameAndTownIsOneTemplateOfTwoSlots) {
  const Texts texts({copy("lina", "melun"), copy("jade", "évry"), copy("emma", "cergy"), copy("zoé", "le perreux"),
                     copy("anna", "meaux"), copy("léa", "chelles")});
  const auto templates = text_templates(texts.wordings);
  ASSERT_THAT(templates, SizeIs(1));
  EXPECT_EQ(texts.shown(templates[0]), copy("[]", "[]"));
  ASSERT_THAT(templates[0].fits, SizeIs(6));
  EXPECT_EQ(texts.words(3, templates[0].fits[3].fill[0]), "zoé");
  EXPECT_EQ(texts.words(3, templates[0].fits[3].fill[1]), "le perreux");
  EXPECT_LT(templates[0].bits, templates[0].bits_alone / 2);
}

TEST(TextTemplates, ASlotMayBeEmptyInSome) {
  const Texts texts({copy("lina", "melun"), copy("jade", "évry"), copy("", "cergy"), copy("anna", "meaux")});
  const auto templates = text_templates(texts.wordings);
  ASSERT_THAT(templates, SizeIs(1));
  EXPECT_EQ(texts.words(2, templates[0].fits[2].fill[0]), "");
  EXPECT_EQ(texts.words(2, templates[0].fits[2].fill[1]), "cergy");
}

TEST(TextTemplates, AWordThatOneCopyAloneHasIsNoSlot) {
  std::vector<std::string> copies(12, copy("lina", "melun"));
  copies[5] = copy("lina", "melun") + " vite";
  const Texts texts(copies);
  const auto templates = text_templates(texts.wordings);
  ASSERT_THAT(templates, SizeIs(1));
  EXPECT_THAT(templates[0].slots, IsEmpty());
  EXPECT_EQ(texts.shown(templates[0]), copy("lina", "melun"));
}

TEST(TextTemplates, TwoTemplatesAreToldApart) {
  const auto other = [](const std::string& name) {
    return "coucou c'est " + name + " belle brune aux yeux verts je me déplace le soir chez vous ou à votre hôtel";
  };
  const Texts texts({copy("lina", "melun"), other("nora"), copy("jade", "évry"), other("mila"), copy("zoé", "cergy")});
  const auto templates = text_templates(texts.wordings);
  ASSERT_THAT(templates, SizeIs(2));
  EXPECT_THAT(templates[0].fits, SizeIs(3));
  EXPECT_EQ(texts.shown(templates[1]), other("[]"));
}

TEST(TextTemplates, StrangersMakeNone) {
  EXPECT_THAT(text_templates(Texts({copy("lina", "melun"), "un texte qui ne ressemble à rien de ce qui précède", "",
                                    "trois mots seulement"})
                                 .wordings),
              IsEmpty());
  EXPECT_THAT(text_templates({}), IsEmpty());
}

// Whatever the words: each wording once at most, fills ordered and within it, shorter than without.
TEST(TextTemplates, HoldTogetherOnRandomWordings) {
  std::mt19937 engine(7);
  const auto random = [&] { return static_cast<std::uint32_t>(engine()); };
  std::vector<WordNumbers> wordings(120);
  for (WordNumbers& wording : wordings) {
    const std::uint32_t base = random() % 6;
    for (std::uint32_t place = 0; place < 30; ++place) {
      if (random() % 8 == 0) continue;
      wording.push_back(random() % 6 == 0 ? random() % 500 : base * 100 + place);
    }
  }
  std::vector<int> uses(wordings.size(), 0);
  const auto templates = text_templates(wordings);
  EXPECT_THAT(templates, SizeIs(testing::Ge(6)));
  for (const TextTemplate& made : templates) {
    EXPECT_LT(made.bits, made.bits_alone);
    EXPECT_TRUE(std::ranges::is_sorted(made.slots));
    for (const Fit& fit : made.fits) {
      ++uses[fit.wording];
      ASSERT_EQ(fit.fill.size(), made.slots.size());
      std::size_t from = 0;
      for (const WordRange& range : fit.fill) {
        EXPECT_GE(range.from, from);
        EXPECT_GE(range.to, range.from);
        from = range.to;
      }
      EXPECT_LE(from, wordings[fit.wording].size());
    }
  }
  EXPECT_THAT(uses, testing::Each(testing::Le(1)));
}

TEST(TextTemplates, OfVeryLongWordingsTheBeginningsAreAligned) {
  WordNumbers endless(50'000);
  for (std::uint32_t i = 0; i < endless.size(); ++i) endless[i] = i;
  const auto templates = text_templates(std::vector{endless, endless});
  ASSERT_THAT(templates, SizeIs(1));
  EXPECT_THAT(templates[0].skeleton, SizeIs(kMostAlignedWords));
}

}  // namespace
}  // namespace vigie::dedup
