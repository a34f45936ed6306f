#include "model/words.h"

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include <gtest/gtest.h>
#include <unistd.h>

namespace vigie {
namespace {

using namespace std::chrono_literals;

constexpr std::string_view kCatalogue = R"(msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\n"
"Plural-Forms: nplurals=2; plural=(n > 1);\n"

msgid "the “end”"
msgstr "la « fin »"

msgid "{} ad"
msgid_plural "{} ads"
msgstr[0] "{} annonce"
msgstr[1] "{} annonces"
)";

/// A folder with fr/LC_MESSAGES/vigie.mo, gone with the test.
class Words : public testing::Test {
 protected:
  Words() : folder_(std::filesystem::path(testing::TempDir()) / ("vigie-words-" + std::to_string(::getpid()))) {
    const auto messages = folder_ / "fr" / "LC_MESSAGES";
    std::filesystem::create_directories(messages);
    std::ofstream(folder_ / "fr.po") << kCatalogue;
    const std::string compile =
        "msgfmt -o '" + (messages / "vigie.mo").string() + "' '" + (folder_ / "fr.po").string() + "'";
    compiled_ = std::system(compile.c_str()) == 0;
  }
  ~Words() override {
    set_language(Language::kEnglish, {});
    std::filesystem::remove_all(folder_);
  }

  std::filesystem::path folder_;
  bool compiled_ = false;
};

TEST_F(Words, AreFrenchFromTheCatalogueWithoutALocaleOfTheSystem) {
  ASSERT_TRUE(compiled_);
  set_language(Language::kFrench, folder_);
  EXPECT_EQ(language(), Language::kFrench);
  EXPECT_EQ(tr("the “end”"), "la « fin »");
  EXPECT_EQ(tr("not in the catalogue"), "not in the catalogue");
}

TEST_F(Words, FrenchHasTheSingularForNoughtAndOne) {
  ASSERT_TRUE(compiled_);
  set_language(Language::kFrench, folder_);
  EXPECT_EQ(tr_n("{} ad", "{} ads", 0), "{} annonce");
  EXPECT_EQ(tr_n("{} ad", "{} ads", 1), "{} annonce");
  EXPECT_EQ(tr_n("{} ad", "{} ads", 2), "{} annonces");
  EXPECT_EQ(tr_n("{} ad", "{} ads", 10'000'000'000), "{} annonces");
}

TEST_F(Words, EnglishIsTheSourceItself) {
  EXPECT_EQ(tr("the “end”"), "the “end”");
  EXPECT_EQ(tr_n("{} ad", "{} ads", 1), "{} ad");
  EXPECT_EQ(tr_n("{} ad", "{} ads", 0), "{} ads");
}

TEST_F(Words, WithoutACatalogueTheyStayEnglish) {
  set_language(Language::kFrench, folder_ / "missing");
  EXPECT_EQ(tr("the “end”"), "the “end”");
  EXPECT_EQ(tr_n("{} ad", "{} ads", 1), "{} ad");
  EXPECT_EQ(tr_n("{} ad", "{} ads", 0), "{} ads");
}

TEST_F(Words, NumbersAreWrittenAsEachLanguageWritesThem) {
  set_language(Language::kFrench, folder_);
  EXPECT_EQ(number_text(1234567), "1\u202F234\u202F567");
  EXPECT_EQ(decimal_text(1234.56, 1), "1\u202F234,6");
  EXPECT_EQ(decimal_text(80, 0), "80");
  set_language(Language::kEnglish, {});
  EXPECT_EQ(number_text(-1234567), "-1,234,567");
  EXPECT_EQ(decimal_text(1234.56, 1), "1,234.6");
}

TEST_F(Words, DatesAreWrittenInFull) {
  set_language(Language::kFrench, folder_);
  EXPECT_EQ(date_text(Date(2026y / 9 / 7)), "7 septembre 2026");
  EXPECT_EQ(date_text(Date(2026y / 8 / 1)), "1er août 2026");
  EXPECT_EQ(date_text(Date(2026y / 8 / 11)), "11 août 2026");
  set_language(Language::kEnglish, {});
  EXPECT_EQ(date_text(Date(2026y / 9 / 7)), "7 September 2026");
}

}  // namespace
}  // namespace vigie
