// vigie extract: a saved page → what its site's definition reads from it.
#include <iostream>

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "cli/workplace.h"
#include "extractors/read_page.h"
#include "model/words.h"

namespace vigie::cli {
namespace {

struct ExtractOptions {
  std::string site, page = "ad", url;
  std::vector<std::filesystem::path> files;
};

std::string as_json(const extractors::Listing& listing) {
  nlohmann::ordered_json line{{"ads", nlohmann::ordered_json::array()}, {"next", nullptr}};
  for (const RawAd& ad : listing.ads) line["ads"].push_back(nlohmann::ordered_json::parse(to_json(ad)));
  if (listing.next) line["next"] = *listing.next;
  return line.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

Result<std::string> read(const extractors::Page& page, const extractors::SiteDefinition& site, bool listing) {
  if (listing) return extractors::read_listing(page, site).map(as_json);
  return extractors::read_ad(page, site).map([](const RawAd& ad) { return to_json(ad); });
}

Result<int> extract(const ExtractOptions& options, const Globals& globals) {
  const auto sites = load_sites();
  if (!sites) return tl::unexpected(sites.error());
  const auto found = find_site(*sites, options.site, "--site");
  if (!found) return tl::unexpected(found.error());
  const auto* site = *found;
  const auto clock = clock_of(globals);
  if (!clock) return tl::unexpected(clock.error());
  int code = kDone;
  for (const auto& file : options.files) {
    auto body = read_input(file);
    if (!body) return tl::unexpected(body.error());
    const extractors::Page page{.url = options.url.empty() ? site->base + "/" : options.url,
                                .fetched = clock->now(),
                                .status = 200,
                                .content_type = {},
                                .body = *std::move(body)};
    const auto line = read(page, *site, options.page == "listing");
    if (line) {
      std::cout << *line << '\n';
    } else {
      std::cout << nlohmann::json{{"file", file.string()}, {"error", line.error().what}}.dump() << '\n';
      code = kDoneWithFailures;
    }
  }
  return code;
}

}  // namespace

void add_extract(CLI::App& app, const Globals& globals, Action& action) {
  auto options = std::make_shared<ExtractOptions>();
  CLI::App* command =
      app.add_subcommand("extract", tr("reads saved pages with a site's definition, a JSON line a file"));
  command->add_option("--site", options->site, tr("id of the site"))->required()->type_name("ID");
  command->add_option("--page", options->page, tr("what the pages are (default: ad)"))
      ->check(CLI::IsMember({"listing", "ad"}))
      ->type_name("listing|ad");
  command->add_option("--url", options->url, tr("the page's address"))->type_name("URL");
  command->add_option("files", options->files, tr("saved pages; - is standard input"))->required()->type_name("FILE…");
  command->callback([options, &globals, &action] {
    action = [options, &globals] { return exit_code_of([&] { return extract(*options, globals); }); };
  });
}

}  // namespace vigie::cli
