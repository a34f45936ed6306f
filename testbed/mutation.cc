#include "testbed/mutation.h"

#include <algorithm>
#include <map>
#include <set>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

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
  if (node.is_text()) return is_words(node) ? node.text : std::string();
  std::string all;
  for (const Markup& child : node.children) all += text_of(child);
  return all;
}

Markup element(std::string tag, std::vector<std::pair<std::string, std::string>> attributes,
               std::vector<Markup> children) {
  return {.tag = std::move(tag), .text = {}, .attributes = std::move(attributes), .children = std::move(children)};
}

Markup text(std::string words) { return {.tag = {}, .text = std::move(words), .attributes = {}, .children = {}}; }

std::string hashed_classes(std::string_view classes) {
  std::string result;
  while (!classes.empty()) {
    const std::string_view name = classes.substr(0, classes.find_first_of(" \n\t"));
    classes.remove_prefix(std::min(name.size() + 1, classes.size()));
    if (!name.empty()) result += fmt::format("{}css-{:07x}", result.empty() ? "" : " ", number_of(name) & 0xFFFFFFF);
  }
  return result;
}

void rename_classes(Markup& one) {
  if (auto* classes = one.attribute("class")) *classes = hashed_classes(*classes);
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
  if (other != kOtherElements.end()) one.tag = other->second;
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

void turn_round(Markup& one) {
  const bool mixed = std::ranges::any_of(one.children, is_words);
  if (!mixed && !kFixedOrder.contains(one.tag)) std::ranges::reverse(one.children);
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

std::string as_json(const Markup& list) {
  nlohmann::json items = nlohmann::json::array();
  for (const Markup& item : list.children) {
    if (!item.is_text()) items.push_back(text_of(item));
  }
  return script_safe(items.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace));
}

void list_to_json(Markup& one) {
  if (!kLists.contains(one.tag) || is_blank(text_of(one))) return;
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
