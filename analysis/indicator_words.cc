#include "analysis/indicator_words.h"

#include <algorithm>

#include "model/words.h"

namespace vigie::analysis {

std::vector<std::pair<const char*, std::string>> indicators_in_words() {
  return {{"third_person", tr("the ad speaks of the person, or of several")},
          {"rules_by_other", tr("somebody else answers or decides")},
          {"controlled_hours", tr("hours of a house, or leave to be asked")},
          {"always_open", tr("day and night")},
          {"touring", tr("in town for some days")},
          {"new_in_town", tr("new in town")},
          {"young_words", tr("words that sell youth")},
          {"client_ethnicity", tr("clients chosen by origin")},
          {"no_condom", tr("without a condom")},
          {"low_price", tr("price well under what is usual")},
          {"several_names", tr("several names in one ad")},
          {"ages_differ", tr("ages that differ within an ad")},
          {"foreign_language", tr("no word of French")}};
}

std::string indicator_words(std::string_view code) {
  const auto all = indicators_in_words();
  const auto found = std::ranges::find(all, code, [](const auto& one) { return std::string_view(one.first); });
  return found == all.end() ? std::string(code) : found->second;
}

}  // namespace vigie::analysis
