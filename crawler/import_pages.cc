#include "crawler/import_pages.h"

#include <chrono>
#include <optional>

#include <fmt/format.h>

#include "crawler/archives/har.h"
#include "crawler/archives/saved_html.h"
#include "crawler/archives/wacz.h"
#include "crawler/archives/warc.h"
#include "crawler/page_reading.h"
#include "extractors/definition.h"
#include "model/files.h"
#include "model/words.h"
#include "storage/database.h"

namespace vigie::crawler {
namespace {

using storage::PageKind;

bool leads_elsewhere(int status) { return status >= 300 && status < 400; }

class PageImport {
 public:
  PageImport(storage::Database& database, const extractors::Normaliser& normaliser,
             const extractors::Definitions& sites)
      : database_(database), normaliser_(normaliser), sites_(sites) {}

  CaptureSink sink() {
    return {.page = [this](const extractors::Page& page) { take(page); },
            .broken = [this](Error error) { summary_.bad_lines.push_back(std::move(error)); }};
  }

  Result<ImportSummary> summary() && {
    if (refused_) return tl::unexpected(*std::move(refused_));
    return std::move(summary_);
  }

 private:
  void take(const extractors::Page& page) {
    const auto* site = sites_.find_by_url(page.url);
    if (site == nullptr || refused_ || leads_elsewhere(page.status)) return;
    auto id = extractors::ad_id_of_url(*site, page.url);
    PageReading reading = read(page, *site, id ? PageKind::kAd : PageKind::kPlaces, id.value_or(""));
    if (!id && !site->ad_url && reading.rows.empty()) reading = read(page, *site, PageKind::kAd, "");
    if (reading.rows.empty() && reading.ads.empty()) return pass_over(page, reading);
    store(reading);
  }

  PageReading read(const extractors::Page& page, const extractors::SiteDefinition& site, PageKind kind,
                   std::string ad_id) const {
    const Date night = paris_date(page.fetched);
    const storage::FrontierPage asked{.site = site.id,
                                      .department = DepartmentCode::parse(departments().front().code).value(),
                                      .kind = kind,
                                      .url = page.url,
                                      .ad_id = std::move(ad_id)};
    return read_page(page, {.site = &site, .page = asked, .night = night}, normaliser_);
  }

  /// A home page, an account, a search: no failure. A wall in place of an ad is one.
  void pass_over(const extractors::Page& page, const PageReading& reading) {
    if (is_success(reading.outcome) || reading.outcome == Outcome::kEmpty) return;
    summary_.bad_lines.push_back(
        {Error::kBadInput, fmt::format(fmt::runtime(tr("no ad can be read there: {}")), to_text(reading.outcome)),
         page.url});
  }

  void store(const PageReading& reading) {
    std::vector<RawAd> rows;
    for (const ReadRow& row : reading.rows) rows.push_back(row.ad);
    const auto listed = database_.store_rows(rows);
    const auto read = database_.store_ads(reading.ads);
    if (!listed || !read) {
      refused_ = listed ? read.error() : listed.error();
      return;
    }
    storage::PageCounts counts = *listed;
    counts += *read;
    summary_.ads += static_cast<int>(rows.size() + reading.ads.size());
    summary_.new_ads += counts.new_ads;
    summary_.changed_ads += counts.changed_ads;
    summary_.sightings += counts.sightings;
  }

  storage::Database& database_;
  const extractors::Normaliser& normaliser_;
  const extractors::Definitions& sites_;
  ImportSummary summary_;
  std::optional<Error> refused_;
};

bool is_html(std::string_view bytes) {
  const auto first = bytes.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
  return first != std::string_view::npos && bytes[first] == '<';
}

Instant saved_at(const std::filesystem::path& file) {
  std::error_code unknown;
  const auto written = std::filesystem::last_write_time(file, unknown);
  return std::chrono::floor<std::chrono::seconds>(std::chrono::file_clock::to_sys(written));
}

Result<void> read_html(const std::filesystem::path& file, std::string_view bytes, const CaptureSink& sink) {
  auto page = saved_page(bytes, saved_at(file));
  if (!page) return fail(page.error().code, page.error().what, file.string());
  sink.page(*std::move(page));
  return {};
}

/// Of no format that is known: a picture, a document. Lines of raw ads may be bad, but they are text.
bool is_binary(std::string_view bytes) { return bytes.find('\0') != std::string_view::npos; }

}  // namespace

Result<ImportSummary> import_file(const std::filesystem::path& file, storage::Database& database,
                                  const extractors::Normaliser& normaliser, const extractors::Definitions& sites,
                                  const Clock& clock) {
  if (file == "-") return import_jsonl(file, database, normaliser, clock);
  const auto bytes = read_file(file);
  if (!bytes) return tl::unexpected(bytes.error());
  PageImport import(database, normaliser, sites);
  const CaptureSink sink = import.sink();
  Result<void> read;
  if (is_zip(*bytes)) {
    read = read_wacz(*bytes, file.string(), sink);
  } else if (is_warc(*bytes)) {
    read_warc(*bytes, file.string(), sink);
  } else if (is_har(*bytes)) {
    read = read_har(*bytes, file.string(), sink);
  } else if (is_html(*bytes)) {
    read = read_html(file, *bytes, sink);
  } else if (bytes->empty() && file.extension() != ".jsonl") {
    read = fail(Error::kBadInput, tr("this file is empty; save the page again"), file.string());
  } else if (is_binary(*bytes)) {
    read = fail(Error::kBadInput, tr("this is neither HTML nor JSON"), file.string());
  } else {
    return import_jsonl(file, database, normaliser, clock);
  }
  if (!read) return tl::unexpected(read.error());
  return std::move(import).summary();
}

}  // namespace vigie::crawler
