// Fields of a definition: their TOML forms → FieldRule.
#include <algorithm>
#include <array>

#include <fmt/format.h>
#include <re2/re2.h>

#include "extractors/definition_source.h"
#include "model/words.h"

namespace vigie::extractors {
namespace {

constexpr std::array<std::string_view, 8> kFieldKeys = {"select",   "pattern", "format", "json",
                                                        "own_text", "label",   "in",     "as"};
constexpr std::string_view kIsoPattern =
    R"(\b\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?)?)";
constexpr std::string_view kLabelFrame =
    R"((?i)[\s\x{{A0}}\x{{202F}}]*(?:{})[\s\x{{A0}}\x{{202F}}]*:?[\s\x{{A0}}\x{{202F}}]*)";

/// Where the "@" of "sel@attribute" stands: the last one outside brackets and quotes.
std::size_t attribute_mark(std::string_view text) {
  std::size_t mark = std::string_view::npos;
  int depth = 0;
  char quote = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (quote) {
      if (c == quote) quote = 0;
    } else if (c == '"' || c == '\'') {
      quote = c;
    } else if (c == '[' || c == ']') {
      depth += c == '[' ? 1 : -1;
    } else if (c == '@' && depth == 0) {
      mark = i;
    }
  }
  return mark;
}

std::vector<std::string> split(std::string_view text, char separator) {
  std::vector<std::string> parts;
  for (std::size_t start = 0; start <= text.size();) {
    const auto end = std::min(text.find(separator, start), text.size());
    if (end > start) parts.emplace_back(text.substr(start, end - start));
    start = end + 1;
  }
  return parts;
}

/// Reads one field; knows its key and where to complain.
class FieldParser {
 public:
  FieldParser(std::string_view key, Complaints& complaints) : key_(key), complaints_(complaints) {}

  FieldRule rule(const toml::node& node) const {
    FieldRule rule;
    if (const auto* list = node.as_array()) {
      for (const toml::node& one : *list) add(rule, one);
      if (list->empty()) complain(node, tr("`{}` is an empty list"));
    } else {
      add(rule, node);
    }
    return rule;
  }

 private:
  void add(FieldRule& rule, const toml::node& node) const {
    if (const auto text = node.value_exact<std::string>()) {
      rule.alternatives.push_back(from_text(node, *text));
    } else if (const auto* table = node.as_table()) {
      rule.alternatives.push_back(from_table(*table));
    } else {
      complain(node, tr("`{}` should be a selector in quotes, { select = …, pattern = … } or a list of them"));
    }
  }

  FieldAlternative from_text(const toml::node& node, std::string_view text) const {
    FieldAlternative how;
    if (text.starts_with('/')) {
      how.json = std::string(text);
    } else {
      select(how, node, text);
    }
    return how;
  }

  FieldAlternative from_table(const toml::table& table) const {
    Section section(fmt::format("`{}`", key_), table, nullptr, complaints_);
    section.allow_only(kFieldKeys);
    FieldAlternative how;
    const char* rows = table.contains("in") ? "in" : "select";
    if (const auto css = section.text(rows)) select(how, *section.find(rows), *css);
    how.json = section.text("json");
    how.own_text = section.truth("own_text").value_or(false);
    how.as = section.text("as").value_or("");
    if (const auto label = section.text("label")) how.label = label_pattern(*section.find("label"), *label);
    if (table.contains("pattern")) how.pattern = parse_pattern(key_, *section.find("pattern"), complaints_);
    if (const auto format = section.text("format")) set_format(how, *section.find("format"), *format);
    check(how, table);
    return how;
  }

  void check(const FieldAlternative& how, const toml::table& table) const {
    if (table.contains("label") != table.contains("in")) {
      complain(table, tr("`{}`: `label` and `in` go together: { label = \"Âge\", in = \"#fiche tr\" }"));
    } else if (table.contains("in") && table.contains("select")) {
      complain(table, tr("`{}`: give `in` or `select`, not both"));
    } else if (table.contains("as") && how.as.find("{}") == std::string::npos) {
      complain(table, tr("`{}`: `as` has {} where what was found goes: as = \"/ad.php?id={}\""));
    } else if (how.json && !how.json->empty() && !how.json->starts_with('/')) {
      complain(table, tr("`{}`: a JSON path begins with “/”: \"/props/pageProps/ad\""));
    }
  }

  void select(FieldAlternative& how, const toml::node& node, std::string_view text) const {
    const auto mark = attribute_mark(text);
    if (mark != std::string_view::npos) how.attributes = split(text.substr(mark + 1), '|');
    const auto css = text.substr(0, mark);
    if (css.empty()) return;
    auto selector = Selector::compile(css);
    if (selector) {
      how.select = *std::move(selector);
    } else {
      complaints_.add(node, fmt::format(fmt::runtime(tr("`{}`: bad selector “{}”: {} ({})")), key_, css,
                                        selector.error().what, selector.error().where));
    }
  }

  std::shared_ptr<const re2::RE2> label_pattern(const toml::node& node, const std::string& label) const {
    const toml::value<std::string> framed(fmt::format(fmt::runtime(kLabelFrame), label));
    Complaints unplaced;
    auto pattern = parse_pattern(key_, framed, unplaced);
    for (const Error& error : unplaced.errors()) complaints_.add(node, error.what);
    return pattern;
  }

  void set_format(FieldAlternative& how, const toml::node& node, std::string_view format) const {
    if (format != "iso") {
      complain(node,
               tr("`{}`: the only `format` is \"iso\"; for others leave it out, dates are read in all usual forms"));
    } else if (how.pattern) {
      complain(node, tr("`{}`: give `pattern` or `format`, not both"));
    } else {
      how.pattern = std::make_shared<const re2::RE2>(re2::StringPiece(kIsoPattern.data(), kIsoPattern.size()));
    }
  }

  /// @param what  with {} for the key; other braces stand for themselves
  void complain(const toml::node& node, std::string what) const {
    if (const auto at = what.find("{}"); at != std::string::npos) what.replace(at, 2, key_);
    complaints_.add(node, std::move(what));
  }

  std::string_view key_;
  Complaints& complaints_;
};

}  // namespace

FieldRule parse_field(std::string_view key, const toml::node& node, Complaints& complaints) {
  return FieldParser(key, complaints).rule(node);
}

std::shared_ptr<const re2::RE2> parse_pattern(std::string_view key, const toml::node& node, Complaints& complaints) {
  const auto text = node.value_exact<std::string>();
  if (!text) {
    complaints.add(node, fmt::format(fmt::runtime(tr("the pattern of `{}` should be a text in quotes")), key));
    return nullptr;
  }
  re2::RE2::Options options;
  options.set_log_errors(false);
  auto pattern = std::make_shared<const re2::RE2>(*text, options);
  if (pattern->ok()) return pattern;
  complaints.add(node, fmt::format(fmt::runtime(tr("`{}`: bad pattern “{}”: {}")), key, *text, pattern->error()));
  return nullptr;
}

}  // namespace vigie::extractors
