#include "extractors/definition_text.h"

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <toml++/toml.h>

#include "model/words.h"

namespace vigie::extractors {
namespace {

Result<toml::table> parsed(std::string_view text) {
  try {
    return toml::parse(text);
  } catch (const toml::parse_error& error) {
    return fail(Error::kBadDefinition, std::string(error.description()), std::to_string(error.source().begin.line));
  }
}

/// TOML counts lines and code points from 1.
std::size_t offset_of(std::string_view text, toml::source_position position) {
  std::size_t at = 0;
  for (toml::source_index line = 1; line < position.line; ++line) at = text.find('\n', at) + 1;
  const auto is_inside = [](char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; };
  for (toml::source_index column = 1; column < position.column && at < text.size(); ++column) {
    ++at;
    while (at < text.size() && is_inside(text[at])) ++at;
  }
  return at;
}

struct Place {
  std::size_t begin, end;
};

/// Where the value of a key stands in the text.
std::optional<Place> place_of(std::string_view text, const toml::table& root, std::string_view table,
                              std::string_view field) {
  const auto* node = root[table][field].node();
  if (!node) return std::nullopt;
  return Place{offset_of(text, node->source().begin), offset_of(text, node->source().end)};
}

/// "\"h1\"" → "[rule, \"h1\"]"; what says that a site never shows the field is dropped.
std::string before_rules(std::string_view rule, std::string_view rules) {
  if (rules.empty() || rules == "[]" || rules == "\"none\"") return std::string(rule);
  if (rules.front() != '[') return fmt::format("[{}, {}]", rule, rules);
  return fmt::format("[{}, {}", rule, rules.substr(std::min(rules.find_first_not_of(" \t", 1), rules.size())));
}

std::string inherited_rules(std::string_view family, std::string_view table, std::string_view field) {
  const auto root = parsed(family);
  if (!root) return {};
  const auto place = place_of(family, *root, table, field);
  return place ? std::string(family.substr(place->begin, place->end - place->begin)) : std::string();
}

/// Right below the table's header.
std::string with_new_line(std::string toml, const toml::table& root, std::string_view table, const std::string& line) {
  const auto* own = root[table].as_table();
  if (!own) return fmt::format("{}\n[{}]\n{}\n", toml, table, line);
  const auto header = offset_of(toml, own->source().begin);
  const auto end = toml.find('\n', header);
  if (end == std::string::npos) return toml + '\n' + line + '\n';
  return toml.insert(end + 1, line + '\n');
}

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const auto end = std::min(text.find('\n'), text.size());
    lines.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

bool is_header(std::string_view line) { return line.starts_with('['); }

}  // namespace

Result<std::string> with_rule_first(std::string toml, std::string_view family, std::string_view table,
                                    std::string_view field, std::string_view rule) {
  const auto root = parsed(toml);
  if (!root) return tl::unexpected(root.error());
  if (const auto place = place_of(toml, *root, table, field)) {
    const std::string rules = toml.substr(place->begin, place->end - place->begin);
    return toml.replace(place->begin, place->end - place->begin, before_rules(rule, rules));
  }
  const std::string value = before_rules(rule, inherited_rules(family, table, field));
  return with_new_line(std::move(toml), *root, table, fmt::format("{:<6} = {}", field, value));
}

std::string changed_lines(std::string_view before, std::string_view after) {
  const auto old_lines = lines_of(before), new_lines = lines_of(after);
  std::string out, added;
  std::string_view header, shown;
  auto at = old_lines.begin();
  const auto flush = [&](auto until) {
    if (header != shown && (at != until || !added.empty())) out += fmt::format("  {}\n", shown = header);
    for (; at != until; ++at) out += fmt::format("- {}\n", *at);
    out += std::exchange(added, {});
  };
  for (const std::string_view line : new_lines) {
    const auto same = std::find(at, old_lines.end(), line);
    if (same == old_lines.end()) {
      added += fmt::format("+ {}\n", line);
      continue;
    }
    flush(same);
    ++at;
    if (is_header(line)) header = line;
  }
  flush(old_lines.end());
  return out;
}

}  // namespace vigie::extractors
