#include "crawler/scan.h"

#include <algorithm>
#include <coroutine>
#include <memory>
#include <optional>
#include <utility>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/thread_pool.hpp>
#include <fmt/format.h>

#include "crawler/drift/watch.h"
#include "crawler/photos/ad_phones.h"
#include "crawler/photos/ad_photos.h"
#include "crawler/plan.h"
#include "crawler/rendering/renderer.h"
#include "crawler/site_scan.h"
#include "model/words.h"
#include "storage/database.h"

namespace vigie::crawler {
namespace {

namespace asio = boost::asio;
using Sites = std::vector<std::unique_ptr<SiteScan>>;
using Definitions = std::vector<const extractors::SiteDefinition*>;

constexpr std::size_t kParsers = 2;

Definitions in_order_of_ids(Definitions sites) {
  std::ranges::sort(sites, {}, &extractors::SiteDefinition::id);
  return sites;
}

Result<storage::Scan> new_scan(const ScanSettings& settings, storage::Database& database, const Clock& clock) {
  storage::NewScan plan{clock.today(), clock.now(), settings.departments, {}};
  for (const auto* site : settings.sites) plan.sites.push_back(site->id);
  return database.begin_scan(plan).map([&](ScanId id) { return storage::Scan{id, std::move(plan), std::nullopt}; });
}

Result<storage::Scan> unfinished_scan(const storage::Database& database) {
  return database.unfinished_scan().and_then([](std::optional<storage::Scan> scan) -> Result<storage::Scan> {
    if (scan) return *std::move(scan);
    return fail(Error::kNotFound, tr("no scan was broken off, so there is nothing to resume; scan without --resume"));
  });
}

/// Pages that the scan already knows stay as they are, so a scan broken off right at its start is made whole here.
Result<void> enqueue_first_pages(const storage::Scan& scan, const Definitions& sites, storage::Database& database) {
  std::vector<storage::FrontierPage> pages;
  for (const auto* site : sites)
    std::ranges::move(first_pages(*site, scan.plan.departments), std::back_inserter(pages));
  return database.enqueue(scan.id, pages);
}

SiteSummary summary_of(const storage::SiteOutcome& stored) {
  return {stored.site, stored.outcome, stored.pages, stored.ads, stored.new_ads, stored.failures, stored.detail};
}

storage::SiteOutcome record_of(const SiteSummary& summary) {
  return {summary.site, summary.outcome, summary.pages, summary.ads, summary.new_ads, summary.failures, summary.detail};
}

/// A site of a resumed scan of which there is no definition any more.
SiteSummary without_definition(std::string site) {
  return {.site = std::move(site), .outcome = Outcome::kLimit, .detail = tr("it has no site definition any more")};
}

ScanProgress progress_of(const Sites& sites) {
  ScanProgress progress{.sites = static_cast<int>(sites.size())};
  for (const auto& site : sites) {
    progress.pages_done += site->pages_done();
    progress.pages_known += site->pages_known();
    progress.ads += site->ads_seen();
    progress.sites_done += site->done() ? 1 : 0;
  }
  return progress;
}

asio::awaitable<void> run_site(SiteScan& site, ScanContext& context) {
  try {
    co_await site.run();
  } catch (const std::exception& defect) {
    site.fail(fmt::format(fmt::runtime(tr("the scan of this site broke off: {}")), defect.what()));
  }
  if (context.broken) co_return;
  const auto stored = watch_drift(context.database, context.scan, site.id(), site.fields()).and_then([&] {
    return context.database.store_site_outcome(context.scan, record_of(site.summary()));
  });
  if (!stored) context.broken = stored.error();
  if (context.on_progress) context.on_progress();
}

/// One run over the given sites: the network on this thread, reading on the pool.
class Run {
 public:
  Run(const storage::Scan& scan, const HttpSettings& http, storage::Database& database,
      const extractors::Normaliser& normaliser, const Clock& clock, const ScanSettings& settings)
      : client_(io_, http, {.until = settings.until}, clock,
                static_cast<std::uint64_t>(scan.plan.night.time_since_epoch().count())),
        renderer_(io_, client_, settings.network.user_agent, settings.rendering),
        context_{database,         normaliser,      clock,
                 client_,          renderer_,       pool_,
                 scan.id,          scan.plan.night, scan.plan.departments,
                 nullptr,          nullptr,         {},
                 settings.on_page, std::nullopt} {
    if (settings.photo_program.empty()) return;
    photos_.emplace(client_, database, clock, pool_, settings.photo_program,
                    settings.reads_photo_phones ? PhotoWork::kHashAndReadPhones : PhotoWork::kHash);
    context_.photos = &*photos_;
    phones_.emplace(client_, database, clock, pool_, settings.photo_program);
    context_.phones = &*phones_;
  }

