#include "testbed/mutation.h"

#include <algorithm>
#include <cctype>
#include <map>
#include <set>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "model/words.h"
#include "testbed/markup.h"
#include "testbed/replica_server.h"
#include "testbed/replica_tools.h"
#include "testbed/value_forms.h"

namespace vigie::testbed {
namespace {

using Tags = std::set<std::string_view>;

constexpr std::array<std::string_view, 10> kNames = {
    "class-renamed", "wrapper-added", "element-renamed", "text-to-attribute", "label-changed",
    "order-changed", "field-removed", "list-to-json",    "date-format",       "currency-form"};

/// Longer text is an ad's own: no site rewrites it.
constexpr std::size_t kMostBytesOfAValue = 60;

const Tags kNoContent = {"html", "head", "title", "script", "style", "select", "option", "textarea", "noscript"};
const Tags kBlocks = {"body", "main", "div", "section", "article", "li", "td", "dd"};
const Tags kLines = {"a", "span", "p", "h1", "h2", "h3", "strong", "b", "em", "dt", "th", "time"};
const Tags kParts = {"span", "b", "i", "u", "em", "strong", "small"};
const Tags kLists = {"ul", "ol", "dl", "table"};
const Tags kFixedOrder = {"head", "dl", "table", "tbody", "thead", "tr", "select", "html"};

const std::map<std::string_view, std::string_view> kOtherElements = {
    {"h1", "h2"},           {"h2", "h3"},   {"h3", "h4"},    {"p", "div"},    {"div", "section"}, {"section", "div"},
    {"article", "section"}, {"span", "em"}, {"strong", "b"}, {"b", "strong"}, {"time", "span"},   {"dl", "div"},
    {"dt", "span"},         {"dd", "span"}, {"ul", "div"},   {"ol", "div"},   {"li", "div"}};

bool is_blank(std::string_view text) { return text.find_first_not_of(" \t\r\n") == std::string_view::npos; }

bool is_words(const Markup& node) { return node.is_text() && !node.text.starts_with("<!") && !is_blank(node.text); }

/// It holds words and no element.
bool is_leaf(const Markup& element) {
  return std::ranges::all_of(element.children, &Markup::is_text) && std::ranges::any_of(element.children, is_words);
}

std::string text_of(const Markup& node) {
  if (node.is_text()) return node.text.starts_with("<!") ? std::string() : node.text;
  std::string all;
  for (const Markup& child : node.children) all += text_of(child);
  return all;
}

Markup element(std::string tag, std::vector<std::pair<std::string, std::string>> attributes,
               std::vector<Markup> children) {
  return {.tag = std::move(tag), .text = {}, .attributes = std::move(attributes), .children = std::move(children)};
}

Markup text(std::string words) { return {.tag = {}, .text = std::move(words), .attributes = {}, .children = {}}; }

std::string hashed_class(std::string_view name) { return fmt::format("css-{:07x}", number_of(name) & 0xFFFFFFF); }

std::string hashed_classes(std::string_view classes) {
  std::string result;
  while (!classes.empty()) {
    const std::string_view name = classes.substr(0, classes.find_first_of(" \n\t"));
    classes.remove_prefix(std::min(name.size() + 1, classes.size()));
    if (!name.empty()) result += (result.empty() ? "" : " ") + hashed_class(name);
  }
  return result;
}

bool is_name_character(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
}

/// ".hidden { … }" → ".css-1f00ab2 { … }"; a number's point (".5em") stays.
std::string with_hashed_classes(std::string_view sheet) {
  std::string result;
  while (!sheet.empty()) {
    const bool names = sheet.size() > 1 && sheet[0] == '.' && is_name_character(sheet[1]) && !std::isdigit(sheet[1]);
    std::size_t end = 1;
    while (names && end < sheet.size() && is_name_character(sheet[end])) ++end;
    result += names ? '.' + hashed_class(sheet.substr(1, end - 1)) : std::string(1, sheet[0]);
    sheet.remove_prefix(end);
  }
  return result;
}

void rename_classes(Markup& one) {
  if (auto* classes = one.attribute("class")) *classes = hashed_classes(*classes);
  if (one.tag != "style") return;
  for (Markup& sheet : one.children) sheet.text = with_hashed_classes(sheet.text);
}

void wrap(Markup& one) {
  const bool block = kBlocks.contains(one.tag), line = kLines.contains(one.tag);
  if ((!block && !line) || is_blank(text_of(one)) || one.attribute("data-wrap") != nullptr) return;
  std::vector<Markup> inner;
  inner.push_back(element(block ? "div" : "span", {{"data-wrap", "1"}}, std::move(one.children)));
  one.children = std::move(inner);
}

void rename(Markup& one) {
  const auto other = kOtherElements.find(one.tag);
  if (other == kOtherElements.end()) return;
  one.tag = other->second;
  one.ends = true;  // a p may lack its end, a div may not
}

void text_to_attribute(Markup& one) {
  const bool named =
      one.attribute("class") != nullptr || one.attribute("id") != nullptr || one.attribute("itemprop") != nullptr;
  if (!named || kNoContent.contains(one.tag) || !is_leaf(one)) return;
  std::string words = text_of(one);
  std::ranges::replace(words, '"', '\'');
  one.attributes.emplace_back("data-text", std::move(words));
  one.children.clear();
}

template <typename Rewrite>
void rewrite_values(Markup& one, const Rewrite& rewrite) {
  if (kNoContent.contains(one.tag)) return;
  for (Markup& child : one.children) {
    if (is_words(child) && child.text.size() <= kMostBytesOfAValue) child.text = rewrite(child.text);
  }
}

/// Digits of a number, parts of a line.
bool is_part_of_a_line(const Markup& node) { return node.is_text() ? !is_words(node) : kParts.contains(node.tag); }

void turn_round(Markup& one) {
  const bool mixed = std::ranges::any_of(one.children, is_words);
  const bool line = std::ranges::all_of(one.children, is_part_of_a_line);
  if (!mixed && !line && !kFixedOrder.contains(one.tag)) std::ranges::reverse(one.children);
}

void change_date(Markup& one) {
  rewrite_values(one, with_other_date_form);
  for (const char* name : {"datetime", "content"}) {
    if (auto* value = one.attribute(name); value != nullptr && value->size() <= kMostBytesOfAValue)
      *value = with_other_date_form(*value);
  }
}

template <typename Names>
bool is_value(const Markup& node, const Names& names) {
  if (node.is_text() || kNoContent.contains(node.tag)) return false;
  const std::string words = text_of(node);
  return words.size() <= kMostBytesOfAValue && names(words);
}

/// The innermost elements that hold a value, a label beside it or not.
template <typename Names>
int remove_values(Markup& parent, const Names& names) {
  int removed = 0;
  std::erase_if(parent.children, [&](Markup& child) {
    const int within = child.is_text() ? 0 : remove_values(child, names);
    const bool itself = within == 0 && is_value(child, names);
    removed += within + (itself ? 1 : 0);
    return itself;
  });
  return removed;
}

void remove_field(Markup& page) {
  if (remove_values(page, names_a_price) == 0) remove_values(page, names_an_age);
}

/// Its words, and the number that a link calls.
std::string said_by(Markup& item) {
  std::string said = text_of(item);
  for_each_element(item, [&](Markup& one) {
    const auto* href = one.attribute("href");
    if (href != nullptr && href->starts_with("tel:")) said += " " + href->substr(4);
  });
  return said;
}

/// What a list names and what it says of it: dt and dd, the two cells of a table's row.
std::vector<std::pair<std::string, std::string>> pairs_of(Markup& list) {
  std::vector<std::string> names, values;
  for_each_element(list, [&](Markup& one) {
    const bool is_name = one.tag == "dt" || one.tag == "th";
    if (is_name || one.tag == "dd" || one.tag == "td") (is_name ? names : values).push_back(said_by(one));
  });
  std::vector<std::pair<std::string, std::string>> pairs;
  if (names.size() != values.size()) return pairs;
  for (std::size_t i = 0; i < names.size(); ++i) pairs.emplace_back(names[i], values[i]);
  return pairs;
}

/// Bytes above ASCII stay as they are: the page's charset is none of our business here.
std::string json_string(std::string_view text) {
  std::string quoted = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') quoted += '\\';
    quoted += static_cast<unsigned char>(c) < 0x20 ? ' ' : c;
  }
  return quoted + '"';
}

std::string as_json(Markup& list) {
  std::vector<std::string> members;
  const auto pairs = pairs_of(list);
  for (const auto& [name, value] : pairs) members.push_back(json_string(name) + ": " + json_string(value));
  for (Markup& item : list.children) {
    if (pairs.empty() && !item.is_text()) members.push_back(json_string(said_by(item)));
  }
  const std::string all = fmt::format("{}", fmt::join(members, ", "));
  return script_safe(pairs.empty() ? "[" + all + "]" : "{" + all + "}");
}

bool holds(Markup& parent, const Tags& tags) {
  bool found = false;
  for_each_element(parent, [&](const Markup& one) { found = found || tags.contains(one.tag); });
  return found;
}

/// A table that holds headings or pictures is the page's layout.
void list_to_json(Markup& one) {
  if (!kLists.contains(one.tag) || is_blank(text_of(one)) || holds(one, {"h1", "h2", "h3", "img", "table"})) return;
  std::vector<Markup> json;
  json.push_back(text(as_json(one)));
  one = element("script", {{"type", "application/json"}}, std::move(json));
}

void change(Markup& page, MutationKind kind) {
  switch (kind) {
    case MutationKind::kClassRenamed:
      return for_each_element(page, rename_classes);
    case MutationKind::kWrapperAdded:
      return for_each_element(page, wrap);
    case MutationKind::kElementRenamed:
      return for_each_element(page, rename);
    case MutationKind::kTextToAttribute:
      return for_each_element(page, text_to_attribute);
    case MutationKind::kLabelChanged:
      return for_each_element(page, [](Markup& one) { rewrite_values(one, with_other_label); });
    case MutationKind::kOrderChanged:
      return for_each_element(page, turn_round);
    case MutationKind::kFieldRemoved:
      return remove_field(page);
    case MutationKind::kListToJson:
      return for_each_element(page, list_to_json);
    case MutationKind::kDateFormat:
      return for_each_element(page, change_date);
    case MutationKind::kCurrencyForm:
      return for_each_element(page, [](Markup& one) { rewrite_values(one, with_other_currency_form); });
  }
}

std::string all_names() {
  std::string all;
  for (const std::string_view name : kNames) all += (all.empty() ? "" : ", ") + std::string(name);
  return all;
}

Error no_mutation(const std::string& what) { return {Error::kBadInput, what, "--mutate"}; }

}  // namespace

