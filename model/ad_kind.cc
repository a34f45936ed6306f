#include "model/ad_kind.h"

#include <algorithm>
#include <array>
#include <utility>

namespace vigie {
namespace {

using enum AdKind;
constexpr std::array<std::pair<AdKind, std::string_view>, 5> kNames{
    {{kOffer, "offer"}, {kClient, "client"}, {kRecruitment, "recruitment"}, {kOther, "other"}, {kUnsure, "unsure"}}};

}  // namespace

std::string_view to_text(AdKind kind) {
  return std::ranges::find(kNames, kind, &std::pair<AdKind, std::string_view>::first)->second;
}

std::optional<AdKind> ad_kind_from(std::string_view text) {
  const auto found = std::ranges::find(kNames, text, &std::pair<AdKind, std::string_view>::second);
  if (found == kNames.end()) return std::nullopt;
  return found->first;
}

}  // namespace vigie
