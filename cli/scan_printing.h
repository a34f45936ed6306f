// How the summary of a scan is shown.
#pragma once

#include "crawler/scan.h"

namespace vigie::cli {

/// A line a site, failures named; with `json` one object:
/// {"night","sites":[{"id","outcome","pages","ads","new_ads","failures","detail","drift":[…]}]}.
void print_scan(const crawler::ScanSummary& summary, bool json);

}  // namespace vigie::cli
