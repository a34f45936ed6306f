#include "crawler/site_scan.h"

#include <algorithm>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>

#include "crawler/plan.h"
#include "extractors/normalise/normalise.h"
#include "extractors/normalise/phones.h"
#include "extractors/url.h"
#include "model/words.h"
#include "storage/database.h"

namespace vigie::crawler {
namespace {

namespace asio = boost::asio;
using extractors::PlaceLink;
using storage::FrontierPage;
using storage::PageKind;

/// In a row: then the site does not want us, and asking on would be rude.
constexpr int kRefusalsBeforeStop = 3;

/// A site's rules are held against generic extraction on so many ads of a night: a share of forty that falls by a third
/// is beyond chance. What the rules leave open is asked of it on every page.
constexpr int kAdsThatJudgeRules = 40;

/// By which it is known which fields of the site say something else each night.
constexpr int kNightsToExpectFrom = 7;

/// Rows of one transaction: while it is written, the network's thread serves no other site.
constexpr std::size_t kRowsAtOnce = 200;
/// Pages of the frontier that are held in memory.
constexpr int kPendingAtOnce = 200;

bool is_refusal(Outcome outcome) {
  switch (outcome) {
    case Outcome::kBlocked:
    case Outcome::kLogin:
    case Outcome::kConsent:
    case Outcome::kGeo:
    case Outcome::kMaintenance:
      return true;
    default:
      return false;
  }
}

Visit visit_of(const extractors::SiteDefinition& site, const std::map<std::string, std::string>& cookies) {
  return {
      site.id, site.base, cookies, site.access.delay, site.access.max_requests, site.access.legal_basis.has_value()};
}

/// Nights on which every page that is due is read whole, whatever its server says of it: a definition may have been
/// mended since. Each site has its own.
bool is_sweep(const std::string& site, Date night) {
  constexpr std::size_t kSweep = 28;
  const auto day = static_cast<std::size_t>(night.time_since_epoch().count());
  return (day + std::hash<std::string>()(site)) % kSweep == 0;
}

PageEvent event_of(const storage::FetchedPage& record, const PageReading& reading) {
  return {.at = record.fetched,
          .site = record.page.site,
          .department = record.page.department,
          .kind = record.page.kind,
          .number = record.page.page,
          .outcome = reading.outcome,
          .status = record.status,
          .bytes = record.bytes,
          .took = record.took,
          .ads = static_cast<int>(reading.rows.size() + reading.ads.size()),
          .what = reading.what};
}

/// With a strong one the same bytes come with the same tag only: a page whose markup changed has another. A weak one,
/// or a date, may be that of what the site keeps of the ad. RFC 9110, 8.8.1.
bool is_strong(std::string_view etag) { return etag.starts_with('"'); }

std::string key_of(const extractors::Entrance& entrance) {
  std::string key = entrance.url;
  for (const auto& [name, value] : entrance.cookies) key += ' ' + name;
  return key;
}

asio::awaitable<PageReading> read_in_pool(extractors::Page page, PageContext context,
                                          const extractors::Normaliser* normaliser) {
  co_return read_page(page, context, *normaliser);
}

/// The page came back, and what was asked for is not on it: a wall that a changed page is taken for, too.
bool has_no_content(Outcome outcome) {
  return outcome == Outcome::kEmpty || outcome == Outcome::kConsent || outcome == Outcome::kLogin;
}

bool lies_in(const std::optional<DepartmentCode>& place, const std::vector<DepartmentCode>& asked) {
  return !place || std::ranges::find(asked, *place) != asked.end();
}

std::vector<FrontierPage> listings_of(const std::string& site, const std::vector<PlaceLink>& places) {
  std::vector<FrontierPage> pages;
  for (const PlaceLink& link : places) {
    const bool leads_on = link.place == PlaceLink::Place::kRegion;
    pages.push_back(keyed({site, link.department, leads_on ? PageKind::kPlaces : PageKind::kListing, link.url, {}}));
  }
  return pages;
}

}  // namespace

SiteScan::SiteScan(ScanContext& context, const extractors::SiteDefinition& site)
    : context_(context),
      site_(site),
      host_(extractors::host_of(site.base)),
      alone_(departments_alone(site, context.departments)),
      cookies_(site.access.cookies),
      fields_(site) {}

void SiteScan::fail(const std::string& what) {
  stopped_ = true;
  tally_.stopped(Outcome::kLimit, what);
}

asio::awaitable<void> SiteScan::run() {
  done_ = !co_await can_be_read();
  if (done_) co_return;
  recall();
  choose_controls();
  for (bool more = true; more && !over();) {
    const int before = tally_.pages_done();
    co_await visit_pending();
    more = tally_.pages_done() > before;
  }
  co_await visit_controls();
  for (const DepartmentCode department : context_.departments) {
    if (!offered_.empty() && !offered_.contains(department)) tally_.not_offered(department);
  }
  pending_ = found_ = 0;
  done_ = true;
}

asio::awaitable<void> SiteScan::visit_pending() {
  const auto pages = context_.database.pending(context_.scan, site_.id, kPendingAtOnce);
  const auto all = context_.database.pending_count(context_.scan, site_.id);
  if (!pages || !all) {
    broke(pages ? all.error() : pages.error());
    co_return;
  }
  pending_ = *all;
  found_ = 0;
  for (const storage::PendingPage& page : *pages) {
    co_await visit(page, Purpose::kAds);
    --pending_;
    if (context_.on_progress) context_.on_progress();
    if (over()) co_return;
  }
}

asio::awaitable<bool> SiteScan::can_be_read() {
  if (!site_.access.render) co_return true;
  const auto ready = co_await context_.renderer.ready();
  if (!ready) fail(to_string(ready.error()));
  co_return ready.has_value();
}

void SiteScan::recall() {
  const auto so_far = context_.database.site_so_far(context_.scan, site_.id);
  if (!so_far) return broke(so_far.error());
  for (const auto& done : so_far->pages) {
    tally_.page(done.page, done.outcome, "");
    if (done.page.kind == PageKind::kListing) offered_.insert(done.page.department);
  }
  counted_.insert(so_far->ad_ids.begin(), so_far->ad_ids.end());
  tally_.ads(static_cast<int>(counted_.size()), so_far->new_ads);
}

void SiteScan::choose_controls() {
  const auto nights = context_.database.field_nights(site_.id, kNightsToExpectFrom);
  if (!nights) return broke(nights.error());
  fields_.expect(*nights);
  auto ads = context_.database.control_ads(site_.id, context_.scan, Controls::kToChooseFrom);
  if (!ads) return broke(ads.error());
  std::erase_if(*ads, [&](const RawAd& ad) { return !ad.url || !is_own(*ad.url); });
  if (ads->empty()) return;
  const auto night = static_cast<std::size_t>(context_.night.time_since_epoch().count());
  std::ranges::rotate(*ads, ads->begin() + static_cast<std::ptrdiff_t>(night % ads->size()));
  controls_ = Controls(*std::move(ads));
}

/// Those still listed, as far as what was read anyway leaves them wanting. Nothing of what they say is stored: their
/// rows were.
asio::awaitable<void> SiteScan::visit_controls() {
  while (!over()) {
    const bool differs = fields_.differs();
    const RawAd* next = differs ? controls_.next_in_order(counted_) : controls_.next_for_its_fields(counted_);
    if (next == nullptr) co_return;
    RawAd known = *next;
    co_await visit_control(std::move(known), differs ? Purpose::kControl : Purpose::kControlOfFields);
    if (context_.on_progress) context_.on_progress();
  }
}

asio::awaitable<void> SiteScan::visit_control(RawAd known, Purpose purpose) {
  const auto department = DepartmentCode::parse(known.department.value_or(""));
  storage::PendingPage control{FrontierId{0},
                               {.site = site_.id,
                                .department = department ? *department : context_.departments.front(),
                                .kind = PageKind::kAd,
                                .url = *known.url,
                                .ad_id = known.ad_id}};
  co_await visit(std::move(control), purpose);  // g++ 12 destroys a temporary twice here: gcc bug 98401
}

asio::awaitable<void> SiteScan::visit(storage::PendingPage pending, Purpose purpose) {
  Validators known = validators_of(pending.page, purpose);
  const Fetched<HttpResponse> answer = co_await get(pending.page.url, std::move(known));
  if (!answer && answer.error().host_given_up) {
    stopped_ = true;
    tally_.stopped(answer.error().outcome, answer.error().what);
    co_return;
  }
  storage::FetchedPage record{.scan = context_.scan,
                              .frontier = pending.id,
                              .page = pending.page,
                              .night = context_.night,
                              .fetched = context_.clock.now(),
                              .listed = {},
                              .ads = {},
                              .found = {}};
  PageReading reading = co_await reading_of(answer, pending.page, record);
  if (auto entrance = std::exchange(reading.entrance, {}); entrance && entered_.insert(key_of(*entrance)).second)
    reading = co_await enter(*std::move(entrance), pending.page, record);
  record.outcome = reading.outcome;
  if (purpose == Purpose::kAds) record.ads = std::move(reading.ads);
  co_await read_phones(record.ads, std::exchange(reading.phone_pictures, {}));
  co_await hash_photos(record.ads);
  observe(record, reading, purpose);
  std::vector<FrontierPage> found;
  if (pending.page.kind != PageKind::kAd) found = follow(pending.page, reading);
  std::span<ReadRow> rows = reading.rows;
  rows = co_await store_first_rows(record, rows);
  take_rows(rows, record);
  std::ranges::move(found, std::back_inserter(record.found));
  store(record, reading);
}

asio::awaitable<std::span<ReadRow>> SiteScan::store_first_rows(const storage::FetchedPage& page,
                                                               std::span<ReadRow> rows) {
  const auto executor = co_await asio::this_coro::executor;
  while (rows.size() > kRowsAtOnce && !over()) {
    storage::FetchedPage part = page;
    take_rows(rows.first(kRowsAtOnce), part);
    rows = rows.subspan(kRowsAtOnce);
    count(part, context_.database.store_part(part));
    co_await asio::post(executor, asio::use_awaitable);
  }
  co_return rows;
}

void SiteScan::take_rows(std::span<ReadRow> rows, storage::FetchedPage& page) {
  for (ReadRow& row : rows) page.listed.push_back({std::move(row.ad)});
  if (const auto found = context_.database.find_known(page.listed); !found) return broke(found.error());
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const auto& [row, known] = page.listed[i];
    if (auto ad = ad_page(page.page, row, rows[i].place, known)) page.found.push_back(*std::move(ad));
    const bool again = counted_.contains(row.ad_id);  // in the listing of another town, or at the top of each page
    if (!again) fields_.row(row, {.first_seen = first_seen_.contains(row.ad_id)});
  }
}

