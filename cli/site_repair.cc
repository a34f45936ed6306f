// vigie site repair: a site changed its markup; what its stored ads say is re-found in their pages of today.
#include <filesystem>
#include <fstream>
#include <iostream>

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "cli/network_options.h"
#include "cli/site_commands.h"
#include "cli/workplace.h"
#include "crawler/fetch_pages.h"
#include "extractors/definition_text.h"
#include "extractors/induction/repair.h"
#include "extractors/read_page.h"
#include "model/files.h"
#include "model/words.h"

namespace vigie::cli {
namespace {

namespace fs = std::filesystem;

constexpr int kMostAds = 20;

struct RepairOptions {
  std::string id, before;
  bool apply = false, undo = false;
  NetworkOptions network;
};

fs::path kept_aside(const fs::path& file) { return file.string() + ".old"; }

Result<void> write_whole(const fs::path& file, const std::string& text) {
  const fs::path fresh = file.string() + ".new";
  std::ofstream stream(fresh, std::ios::binary);
  stream << text;
  stream.close();
  std::error_code error;
  if (stream) fs::rename(fresh, file, error);
  if (!stream || error) return fail(Error::kUnreadable, tr("the file cannot be written"), file.string());
  return {};
}

Result<int> undo(const extractors::SiteDefinition& site) {
  const fs::path old = kept_aside(site.file);
  if (!fs::exists(old)) return fail(Error::kNotFound, tr("no repair of this site is there to undo"), site.id);
  std::error_code error;
  fs::rename(old, site.file, error);
  if (error) return fail(Error::kUnreadable, tr("the file cannot be written"), site.file.string());
  std::cout << fmt::format(fmt::runtime(tr("as before the repair: {}")), site.file.string()) << '\n';
  return kDone;
}

/// Ads in clear, which is written down as any look at them is.
Result<std::vector<RawAd>> known_ads(const extractors::SiteDefinition& site, const RepairOptions& options,
                                     const Globals& globals, const Clock& clock) {
  Instant before = clock.now() + std::chrono::days{1};
  if (!options.before.empty()) {
    const auto day = parse_date(options.before);
    if (!day) return fail(Error::kBadInput, tr("write a day as 2026-09-07"), "--before");
    before = from_paris(ParisTime{day->time_since_epoch()});
  }
  auto database = open_database(globals);
  if (!database) return tl::unexpected(database.error());
  auto ads =
      database->clear_ads_of(site.id, before, kMostAds, {clock.now(), this_user(), "site repair", "site " + site.id});
  if (ads) std::erase_if(*ads, [](const RawAd& ad) { return !ad.url; });
  return ads;
}

std::vector<std::string> addresses(const extractors::SiteDefinition& site, const std::vector<RawAd>& ads) {
  std::vector<std::string> urls;
  for (const RawAd& ad : ads) urls.push_back(*ad.url);
  const auto department = ads.empty() || !ads.front().department ? Result<DepartmentCode>(tl::unexpected(Error{}))
                                                                 : DepartmentCode::parse(*ads.front().department);
  if (!department) return urls;
  for (const auto& request : extractors::listing_requests(site, *department)) {
    urls.push_back(request.url);
    break;
  }
  return urls;
}

/// The pages that came back and are what was asked for.
Result<extractors::RepairRequest> request_of(const extractors::SiteDefinition& site, const std::vector<RawAd>& ads,
                                             const crawler::Network& network, const Clock& clock,
                                             const extractors::Normaliser& normaliser) {
  const auto urls = addresses(site, ads);
  auto pages = crawler::PageFetcher::make(site, network, clock);
  if (!pages) return tl::unexpected(pages.error());
  const auto asked = pages->ask(urls);
  extractors::RepairRequest request{
      .site = &site, .toml = {}, .family_toml = {}, .ads = {}, .listings = {}, .normaliser = &normaliser};
  for (std::size_t i = 0; i < asked.size(); ++i) {
    const auto& page = asked[i];
    if (!page.what.empty()) {
      std::cerr << page.url << ": " << page.what << '\n';
    } else if (page.page.status == 200 && i < ads.size()) {
      request.ads.push_back({page.page, ads[i]});
    } else if (page.page.status == 200) {
      request.listings.push_back(page.page);
    }
  }
  auto toml = read_file(site.file);
  if (!toml) return tl::unexpected(toml.error());
  request.toml = *std::move(toml);
  if (!site.family.empty()) {
    request.family_toml = read_file(site.file.parent_path() / "families" / (site.family + ".toml")).value_or("");
  }
  return request;
}

void print(const extractors::Repair& repair, const std::string& before) {
  for (const auto& field : repair.fields) {
    std::cout << fmt::format(fmt::runtime(tr("[{}] {}: read on {} of {} pages held back, on {} with the new rule")),
                             field.table, field.field, field.before, field.of, field.after)
              << '\n';
    if (field.rule.empty()) std::cout << "  " << tr("no rule was found that reads it better") << '\n';
  }
  std::cout << extractors::changed_lines(before, repair.toml);
}

std::string as_json(const extractors::Repair& repair, const std::string& id, bool applied) {
  nlohmann::ordered_json line{{"site", id}, {"applied", applied}, {"fields", nlohmann::ordered_json::array()}};
  for (const auto& field : repair.fields) {
    nlohmann::ordered_json one{{"table", field.table},   {"field", field.field}, {"rule", nullptr},
                               {"before", field.before}, {"after", field.after}, {"of", field.of}};
    if (!field.rule.empty()) one["rule"] = field.rule;
    line["fields"].push_back(std::move(one));
  }
  return line.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

/// The new text takes the place of the file only where it loads.
Result<void> apply(const extractors::SiteDefinition& site, const std::string& before, const std::string& toml) {
  if (auto kept = write_whole(kept_aside(site.file), before); !kept) return kept;
  if (auto written = write_whole(site.file, toml); !written) return written;
  const auto loaded = extractors::load_definition(site.file, site.file.parent_path() / "families");
  if (loaded) return {};
  std::error_code ignored;
  fs::rename(kept_aside(site.file), site.file, ignored);
  return tl::unexpected(loaded.error());
}

Result<int> repair(const RepairOptions& options, const Globals& globals) {
  const auto sites = load_sites();
  if (!sites) return tl::unexpected(sites.error());
  const auto found = find_site(*sites, options.id, "ID");
  if (!found) return tl::unexpected(found.error());
  const extractors::SiteDefinition& site = **found;
  if (options.undo) return undo(site);
  const auto clock = network_clock(options.network, globals);
  if (!clock) return tl::unexpected(clock.error());
  const auto network = network_of(options.network, globals);
  if (!network) return tl::unexpected(network.error());
  const auto ads = known_ads(site, options, globals, *clock);
  if (!ads) return tl::unexpected(ads.error());
  const auto normaliser = load_normaliser();
  if (!normaliser) return tl::unexpected(normaliser.error());
  const auto request = request_of(site, *ads, *network, *clock, *normaliser);
  if (!request) return tl::unexpected(request.error());
  const auto result = extractors::repair(*request);
  if (!result) return tl::unexpected(result.error());
  const bool changed = result->toml != request->toml;
  if (options.apply && changed) {
    if (const auto applied = apply(site, request->toml, result->toml); !applied) return tl::unexpected(applied.error());
  }
  if (globals.json) {
    std::cout << as_json(*result, site.id, options.apply && changed) << '\n';
    return kDone;
  }
  print(*result, request->toml);
  if (result->fields.empty()) std::cout << tr("all fields are read as they should be; nothing to repair") << '\n';
  if (changed && !options.apply) std::cout << tr("nothing is written yet; with --apply it is") << '\n';
  return kDone;
}

}  // namespace

void add_site_repair(CLI::App& site, const Globals& globals, Action& action) {
  auto options = std::make_shared<RepairOptions>();
  CLI::App* command = site.add_subcommand(
      "repair", tr("finds what moved on a site's pages by its stored ads, and shows the rules that read it again"));
  command->add_option("id", options->id, tr("id of the site"))->required()->type_name("ID");
  auto* apply_flag = command->add_flag("--apply", options->apply, tr("writes the new rules into the definition"));
  command->add_flag("--undo", options->undo, tr("puts the definition back as it was before --apply"))
      ->excludes(apply_flag);
  command->add_option("--before", options->before, tr("takes ads as they were read before this day, when all was well"))
      ->type_name("DATE");
  add_network_options(*command, options->network);
  command->callback([options, &globals, &action] {
    action = [options, &globals] { return exit_code_of([&] { return repair(*options, globals); }); };
  });
}

}  // namespace vigie::cli
