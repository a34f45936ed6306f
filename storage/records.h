// What goes into the database and comes out of it, as plain values.
#pragma once

#include <array>
#include <chrono>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

#include "model/ad.h"
#include "model/count.h"
#include "model/date.h"
#include "model/department.h"
#include "model/ids.h"
#include "model/linkage.h"
#include "model/outcome.h"
#include "model/raw_ad.h"
#include "model/validators.h"
#include "storage/cluster_records.h"

namespace vigie::storage {

struct NewScan {
  Date night;
  Instant started;
  std::vector<DepartmentCode> departments;
  std::vector<std::string> sites;
};

struct Scan {
  ScanId id;
  NewScan plan;
  std::optional<Instant> ended;
};

/// `kPlaces`: a page that leads to listings of places, or is a listing itself where it leads to none.
enum class PageKind { kListing, kAd, kPlaces };
inline constexpr std::array<std::string_view, 3> kPageKinds = {"listing", "ad",
                                                               "places"};  ///< by the place of the kind

/// A page to fetch. `ad_id` of an ad's page, `page` of a listing (1 is the first).
struct FrontierPage {
  std::string site;
  DepartmentCode department;
  PageKind kind = PageKind::kListing;
  std::string url;
  std::string ad_id;
  int page = 1;
  std::optional<RawAd> row = {};  ///< of an ad's page: what the listing showed of it
  std::string key = {};           ///< two pages of a site with one key are one page; empty: its address
};

struct PendingPage {
  FrontierId id;
  FrontierPage page;
};

/// An ad read whole, with its normalised form. Its nights are in `raw.seen`.
struct AdRecord {
  RawAd raw;
  Ad ad;
  std::optional<std::string> text_fingerprint;  ///< see dedup/signatures; only its keyed hash is kept
};

struct KnownAd {
  AdRow row;
  bool has_content = false;  ///< its own page was read or imported
  std::optional<Instant> last_fetched;
  bool row_changed = false;  ///< the listing showed it otherwise the last time
  std::optional<Instant> first_fetched = {};
  int versions = 0;  ///< wordings in which it was read
  std::optional<DepartmentCode> department = {};
  bool ended = false;     ///< its page was gone, and it was not seen since
  bool same_row = false;  ///< as the row that was stored last
};

/// An ad as a listing's row shows it: a sighting by itself.
struct ListedAd {
  RawAd row;
  std::optional<KnownAd> known = {};  ///< as find_known found it; storing looks again where there is nothing
};

struct FetchedPage {
  ScanId scan;
  FrontierId frontier;
  FrontierPage page;
  Date night;
  Instant fetched;
  int status = 0;  ///< HTTP, 0 where there was no answer
  Outcome outcome = Outcome::kOk;
  std::int64_t bytes = 0;
  std::chrono::milliseconds took{0};
  std::vector<ListedAd> listed;
  std::vector<AdRecord> ads;
  Validators validators = {};       ///< of an ad's page
  std::vector<FrontierPage> found;  ///< pages it led to; ones already in this scan's frontier are passed over
};

struct PageCounts {
  int new_ads = 0;
  int changed_ads = 0;
  int sightings = 0;  ///< new ones

