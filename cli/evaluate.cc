// vigie evaluate: how well what was found agrees with a known truth.
#include "analysis/evaluate.h"

#include <fstream>
#include <iostream>
#include <map>

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "analysis/reliability.h"
#include "analysis/trial_linkage.h"
#include "cli/workplace.h"
#include "model/words.h"

namespace vigie::cli {
namespace {

Result<std::vector<analysis::TruthLine>> read_truth(const std::filesystem::path& file) {
  std::ifstream stream(file);
  if (!stream) return fail(Error::kUnreadable, tr("the file cannot be read"), file.string());
  std::vector<analysis::TruthLine> truth;
  std::string line;
  for (std::size_t number = 1; std::getline(stream, line); ++number) {
    auto parsed = analysis::parse_truth_line(line);
    if (!parsed) return fail(parsed.error().code, parsed.error().what, fmt::format("{}:{}", file.string(), number));
    truth.push_back(*std::move(parsed));
  }
  return truth;
}

nlohmann::ordered_json as_json(const analysis::Agreement& agreement) {
  return {{"precision", agreement.precision}, {"recall", agreement.recall}, {"f1", agreement.f1}};
}

nlohmann::ordered_json as_json(const analysis::Agreement& pairwise, const analysis::Agreement& bcubed,
                               const analysis::ClusterAgreement& clusters) {
  return {{"pairwise", as_json(pairwise)},
          {"bcubed", as_json(bcubed)},
          {"clusters", as_json(clusters.exact)},
          {"over_merged", clusters.over_merged},
          {"over_split", clusters.over_split}};
}

nlohmann::ordered_json sites_json(const std::vector<analysis::SiteEvaluation>& sites) {
  auto all = nlohmann::ordered_json::array();
  for (const auto& site : sites)
    all.push_back({{"site", site.site},
                   {"ads", site.ads},
                   {"persons", as_json(site.person_pairwise, site.person_bcubed, site.person_clusters)}});
  return all;
}

nlohmann::ordered_json reliability_json(const std::vector<analysis::Reliability>& bins) {
  auto all = nlohmann::ordered_json::array();
  for (const auto& bin : bins) all.push_back({{"links", bin.links}, {"given", bin.given}, {"hold", bin.hold}});
  return all;
}

void print_json(const analysis::Evaluation& found, const std::vector<analysis::Reliability>& bins) {
  const nlohmann::ordered_json line{
      {"ads", found.ads},
      {"only_in_truth", found.only_in_truth},
      {"persons", as_json(found.person_pairwise, found.person_bcubed, found.person_clusters)},
      {"hands", as_json(found.hand_pairwise, found.hand_bcubed, found.hand_clusters)},
      {"kind_accuracy", found.kind_accuracy},
      {"largest_person", found.largest_person},
      {"largest_true_person", found.largest_true_person},
      {"reliability", reliability_json(bins)},
      {"sites", sites_json(found.sites)}};
  std::cout << line.dump() << '\n';
}

void print_table(const analysis::Evaluation& found, const std::vector<analysis::Reliability>& bins) {
  const auto line = [](const std::string& label, const analysis::Agreement& agreement) {
    std::cout << fmt::format("  {:<24} {:.4f}  {:.4f}  {:.4f}\n", label, agreement.precision, agreement.recall,
                             agreement.f1);
  };
  std::cout << fmt::format(fmt::runtime(tr("{} ads compared, {} of the truth were not found")), found.ads,
                           found.only_in_truth)
            << '\n'
            << "                           precision  recall  F1\n";
  line(tr("persons, pairwise"), found.person_pairwise);
  line(tr("persons, B³"), found.person_bcubed);
  line(tr("hands, pairwise"), found.hand_pairwise);
  line(tr("hands, B³"), found.hand_bcubed);
  line(tr("persons, whole"), found.person_clusters.exact);
  line(tr("hands, whole"), found.hand_clusters.exact);
  std::cout << fmt::format(
                   fmt::runtime(tr("  found persons with ads of several: {}; true persons found in several: {}")),
                   found.person_clusters.over_merged, found.person_clusters.over_split)
            << '\n';
  std::cout << fmt::format(fmt::runtime(tr("  kind right: {:.4f}; largest person: {} ads (true: {})")),
                           found.kind_accuracy, found.largest_person, found.largest_true_person)
            << '\n';
  for (const auto& bin : bins) {
    std::cout << fmt::format(fmt::runtime(tr("  of {} links given {:.3f} on average, {:.3f} hold")), bin.links,
                             bin.given, bin.hold)
              << '\n';
  }
  for (const auto& site : found.sites) line(tr("persons, B³: ") + site.site, site.person_bcubed);
}

struct EvaluateOptions {
  std::filesystem::path truth;
  analysis::Without without = analysis::Without::kNothing;
};

/// Persons and networks as stored; where evidence is to be taken away, as they would be found then.
Result<int> evaluate(const EvaluateOptions& options, const Globals& globals) {
  const auto truth = read_truth(options.truth);
  if (!truth) return tl::unexpected(truth.error());
  const auto database = open_database(globals);
  if (!database) return tl::unexpected(database.error());
  const auto data = data_folder();
  if (!data) return tl::unexpected(data.error());
  const auto trial = analysis::trial_linkage(*database, *data / "config", options.without);
  if (!trial) return tl::unexpected(trial.error());
  const auto stored = analysis::clusters(*database, std::nullopt);
  if (!stored) return tl::unexpected(stored.error());
  const auto& found = options.without == analysis::Without::kNothing ? *stored : trial->ads;
  const auto evaluation = analysis::evaluate(found, *truth);
  const auto bins = analysis::reliability(*trial, *truth);
  globals.json ? print_json(evaluation, bins) : print_table(evaluation, bins);
  return kDone;
}

}  // namespace

void add_evaluate(CLI::App& app, const Globals& globals, Action& action) {
  auto options = std::make_shared<EvaluateOptions>();
  CLI::App* command = app.add_subcommand("evaluate", tr("compares persons, networks and kinds with a known truth"));
  command->add_option("--truth", options->truth, tr("truth lines, as “vigie testbed generate” writes them"))
      ->required()
      ->type_name("FILE");
  using enum analysis::Without;
  command->add_option("--without", options->without, tr("evidence to do without, in a trial that is not stored"))
      ->transform(CLI::CheckedTransformer(
          std::map<std::string, analysis::Without>{{"phones", kPhones}, {"photos", kPhotos}, {"texts", kTexts}}))
      ->option_text("phones|photos|texts");
  command->callback([options, &globals, &action] {
    action = [options, &globals] { return exit_code_of([&] { return evaluate(*options, globals); }); };
  });
}

}  // namespace vigie::cli
