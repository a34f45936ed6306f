#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "extractors/normalise/contacts.h"
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

TEST(Handles, OrdinaryWordsBehindANetworkAreNone) {
  EXPECT_THAT(handles_in("insta et snap sur demande, telegram possible"), IsEmpty());
  EXPECT_THAT(handles_in("Whatsapp : 06 39 98 00 12"), IsEmpty());
}

TEST(Handles, AreOneHoweverOftenTheyAreWritten) {
  EXPECT_THAT(handles_in("snap: lina94 ... SNAP: LINA94"), ElementsAre("snapchat:lina94"));
}

TEST(Emails, AreReadInLowerCase_Rfc5321_4_1_2) {
  EXPECT_THAT(emails_in("écris à Lina.B+94@Courrier.example."), ElementsAre("lina.b+94@courrier.example"));
  EXPECT_THAT(emails_in("a@b, @lina, 5@7"), IsEmpty());
}

TEST(Emails, SpansAreCodePointsOfTheOriginal) {
  const RawAd raw = ad_with_text("à é : lina@courrier.example");
  const auto emails = find_emails(FoldedAd(raw));
  ASSERT_EQ(emails.size(), 1u);
  EXPECT_EQ(emails[0].read.span, (Span{6, 27}));
}

}  // namespace
}  // namespace vigie::extractors
