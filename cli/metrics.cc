#include "cli/metrics.h"

#include <array>
#include <fstream>

#include <fmt/format.h>

#include "model/words.h"

namespace vigie::cli {
namespace {

struct Gauge {
  const char *name, *help;
  int (*of)(const crawler::SiteSummary&);
};

constexpr std::array kGauges = {
    Gauge{"vigie_site_pages", "Pages fetched of the site in its last night.",
          [](const auto& site) { return site.pages; }},
    Gauge{"vigie_site_ads", "Ads seen.", [](const auto& site) { return site.ads; }},
    Gauge{"vigie_site_new_ads", "Ads seen for the first time.", [](const auto& site) { return site.new_ads; }},
    Gauge{"vigie_site_failures", "Pages that could not be read.", [](const auto& site) { return site.failures; }},
    Gauge{"vigie_site_drifts", "Fields that are not read as they were.",
          [](const auto& site) { return static_cast<int>(site.drifts.size()); }},
};

std::string head(const char* name, const char* help) {
  return fmt::format("# HELP {} {}\n# TYPE {} gauge\n", name, help, name);
}

}  // namespace

std::string metrics_text(const crawler::ScanSummary& summary, Instant ended) {
  std::string text = head("vigie_scan_ended_timestamp_seconds", "When the last scan ended.");
  text += fmt::format("vigie_scan_ended_timestamp_seconds {}\n", ended.time_since_epoch().count());
  text += head("vigie_site_outcome", "1 for how the site's last night ended.");
  for (const auto& site : summary.sites)
    text += fmt::format("vigie_site_outcome{{site=\"{}\",outcome=\"{}\"}} 1\n", site.site, to_text(site.outcome));
  for (const Gauge& gauge : kGauges) {
    text += head(gauge.name, gauge.help);
    for (const auto& site : summary.sites)
      text += fmt::format("{}{{site=\"{}\"}} {}\n", gauge.name, site.site, gauge.of(site));
  }
  return text;
}

Result<void> write_metrics(const crawler::ScanSummary& summary, Instant ended, const std::filesystem::path& file) {
  const std::filesystem::path draft = file.string() + ".tmp";
  std::ofstream out(draft);
  out << metrics_text(summary, ended);
  out.close();
  std::error_code failed;
  if (out) std::filesystem::rename(draft, file, failed);
  if (!out || failed) return fail(Error::kUnreadable, tr("the figures cannot be written there"), file.string());
  return {};
}

}  // namespace vigie::cli
