#include "model/outcome.h"

#include <algorithm>
#include <array>
#include <utility>

namespace vigie {
namespace {

using enum Outcome;
using Name = std::pair<Outcome, std::string_view>;
constexpr std::array<Name, 12> kNames{{{kOk, "ok"},
                                       {kUnchanged, "unchanged"},
                                       {kGone, "gone"},
                                       {kEmpty, "empty"},
                                       {kBlocked, "blocked"},
                                       {kLogin, "login"},
                                       {kConsent, "consent"},
                                       {kGeo, "geo"},
                                       {kMaintenance, "maintenance"},
                                       {kRobots, "robots"},
                                       {kLimit, "limit"},
                                       {kNetwork, "network"}}};

}  // namespace

std::string_view to_text(Outcome outcome) { return std::ranges::find(kNames, outcome, &Name::first)->second; }

std::optional<Outcome> outcome_from(std::string_view text) {
  const auto found = std::ranges::find(kNames, text, &Name::second);
  if (found == kNames.end()) return std::nullopt;
  return found->first;
}

bool is_success(Outcome outcome) { return outcome == kOk || outcome == kUnchanged || outcome == kGone; }

}  // namespace vigie
