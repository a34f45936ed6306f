#include "cli/scan_printing.h"

#include <iostream>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "cli/drift_printing.h"
#include "cli/outcome_words.h"
#include "model/words.h"

namespace vigie::cli {
namespace {

nlohmann::json as_json(const crawler::SiteSummary& site) {
  return {{"id", site.site},         {"outcome", to_text(site.outcome)},
          {"pages", site.pages},     {"ads", site.ads},
          {"new_ads", site.new_ads}, {"failures", site.failures},
          {"detail", site.detail},   {"drift", drifts_as_json(site.drifts)}};
}

}  // namespace

void print_scan(const crawler::ScanSummary& summary, bool json) {
  if (json) {
    nlohmann::json line{{"night", to_text(summary.night)}, {"sites", nlohmann::json::array()}};
    for (const auto& site : summary.sites) line["sites"].push_back(as_json(site));
    std::cout << line.dump() << '\n';
    return;
  }
  std::cout << fmt::format(fmt::runtime(tr("Night of {}")), date_text(summary.night)) << '\n';
  for (const auto& site : summary.sites) {
    std::cout << fmt::format(fmt::runtime(tr("  {:<18} {:>5} ads, {:>5} new, {:>5} pages  {}")), site.site, site.ads,
                             site.new_ads, site.pages, outcome_words(site.outcome));
    std::cout << (site.detail.empty() ? "" : " — " + site.detail) << '\n';
    for (const auto& drift : site.drifts) std::cout << drift_warning(drift) << '\n';
  }
}

}  // namespace vigie::cli
