#include "dedup/signatures/text_fingerprint.h"

#include <gtest/gtest.h>

namespace vigie::dedup {
namespace {

constexpr const char* kWording = "Je vous reçois dans un cadre discret et chaleureux, sur rendez-vous seulement";

TEST(TextFingerprint, IsTheSameWhateverNumbersCaseAccentsAndWidth) {
  const auto one = text_fingerprint("Lina, 24 ans", std::string(kWording) + " au 0639980012");
  const auto other = text_fingerprint("LINA, 31 ANS",
                                      "JE VOUS RECOIS dans un cadre discret et chaleureux, sur "
                                      "rendez-vous  seulement au ０６３９９８００９９");
  ASSERT_TRUE(one);
  EXPECT_EQ(one, other);
}

TEST(TextFingerprint, DiffersWhereAWordDoes) {
  EXPECT_NE(text_fingerprint("", kWording), text_fingerprint("", std::string(kWording) + " et à l'hôtel"));
}

TEST(TextFingerprint, HoldsNoDigit) {
  const auto wording = text_fingerprint("06 39 98 00 12", std::string(kWording) + " 150/100/80");
  ASSERT_TRUE(wording);
  EXPECT_EQ(wording->find_first_of("0123456789"), std::string::npos) << *wording;
}

TEST(TextFingerprint, IsAbsentForShortTextsAndForNumbersAlone) {
  EXPECT_FALSE(text_fingerprint("Lina", "Appelle-moi vite"));
  EXPECT_FALSE(text_fingerprint("", "1a2b3c4d5e6f7g8h9i1j2k3l4m5n6o7p8q9r1s2t3u4v5w6x7y8z9"));
  EXPECT_FALSE(text_fingerprint("", ""));
}

}  // namespace
}  // namespace vigie::dedup
