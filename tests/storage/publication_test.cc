#include <gmock/gmock.h>

#include "tests/storage/fixture.h"

namespace vigie::storage {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

class PublicationTest : public StorageTest {
 protected:
  Database database_ = open();
  const Instant made_ = instant("2026-10-01T09:00:00+02:00");
  const Publication september_{department("95"),
                               {day("2026-09-07"), day("2026-09-20")},
                               {{"ladder/ads/value", {40, true}}, {"sites/alpha/ads", {3, false}}}};
};

TEST_F(PublicationTest, TheLedgerKeepsWhatWasShownAndWhatNot) {
  Publication empty{department("95"), {day("2026-09-07"), day("2026-09-08")}, {}};
  ASSERT_TRUE(database_.store_publications(std::vector{september_, empty}, made_));
  EXPECT_THAT(database_.publications(department("95")).value(), ElementsAre(september_, empty));
  EXPECT_THAT(database_.publications(department("94")).value(), IsEmpty());
}

TEST_F(PublicationTest, TheSameExportIsKeptOnceAndAChangedOneBesideIt) {
  Publication changed = september_;
  changed.counts["ladder/ads/value"].n = 41;
  for (const auto& publication : {september_, september_, changed})
    ASSERT_TRUE(database_.store_publications(std::vector{publication}, made_));
  EXPECT_THAT(database_.publications(department("95")).value(), ElementsAre(september_, changed));
}

}  // namespace
}  // namespace vigie::storage
