#include "analysis/evidence_words.h"

#include "model/words.h"

namespace vigie::analysis {

std::string evidence_words(EvidenceKind kind) {
  switch (kind) {
    case EvidenceKind::kSamePhone:
      return tr("same phone");
    case EvidenceKind::kSameHandle:
      return tr("same handle");
    case EvidenceKind::kSameEmail:
      return tr("same e-mail address");
    case EvidenceKind::kSameText:
      return tr("same wording");
    case EvidenceKind::kSamePhoto:
      return tr("same photo");
    case EvidenceKind::kSameName:
      return tr("same first name");
    case EvidenceKind::kNearName:
      return tr("first names a letter apart");
    case EvidenceKind::kOtherName:
      return tr("different first names");
    case EvidenceKind::kSameAge:
      return tr("same age");
    case EvidenceKind::kNearAge:
      return tr("near ages");
    case EvidenceKind::kOtherAge:
      return tr("ages far apart");
    case EvidenceKind::kSamePlace:
      return tr("same commune");
    case EvidenceKind::kNearPlace:
      return tr("same département");
    case EvidenceKind::kOtherPlace:
      return tr("different départements");
    case EvidenceKind::kTwoPlacesAtOnce:
      return tr("two places in the same night");
    case EvidenceKind::kSameTariffs:
      return tr("same tariffs");
    case EvidenceKind::kOtherTariffs:
      return tr("different tariffs");
    case EvidenceKind::kSameHeight:
      return tr("same height");
    case EvidenceKind::kOtherHeight:
      return tr("different heights");
    case EvidenceKind::kSameWeight:
      return tr("same weight");
    case EvidenceKind::kOtherWeight:
      return tr("different weights");
    case EvidenceKind::kNearText:
      return tr("alike in wording");
    case EvidenceKind::kOtherText:
      return tr("different wordings");
    case EvidenceKind::kOtherPhone:
      return tr("different phones");
    case EvidenceKind::kOtherPhotos:
      return tr("different photos");
    case EvidenceKind::kSameTour:
      return tr("same tour");
    case EvidenceKind::kOtherTour:
      return tr("different tours");
    case EvidenceKind::kTextCompany:
      return tr("what else those with this wording share");
    case EvidenceKind::kPhotoCompany:
      return tr("what else those with this photo share");
  }
  return {};
}

}  // namespace vigie::analysis
