#include "extractors/normalise/lexicon_file.h"

#include <fstream>

#include <fmt/format.h>

#include "model/text_folding.h"
#include "model/words.h"

namespace vigie::extractors {
namespace {

std::string where_of(const toml::source_region& source) {
  return fmt::format("{}:{}", source.path ? *source.path : std::string(), source.begin.line);
}

}  // namespace

Result<toml::table> read_toml(const std::filesystem::path& file) {
  std::ifstream in(file);
  if (!in) return fail(Error::kUnreadable, tr("the file cannot be read"), file.string());
  try {
    return toml::parse(in, file.string());
  } catch (const toml::parse_error& error) {
    return fail(Error::kBadInput, std::string(error.description()), where_of(error.source()));
  }
}

tl::unexpected<Error> toml_error(const toml::node& node, std::string what) {
  return fail(Error::kBadInput, std::move(what), where_of(node.source()));
}

Result<std::vector<std::string>> texts_of(const toml::table& table, std::string_view key) {
  std::vector<std::string> texts;
  const toml::node* const node = table.get(key);
  if (node == nullptr) return texts;
  const toml::array* const list = node->as_array();
  if (list == nullptr) return toml_error(*node, fmt::format(fmt::runtime(tr("“{}” is a list of texts")), key));
  for (const toml::node& entry : *list) {
    const auto text = entry.value<std::string>();
    if (!text) return toml_error(entry, fmt::format(fmt::runtime(tr("“{}” is a list of texts")), key));
    texts.push_back(*text);
  }
  return texts;
}

Result<WordSet> word_set_of(const toml::table& table, std::string_view key) {
  const auto texts = texts_of(table, key);
  if (!texts) return tl::unexpected(texts.error());
  WordSet words;
  for (const std::string& text : *texts) words.insert(folded(text));
  return words;
}

}  // namespace vigie::extractors