asio::awaitable<void> SiteScan::hash_photos(std::vector<storage::AdRecord>& ads) {
  if (context_.photos == nullptr) co_return;
  for (storage::AdRecord& ad : ads) {
    const auto phones = co_await context_.photos->hash(visit_of(site_, cookies_), ad.raw.photos);
    if (!phones) co_return broke(phones.error());
    extractors::add_photo_phones(*phones, ad.ad.phones);
  }
}

asio::awaitable<void> SiteScan::read_phones(std::vector<storage::AdRecord>& ads, std::vector<std::string> pictures) {
  if (context_.phones == nullptr || ads.size() != 1 || pictures.empty()) co_return;
  const Visit visit = visit_of(site_, cookies_);
  const auto phones = co_await context_.phones->read(visit, std::move(pictures));
  if (!phones) co_return broke(phones.error());
  if (phones->empty()) co_return;
  RawAd with_phones = ads.front().raw;
  with_phones.phones.insert(with_phones.phones.end(), phones->begin(), phones->end());
  ads.front().ad = context_.normaliser.normalise(with_phones);
}

asio::awaitable<Fetched<HttpResponse>> SiteScan::get(std::string url, Validators known) {
  const Visit visit = visit_of(site_, cookies_);
  auto answer = co_await context_.client.get(visit, std::move(url), std::move(known));
  if (!site_.access.render || !answer) co_return answer;
  co_return co_await context_.renderer.render(visit, *std::move(answer));
}

