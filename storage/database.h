// The one gateway to the database: SQLite in WAL mode, identifiers and wordings sealed, one writer.
// One source file an entity (ad.cc, scan.cc, linkage.cc …); the SQL stands whole beside the function that runs it.
#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "model/date.h"
#include "model/department.h"
#include "model/field_count.h"
#include "model/ids.h"
#include "model/linkage.h"
#include "model/phone_number.h"
#include "model/publication.h"
#include "model/result.h"
#include "storage/decision_records.h"
#include "storage/outline_records.h"
#include "storage/records.h"

namespace vigie::storage {

/// Not thread-safe: one Database a thread. Each function is one transaction: done whole or not at all.
/// All return Error::kDatabase where SQLite refuses (full disk, locked longer than 10 s, corrupt file).
class Database {
 public:
  /// Makes the file, its folder and the key (mode 0600) where they are missing; migrates an older schema.
  /// @param key_file  outside the database; empty: beside it, `file` + ".key"
  /// @return Error::kDatabase (unreadable, no database, newer than this program), Error::kWrongKey
  static Result<Database> open(const std::filesystem::path& file, const std::filesystem::path& key_file = {});
  Database(Database&&) noexcept;
  Database& operator=(Database&&) noexcept;
  ~Database();

  // scan.cc
  /// An earlier scan that has not ended is given up.
  Result<ScanId> begin_scan(const NewScan& scan);
  /// The latest scan that has not ended.
  Result<std::optional<Scan>> unfinished_scan() const;
  Result<std::optional<Scan>> last_scan() const;
  /// What is left of its frontier is dropped.
  Result<void> end_scan(ScanId scan, Instant ended);
  /// A site's night as a whole.
  Result<void> store_site_outcome(ScanId scan, const SiteOutcome& outcome);
  /// In the order of the sites' ids.
  Result<std::vector<SiteOutcome>> site_outcomes(ScanId scan) const;
  /// By site, the last night on which it was read without a failure of the site as a whole.
  Result<std::map<std::string, Date>> last_successes() const;
  /// Nights on which a scan ran or for which ads were imported, for a département (empty: all), ascending.
  Result<std::vector<Date>> nights(std::optional<DepartmentCode> department, Period period) const;

  // frontier.cc: the pages that a scan has still to fetch, so that it can be resumed.
  /// Pages already in this scan's frontier are passed over, by their keys.
  Result<void> enqueue(ScanId scan, std::span<const FrontierPage> pages);
  /// Pages not yet fetched, in the order in which they were found: the first `most` of them.
  Result<std::vector<PendingPage>> pending(ScanId scan, std::string_view site, int most) const;
  Result<int> pending_count(ScanId scan, std::string_view site) const;
  /// Empty where the scan has not begun there.
  Result<SiteSoFar> site_so_far(ScanId scan, std::string_view site) const;

  // page.cc
  /// A fetched page with all that was read from it, and the pages that it led to; its frontier row is done.
  /// What stands in `listed` and `ads` was seen on the page's night.
  Result<PageCounts> store_page(const FetchedPage& page);
  /// Some rows of a listing that is too long for one transaction, with the pages that they led to: the page itself is
  /// still to be fetched until `store_page` stored the rest.
  Result<PageCounts> store_part(const FetchedPage& page);

  // photo.cc: pictures by their addresses, of which only keyed hashes are kept.
  /// What was at the address when it was fetched; nothing where it never was.
  Result<std::optional<FetchedPhoto>> known_photo(const std::string& url) const;
  Result<void> store_photo(const std::string& url, const FetchedPhoto& photo, Instant fetched);
  /// The number that the picture at the address showed, or none that could be read; nothing where it was never fetched.
  Result<std::optional<std::optional<std::string>>> known_phone_picture(const std::string& url) const;
  Result<void> store_phone_picture(const std::string& url, const std::optional<std::string>& number, Instant fetched);

  // ad.cc
  /// Imported ads, one transaction. A version is stored only where the ad's content changed; sightings are added.
  Result<PageCounts> store_ads(std::span<const AdRecord> ads);
  /// Rows of imported listings, one transaction: sightings of the nights in `seen`.
  Result<PageCounts> store_rows(std::span<const RawAd> rows);
  /// Fills in what is known of the ad of each row of a listing, so that it need not be fetched again; nothing where it
  /// is new.
  Result<void> find_known(std::span<ListedAd> rows) const;
  /// By which to ask whether its page changed since it was read; empty where it never was.
  Result<Validators> validators(std::string_view site, std::string_view ad_id) const;

  // drift.cc: how a site's fields were read, night by night.
  /// Ads of the site in clear as they were last read, those seen last first, of these the longest unread first; for the
  /// program to compare with their pages of today, never to be shown. Those that this scan asked for are left out.
  Result<std::vector<RawAd>> control_ads(std::string_view site, ScanId scan, int most) const;
  /// In the place of what was stored of this scan and site before.
  Result<void> store_field_nights(ScanId scan, std::string_view site, std::span<const FieldNight> fields);
  /// The site's latest scans for which there are any, at most `most`, in their order.
  Result<std::vector<std::pair<Date, std::vector<FieldNight>>>> field_nights(std::string_view site, int most) const;
  /// Of the site's ads listed in the scan before this one, in this one's départements: those listed in this one, too.
  Result<Count> ads_still_listed(ScanId scan, std::string_view site) const;
  /// Puts a new drift beside the others or a known one (same page, field and first night) in its place.
  Result<void> store_drifts(std::span<const Drift> drifts);
  /// Ended ones too; by page and field, the oldest first.
  Result<std::vector<Drift>> drifts(std::string_view site) const;
  /// Of all sites, those that have not ended; by site, those of its listing first.
  Result<std::vector<Drift>> open_drifts() const;

