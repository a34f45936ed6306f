// vigie link: links stored ads into persons and networks.
#include <array>
#include <iostream>
#include <memory>

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "analysis/link_ads.h"
#include "cli/workplace.h"
#include "model/words.h"

namespace vigie::cli {
namespace {

void print(const analysis::LinkSummary& summary) {
  if (!summary.everything) {
    const auto ads = static_cast<std::int64_t>(summary.new_ads),
               persons = static_cast<std::int64_t>(summary.revised_persons);
    std::cout << fmt::format(fmt::runtime(tr_n("{} new ad", "{} new ads", ads)), number_text(ads)) << ", "
              << fmt::format(fmt::runtime(tr_n("{} person looked at again", "{} persons looked at again", persons)),
                             number_text(persons))
              << '\n';
  }
  std::cout << fmt::format(fmt::runtime(tr("{} ads → {} links → {} persons → {} networks")), summary.ads, summary.links,
                           summary.persons, summary.networks)
            << '\n';
}

Result<int> link(const Globals& globals, analysis::LinkWhat what) {
  const auto data = data_folder();
  if (!data) return tl::unexpected(data.error());
  auto database = open_database(globals);
  if (!database) return tl::unexpected(database.error());
  const auto clock = clock_of(globals);
  if (!clock) return tl::unexpected(clock.error());
  const auto summary = analysis::link_ads(*database, *data / "config", clock->now(), what);
  if (!summary) return tl::unexpected(summary.error());
  if (globals.json) {
    std::cout << nlohmann::json{{"ads", summary->ads},
                                {"links", summary->links},
                                {"persons", summary->persons},
                                {"networks", summary->networks},
                                {"new_ads", summary->new_ads},
                                {"revised_persons", summary->revised_persons},
                                {"everything", summary->everything}}
                     .dump()
              << '\n';
  } else {
    print(*summary);
  }
  return kDone;
}

std::string words_of(dedup::BlockingWay way) {
  using enum dedup::BlockingWay;
  switch (way) {
    case kPhone:
      return tr("same phone");
    case kHandle:
      return tr("same handle");
    case kEmail:
      return tr("same e-mail");
    case kText:
      return tr("same text");
    case kPhoto:
      return tr("same photo");
    case kLikeText:
      return tr("like text");
    case kProfile:
      return tr("like profile");
    case kAll:
      break;
  }
  return tr("all together");
}

std::string_view key_of(dedup::BlockingWay way) {
  constexpr std::array kKeys = {"phone", "handle", "email", "text", "photo", "like_text", "profile", "all"};
  return kKeys.at(static_cast<std::size_t>(way));
}

void print_json(const std::vector<dedup::BlockingFigures>& ways) {
  for (const auto& way : ways) {
    std::cout << nlohmann::ordered_json{{"way", key_of(way.way)},
                                        {"blocks", way.blocks},
                                        {"largest", way.largest},
                                        {"persons_behind_largest", way.persons_behind},
                                        {"pairs", way.pairs}}
                     .dump()
              << '\n';
  }
}

void print_table(const std::vector<dedup::BlockingFigures>& ways) {
  std::cout << fmt::format("  {:<20} {:>10} {:>16} {:>12}\n", "", tr("blocks"), tr("ads in largest"), tr("pairs"));
  for (const auto& way : ways) {
    std::cout << fmt::format("  {:<20} {:>10} {:>16} {:>12}\n", words_of(way.way), way.blocks, way.largest, way.pairs);
  }
}

Result<int> explain(const Globals& globals) {
  const auto data = data_folder();
  if (!data) return tl::unexpected(data.error());
  const auto database = open_database(globals);
  if (!database) return tl::unexpected(database.error());
  const auto ways = analysis::explain_blocking(*database, *data / "config");
  if (!ways) return tl::unexpected(ways.error());
  globals.json ? print_json(*ways) : print_table(*ways);
  return kDone;
}

}  // namespace

void add_link(CLI::App& app, const Globals& globals, Action& action) {
  CLI::App* command = app.add_subcommand("link", tr("links the ads into persons and networks"));
  struct Options {
    bool explain = false, full = false;
  };
  auto options = std::make_shared<Options>();
  command->add_flag("--explain-blocking", options->explain,
                    tr("only say which ads would be compared, and how many pairs"));
  command->add_flag("--full", options->full, tr("learn weights anew and look at all ads, not only at what changed"));
  command->callback([options, &globals, &action] {
    action = [options, &globals] {
      const auto what = options->full ? analysis::LinkWhat::kEverything : analysis::LinkWhat::kChanged;
      return exit_code_of([&] { return options->explain ? explain(globals) : link(globals, what); });
    };
  });
}

}  // namespace vigie::cli