  Result<std::vector<SiteSummary>> scan(const Definitions& definitions,
                                        const std::function<void(const ScanProgress&)>& progress) {
    for (const auto* definition : definitions) sites_.push_back(std::make_unique<SiteScan>(context_, *definition));
    if (progress) context_.on_progress = [this, &progress] { progress(progress_of(sites_)); };
    auto until_done = asio::make_work_guard(io_);
    std::size_t running = sites_.size();
    if (running == 0) until_done.reset();
    for (const auto& site : sites_) {
      asio::co_spawn(io_, run_site(*site, context_), [&](const std::exception_ptr&) {
        if (--running > 0) return;
        renderer_.close();
        until_done.reset();
      });
    }
    io_.run();
    pool_.join();
    if (context_.broken) return tl::unexpected(*context_.broken);
    std::vector<SiteSummary> summaries;
    for (const auto& site : sites_) summaries.push_back(site->summary());
    return summaries;
  }

 private:
  asio::io_context io_{1};
  asio::thread_pool pool_{kParsers};
  PoliteClient client_;
  Renderer renderer_;
  std::optional<AdPhotos> photos_;
  std::optional<AdPhones> phones_;
  ScanContext context_;
  Sites sites_;
};

/// What a scan has to do and what an earlier run of it already did.
struct Work {
  Definitions sites;
  std::vector<SiteSummary> ended;
};

Result<Work> work_left(const storage::Scan& scan, const ScanSettings& settings, const storage::Database& database) {
  return database.site_outcomes(scan.id).map([&](const std::vector<storage::SiteOutcome>& outcomes) {
    Work work;
    for (const auto& outcome : outcomes) work.ended.push_back(summary_of(outcome));
    for (const std::string& id : scan.plan.sites) {
      if (std::ranges::find(work.ended, id, &SiteSummary::site) != work.ended.end()) continue;
      const auto site = std::ranges::find(settings.sites, id, &extractors::SiteDefinition::id);
      if (site != settings.sites.end()) {
        work.sites.push_back(*site);
      } else {
        work.ended.push_back(without_definition(id));
      }
    }
    work.sites = in_order_of_ids(std::move(work.sites));
    return work;
  });
}

/// Of every site, also of one that an interrupted run of this scan read.
Result<void> add_drifts(std::vector<SiteSummary>& sites, const storage::Database& database) {
  auto drifts = database.open_drifts();
  if (!drifts) return tl::unexpected(drifts.error());
  for (storage::Drift& drift : *drifts) {
    const auto site = std::ranges::find(sites, drift.site, &SiteSummary::site);
    if (site != sites.end()) site->drifts.push_back(std::move(drift));
  }
  return {};
}

}  // namespace

bool ScanSummary::complete() const {
  return std::ranges::all_of(sites, [](const SiteSummary& site) { return is_success(site.outcome); });
}

Result<ScanSummary> run_scan(const ScanSettings& settings, storage::Database& database,
                             const extractors::Normaliser& normaliser, const Clock& clock,
                             const std::function<void(const ScanProgress&)>& progress) {
  auto http = http_settings(settings.network);
  if (!http) return tl::unexpected(http.error());
  const auto scan = settings.resume ? unfinished_scan(database) : new_scan(settings, database, clock);
  if (!scan) return tl::unexpected(scan.error());
  auto work = work_left(*scan, settings, database);
  if (!work) return tl::unexpected(work.error());
  if (auto done = enqueue_first_pages(*scan, work->sites, database); !done) return tl::unexpected(done.error());
  auto scanned = Run(*scan, *http, database, normaliser, clock, settings).scan(work->sites, progress);
  if (!scanned) return tl::unexpected(scanned.error());
  if (auto done = database.end_scan(scan->id, clock.now()); !done) return tl::unexpected(done.error());
  ScanSummary summary{scan->plan.night, std::move(work->ended)};
  std::ranges::move(*scanned, std::back_inserter(summary.sites));
  std::ranges::sort(summary.sites, {}, &SiteSummary::site);
  if (auto added = add_drifts(summary.sites, database); !added) return tl::unexpected(added.error());
  return summary;
}

}  // namespace vigie::crawler
