#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "extractors/normalise/contacts.h"
#include "tests/extractors/contact_dresser.h"
#include "tests/extractors/normalise_support.h"

namespace vigie::extractors {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::vector<std::string> handles_in(std::string text) {
  const RawAd raw = ad_with_text(std::move(text));
  std::vector<std::string> handles;
  for (const AdHandle& handle : find_handles(FoldedAd(raw))) handles.push_back(handle.network + ":" + handle.handle);
  return handles;
}

std::vector<std::string> emails_in(std::string text) {
  const RawAd raw = ad_with_text(std::move(text));
  std::vector<std::string> addresses;
  for (const AdEmail& email : find_emails(FoldedAd(raw))) addresses.push_back(email.address);
  return addresses;
}

TEST(Handles, AreReadBehindTheNameOfTheNetwork) {
  EXPECT_THAT(handles_in("Telegram : @Lina94"), ElementsAre("telegram:lina94"));
  EXPECT_THAT(handles_in("insta: lina.b_94."), ElementsAre("instagram:lina.b_94"));
  EXPECT_THAT(handles_in("snap 👻 lina-douce"), ElementsAre("snapchat:lina-douce"));
  EXPECT_THAT(handles_in("Snap Lina94 / tg @lina_vip"), ElementsAre("snapchat:lina94", "telegram:lina_vip"));
}

TEST(Handles, AreReadInLinks) {
  EXPECT_THAT(handles_in("https://t.me/Lina94 et instagram.com/lina.b/"),
              ElementsAre("telegram:lina94", "instagram:lina.b"));
  EXPECT_THAT(handles_in("snapchat.com/add/lina94"), ElementsAre("snapchat:lina94"));
}

TEST(Handles, AreReadHoweverTheNetworkIsWritten) {
  const std::vector<std::pair<const char*, const char*>> cases{
      {"Mon insta c'est lina_b", "instagram:lina_b"},
      {"IG: lina.b94", "instagram:lina.b94"},
      {"IG lina_94", "instagram:lina_94"},
      {"sur Insta je suis lina_94", "instagram:lina_94"},
      {"snp : lina94", "snapchat:lina94"},
      {"signal lina.94", "signal:lina.94"},
      {"skype live:lina94", "skype:live:lina94"},
      {"👻 : linadouce", "snapchat:linadouce"},
      {"Snap chat → linadouce", "snapchat:linadouce"},
      {"retrouve moi sur télégram @lina_vip", "telegram:lina_vip"},
      {"TG @lina_vip", "telegram:lina_vip"},
      {"@lina_vip sur telegram", "telegram:lina_vip"},
      {"lina_94 (insta)", "instagram:lina_94"},
      {"Tik Tok : @lina.dance", "tiktok:lina.dance"},
      {"OnlyFans: linax", "onlyfans:linax"},
      {"OF: linax", "onlyfans:linax"},
      {"MYM @linax", "mym:linax"},
      {"skype : lina.douce94", "skype:lina.douce94"},
      {"Signal : lina_b.42", "signal:lina_b.42"},
      {"PayPal : linadouce", "paypal:linadouce"},
      {"paypal.me/linadouce", "paypal:linadouce"},
      {"https://www.tiktok.com/@lina.dance?x=1", "tiktok:lina.dance"},
      {"onlyfans.com/linax", "onlyfans:linax"},
      {"https://mym.fans/linax", "mym:linax"},
      {"insta : lina underscore b point 94", "instagram:lina_b.94"}};
  for (const auto& [text, handle] : cases) EXPECT_THAT(handles_in(text), ElementsAre(handle)) << text;
}

TEST(Handles, OneNameMayBeThatOfTwoNetworks) {
  EXPECT_THAT(handles_in("insta/snap : lina94"), ElementsAre("instagram:lina94", "snapchat:lina94"));
}

// The account is the example of ISO 13616 for France; the coins' addresses are made up but for BIP 173's example.
TEST(Handles, AccountsForPaymentAreRead) {
  EXPECT_THAT(handles_in("IBAN : FR14 2004 1010 0505 0001 3M02 606"), ElementsAre("iban:FR1420041010050500013M02606"));
  EXPECT_THAT(handles_in("iban FR1420041010050500013M02607"), IsEmpty());
  EXPECT_THAT(handles_in("btc bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4"),
              ElementsAre("bitcoin:bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4"));
  EXPECT_THAT(handles_in("eth 0x00112233445566778899aabbccddeeff00112233"),
              ElementsAre("ethereum:0x00112233445566778899aabbccddeeff00112233"));
}

TEST(Handles, SitesAreReadButForTheAdsOwn) {
  EXPECT_THAT(handles_in("mon site www.lina-douce.example"), ElementsAre("site:lina-douce.example"));
  EXPECT_THAT(handles_in("https://lina.example/tarifs"), ElementsAre("site:lina.example"));
  EXPECT_THAT(handles_in("lina@courrier.example"), IsEmpty());
  EXPECT_THAT(handles_in("Je suis douce.Ma photo est réelle.Merci"), IsEmpty());
  RawAd raw = ad_with_text("voir www.annonces.example");
  raw.url = "https://www.annonces.example/1";
  EXPECT_THAT(find_handles(FoldedAd(raw)), IsEmpty());
}

TEST(Handles, OrdinaryWordsBehindANetworkAreNone) {
  EXPECT_THAT(handles_in("insta et snap sur demande, telegram possible"), IsEmpty());
  EXPECT_THAT(handles_in("Whatsapp : 06 39 98 00 12"), IsEmpty());
  EXPECT_THAT(handles_in("Telegram : 06 39 98 00 12"), IsEmpty());
  EXPECT_THAT(handles_in("snap : sur demande"), IsEmpty());
  EXPECT_THAT(handles_in("Snap privé, mym et onlyfans dispo"), IsEmpty());
  EXPECT_THAT(handles_in("the best of love, signal fort"), IsEmpty());
  EXPECT_THAT(handles_in("instagram.com/p/abc123"), IsEmpty());
}

TEST(Handles, ANetworkThatIsRefusedNamesNobody) {
  EXPECT_THAT(handles_in("je n'ai pas telegram\nnina_love94(at)courrier.example"), IsEmpty());
  EXPECT_THAT(handles_in("pas de snap : mym lina94"), ElementsAre("mym:lina94"));
  EXPECT_THAT(handles_in("add snap bella-rose"), ElementsAre("snapchat:bella-rose"));
}

TEST(Handles, AreOneHoweverOftenTheyAreWritten) {
  EXPECT_THAT(handles_in("snap: lina94 ... SNAP: LINA94"), ElementsAre("snapchat:lina94"));
}

TEST(Emails, AreReadInLowerCase_Rfc5321_4_1_2) {
  EXPECT_THAT(emails_in("écris à Lina.B+94@Courrier.example."), ElementsAre("lina.b+94@courrier.example"));
  EXPECT_THAT(emails_in("a@b, @lina, 5@7"), IsEmpty());
}

TEST(Emails, AreReadAsPeopleSpellThem) {
  for (const char* text :
       {"lina.b arobase courrier point example", "lina point b arobase courrier.example", "lina.b(at)courrier.example",
        "lina.b [at] courrier [dot] example", "lina.b @ courrier . example", "lina.b {at} courrier {dot} example",
        "lina.b at courrier dot example", "lina.b arroba courrier punto example", "lina.b＠courrier．example",
        "LINA.B AROBASE COURRIER POINT EXAMPLE", "mail:lina.b@courrier.example,merci"}) {
    EXPECT_THAT(emails_in(text), ElementsAre("lina.b@courrier.example")) << text;
  }
}

TEST(Emails, EndWithTheirDomain) {
  EXPECT_THAT(emails_in("lina@courrier.example.Bisous"), ElementsAre("lina@courrier.example"));
  EXPECT_THAT(emails_in("lina@courrier.example. Bisous"), ElementsAre("lina@courrier.example"));
  EXPECT_THAT(emails_in("look at me. I am at home, at 10 pm."), IsEmpty());
}

TEST(Emails, SpansAreCodePointsOfTheOriginal) {
  const RawAd raw = ad_with_text("à é : lina@courrier.example");
  const auto emails = find_emails(FoldedAd(raw));
  ASSERT_EQ(emails.size(), 1u);
  EXPECT_EQ(emails[0].read.span, (Span{6, 27}));
}

std::vector<std::string> contacts_in(const RawAd& raw) {
  std::vector<std::string> contacts = handles_in(*raw.text);
  for (std::string& address : emails_in(*raw.text)) contacts.push_back(std::move(address));
  return contacts;
}

// The dresser shares no code with the reader; a seed that the bench does not use.
TEST(Contacts, DressedAtRandomAreFoundAgain) {
  constexpr int kCases = 1000;
  tests::ContactDresser dresser(2026);
  int wrong = 0;
  for (int i = 0; i < kCases; ++i) {
    const auto ad = i % 2 == 0 ? dresser.with_contact() : dresser.without_contact();
    wrong += contacts_in(ad.raw) == ad.contacts ? 0 : 1;
  }
  EXPECT_LE(wrong, 2 * kCases / 100);
}

}  // namespace
}  // namespace vigie::extractors