  PageCounts& operator+=(const PageCounts& other) {
    new_ads += other.new_ads;
    changed_ads += other.changed_ads;
    sightings += other.sightings;
    return *this;
  }
  friend bool operator==(const PageCounts&, const PageCounts&) = default;
};

/// A photo by what is kept of it.
struct HashedPhoto {
  PdqHash pdq{};
  int quality = 0;            ///< 0 … 100
  int width = 0, height = 0;  ///< pixels
  PictureParts parts = {};    ///< written, and read by linkable_ads only
  friend bool operator==(const HashedPhoto&, const HashedPhoto&) = default;
};
/// Or why the picture could not be read: "damaged".
using FetchedPhoto = tl::expected<HashedPhoto, std::string>;

/// What a scan that was broken off had done at a site.
struct SiteSoFar {
  struct Page {
    FrontierPage page;
    Outcome outcome = Outcome::kOk;
  };
  std::vector<Page> pages;          ///< without their addresses
  std::vector<std::string> ad_ids;  ///< seen on its night
  int new_ads = 0;
};

/// One site's night.
struct SiteOutcome {
  std::string site;
  Outcome outcome = Outcome::kOk;
  int pages = 0;
  int ads = 0;
  int new_ads = 0;
  int failures = 0;    ///< pages whose outcome was no success
  std::string detail;  ///< in words, for the summary
};

/// How one field of a site was read in a night's pages: of its ads' own pages, or of the rows of its listings, whose
/// field "rows" is a page's showing any. Nothing in it says what stood in an ad.
struct FieldNight {
  PageKind page = PageKind::kAd;  ///< kAd or kListing
  std::string field;              ///< "price"
  Count found;                    ///< of the pages (rows) read, those where the definition's rule gave something
  Count fresh;           ///< the same of ads seen for the first time: each of them is counted in one night only
  Count agreed;          ///< of those where generic extraction gave something too, the same
  Count kept;            ///< of the known ads read again (rows: listed the night before), as they were
  int only_generic = 0;  ///< pages where generic extraction alone found it
  std::map<std::string, int> shapes;  ///< of the values: "9 €" → how many
  friend bool operator==(const FieldNight&, const FieldNight&) = default;
};

/// What of a field changed. The order is that in which they are told.
enum class DriftMeasure { kFound, kForm, kAgreed, kKept };

/// A field of a site that is no longer read as it was.
struct Drift {
  std::string site;
  PageKind page = PageKind::kAd;
  std::string field;
  DriftMeasure measure = DriftMeasure::kFound;
  Date since;
  Count was, now;                    ///< before, and since
  std::string was_shape, now_shape;  ///< the commonest before and in the last night; empty where there is none
  std::optional<Date> ended;         ///< the night in which it was as before again
  friend bool operator==(const Drift&, const Drift&) = default;
};

struct ClusterRow {
  std::string site, ad_id;
  AdKind kind = AdKind::kUnsure;
  std::optional<PersonId> person;
  std::optional<NetworkId> network;
};

/// The lowest tariff of an ad for a duration.
struct TimedTariff {
  std::chrono::minutes duration{};
  double euros = 0;
  friend bool operator==(const TimedTariff&, const TimedTariff&) = default;
};

/// An ad seen in a period, by what is counted.
struct SeenAd {
  AdRow ad;
  std::string site;
  AdKind kind = AdKind::kUnsure;
  std::optional<PersonId> person;
  std::optional<NetworkId> network;
  std::optional<std::string> commune;  ///< INSEE code
  std::optional<int> age;
  std::optional<Price> price;
  std::vector<std::string> languages;
  bool possible_minor = false;
  bool has_photos = false;
  /// Has an identifier, a hashed photo or a name, by which another ad of the person may be known.
  bool is_marked = true;
  std::vector<std::string> indicators;  ///< codes
  std::vector<TimedTariff> tariffs;
  std::optional<Sex> sex;             ///< stated
  std::vector<std::string> services;  ///< classes
  std::optional<BlindKey> name;       ///< of the folded first name used
  std::vector<IdentifierId> phones;
  std::vector<Date> nights;  ///< within the period, ascending
};

/// An ad seen in another département, of a person who was seen in the one that is asked about.
struct AdElsewhere {
  AdRow ad;
  PersonId person;
  std::vector<Date> nights;  ///< there, within the period, ascending
};

/// Ads that a sample of linking gives to another person than the stored linkage does.
using PersonSample = std::map<AdRow, PersonId>;

struct SiteNight {
  std::string site;
  Date night;
  friend auto operator<=>(const SiteNight&, const SiteNight&) = default;
};

struct StoredEstimate {
  DepartmentCode department;
  Period period;
  std::string method;
  std::optional<double> n, lo, hi;
  std::string reason;  ///< why there is no number
  Instant made;
};

struct AuditEntry {
  Instant when;
  std::string who, action, object;
};

}  // namespace vigie::storage
