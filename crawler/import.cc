#include "crawler/import.h"

#include <fstream>
#include <iostream>

#include <fmt/format.h>

#include "dedup/signatures/text_fingerprint.h"
#include "extractors/normalise/normalise.h"
#include "model/words.h"
#include "storage/database.h"

namespace vigie::crawler {
namespace {

constexpr std::size_t kBatch = 500;

/// An ad that does not say when it was seen was seen when it was fetched, at the latest now.
void complete_sightings(RawAd& raw, const Clock& clock) {
  if (raw.seen.empty()) raw.seen = {raw.fetched ? paris_date(*raw.fetched) : clock.today()};
}

storage::AdRecord record_of(RawAd raw, const extractors::Normaliser& normaliser) {
  Ad ad = normaliser.normalise(raw);
  auto fingerprint = dedup::text_fingerprint(raw.title.value_or(""), raw.text.value_or(""));
  return {std::move(raw), std::move(ad), std::move(fingerprint)};
}

class Import {
 public:
  Import(storage::Database& database, const extractors::Normaliser& normaliser, const Clock& clock)
      : database_(database), normaliser_(normaliser), clock_(clock) {}

  Result<ImportSummary> read(std::istream& lines, const std::string& name) {
    std::string line;
    for (int number = 1; std::getline(lines, line); ++number) {
      take(line, fmt::format("{}:{}", name, number));
      if (batch_.size() < kBatch) continue;
      if (auto stored = store_batch(); !stored) return tl::unexpected(stored.error());
    }
    if (lines.bad()) return fail(Error::kUnreadable, tr("cannot be read to its end"), name);
    if (auto stored = store_batch(); !stored) return tl::unexpected(stored.error());
    return std::move(summary_);
  }

 private:
  void take(std::string_view line, std::string where) {
    if (line.find_first_not_of(" \t\r") == std::string_view::npos) return;
    auto raw = parse_raw_ad(line);
    if (!raw) {
      summary_.bad_lines.push_back({raw.error().code, raw.error().what, std::move(where)});
      return;
    }
    complete_sightings(*raw, clock_);
    batch_.push_back(record_of(*std::move(raw), normaliser_));
  }

  Result<void> store_batch() {
    return database_.store_ads(batch_).map([&](const storage::PageCounts& counts) {
      summary_.ads += static_cast<int>(batch_.size());
      summary_.new_ads += counts.new_ads;
      summary_.changed_ads += counts.changed_ads;
      summary_.sightings += counts.sightings;
      batch_.clear();
    });
  }

  storage::Database& database_;
  const extractors::Normaliser& normaliser_;
  const Clock& clock_;
  std::vector<storage::AdRecord> batch_;
  ImportSummary summary_;
};

}  // namespace

Result<ImportSummary> import_jsonl(const std::filesystem::path& file, storage::Database& database,
                                   const extractors::Normaliser& normaliser, const Clock& clock) {
  Import import(database, normaliser, clock);
  if (file == "-") return import.read(std::cin, "-");
  std::ifstream lines(file);
  if (!lines || std::filesystem::is_directory(file)) {
    return fail(Error::kUnreadable, tr("no file that can be read is there"), file.string());
  }
  return import.read(lines, file.string());
}

}  // namespace vigie::crawler
