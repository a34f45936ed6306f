// vigie site learn: saved pages of a site → a definition, shown for confirmation and written.
#include <filesystem>
#include <fstream>
#include <iostream>

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "cli/shortened.h"
#include "cli/site_commands.h"
#include "cli/workplace.h"
#include "extractors/induction/learn.h"
#include "model/words.h"

namespace vigie::cli {
namespace {

struct LearnOptions {
  std::string base, id;
  std::filesystem::path out;
  std::vector<std::filesystem::path> files;
  std::vector<std::string> examples;
  bool yes = false;
};

Result<extractors::SavedPage> saved_page(const std::filesystem::path& file, Instant now) {
  return read_input(file).map([&](std::string body) {
    return extractors::SavedPage{
        file.string(), {.url = {}, .fetched = now, .status = 200, .content_type = {}, .body = std::move(body)}};
  });
}

Result<extractors::LearnRequest> request_of(const LearnOptions& options, Instant now) {
  extractors::LearnRequest request{.base = options.base, .listing = {}, .ads = {}, .examples = {}};
  for (const auto& file : options.files) {
    auto page = saved_page(file, now);
    if (!page) return tl::unexpected(page.error());
    if (request.listing.name.empty())
      request.listing = *std::move(page);
    else
      request.ads.push_back(*std::move(page));
  }
  for (const std::string& example : options.examples) {
    const auto equals = example.find('=');
    if (equals == std::string::npos)
      return fail(Error::kBadInput, tr("write it as price=\"80 €\""), "--example " + example);
    request.examples[example.substr(0, equals)] = example.substr(equals + 1);
  }
  return request;
}

void show(const extractors::LearntSite& site) {
  std::cerr << fmt::format(fmt::runtime(tr("{} ads on the listing; of each field, what the saved ads show:")),
                           site.rows)
            << '\n';
  for (const auto& field : site.fields) {
    std::cerr << fmt::format("  {:<7} {}\n", field.field,
                             field.rule.empty() ? tr("(read without a rule)") : field.rule);
    for (const std::string& value : field.values)
      std::cerr << "            " << (value.empty() ? "—" : shortened(value)) << '\n';
  }
}

bool confirmed() {
  std::cerr << tr("Write this definition? [y/n] ");
  std::string answer;
  std::getline(std::cin, answer);
  return !answer.empty() && std::string_view("yYoO").find(answer.front()) != std::string_view::npos;
}

std::string as_json(const extractors::LearntSite& site, const std::filesystem::path& file) {
  nlohmann::ordered_json line{
      {"id", site.id}, {"file", file.string()}, {"rows", site.rows}, {"fields", nlohmann::ordered_json::array()}};
  for (const auto& field : site.fields) {
    nlohmann::ordered_json one{{"field", field.field}, {"rule", nullptr}, {"values", field.values}};
    if (!field.rule.empty()) one["rule"] = field.rule;
    line["fields"].push_back(std::move(one));
  }
  return line.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

Result<std::filesystem::path> target(const LearnOptions& options, const std::string& id) {
  if (!options.out.empty()) return options.out;
  return data_folder().map([&](const std::filesystem::path& folder) { return folder / "sites" / (id + ".toml"); });
}

Result<void> write_new(const std::filesystem::path& file, const std::string& toml) {
  if (std::filesystem::exists(file)) {
    return fail(Error::kBadInput, tr("this definition is there already; move it away or give another name with --out"),
                file.string());
  }
  std::ofstream stream(file);
  stream << toml;
  stream.close();
  if (!stream) return fail(Error::kUnreadable, tr("the file cannot be written"), file.string());
  return {};
}

Result<int> learn(const LearnOptions& options, const Globals& globals) {
  const auto clock = clock_of(globals);
  if (!clock) return tl::unexpected(clock.error());
  auto request = request_of(options, clock->now());
  if (!request) return tl::unexpected(request.error());
  request->id = options.id;
  const auto site = extractors::learn(*request);
  if (!site) return tl::unexpected(site.error());
  const auto file = target(options, site->id);
  if (!file) return tl::unexpected(file.error());
  if (!globals.quiet && !globals.json) show(*site);
  if (!options.yes && !confirmed()) return kNothingDone;
  if (const auto written = write_new(*file, site->toml); !written) return tl::unexpected(written.error());
  std::cout << (globals.json ? as_json(*site, *file) : fmt::format(fmt::runtime(tr("written: {}")), file->string()))
            << '\n';
  return kDone;
}

}  // namespace

void add_site_learn(CLI::App& site, const Globals& globals, Action& action) {
  auto options = std::make_shared<LearnOptions>();
  CLI::App* command =
      site.add_subcommand("learn", tr("makes a definition from a saved listing and two or more saved ads"));
  command->add_option("--base", options->base, tr("the site's address: https://www.exemple.example"))
      ->required()
      ->type_name("URL");
  command->add_option("--id", options->id, tr("the site's id (default: by its address)"))->type_name("ID");
  command->add_option("--out", options->out, tr("file of the definition (default: with the others)"))
      ->type_name("FILE");
  command->add_option("--example", options->examples, tr("points at a value of the first ad: price=\"80 €\""))
      ->type_name("FIELD=VALUE");
  command->add_flag("--yes", options->yes, tr("write without asking"));
  command->add_option("files", options->files, tr("the saved listing, then the saved ads"))
      ->required()
      ->expected(3, 50)
      ->type_name("FILE…");
  command->callback([options, &globals, &action] {
    action = [options, &globals] { return exit_code_of([&] { return learn(*options, globals); }); };
  });
}

}  // namespace vigie::cli
