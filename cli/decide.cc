// vigie decide: what analysts know better than linking; kept for good, undone by a new line.
#include <iostream>

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "analysis/cluster_names.h"
#include "analysis/decisions.h"
#include "cli/workplace.h"
#include "model/words.h"

namespace vigie::cli {
namespace {

using storage::Decision;
using storage::Verdict;

struct DecideOptions {
  analysis::DecisionRequest request;
  std::int64_t undone = 0;
};

void print_taken(std::int64_t id, const Globals& globals) {
  if (globals.json)
    std::cout << nlohmann::json{{"decision", id}}.dump() << '\n';
  else
    std::cout << fmt::format(fmt::runtime(tr("decision {}; it takes effect with the next “vigie link”")), id) << '\n';
}

Result<int> take(DecideOptions options, const Globals& globals) {
  const auto clock = clock_of(globals);
  if (!clock) return tl::unexpected(clock.error());
  auto database = open_database(globals);
  if (!database) return tl::unexpected(database.error());
  auto& request = options.request;
  request.now = clock->now();
  const auto id = request.verdict == Verdict::kUndo
                      ? analysis::undo(*database, options.undone, request.who, request.why, request.now)
                      : analysis::decide(*database, request);
  if (!id) return tl::unexpected(id.error());
  print_taken(*id, globals);
  return kDone;
}

std::vector<std::string> names_of(const std::vector<AdRow>& ads) {
  std::vector<std::string> names;
  for (const AdRow ad : ads) names.push_back(analysis::name_of(ad));
  return names;
}

template <typename T>
nlohmann::ordered_json or_null(const std::optional<T>& value) {
  return value ? nlohmann::ordered_json(*value) : nlohmann::ordered_json(nullptr);
}

std::string as_json(const Decision& decision) {
  const nlohmann::ordered_json line{{"decision", decision.id},
                                    {"verdict", name_of(decision.what.verdict)},
                                    {"who", decision.what.who},
                                    {"when", to_text(decision.what.made)},
                                    {"why", decision.what.why},
                                    {"left", names_of(decision.what.left)},
                                    {"right", names_of(decision.what.right)},
                                    {"phones", decision.what.phones.size()},
                                    {"purged", decision.purged},
                                    {"undoes", or_null(decision.what.undoes)},
                                    {"undone_by", or_null(decision.undone_by)}};
  return line.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

std::string as_text(const Decision& decision) {
  std::string text = fmt::format("{:>4}  {}  {:<12} {}: {}", decision.id, to_text(paris_date(decision.what.made)),
                                 name_of(decision.what.verdict), decision.what.who, decision.what.why);
  const auto add = [&](const std::string& words) { text += "\n      " + words; };
  const auto left = names_of(decision.what.left), right = names_of(decision.what.right);
  if (!left.empty()) add(fmt::format("{}", fmt::join(left, ", ")));
  if (!right.empty()) add(fmt::format("{}", fmt::join(right, ", ")));
  if (decision.purged > 0)
    add(fmt::format(fmt::runtime(tr_n("{} ad was purged since", "{} ads were purged since", decision.purged)),
                    decision.purged));
  if (decision.what.undoes) add(fmt::format(fmt::runtime(tr("undoes {}")), *decision.what.undoes));
  if (decision.undone_by) add(fmt::format(fmt::runtime(tr("undone by {}")), *decision.undone_by));
  return text;
}

Result<int> list(const Globals& globals) {
  const auto database = open_database(globals);
  if (!database) return tl::unexpected(database.error());
  const auto decisions = database->decisions();
  if (!decisions) return tl::unexpected(decisions.error());
  for (const Decision& decision : *decisions)
    std::cout << (globals.json ? as_json(decision) : as_text(decision)) << '\n';
  return kDone;
}

void add_who_and_why(CLI::App& command, DecideOptions& options) {
  command.add_option("--by", options.request.who, tr("who decides"))->required()->type_name("WHO");
  command.add_option("--why", options.request.why, tr("why"))->required()->type_name("TEXT");
}

void add_verdict(CLI::App& parent, Verdict verdict, const std::string& help, const Globals& globals, Action& action) {
  auto options = std::make_shared<DecideOptions>();
  options->request.verdict = verdict;
  CLI::App* command = parent.add_subcommand(std::string(name_of(verdict)), help);
  if (verdict == Verdict::kUndo)
    command->add_option("DECISION", options->undone, tr("its number"))->required();
  else
    command->add_option("WHOM", options->request.subjects, tr("persons (p12) or ads (a7, SITE/AD_ID)"))->required();
  if (verdict == Verdict::kSplit)
    command->add_option("--ads", options->request.ads, tr("the ads that are to leave, such as a7,a9"))
        ->required()
        ->delimiter(',')
        ->type_name("ADS");
  add_who_and_why(*command, *options);
  command->callback([options, &globals, &action] {
    action = [options, &globals] { return exit_code_of([&] { return take(*options, globals); }); };
  });
}

}  // namespace

void add_decide(CLI::App& app, const Globals& globals, Action& action) {
  CLI::App* command = app.add_subcommand("decide", tr("what an analyst knows better than linking does"));
  command->require_subcommand(1);
  add_verdict(*command, Verdict::kJoin, tr("these are one person"), globals, action);
  add_verdict(*command, Verdict::kSplit, tr("these ads of a person are of another"), globals, action);
  add_verdict(*command, Verdict::kNotSame, tr("these are never one person"), globals, action);
  add_verdict(*command, Verdict::kAgency, tr("this phone, or the phones of this person, answer for many"), globals,
              action);
  add_verdict(*command, Verdict::kNotAnOffer, tr("these ads offer nothing and are not counted"), globals, action);
  add_verdict(*command, Verdict::kUndo, tr("takes a decision back"), globals, action);
  CLI::App* all = command->add_subcommand("list", tr("all decisions, and those that were undone"));
  all->callback([&globals, &action] { action = [&globals] { return exit_code_of([&] { return list(globals); }); }; });
}

}  // namespace vigie::cli
