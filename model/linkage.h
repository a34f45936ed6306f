// What linking works on and what it finds: ads by what can be compared, links with their evidence, persons, networks.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "model/ad_kind.h"
#include "model/date.h"
#include "model/department.h"
#include "model/ids.h"

namespace vigie {

/// 256-bit PDQ hash of a photo (Facebook, "The TMK+PDQF video-hashing algorithm and the PDQ image-hashing algorithm",
/// 2019).
using PdqHash = std::array<std::uint64_t, 4>;

/// A patch of a photo by what is kept of it (dedup/signatures/picture_parts.h).
struct PicturePart {
  std::uint64_t waves;       ///< the sign of each
  std::uint16_t x, y, size;  ///< its middle and its blur, in 65,535ths of the photo's longer side
  friend bool operator==(const PicturePart&, const PicturePart&) = default;
};
using PictureParts = std::vector<PicturePart>;

struct LinkablePhoto {
  PdqHash pdq;
  int quality;                                     ///< 0 … 100; below 50 it is not matched
  std::shared_ptr<const PictureParts> parts = {};  ///< null where they are not known
};

/// A photo and the one that stands for its picture: as that is, but cut, mirrored, written on or compressed otherwise.
struct KnownPicture {
  PdqHash photo, picture;
  friend bool operator==(const KnownPicture&, const KnownPicture&) = default;
};

/// A keyed hash of a value that is compared for equality only, cut to 64 bits; equal values have equal keys.
using BlindKey = std::uint64_t;

struct LinkableAd {
  AdRow ad;
  std::string site;
  std::string ad_id;  ///< on its site; what is found does not depend on the order in which ads came in
  AdKind kind;
  std::optional<DepartmentCode> department;
  std::vector<IdentifierId> phones, handles, emails;  ///< ascending
  std::optional<BlindKey> text;                       ///< of the masked, folded wording
  std::vector<LinkablePhoto> photos;
  std::optional<BlindKey> name;  ///< of the folded first name used
  std::optional<int> age;        ///< years
  std::vector<Date> nights;      ///< on which it was seen, ascending

  std::vector<BlindKey> near_names = {};    ///< of the name with any one letter left out, ascending
  std::optional<std::string> commune = {};  ///< INSEE code
  std::vector<int> tariffs = {};            ///< amounts asked, ascending
  std::optional<int> height_cm = {}, weight_kg = {};
  std::vector<std::uint32_t> shingles = {};  ///< keyed hashes of three words in a row, some 64 of them, ascending
};

enum class EvidenceKind {
  kSamePhone,
  kSameHandle,
  kSameEmail,
  kSameText,
  kSamePhoto,
  kSameName,
  kNearName,
  kOtherName,
  kSameAge,
  kNearAge,
  kOtherAge,
  kSamePlace,
  kNearPlace,
  kOtherPlace,
  kTwoPlacesAtOnce,
  kSameTariffs,
  kOtherTariffs,
  kSameHeight,
  kOtherHeight,
  kSameWeight,
  kOtherWeight,
  kNearText,
  kOtherText,
  kOtherPhone,
  kOtherPhotos,
  kSameTour,
  kOtherTour,
  kTextCompany,  ///< how far others with the same wording agree otherwise
  kPhotoCompany
};
/// "same_phone", …; stable, for JSON and the database.
std::string_view to_text(EvidenceKind kind);
std::optional<EvidenceKind> evidence_kind_from(std::string_view text);

/// One reason for or against a link.
struct Evidence {
  EvidenceKind kind;
  double weight;                       ///< bits (log2 of the likelihood ratio); negative speaks against
  std::optional<IdentifierId> shared;  ///< the phone, handle or e-mail that is shared
};

/// What analysts decided; never in contradiction with itself. Ads that are not linked are passed over.
struct LinkConstraints {
  std::vector<std::pair<AdRow, AdRow>> same, apart;  ///< of one person; of two
  std::vector<IdentifierId> agencies = {};           ///< of who answers for many: these join no persons; ascending
};

/// Two ads and how likely they describe one person.
struct Link {
  AdRow left, right;  ///< left < right
  double weight;      ///< bits: the prior and all evidence added up
  std::vector<Evidence> evidence;
};

struct Person {
  std::vector<AdRow> ads;  ///< ascending, never empty
};

/// An ad that a sample of linking, plausible beside the best one, gives to another person.
struct SampledAd {
  int sample;  ///< from 0
  AdRow ad;
  std::size_t person;  ///< by place in the list of persons; from its end on: one that is the sample's own
};

/// Two persons (by place in the list of persons) and what speaks for one hand behind them.
struct Tie {
  std::size_t left, right;  ///< left < right
  double weight;            ///< > 0
  std::vector<Evidence> evidence;
};

struct Network {
  std::vector<std::size_t> persons;  ///< by place in the list of persons, ascending, at least two
};

/// An ad as it was when it was linked.
struct LinkedAd {
  AdRow ad;
  PersonId person;
  std::uint64_t said;  ///< a hash of all that linking compares of it but its nights
};

/// What the last run of linking left, by which the next need not look at everything again.
struct FormerLinkage {
  std::vector<LinkedAd> ads;                ///< ascending
  std::vector<double> learnt;               ///< by the last run that looked at everything; linking's own
  std::vector<KnownPicture> pictures = {};  ///< by photo, each once
};

/// Where a run looked at a neighbourhood of what is new only.
struct Revision {
  std::vector<AdRow> changed;  ///< that are new, say something else or are gone; ascending
  std::vector<AdRow> revised;  ///< that were looked at, ascending: links and samples found are between these alone
  std::size_t persons;         ///< that were found among these
};

/// All that one run of linking found; a person without a network is alone.
struct Linkage {
  std::vector<Link> links;
  std::vector<Person> persons;
  std::vector<Tie> ties;
  std::vector<Network> networks;
  int samples = 0;                      ///< that were drawn
  std::vector<SampledAd> sampled = {};  ///< where they differ from `persons`; by sample, then ad

  std::unordered_map<AdRow, std::uint64_t> said = {};  ///< as in LinkedAd, of each ad of a person
  std::vector<double> learnt = {};                     ///< as in FormerLinkage
  std::vector<KnownPicture> pictures = {};             ///< as in FormerLinkage
  std::optional<Revision> revision = {};               ///< nothing: everything was looked at
};

}  // namespace vigie
