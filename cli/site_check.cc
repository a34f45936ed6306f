// vigie site check: definitions against pages whose content is known and, with --live, against a site's own of today.
#include <filesystem>
#include <iostream>

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "cli/network_options.h"
#include "cli/shortened.h"
#include "cli/site_commands.h"
#include "cli/workplace.h"
#include "crawler/fetch_pages.h"
#include "extractors/check/recorded_pages.h"
#include "extractors/read_page.h"
#include "model/words.h"

namespace vigie::cli {
namespace {

namespace fs = std::filesystem;

struct CheckOptions {
  std::string which;
  fs::path pages;
  bool live = false;
  std::string department = "95";
  NetworkOptions network;
};

/// Of one site: what was compared, and what differs.
struct Report {
  std::size_t pages = 0;
  int values = 0, right = 0;
  struct Line {
    std::string page;
    extractors::Difference difference;
  };
  std::vector<Line> lines;
};

std::string quoted_or_nothing(const std::string& value) {
  constexpr std::size_t kMost = 80;
  return value.empty() ? tr("nothing") : "“" + shortened(value, kMost) + "”";
}

void print(const Report& report, const std::string& id) {
  if (report.pages == 0) {
    std::cout << fmt::format(fmt::runtime(tr("{}: no recorded page; only the definition itself was checked")), id)
              << '\n';
    return;
  }
  std::cout << fmt::format(fmt::runtime(tr("{}: {} of {} values right on {} pages")), id, report.right, report.values,
                           report.pages)
            << '\n';
  for (const auto& [page, difference] : report.lines) {
    std::cout << "  " << page << ": "
              << fmt::format(fmt::runtime(tr("{}: expected {}, read {}")), difference.field,
                             quoted_or_nothing(difference.expected), quoted_or_nothing(difference.read))
              << '\n';
    if (!difference.hint.empty()) std::cout << "    " << difference.hint << '\n';
  }
}

void print_json(const Report& report, const std::string& id) {
  nlohmann::ordered_json line{{"site", id},
                              {"pages", report.pages},
                              {"values", report.values},
                              {"right", report.right},
                              {"differences", nlohmann::ordered_json::array()}};
  for (const auto& [page, difference] : report.lines) {
    line["differences"].push_back({{"page", page},
                                   {"field", difference.field},
                                   {"expected", difference.expected},
                                   {"read", difference.read},
                                   {"hint", difference.hint}});
  }
  std::cout << line.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace) << '\n';
}

Result<Report> check_recorded(const extractors::SiteDefinition& site, const fs::path& pages,
                              const extractors::Normaliser& normaliser) {
  const auto recorded = extractors::recorded_pages(pages / site.id);
  if (!recorded) return tl::unexpected(recorded.error());
  Report report{.pages = recorded->size(), .lines = {}};
  for (const auto& page : *recorded) {
    auto checked = extractors::check_page(page, site, normaliser);
    report.values += checked.values;
    report.right += checked.right;
    for (auto& difference : checked.differences)
      report.lines.push_back({page.file.filename().string(), std::move(difference)});
  }
  return report;
}

/// The definitions that were asked for; those with an error are told.
struct Chosen {
  std::vector<extractors::SiteDefinition> sites;
  bool complete = true;
};

Result<Chosen> chosen(const std::string& which) {
  if (which.ends_with(".toml")) {
    const auto data = data_folder();
    if (!data) return tl::unexpected(data.error());
    const fs::path beside = fs::path(which).parent_path() / "families";
    auto site = extractors::load_definition(which, fs::exists(beside) ? beside : *data / "sites" / "families");
    if (!site) return tl::unexpected(site.error());
    return Chosen{.sites = {*std::move(site)}};
  }
  const auto loaded = load_sites();
  if (!loaded) return tl::unexpected(loaded.error());
  if (which.empty())
    return Chosen{{loaded->definitions.all().begin(), loaded->definitions.all().end()}, loaded->complete};
  const auto found = find_site(*loaded, which, "ID");
  if (!found) return tl::unexpected(found.error());
  return Chosen{.sites = {**found}};
}

Result<int> check_offline(const CheckOptions& options, const Globals& globals) {
  const auto sites = chosen(options.which);
  if (!sites) return tl::unexpected(sites.error());
  const auto normaliser = load_normaliser();
  if (!normaliser) return tl::unexpected(normaliser.error());
  const auto data = data_folder();
  if (!data) return tl::unexpected(data.error());
  const fs::path pages = options.pages.empty() ? *data / "tests" / "pages" : options.pages;
  bool all_right = sites->complete;
  for (const auto& site : sites->sites) {
    const auto report = check_recorded(site, pages, *normaliser);
    if (!report) return tl::unexpected(report.error());
    globals.json ? print_json(*report, site.id) : print(*report, site.id);
    all_right = all_right && report->lines.empty();
  }
  return all_right ? kDone : kDoneWithFailures;
}

/// Phones are counted, not shown.
void print_fields(const RawAd& ad) {
  for (const std::string_view field : kAdFields) {
    const auto values = field_values(ad, field);
    const std::string all = values.empty() ? "" : is_list_field(field) ? std::to_string(values.size()) : values.front();
    std::cout << fmt::format("    {:<8} {}\n", field, quoted_or_nothing(all));
  }
}

/// False where the page did not come back or is no ad's, which is told.
bool print_ad(const crawler::AskedPage& asked, const extractors::SiteDefinition& site) {
  if (!asked.came_back()) {
    std::cout << asked.url << ": " << asked.why_not() << '\n';
    return false;
  }
  const auto ad = extractors::read_ad(asked.page, site);
  std::cout << "  " << asked.url << '\n';
  if (ad)
    print_fields(*ad);
  else
    std::cout << "    " << ad.error().what << '\n';
  return ad.has_value();
}

/// A listing of the département and two of its ads, as they are read now.
Result<int> check_listing(const extractors::SiteDefinition& site, const std::string& url, crawler::PageFetcher& pages) {
  constexpr std::size_t kAds = 2;
  const auto asked = pages.ask({&url, 1}).front();
  if (!asked.came_back()) {
    std::cout << url << ": " << asked.why_not() << '\n';
    return kDoneWithFailures;
  }
  const auto listing = extractors::read_listing(asked.page, site);
  if (!listing) return tl::unexpected(listing.error());
  std::cout << fmt::format(fmt::runtime(tr("{}: {} ads on the listing")), url, listing->ads.size()) << '\n';
  std::vector<std::string> urls;
  for (std::size_t i = 0; i < std::min(kAds, listing->ads.size()); ++i)
    urls.push_back(listing->ads[i].url.value_or(""));
  std::size_t read = 0;
  for (const auto& ad : pages.ask(urls)) read += print_ad(ad, site) ? 1 : 0;
  return read == kAds ? kDone : kDoneWithFailures;
}

Result<int> check_live(const CheckOptions& options, const Globals& globals) {
  const auto sites = chosen(options.which);
  if (!sites) return tl::unexpected(sites.error());
  const auto department = DepartmentCode::parse(options.department);
  if (!department) return tl::unexpected(department.error());
  const auto clock = network_clock(options.network, globals);
  if (!clock) return tl::unexpected(clock.error());
  const auto network = network_of(options.network, globals);
  if (!network) return tl::unexpected(network.error());
  const extractors::SiteDefinition& site = sites->sites.front();
  const auto requests = extractors::listing_requests(site, *department);
  if (requests.empty())
    return fail(Error::kBadInput,
                tr("the definition has no listing of this département; try another with --department"), site.id);
  auto pages = crawler::PageFetcher::make(site, *network, *clock);
  if (!pages) return tl::unexpected(pages.error());
  return check_listing(site, requests.front().url, *pages);
}

Result<int> check(const CheckOptions& options, const Globals& globals) {
  if (!options.live) return check_offline(options, globals);
  if (options.which.empty()) return fail(Error::kBadInput, tr("--live asks one site: name it"), "--live");
  return check_live(options, globals);
}

}  // namespace

void add_site_check(CLI::App& site, const Globals& globals, Action& action) {
  auto options = std::make_shared<CheckOptions>();
  CLI::App* command = site.add_subcommand(
      "check", tr("tries definitions on pages whose content is known, and names what they misread"));
  command->add_option("site", options->which, tr("id of a site or a definition's file; absent: all"))
      ->type_name("ID|FILE");
  command->add_option("--pages", options->pages, tr("folder of recorded pages, one folder a site"))->type_name("DIR");
  command->add_flag("--live", options->live, tr("asks the site for a listing and two ads, and shows what is read"));
  command->add_option("--department", options->department, tr("whose listing --live asks for"))->type_name("CODE");
  add_network_options(*command, options->network);
  command->callback([options, &globals, &action] {
    action = [options, &globals] { return exit_code_of([&] { return check(*options, globals); }); };
  });
}

}  // namespace vigie::cli
