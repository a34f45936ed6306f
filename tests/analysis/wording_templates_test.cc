#include "analysis/wording_templates.h"

#include <SQLiteCpp/Database.h>
#include <gmock/gmock.h>

#include "dedup/signatures/text_fingerprint.h"
#include "tests/analysis/stored_ads.h"

namespace vigie::analysis {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

RawAd worded(const std::string& title, const std::string& text) {
  RawAd raw;
  raw.title = title;
  raw.text = text;
  return raw;
}

TEST(MaskedWording, TellsNamesPlacesNumbersAndContactsFromOtherWords) {
  RawAd raw = worded("Lina à Melun !", "Je suis Lina, 80 € : appelle le zéro six trente-neuf… vite");
  raw.name = "Lina";
  raw.place = "Melun (77)";
  Ad ad;
  ad.phones.push_back({.number = PhoneNumber::from_e164("+33639980012").value(),
                       .confidence = 1,
                       .read = {.field = AdField::kText, .span = {32, 53}},
                       .rule = "words-fr",
                       .channels = {}});
  const auto words = masked_wording(raw, ad);
  std::string keys;
  for (const ShownWord& word : words) keys += word.key + "/" + std::to_string(static_cast<int>(word.kind)) + " ";
  EXPECT_EQ(keys, "lina/1 a/0 melun/2 je/0 suis/0 lina/1 #/3 €/0 appelle/0 le/0 /4 vite/0 ");
  EXPECT_EQ(words[2].spelling, "Melun !");
  EXPECT_EQ(words[10].spelling, "zéro six trente-neuf…");
}

class Templates : public StoredAds {
 protected:
  void SetUp() override {
    add("1", "Lina", "Melun");
    add("2", "Jade", "Évry");
    add("3", "Emma", "Cergy");
    add("4", "Anna", "Meaux");
    text("5", "Nora", "", "Une annonce tout autre, qui ne dit rien de ce que les premières disent à leur lecteur");
    store_all();
    const Linkage linkage{.links = {},
                          .persons = {{{AdRow{1}, AdRow{2}}}, {{AdRow{3}}}, {{AdRow{5}}}},
                          .ties = {},
                          .networks = {{{0, 1}}}};
    ASSERT_TRUE(database_.store_linkage(linkage, Instant{}));
  }
  void add(const std::string& id, const std::string& name, const std::string& town) {
    text(id, name, town,
         "Bonjour messieurs, je suis " + name + ", une femme douce et discrète, de passage à " + town +
             " pour quelques jours. Je vous reçois dans un appartement propre et calme.");
  }
  void text(const std::string& id, const std::string& name, const std::string& town, const std::string& text) {
    storage::AdRecord one = record({.ad_id = id, .seen = {night(7)}});
    one.raw.title = "Massage";
    one.raw.text = text;
    one.raw.name = name;
    one.raw.place = town;
    one.text_fingerprint = dedup::text_fingerprint(*one.raw.title, text);
    records_.push_back(one);
  }
  void store_all() { ASSERT_TRUE(database_.store_ads(records_)); }
  Result<std::vector<WordingTemplate>> templates(const std::string& name) {
    return wording_templates(database_, name, [](const RawAd&) { return Ad{}; }, {Instant{}, "claire", "template", ""});
  }
  std::vector<std::string> audit() {
    SQLite::Database database((folder_ / "vigie.db").string(), SQLite::OPEN_READONLY);
    SQLite::Statement rows(database, "SELECT who || ' ' || action || ' ' || object FROM audit");
    std::vector<std::string> lines;
    while (rows.executeStep()) lines.push_back(rows.getColumn(0).getString());
    return lines;
  }

  std::vector<storage::AdRecord> records_;
};

TEST_F(Templates, OfAnAdAreSoughtAmongAllThatAreWordedLikeIt) {
  const auto made = templates("a2").value();
  ASSERT_THAT(made, SizeIs(1));
  EXPECT_THAT(made[0].ads, SizeIs(4));
  EXPECT_EQ(made[0].ads[0].person, PersonId{1});
  ASSERT_THAT(made[0].slots, SizeIs(2));
  EXPECT_EQ(made[0].slots[0].kind, WordKind::kName);
  EXPECT_EQ(made[0].slots[1].kind, WordKind::kPlace);
  EXPECT_EQ(made[0].slots[1].distinct, 4U);
  EXPECT_THAT(made[0].slots[0].values, testing::UnorderedElementsAre("Lina,", "Jade,", "Emma,", "Anna,"));
}

TEST_F(Templates, OfAPersonOrNetworkAreThoseOfItsAds) {
  EXPECT_THAT(templates("p1").value().at(0).ads, SizeIs(2));
  EXPECT_THAT(templates("n1").value().at(0).ads, SizeIs(3));
  EXPECT_THAT(templates("a5").value(), IsEmpty());
}

TEST_F(Templates, EachWordingThatIsOpenedIsInTheAuditFirst) {
  ASSERT_TRUE(templates("p1"));
  EXPECT_THAT(audit(), ElementsAre("claire template p1", "claire template p1"));
}

TEST_F(Templates, WhatIsNotThereIsSaid) {
  EXPECT_EQ(templates("a77").error().code, Error::kNotFound);
  EXPECT_EQ(templates("p77").error().code, Error::kNotFound);
  EXPECT_EQ(templates("x").error().code, Error::kBadInput);
  EXPECT_THAT(audit(), IsEmpty());
}

}  // namespace
}  // namespace vigie::analysis