asio::awaitable<PageReading> SiteScan::enter(extractors::Entrance entrance, FrontierPage page,
                                             storage::FetchedPage& record) {
  cookies_.merge(entrance.cookies);
  const Validators nothing_known;
  const bool leads_on = !entrance.url.empty() && page.kind == PageKind::kPlaces;
  if (!entrance.url.empty()) {
    const Fetched<HttpResponse> inside = co_await get(entrance.url, nothing_known);
    if (!inside || leads_on) co_return co_await reading_of(inside, page, record);
  }
  const Fetched<HttpResponse> again = co_await get(page.url, nothing_known);
  co_return co_await reading_of(again, page, record);
}

asio::awaitable<PageReading> SiteScan::reading_of(const Fetched<HttpResponse>& answer, const FrontierPage& page,
                                                  storage::FetchedPage& record) {
  if (!answer) {
    PageReading failed;
    failed.outcome = answer.error().outcome;
    failed.what = answer.error().what;
    co_return failed;
  }
  record.status = answer->status;
  record.validators = answer->validators;
  record.bytes = static_cast<std::int64_t>(answer->body.size());
  record.took = answer->took;
  extractors::Page fetched{answer->url, record.fetched, answer->status, answer->content_type, answer->body};
  PageContext context = context_of(page);
  co_return co_await asio::co_spawn(
      context_.pool, read_in_pool(std::move(fetched), std::move(context), &context_.normaliser), asio::use_awaitable);
}

PageContext SiteScan::context_of(const FrontierPage& page) const {
  return {.site = &site_,
          .page = page,
          .one_department = alone_.contains(page.department),
          .departments = context_.departments,
          .judges_rules = ads_read_ < kAdsThatJudgeRules,
          .night = context_.night};
}

Validators SiteScan::validators_of(const FrontierPage& page, Purpose purpose) {
  // Data that scripts ask for may change where the page that asks for them does not.
  if (page.kind != PageKind::kAd || site_.access.render || is_sweep(site_.id, context_.night)) return {};
  auto known = context_.database.validators(site_.id, page.ad_id);
  if (!known) broke(known.error());
  if (purpose != Purpose::kAds && !is_strong(known.value_or(Validators{}).etag)) return {};
  return known.value_or(Validators{});
}

