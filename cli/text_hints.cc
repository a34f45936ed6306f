// vigie texts hints: weak signs that ads are of one hand, which linking does not weigh.
#include "cli/text_hints.h"

#include <algorithm>
#include <array>
#include <iostream>
#include <memory>
#include <set>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "analysis/shared_habits.h"
#include "analysis/translations.h"
#include "cli/grouped_ad_printing.h"
#include "cli/workplace.h"
#include "model/words.h"

namespace vigie::cli {
namespace {

using analysis::GroupedAd;
using analysis::SharedHabits;
using analysis::Translation;
using dedup::HabitKind;

constexpr std::size_t kMostShown = 20;  // of each kind

struct HintOptions {
  std::string name, who;
};

struct Hints {
  std::vector<Translation> translations;
  std::vector<SharedHabits> habits;
};

std::string_view code_of(HabitKind kind) {
  constexpr std::array<std::string_view, 10> kCodes = {"emoji",   "signs",     "spacing", "capitals", "spelling",
                                                       "amounts", "durations", "layout",  "opening",  "closing"};
  return kCodes[static_cast<std::size_t>(kind)];
}

std::string words_for(HabitKind kind) {
  switch (kind) {
    case HabitKind::kEmoji:
      return tr("emoji");
    case HabitKind::kSigns:
      return tr("signs");
    case HabitKind::kSpacing:
      return tr("spacing");
    case HabitKind::kCapitals:
      return tr("capitals");
    case HabitKind::kSpelling:
      return tr("spelling");
    case HabitKind::kAmounts:
      return tr("amounts");
    case HabitKind::kDurations:
      return tr("durations");
    case HabitKind::kLayout:
      return tr("layout");
    case HabitKind::kOpening:
      return tr("first word");
    case HabitKind::kClosing:
      break;
  }
  return tr("last word");
}

std::string as_text(const Translation& one) {
  return fmt::format(fmt::runtime(tr("  {} [{}] – {} [{}]: {} of {} runs of numbers and emoji in common")),
                     ad_text(one.left), one.left_language, ad_text(one.right), one.right_language, one.in_common,
                     one.of);
}

std::string as_text(const SharedHabits& one) {
  std::string habits;
  for (const auto& habit : one.habits)
    habits += fmt::format("{}{} {}", habits.empty() ? "" : ", ", words_for(habit.kind), habit.value);
  return fmt::format(fmt::runtime(tr("  {} – {}: {} of {} habits in common: {}")), ad_text(one.left),
                     ad_text(one.right), one.habits.size(), one.of_either, habits);
}

nlohmann::ordered_json as_json(const Translation& one) {
  return {{"hint", "same_structure"},    {"left", ad_json(one.left)},
          {"right", ad_json(one.right)}, {"languages", {one.left_language, one.right_language}},
          {"in_common", one.in_common},  {"of", one.of}};
}

nlohmann::ordered_json as_json(const SharedHabits& one) {
  auto habits = nlohmann::ordered_json::array();
  for (const auto& habit : one.habits) habits.push_back({{"kind", code_of(habit.kind)}, {"value", habit.value}});
  return {{"hint", "same_habits"},
          {"left", ad_json(one.left)},
          {"right", ad_json(one.right)},
          {"habits", std::move(habits)},
          {"of", one.of_either}};
}

template <typename Pairs>
void print(const Pairs& pairs, const std::string& heading, bool json) {
  if (!json && !pairs.empty()) std::cout << heading << '\n';
  for (std::size_t i = 0; i < std::min(pairs.size(), kMostShown); ++i) {
    if (json)
      std::cout << as_json(pairs[i]).dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace) << '\n';
    else
      std::cout << as_text(pairs[i]) << '\n';
  }
}

// Of an ad itself and its translations, of a person or network its ads and theirs.
Result<Hints> hints_of(storage::Database& database, const HintOptions& options, const analysis::ReadAd& read,
                       Instant now) {
  auto ads = analysis::wording_group(database, options.name);
  if (!ads) return tl::unexpected(ads.error());
  if (options.name.front() == 'a') ads->resize(1);
  auto found = analysis::translations(database, *ads);
  if (!found) return tl::unexpected(found.error());
  if (found->size() > kMostShown) found->resize(kMostShown);
  std::set<AdRow> known;
  for (const GroupedAd& ad : *ads) known.insert(ad.ad);
  for (const Translation& one : *found) {
    if (known.insert(one.right.ad).second) ads->push_back(one.right);
  }
  auto habits = analysis::shared_habits(database, *ads, read, {now, options.who, "template", options.name});
  if (!habits) return tl::unexpected(habits.error());
  return Hints{*std::move(found), *std::move(habits)};
}

Result<int> show(const HintOptions& options, const Globals& globals) {
  const auto normaliser = load_normaliser();
  if (!normaliser) return tl::unexpected(normaliser.error());
  auto database = open_database(globals);
  if (!database) return tl::unexpected(database.error());
  const auto clock = clock_of(globals);
  if (!clock) return tl::unexpected(clock.error());
  const auto read = [&](const RawAd& raw) { return normaliser->normalise(raw); };
  const auto hints = hints_of(*database, options, read, clock->now());
  if (!hints) return tl::unexpected(hints.error());
  print(hints->translations, tr("Same structure, another language (weak evidence, not weighed in linking)"),
        globals.json);
  print(hints->habits, tr("Other words, the same habits of writing (weak evidence, not weighed in linking)"),
        globals.json);
  if (!globals.json && hints->translations.empty() && hints->habits.empty())
    std::cout << fmt::format(fmt::runtime(tr("nothing of the kind is seen in {}")), options.name) << '\n';
  return kDone;
}

}  // namespace

void add_text_hints(CLI::App& texts, const Globals& globals, Action& action) {
  auto options = std::make_shared<HintOptions>();
  options->who = this_user();
  CLI::App* command = texts.add_subcommand(
      "hints", tr("weak signs of one hand: the same ad in another language, the same habits of writing; that wordings "
                  "were read is written down"));
  command->add_option("ID", options->name, tr("an ad, a person or a network: such as a7, p12, n3"))->required();
  command->add_option("--by", options->who, tr("who looks (default: the user of this machine)"))->type_name("WHO");
  command->callback([options, &globals, &action] {
    action = [options, &globals] { return exit_code_of([&] { return show(*options, globals); }); };
  });
}

}  // namespace vigie::cli
