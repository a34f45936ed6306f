#include "cli/progress.h"

#include <iostream>

#include <fmt/format.h>
#include <unistd.h>

#include "model/words.h"

namespace vigie::cli {
namespace {

bool draws(bool quiet) { return !quiet && isatty(STDERR_FILENO) == 1; }

std::chrono::seconds time_left(const crawler::ScanProgress& progress, std::chrono::steady_clock::time_point begun) {
  const auto passed = std::chrono::steady_clock::now() - begun;
  const auto left = passed * (progress.pages_known - progress.pages_done) / std::max(progress.pages_done, 1);
  return std::chrono::duration_cast<std::chrono::seconds>(left);
}

}  // namespace

std::function<void(const crawler::ScanProgress&)> progress_line(std::string label, bool quiet) {
  if (!draws(quiet)) return [](const crawler::ScanProgress&) {};
  return [label = std::move(label), begun = std::chrono::steady_clock::now()](const crawler::ScanProgress& progress) {
    std::cerr << fmt::format(fmt::runtime("\r\033[K" + tr("{}  sites {}/{}  ads {}  pages {}/{}  {} s left")), label,
                             progress.sites_done, progress.sites, number_text(progress.ads),
                             number_text(progress.pages_done), number_text(progress.pages_known),
                             number_text(time_left(progress, begun).count()))
              << std::flush;
  };
}

void end_progress_line(bool quiet) {
  if (draws(quiet)) std::cerr << "\r\033[K" << std::flush;
}

}  // namespace vigie::cli
