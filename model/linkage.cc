#include "model/linkage.h"

#include <algorithm>
#include <utility>

namespace vigie {
namespace {

using enum EvidenceKind;
using Name = std::pair<EvidenceKind, std::string_view>;
constexpr std::array<Name, 29> kNames{
    {{kSamePhone, "same_phone"},     {kSameHandle, "same_handle"},     {kSameEmail, "same_email"},
     {kSameText, "same_text"},       {kSamePhoto, "same_photo"},       {kSameName, "same_name"},
     {kNearName, "near_name"},       {kOtherName, "other_name"},       {kSameAge, "same_age"},
     {kNearAge, "near_age"},         {kOtherAge, "other_age"},         {kSamePlace, "same_place"},
     {kNearPlace, "near_place"},     {kOtherPlace, "other_place"},     {kTwoPlacesAtOnce, "two_places_at_once"},
     {kSameTariffs, "same_tariffs"}, {kOtherTariffs, "other_tariffs"}, {kSameHeight, "same_height"},
     {kOtherHeight, "other_height"}, {kSameWeight, "same_weight"},     {kOtherWeight, "other_weight"},
     {kNearText, "near_text"},       {kOtherText, "other_text"},       {kOtherPhone, "other_phone"},
     {kOtherPhotos, "other_photos"}, {kSameTour, "same_tour"},         {kOtherTour, "other_tour"},
     {kTextCompany, "text_company"}, {kPhotoCompany, "photo_company"}}};

}  // namespace

std::string_view to_text(EvidenceKind kind) { return std::ranges::find(kNames, kind, &Name::first)->second; }

std::optional<EvidenceKind> evidence_kind_from(std::string_view text) {
  const auto found = std::ranges::find(kNames, text, &Name::second);
  if (found == kNames.end()) return std::nullopt;
  return found->first;
}

}  // namespace vigie
