#include "model/linkage.h"

#include <algorithm>
#include <utility>

namespace vigie {
namespace {

using enum EvidenceKind;
using Name = std::pair<EvidenceKind, std::string_view>;
constexpr std::array<Name, 9> kNames{{{kSamePhone, "same_phone"},
                                      {kSameHandle, "same_handle"},
                                      {kSameEmail, "same_email"},
                                      {kSameText, "same_text"},
                                      {kSamePhoto, "same_photo"},
                                      {kSameName, "same_name"},
                                      {kOtherName, "other_name"},
                                      {kNearAge, "near_age"},
                                      {kOtherAge, "other_age"}}};

}  // namespace

std::string_view to_text(EvidenceKind kind) { return std::ranges::find(kNames, kind, &Name::first)->second; }

std::optional<EvidenceKind> evidence_kind_from(std::string_view text) {
  const auto found = std::ranges::find(kNames, text, &Name::second);
  if (found == kNames.end()) return std::nullopt;
  return found->first;
}

}  // namespace vigie
