// vigie select: what a CSS selector finds in a page.
#include <iostream>

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include "cli/workplace.h"
#include "extractors/charset.h"
#include "extractors/dom.h"
#include "extractors/selector.h"
#include "model/words.h"

namespace vigie::cli {
namespace {

struct SelectOptions {
  std::string css;
  std::filesystem::path file;
};

Result<int> select(const SelectOptions& options) {
  const auto selector = extractors::Selector::compile(options.css);
  if (!selector) return fail(Error::kBadInput, to_string(selector.error()), "--css");
  const auto body = read_input(options.file);
  if (!body) return tl::unexpected(body.error());
  const auto dom = extractors::Dom::parse(extractors::decode_html(*body, {}));
  for (const auto& node : dom.select(*selector)) {
    const nlohmann::ordered_json line{{"tag", node.tag()}, {"text", node.text()}, {"html", node.html()}};
    std::cout << line.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace) << '\n';
  }
  return kDone;
}

}  // namespace

void add_select(CLI::App& app, const Globals&, Action& action) {
  auto options = std::make_shared<SelectOptions>();
  CLI::App* command =
      app.add_subcommand("select", tr("shows what a CSS selector finds in a page, a JSON line a match"));
  command->add_option("--css", options->css, tr("selector (Selectors Level 4)"))->required()->type_name("SELECTOR");
  command->add_option("file", options->file, tr("saved page; - is standard input"))->required()->type_name("FILE");
  command->callback(
      [options, &action] { action = [options] { return exit_code_of([&] { return select(*options); }); }; });
}

}  // namespace vigie::cli