std::vector<FrontierPage> SiteScan::follow(const FrontierPage& page, const PageReading& reading) {
  std::vector<FrontierPage> found = listings_of(site_.id, reading.places);
  for (const PlaceLink& link : reading.places) offered_.insert(link.department);
  if (auto next = next_page(page, reading)) found.push_back(*std::move(next));
  return found;
}

std::optional<FrontierPage> SiteScan::ad_page(const FrontierPage& listing, const RawAd& row,
                                              const std::optional<DepartmentCode>& place,
                                              const std::optional<storage::KnownAd>& known) {
  if (!row.url || !lies_in(place, context_.departments) || !is_own(*row.url)) return {};
  if (!known) first_seen_.insert(row.ad_id);
  if (known && known->row_changed) row_changed_.insert(row.ad_id);
  if (known && known->has_content) fields_.known_row(known->row_changed);
  if (!needs_page(known, context_.clock.now())) return {};
  return keyed({.site = site_.id,
                .department = place.value_or(listing.department),
                .kind = PageKind::kAd,
                .url = *row.url,
                .ad_id = row.ad_id,
                .row = row});
}

bool SiteScan::is_own(std::string_view url) const { return belongs_to(extractors::host_of(url), host_); }

bool SiteScan::brings_something_new(const FrontierPage& page, const PageReading& reading) {
  auto& listed = listed_[page.url];
  if (!listed) listed = std::make_shared<AdIds>();
  const auto before = listed->size();
  for (const ReadRow& row : reading.rows) listed->insert(row.ad.ad_id);
  return listed->size() > before;
}

std::optional<FrontierPage> SiteScan::next_page(const FrontierPage& page, const PageReading& reading) {
  if (!brings_something_new(page, reading)) return {};
  FrontierPage next = page;
  ++next.page;
  const int number = page.page + site_.departments.first_page - 1;
  if (reading.next) {
    next.url = *reading.next;
  } else if (auto counted = counted_next(site_, {page.url, page.department, number})) {
    next.url = counted->url;
  } else {
    return {};
  }
  if (next.page > site_.access.max_pages) {
    tally_.cut(page.department);
    return {};
  }
  listed_[next.url] = listed_[page.url];
  return keyed(std::move(next));
}

void SiteScan::store(const storage::FetchedPage& record, const PageReading& reading) {
  count(record, context_.database.store_page(record));
  tally_.page(record.page, reading.outcome, reading.what);
  if (context_.on_page) context_.on_page(event_of(record, reading));
  watch_for_refusal(reading.outcome, reading.what);
}

void SiteScan::count(const storage::FetchedPage& stored, const Result<storage::PageCounts>& counts) {
  if (!counts) return broke(counts.error());
  found_ += static_cast<int>(stored.found.size());
  int seen = 0;
  for (const auto& listed : stored.listed) seen += counted_.insert(listed.row.ad_id).second ? 1 : 0;
  tally_.ads(seen, counts->new_ads);
}

void SiteScan::observe_ad(const storage::FetchedPage& record, const PageReading& reading, Purpose purpose) {
  const std::string& ad_id = record.page.ad_id;
  const auto known = controls_.take(ad_id);
  const AdHistory history{.known = known ? &*known : nullptr,
                          .first_seen = first_seen_.contains(ad_id),
                          .row_changed = row_changed_.contains(ad_id),
                          .chosen = purpose == Purpose::kControlOfFields};
  const bool same_bytes = reading.outcome == Outcome::kUnchanged && is_strong(record.validators.etag);
  if (known && same_bytes) fields_.unchanged_ad(*known);
  if (reading.twice) fields_.ad(*reading.twice, history), ++ads_read_;
  if (has_no_content(reading.outcome)) fields_.ad_without_content(history);
  if (known && !history.row_changed && (same_bytes || reading.twice)) controls_.compared(*known);
}

void SiteScan::observe(const storage::FetchedPage& record, const PageReading& reading, Purpose purpose) {
  if (record.page.kind == PageKind::kAd) return observe_ad(record, reading, purpose);
  const bool shows_ads = !reading.rows.empty() || !reading.places.empty();
  if (record.page.page == 1 && (shows_ads || has_no_content(reading.outcome))) fields_.listing(shows_ads);
}

void SiteScan::watch_for_refusal(Outcome outcome, const std::string& what) {
  refusals_ = is_refusal(outcome) ? refusals_ + 1 : 0;
  if (refusals_ < kRefusalsBeforeStop) return;
  stopped_ = true;
  tally_.stopped(outcome, what.empty() ? tr("the site refuses its pages; the others were not asked for") : what);
}

}  // namespace vigie::crawler