  // linkage.cc
  /// Every ad in its latest version, as linking compares it.
  Result<std::vector<LinkableAd>> linkable_ads() const;
  // linkage_storing.cc
  /// Puts this run of linking in the place of the last one, or, where it looked at some ads only, of what the last one
  /// found of these. Each person and network keeps the number under which most of its ads stood (identities.h); ads
  /// that moved are written down.
  Result<void> store_linkage(const Linkage& linkage, Instant made);
  /// Nothing where no run is stored that learnt anything.
  Result<std::optional<FormerLinkage>> former_linkage() const;
  /// How many are stored.
  Result<std::size_t> links() const;

  // outline.cc
  /// Every ad of which the latest version states a language and has an outline, by row.
  Result<std::vector<OutlinedAd>> outlined_ads() const;

  // identity.cc
  /// Nothing for a number that was never given.
  Result<std::optional<Identity>> identity(ClusterLevel level, std::int64_t number) const;

  // cluster.cc
  /// Those with most ads first, then by number.
  Result<std::vector<ClusterCounts>> persons(const ClusterFilter& filter) const;
  Result<std::vector<ClusterCounts>> networks(const ClusterFilter& filter) const;
  /// Of one person or network; ascending, none where nobody bears the number now.
  Result<std::vector<MemberAd>> member_ads(ClusterLevel level, std::int64_t number) const;
  /// All bonds with an end in it, the strongest first.
  Result<std::vector<Bond>> bonds(ClusterLevel level, std::int64_t number) const;
  /// Ties between persons of one network, of all networks, the strongest first.
  Result<std::vector<Bond>> ties_within_networks() const;

  // decision.cc: what analysts decided; never changed, taken back by another line.
  /// @return its number; Error::kDatabase: it names an ad that is not there, or undoes one that is undone
  Result<std::int64_t> store_decision(const NewDecision& decision);
  /// In the order in which they were taken.
  Result<std::vector<Decision>> decisions() const;
  Result<std::optional<AdRow>> find_ad(std::string_view site, std::string_view ad_id) const;
  Result<bool> has_ad(AdRow ad) const;
  Result<std::optional<IdentifierId>> find_phone(const PhoneNumber& number) const;
  /// Of the ads' latest versions, ascending.
  Result<std::vector<IdentifierId>> phones_of(std::span<const AdRow> ads) const;

  // figures.cc: what analysis counts; sums only, nothing sealed.
  Result<std::vector<ClusterRow>> clusters(std::optional<DepartmentCode> department) const;
  /// Ads seen in the period with what is counted of them.
  Result<std::vector<SeenAd>> seen_ads(DepartmentCode department, Period period) const;
  /// Where else persons were who were seen in the département in the period; by ad.
  Result<std::vector<AdElsewhere>> ads_elsewhere(DepartmentCode department, Period period) const;
  /// Of each sample of the last linking, what it says of the persons who were seen in the département in the period.
  Result<std::vector<PersonSample>> person_samples(DepartmentCode department, Period period) const;
  /// Sites and scanned nights on which they gave nothing, since they were blocked, broken or left out.
  Result<std::set<SiteNight>> silent_sites(DepartmentCode department, Period period) const;
  /// First and last night stored; nothing in an empty database.
  Result<std::optional<Period>> stored_period() const;
  Result<void> store_estimate(const StoredEstimate& estimate);

  // field_count.cc: what professionals report.
  /// In the place of those of the same départements and periods.
  Result<void> store_field_counts(std::span<const FieldCount> counts);
  Result<std::vector<FieldCount>> field_counts(DepartmentCode department) const;

  // publication.cc: the ledger of what reports showed.
  /// In the order in which they were made.
  Result<std::vector<Publication>> publications(DepartmentCode department) const;
  /// Those that the ledger does not hold yet.
  Result<void> store_publications(std::span<const Publication> publications, Instant made);

  // audit.cc
  /// Writes that someone looked at clear identifiers. `entry.object` names rows ("ad 12"), never what they identify.
  Result<void> audit(const AuditEntry& entry);
  /// The ad's latest version in clear, with all its nights; that it was read is written down first.
  /// @return Error::kNotFound: no such ad, or only its row in a listing was ever seen
  Result<RawAd> clear_ad(AdRow ad, const AuditEntry& entry);
  /// Phones, handles and e-mail addresses in clear, in the order asked for; unknown ones are empty.
  Result<std::vector<std::string>> clear_identifiers(std::span<const IdentifierId> identifiers,
                                                     const AuditEntry& entry);
  /// Ads of a site in clear, as they were last read before an instant; those seen last come first. For re-finding known
  /// values in pages whose markup changed; that they were read is written down first.
  Result<std::vector<RawAd>> clear_ads_of(std::string_view site, Instant read_before, int most,
                                          const AuditEntry& entry);

 private:
  struct Impl;
  explicit Database(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace vigie::storage
