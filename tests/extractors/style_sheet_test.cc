#include "extractors/generic/style_sheet.h"

#include <gtest/gtest.h>

namespace vigie::extractors {
namespace {

TEST(StyleSheet, WhatHasNoSizeIsHiddenAndWhatIsSmallIsNot) {
  for (const char* hidden : {"font-size:0", "color: red; font-size: 0;", "font-size:0px !important", "DISPLAY : none"})
    EXPECT_TRUE(style_hides(hidden)) << hidden;
  for (const char* shown : {"", "font-size:0.8em", "font-size:09px", "font-size:12px", "display:block"})
    EXPECT_FALSE(style_hides(shown)) << shown;
}

}  // namespace
}  // namespace vigie::extractors
