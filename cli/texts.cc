// vigie texts: the templates by which ads are written, each with its slots; text_hints.h has its other half.
#include <array>
#include <cmath>
#include <iostream>
#include <set>

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "analysis/wording_templates.h"
#include "cli/grouped_ad_printing.h"
#include "cli/text_hints.h"
#include "cli/workplace.h"
#include "model/words.h"

namespace vigie::cli {
namespace {

using analysis::ShownWord;
using analysis::TemplateSlot;
using analysis::WordingTemplate;
using analysis::WordKind;

struct TextsOptions {
  std::string name, who;
  bool clear = false;
};

std::string_view code_of(WordKind kind) {
  constexpr std::array<std::string_view, 5> kCodes = {"words", "name", "place", "number", "contact"};
  return kCodes[static_cast<std::size_t>(kind)];
}

std::string words_for(WordKind kind) {
  switch (kind) {
    case WordKind::kName:
      return tr("name");
    case WordKind::kPlace:
      return tr("place");
    case WordKind::kNumber:
      return tr("number");
    case WordKind::kContact:
      return tr("contact");
    case WordKind::kPlain:
      break;
  }
  return tr("words");
}

std::string masked(const ShownWord& word) {
  switch (word.kind) {
    case WordKind::kName:
    case WordKind::kPlace:
    case WordKind::kContact:
      return fmt::format("‹{}›", words_for(word.kind));
    case WordKind::kNumber:
      return analysis::with_digits_masked(word.spelling);
    case WordKind::kPlain:
      break;
  }
  return word.spelling;
}

std::string skeleton_text(const WordingTemplate& made, bool clear) {
  std::string text;
  for (const auto& part : made.parts) {
    if (!text.empty()) text += ' ';
    if (part.slot)
      text += fmt::format("[{} {}]", *part.slot + 1, words_for(made.slots[*part.slot].kind));
    else
      text += clear ? part.word.spelling : masked(part.word);
  }
  return text;
}

std::size_t persons_of(const WordingTemplate& made) {
  std::set<PersonId> persons;
  for (const auto& ad : made.ads) {
    if (ad.person) persons.insert(*ad.person);
  }
  return persons.size();
}

std::string heading(std::size_t number, const WordingTemplate& made) {
  const auto ads = static_cast<std::int64_t>(made.ads.size());
  const auto persons = static_cast<std::int64_t>(persons_of(made));
  return fmt::format(fmt::runtime(tr("Template {}: {}, {}; {} bits instead of {}")), number,
                     fmt::format(fmt::runtime(tr_n("{} ad", "{} ads", ads)), number_text(ads)),
                     fmt::format(fmt::runtime(tr_n("{} person", "{} persons", persons)), number_text(persons)),
                     number_text(std::lround(made.bits)), number_text(std::lround(made.bits_alone)));
}

std::string slot_text(std::size_t number, const TemplateSlot& slot, std::size_t ads, bool clear) {
  std::string text = fmt::format(fmt::runtime(tr("  [{}] {}: in {} of {} ads, {} different")), number + 1,
                                 words_for(slot.kind), slot.filled, ads, slot.distinct);
  if (!clear) return text;
  const std::set<std::string> values(slot.values.begin(), slot.values.end());
  for (const std::string& value : values) {
    if (!value.empty()) text += "\n      " + value;
  }
  return text;
}

std::string ads_text(const WordingTemplate& made) {
  std::string text;
  for (const auto& ad : made.ads) text += (text.empty() ? "  " : ", ") + ad_text(ad);
  return text;
}

std::string as_text(std::size_t number, const WordingTemplate& made, bool clear) {
  std::string text = heading(number, made) + "\n  " + skeleton_text(made, clear) + '\n';
  for (std::size_t slot = 0; slot < made.slots.size(); ++slot)
    text += slot_text(slot, made.slots[slot], made.ads.size(), clear) + '\n';
  return text + ads_text(made);
}

nlohmann::ordered_json as_json(const TemplateSlot& slot, bool clear) {
  nlohmann::ordered_json line{{"kind", code_of(slot.kind)}, {"filled", slot.filled}, {"different", slot.distinct}};
  if (clear) line["values"] = slot.values;
  return line;
}

std::string as_json(const WordingTemplate& made, bool clear) {
  nlohmann::ordered_json line;
  line["ads"] = nlohmann::json::array();
  for (const auto& ad : made.ads) line["ads"].push_back(ad_json(ad));
  line["skeleton"] = skeleton_text(made, clear);
  line["slots"] = nlohmann::json::array();
  for (const TemplateSlot& slot : made.slots) line["slots"].push_back(as_json(slot, clear));
  line["bits"] = made.bits;
  line["bits_alone"] = made.bits_alone;
  return line.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

Result<int> show(const TextsOptions& options, const Globals& globals) {
  const auto normaliser = load_normaliser();
  if (!normaliser) return tl::unexpected(normaliser.error());
  auto database = open_database(globals);
  if (!database) return tl::unexpected(database.error());
  const auto clock = clock_of(globals);
  if (!clock) return tl::unexpected(clock.error());
  const auto read = [&](const RawAd& raw) { return normaliser->normalise(raw); };
  const auto templates = analysis::wording_templates(
      *database, options.name, read, {clock->now(), options.who, options.clear ? "show" : "template", ""});
  if (!templates) return tl::unexpected(templates.error());
  if (templates->empty() && !globals.json)
    std::cout << fmt::format(fmt::runtime(tr("no other wording is like those of {}")), options.name) << '\n';
  for (std::size_t i = 0; i < templates->size(); ++i) {
    const WordingTemplate& made = (*templates)[i];
    if (globals.json)
      std::cout << as_json(made, options.clear) << '\n';
    else
      std::cout << (i > 0 ? "\n" : "") << as_text(i + 1, made, options.clear) << '\n';
  }
  return kDone;
}

}  // namespace

void add_texts(CLI::App& app, const Globals& globals, Action& action) {
  CLI::App* texts = app.add_subcommand("texts", tr("the templates by which ads are written"));
  texts->require_subcommand(1);
  auto options = std::make_shared<TextsOptions>();
  options->who = this_user();
  CLI::App* command = texts->add_subcommand(
      "show",
      tr("what like wordings have in common, and where each says its own; that they were read is written down"));
  command
      ->add_option("ID", options->name, tr("an ad, whose like are sought, or a person or network: such as a7, p12, n3"))
      ->required();
  command->add_flag("--clear", options->clear, tr("names, places, numbers and what stands in the slots in clear"));
  command->add_option("--by", options->who, tr("who looks (default: the user of this machine)"))->type_name("WHO");
  command->callback([options, &globals, &action] {
    action = [options, &globals] { return exit_code_of([&] { return show(*options, globals); }); };
  });
  add_text_hints(*texts, globals, action);
}

}  // namespace vigie::cli
