// How fast, how sparingly and how politely pages are crawled: `make bench-crawl`.
// With `serve`, the pages of the first table on loopback, for other programs to crawl.
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <iostream>
#include <memory>
#include <vector>

#include "bench/crawl/page_server.h"
#include "bench/crawl/pages.h"
#include <fmt/format.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "crawler/scan.h"
#include "extractors/normalise/normalise.h"
#include "extractors/read_page.h"
#include "storage/database.h"

namespace vigie::bench {
namespace {

using Seconds = std::chrono::duration<double>;

struct Cost {
  double wall = 0, cpu = 0;  ///< seconds
  double peak_mb = 0;        ///< of the whole process, lexicons included
};

struct Night {
  Cost cost;
  int pages = 0, ads = 0;
  bool complete = false;
};

double cpu_seconds() {
  rusage used{};
  getrusage(RUSAGE_SELF, &used);
  const auto seconds = [](const timeval& time) {
    return static_cast<double>(time.tv_sec) + 1e-6 * static_cast<double>(time.tv_usec);
  };
  return seconds(used.ru_utime) + seconds(used.ru_stime);
}

double peak_megabytes() {
  rusage used{};
  getrusage(RUSAGE_SELF, &used);
  return static_cast<double>(used.ru_maxrss) / 1024;
}

template <typename Work>
Cost cost_of(const Work& work) {
  const auto begun = std::chrono::steady_clock::now();
  const double cpu = cpu_seconds();
  work();
  return {Seconds(std::chrono::steady_clock::now() - begun).count(), cpu_seconds() - cpu, peak_megabytes()};
}

/// `work` in a process of its own, so that nothing that ran before counts.
template <typename Work>
auto apart(const Work& work) {
  using Value = decltype(work());
  int ends[2];
  if (::pipe(ends) != 0) std::abort();
  const pid_t child = ::fork();
  if (child == 0) {
    const Value value = work();
    ::_exit(::write(ends[1], &value, sizeof value) == sizeof value ? 0 : 1);
  }
  ::close(ends[1]);
  Value value{};
  if (::read(ends[0], &value, sizeof value) != sizeof value) std::cerr << "a measurement broke off\n";
  ::close(ends[0]);
  ::waitpid(child, nullptr, 0);
  return value;
}

struct Plan {
  const PageServer& server;
  Extent extent;
  std::filesystem::path folder;
  std::chrono::milliseconds delay{0};
  int speed = 1;
};

Night night_of(const Plan& plan, const std::string& date) {
  const auto normaliser = extractors::Normaliser::load(VIGIE_SOURCE_DIR "/config").value();
  auto database = storage::Database::open(plan.folder / "vigie.db").value();
  std::vector<extractors::SiteDefinition> sites;
  for (int site = 0; site < plan.extent.sites; ++site) {
    sites.push_back(definition(site, plan.folder).value());
    sites.back().access.delay = plan.delay;
  }
  crawler::ScanSettings settings{.departments = DepartmentCode::parse_list("95").value(),
                                 .sites = {},
                                 .network = {crawler::Loopback{plan.server.address(), {}}, "Vigie/0"}};
  for (const auto& site : sites) settings.sites.push_back(&site);
  const auto clock = Clock::parse(fmt::format("{}T02:00:00+02:00@{}", date, plan.speed)).value();
  Night night;
  night.cost = cost_of([&] {
    const auto summary = crawler::run_scan(settings, database, normaliser, clock, {});
    if (!summary) return;
    night.complete = summary->complete();
    for (const auto& site : summary->sites) night.pages += site.pages, night.ads += site.ads;
  });
  return night;
}

Cost parse_alone(const Extent& extent) {
  const auto all = contents(extent, false);
  std::vector<extractors::Page> pages;
  for (const auto& [path, content] : all)
    pages.push_back({path, Instant{}, 200, "text/html; charset=utf-8", content.html + frame()});
  return cost_of([&] {
    for (const auto& page : pages) const extractors::ParsedPage parsed(page);
  });
}

std::string fresh_folder() {
  std::string pattern = (std::filesystem::temp_directory_path() / "vigie-bench-XXXXXX").string();
  return ::mkdtemp(pattern.data());
}

void print_night(const char* what, const Night& night, int requests) {
  fmt::print("{:<34} {:6.2f} s wall, {:6.2f} s CPU, {:5d} pages, {:6d} ads, {:6d} requests, peak {:.0f} MB{}\n", what,
             night.cost.wall, night.cost.cpu, night.pages, night.ads, requests, night.cost.peak_mb,
             night.complete ? "" : "  INCOMPLETE");
  std::fflush(stdout);
}

void three_nights(const Extent& extent) {
  const PageServer server(extent);
  const Plan plan{server, extent, fresh_folder()};
  const Cost parsing = apart([&] { return parse_alone(extent); });
  fmt::print("{} pages, decoded and parsed alone: {:.3f} ms CPU a page\n", extent.pages(),
             1000 * parsing.cpu / extent.pages());
  const Night first = apart([&] { return night_of(plan, "2026-09-07"); });
  print_night("first night", first, server.requests());
  fmt::print("  {:.3f} ms CPU a page, {:.2f} x parsing alone\n", 1000 * first.cost.cpu / first.pages,
             first.cost.cpu / parsing.cpu);
  const Night second = apart([&] { return night_of(plan, "2026-09-08"); });
  print_night("second night, nothing changed", second, server.requests());
  fmt::print("  {:.3f} ms CPU an ad\n", 1000 * second.cost.cpu / second.ads);
  server.change();
  const Night third = apart([&] { return night_of(plan, "2026-09-09"); });
  const int requests = server.requests();
  const int needed = extent.sites * (extent.ads_of_a_site / 10 + extent.listings_of_a_site());
  print_night("third night, a tenth changed", third, requests);
  fmt::print("  {:.2f} x the {} pages that changed or list\n", static_cast<double>(requests) / needed, needed);
  std::filesystem::remove_all(plan.folder);
}

/// Delays are 2 s on the scan's clock, which runs `speed` times faster; up to 30 % of a delay is added by chance.
void polite_night(const Extent& extent, int speed) {
  const PageServer server(extent);
  const Plan plan{server, extent, fresh_folder(), std::chrono::seconds(2), speed};
  const Night night = apart([&] { return night_of(plan, "2026-09-07"); });
  print_night(fmt::format("{} hosts, 2 s / {} between pages", extent.sites, speed).c_str(), night, server.requests());
  const double bound = (extent.ads_of_a_site + extent.listings_of_a_site()) * 2.0 * 1.15 / speed;
  fmt::print("  {:.2f} x the {:.1f} s that its delays take, mean chance included\n", night.cost.wall / bound, bound);
  std::filesystem::remove_all(plan.folder);
}

}  // namespace
}  // namespace vigie::bench

int main(int count, char** arguments) {
  using namespace vigie::bench;
  if (count > 1 && std::string(arguments[1]) == "serve") {
    const PageServer server(Extent{});
    std::cout << server.address() << std::endl;
    ::pause();
  }
  three_nights({});
  polite_night({.sites = 40, .ads_of_a_site = 1400}, 20);
}
