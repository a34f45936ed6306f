#include <fmt/format.h>
#include <fmt/ranges.h>
#include <gtest/gtest.h>

#include "extractors/normalise/opening_hours.h"
#include "tests/extractors/normalise_support.h"

namespace vigie::extractors {
namespace {

/// "600-1320 MTWTFSS", days that are not stated as "-"; "; " between.
std::string hours_of(const char* text) {
  const RawAd raw = ad_with_text(text);
  std::vector<std::string> lines;
  for (const OpeningHours& hours : find_opening_hours(FoldedAd(raw))) {
    std::string days;
    for (int day = 0; day < 7; ++day) days += (hours.days >> day & 1) != 0 ? static_cast<char>('1' + day) : '-';
    lines.push_back(fmt::format("{}-{} {}", hours.from.count(), hours.to.count(), days));
  }
  return fmt::format("{}", fmt::join(lines, "; "));
}

struct Case {
  const char* text;
  const char* expected;
};

class HoursTexts : public testing::TestWithParam<Case> {};

TEST_P(HoursTexts, AreRead) { EXPECT_EQ(hours_of(GetParam().text), GetParam().expected) << GetParam().text; }

INSTANTIATE_TEST_SUITE_P(
    Written, HoursTexts,
    testing::Values(Case{"Je reçois de 10h à 22h", "600-1320 -------"}, Case{"10h-22h", "600-1320 -------"},
                    Case{"de 9h30 à 20h00", "570-1200 -------"}, Case{"10H/23H 7j/7", "600-1380 1234567"},
                    Case{"du lundi au samedi de 10h à 19h", "600-1140 123456-"},
                    Case{"Lundi-vendredi : 9h-18h", "540-1080 12345--"},
                    Case{"lundi, mardi et jeudi de 14h à 20h", "840-1200 12-4---"},
                    Case{"10h à minuit tous les jours", "600-0 1234567"},
                    Case{"de 20h à 4h du matin", "1200-240 -------"}, Case{"dispo 24h/24 7j/7", "0-1440 1234567"},
                    Case{"H24", "0-1440 -------"}, Case{"jour et nuit", "0-1440 -------"},
                    Case{"24/7", "0-1440 -------"}, Case{"from 10am to 10pm every day", "600-1320 1234567"},
                    Case{"Mon-Fri 9am - 6pm", "540-1080 12345--"}, Case{"9h-22h sauf le dimanche", "540-1320 123456-"},
                    Case{"7j/7 de 10h à 20h, fermé le dimanche", "600-1200 123456-"},
                    Case{"lundi au vendredi 10h-20h, samedi 12h-18h", "600-1200 12345--; 720-1080 -----6-"},
                    Case{"10h-13h et 15h-20h en semaine", "600-780 12345--; 900-1200 12345--"},
                    Case{"10-22h", "600-1320 -------"}, Case{"Lun. au ven. 10h-19h", "600-1140 12345--"},
                    Case{"de neuf heures à vingt heures", "540-1200 -------"}, Case{"de 12h à 20", "720-1200 -------"},
                    Case{"ouvert le week-end de 11h à 1h", "660-60 -----67"},
                    Case{"10:00 - 22:00", "600-1320 -------"}));

INSTANTIATE_TEST_SUITE_P(None, HoursTexts,
                         testing::Values(Case{"30min 80€, 1h-2h : 150/250", ""}, Case{"à partir de 10h", ""},
                                         Case{"06 39 98 00 12", ""}, Case{"hier à 22h10", ""},
                                         Case{"1h 150€ 2h 250€", ""}, Case{"le 12/09 et le 22/09", ""},
                                         Case{"je serai là lundi et mardi", ""}, Case{"entre 18 et 22 ans", ""},
                                         Case{"", ""}));

TEST(Hours, AreWrittenWithIsoDays) {
  Ad ad;
  ad.hours = {{std::chrono::minutes(570), std::chrono::minutes(1440), 0b1000001}};
  EXPECT_NE(to_json(ad).find(R"("hours":[{"from":"09:30","to":"24:00","days":[1,7]}])"), std::string::npos);
}

}  // namespace
}  // namespace vigie::extractors
