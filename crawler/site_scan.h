// One site's night: its pages fetched politely, read on the thread pool, stored a page a transaction, until none is
// pending.
#pragma once

#include <coroutine>
#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include <boost/asio/awaitable.hpp>
#include <boost/asio/thread_pool.hpp>

#include "crawler/drift/controls.h"
#include "crawler/drift/field_tally.h"
#include "crawler/page_reading.h"
#include "crawler/photos/ad_phones.h"
#include "crawler/photos/ad_photos.h"
#include "crawler/polite_client.h"
#include "crawler/rendering/renderer.h"
#include "crawler/scan.h"
#include "crawler/site_tally.h"

namespace vigie::crawler {

/// What the sites of a scan share. All but `pool` belongs to the io_context's thread.
struct ScanContext {
  storage::Database& database;
  const extractors::Normaliser& normaliser;
  const Clock& clock;
  PoliteClient& client;
  Renderer& renderer;
  boost::asio::thread_pool& pool;
  ScanId scan;
  Date night;
  std::vector<DepartmentCode> departments;
  AdPhotos* photos = nullptr;         ///< none: photos are not fetched
  AdPhones* phones = nullptr;         ///< none: nor are pictures of phones
  std::function<void()> on_progress;  ///< after each page
  std::function<void(const PageEvent&)> on_page;
  std::optional<Error> broken;  ///< the database refuses: every site stops
};

class SiteScan {
 public:
  SiteScan(ScanContext& context, const extractors::SiteDefinition& site);

  /// Until nothing is pending, the site refuses, or the database does.
  boost::asio::awaitable<void> run();

  SiteSummary summary() const { return tally_.summary(site_.id); }
  /// How its fields were read. Of a scan that was resumed, on the pages read since.
  std::vector<storage::FieldNight> fields() const { return fields_.fields(); }
  const std::string& id() const { return site_.id; }
  int pages_done() const { return tally_.pages_done(); }
  int pages_known() const { return pages_done() + pending_ + found_; }
  int ads_seen() const { return tally_.ads_seen(); }
  bool done() const { return done_; }
  /// A defect came to light in this site's task.
  void fail(const std::string& what);

 private:
  using AdIds = std::set<std::string>;
  /// Why a page is asked for: for its own sake, or to see whether the site's pages are as they were, in a known ad that
  /// was chosen by the fields that it shows, or in any.
  enum class Purpose { kAds, kControlOfFields, kControl };

  /// What an interrupted run of this scan did here.
  void recall();
  /// Whether its pages can be shown here; else the site is left out and says so.
  boost::asio::awaitable<bool> can_be_read();
  void choose_controls();
  boost::asio::awaitable<void> visit_pending();
  boost::asio::awaitable<void> visit_controls();
  boost::asio::awaitable<void> visit_control(RawAd known, Purpose purpose);
  boost::asio::awaitable<void> visit(storage::PendingPage pending, Purpose purpose);
  /// Adds the phones that stand over them, too.
  boost::asio::awaitable<void> hash_photos(std::vector<storage::AdRecord>& ads);
  /// Adds what the pictures show to the phones of the page's ad; what the page itself says stays as it is.
  boost::asio::awaitable<void> read_phones(std::vector<storage::AdRecord>& ads, std::vector<std::string> pictures);
  /// The page, as scripts make it where the definition says that they do.
  boost::asio::awaitable<Fetched<HttpResponse>> get(std::string url, Validators known);
  /// Clicks "I am of age", once a way in, and reads what then comes: behind a link that leads on from the first page
  /// that very page, else the one that was asked for.
  boost::asio::awaitable<PageReading> enter(extractors::Entrance entrance, storage::FrontierPage page,
                                            storage::FetchedPage& record);
  boost::asio::awaitable<PageReading> reading_of(const Fetched<HttpResponse>& answer, const storage::FrontierPage& page,
                                                 storage::FetchedPage& record);
  PageContext context_of(const storage::FrontierPage& page) const;
  Validators validators_of(const storage::FrontierPage& page, Purpose purpose);
  /// Where a listing leads beside its ads.
  std::vector<storage::FrontierPage> follow(const storage::FrontierPage& page, const PageReading& reading);
  /// The first rows of a long listing, some at a time; between them other sites have their turn.
  /// @return the last rows, which fit into the page's own transaction
  boost::asio::awaitable<std::span<ReadRow>> store_first_rows(const storage::FetchedPage& page,
                                                              std::span<ReadRow> rows);
  /// Puts rows into a page's record, with the pages of their ads.
  void take_rows(std::span<ReadRow> rows, storage::FetchedPage& page);
  std::optional<storage::FrontierPage> next_page(const storage::FrontierPage& page, const PageReading& reading);
  std::optional<storage::FrontierPage> ad_page(const storage::FrontierPage& listing, const RawAd& row,
                                               const std::optional<DepartmentCode>& place,
                                               const std::optional<storage::KnownAd>& known);
  /// An address of the site itself.
  bool is_own(std::string_view url) const;
  bool brings_something_new(const storage::FrontierPage& page, const PageReading& reading);
  void store(const storage::FetchedPage& record, const PageReading& reading);
  void count(const storage::FetchedPage& stored, const Result<storage::PageCounts>& counts);
  void observe(const storage::FetchedPage& record, const PageReading& reading, Purpose purpose);
  void observe_ad(const storage::FetchedPage& record, const PageReading& reading, Purpose purpose);
  void watch_for_refusal(Outcome outcome, const std::string& what);
  bool over() const { return stopped_ || context_.broken; }
  void broke(const Error& error) { context_.broken = error; }

  ScanContext& context_;
  const extractors::SiteDefinition& site_;
  std::string host_;
  std::set<DepartmentCode> alone_;                        ///< départements with listings of their own
  std::map<std::string, std::shared_ptr<AdIds>> listed_;  ///< by listing page: ads of its listing so far
  std::set<std::string> entered_;                         ///< ways in that were taken
  std::map<std::string, std::string> cookies_;            ///< of the definition, and those set on the way in
  std::set<DepartmentCode> offered_;                      ///< found under a place's name on the site itself
  std::set<std::string> counted_;                         ///< ads seen, each once
  Controls controls_;
  std::set<std::string> first_seen_;   ///< ads never seen before this scan
  std::set<std::string> row_changed_;  ///< known ads that a listing shows otherwise than it did
  SiteTally tally_;
  FieldTally fields_;
  int pending_ = 0, found_ = 0, refusals_ = 0, ads_read_ = 0;
  bool stopped_ = false, done_ = false;
};

}  // namespace vigie::crawler
