// vigie site check: definitions against the recorded pages, and against a site of today.
#include <gmock/gmock.h>

#include "tests/e2e/program.h"

namespace vigie::e2e {
namespace {

using ::testing::HasSubstr;

constexpr auto kDefinition = R"(id     = "exemple"
name   = "Exemple"
kind   = "escort"
base   = "https://www.exemple.example"
evidence = "drawn for the test"
ad_url = '/annonce/x-(\d+)'

[departments]
url = "/l/{code}"

[listing]
ad    = "article"
link  = "a@href"

[ad]
title = "h1"
text  = ".texte"
)";

class SiteCheck : public Program {
 protected:
  void SetUp() override {
    Program::SetUp();
    std::filesystem::create_directories(file("pages/exemple"));
    write("exemple.toml", kDefinition);
    write("pages/exemple/ad1.html",
          "<html><body><h1>Lina de passage</h1><p class=texte>Je reçois chez moi.</p></body></html>");
    write("pages/exemple/ad1.expect.json",
          R"({"site":"exemple","ad_id":"445501","url":"https://www.exemple.example/annonce/x-445501",
              "title":"Lina de passage"})");
  }
};

TEST_F(SiteCheck, AFile_IsTriedOnItsPages) {
  const Ran ran = run("--lang en site check exemple.toml --pages pages");
  EXPECT_EQ(ran.exit_code, 1) << "the text is read though none is expected";
  EXPECT_THAT(ran.out, HasSubstr("exemple: 1 of 1 values right on 1 pages"));
  EXPECT_THAT(ran.out, HasSubstr("ad1.html: text: expected nothing"));
  const auto line = run("--json site check exemple.toml --pages pages").last_line();
  EXPECT_EQ(line["site"], "exemple");
  EXPECT_EQ(line["right"], 1);
  ASSERT_EQ(line["differences"].size(), 1U);
  EXPECT_EQ(line["differences"][0]["field"], "text");
}

TEST_F(SiteCheck, ASlip_IsToldWithFileLineAndWhatWasMeant) {
  write("exemple.toml", std::string(kDefinition) + "titel = \"h2\"\n");
  const Ran ran = run("--lang en site check exemple.toml");
  EXPECT_EQ(ran.exit_code, 2);
  EXPECT_THAT(ran.err, HasSubstr("exemple.toml:18"));
  EXPECT_THAT(ran.err, HasSubstr("did you mean `title`?"));
}

TEST_F(SiteCheck, WithoutPages_SaysSo) {
  const Ran ran = run("--lang en site check exemple.toml --pages nowhere");
  EXPECT_EQ(ran.exit_code, 0) << ran.err;
  EXPECT_THAT(ran.out, HasSubstr("no recorded page"));
}

TEST_F(SiteCheck, AnUnknownSite_IsBadInput) { EXPECT_EQ(run("site check exampel").exit_code, 2); }

TEST_F(SiteCheck, Live_AsksOneSite) { EXPECT_EQ(run("site check --live").exit_code, 2); }

}  // namespace
}  // namespace vigie::e2e