std::string_view to_text(MutationKind kind) { return kNames.at(static_cast<std::size_t>(kind)); }

Result<Mutation> parse_mutation(std::string_view text, Date from) {
  const auto first = std::min(text.find(':'), text.size());
  const std::string site(text.substr(0, first));
  const std::string_view rest = text.substr(std::min(first + 1, text.size()));
  const std::string_view name = rest.substr(0, rest.find(':'));
  const auto sites = replica_sites();
  if (std::ranges::find(sites, site) == sites.end())
    return tl::unexpected(no_mutation(fmt::format(fmt::runtime(tr("“{}” has no replica; write SITE:MUTATION")), site)));
  const auto kind = std::ranges::find(kNames, name);
  if (kind == kNames.end())
    return tl::unexpected(
        no_mutation(fmt::format(fmt::runtime(tr("“{}” is no mutation; there are {}")), name, all_names())));
  Mutation mutation{site, kMutationKinds.at(static_cast<std::size_t>(kind - kNames.begin())), from};
  if (name.size() == rest.size()) return mutation;
  const auto night = parse_date(rest.substr(name.size() + 1));
  if (!night) return tl::unexpected(no_mutation(tr("write the night as 2026-09-07")));
  mutation.from = *night;
  return mutation;
}

Result<std::vector<Mutation>> parse_mutations(const std::vector<std::string>& texts, Date from) {
  std::vector<Mutation> mutations;
  for (const std::string& text : texts) {
    auto mutation = parse_mutation(text, from);
    if (!mutation) return tl::unexpected(mutation.error());
    mutations.push_back(*std::move(mutation));
  }
  return mutations;
}

std::string mutated(std::string_view html, MutationKind kind) {
  Markup page = parse_markup(html);
  change(page, kind);
  return to_html(page);
}

}  // namespace vigie::testbed
