#include "extractors/induction/rows.h"

#include <array>

#include <fmt/format.h>

#include "extractors/generic/generic.h"
#include "extractors/generic/records.h"
#include "extractors/generic/script_links.h"
#include "extractors/induction/induce.h"
#include "extractors/page_scope.h"

namespace vigie::extractors {
namespace {

constexpr std::array kRowFields = {"title", "place", "price", "age", "posted"};

/// Of a row whose link a script opens.
std::optional<std::string> script_link_rule(const Outline& outline, const Node& row) {
  static const Selector kLinks = Selector::compile("a[href^='javascript:']").value();
  const ScriptLinks scripts(outline);
  for (const Node& link : row.select(kLinks)) {
    if (auto rule = scripts.rule_for(*link.attribute("href"))) return rule;
  }
  return std::nullopt;
}

std::vector<Record> records_of(const ParsedPage& page, const Outline& outline) {
  return find_records(outline, page.scope().link_base(page.page().url));
}

/// Rows with their addresses and what generic extraction reads in them → rules that read nine in ten of them.
class RowRules {
 public:
  RowRules(const std::vector<Node>& rows, const std::string& selector, MadeClasses made) : rows_(rows) {
    settings_.made_classes = made;
    rules_.emplace_back("ad", fmt::format("\"{}\"", selector));
  }

  template <typename ValueOf>
  bool learn(const char* field, const ValueOf& value_of) {
    std::vector<InductionExample> examples;
    for (std::size_t i = 0; i < rows_.size(); ++i) examples.push_back({rows_[i], value_of(i)});
    const auto induced = induce(field, examples, settings_);
    const bool good = !induced.empty() && 10 * induced.front().right >= 9 * static_cast<int>(rows_.size());
    if (good) rules_.emplace_back(field, induced.front().toml);
    return good;
  }
  void add(const char* field, const std::string& rule) { rules_.emplace_back(field, rule); }
  std::vector<std::pair<std::string, std::string>> rules() && { return std::move(rules_); }

 private:
  const std::vector<Node>& rows_;
  InductionSettings settings_;
  std::vector<std::pair<std::string, std::string>> rules_;
};

}  // namespace

LearntRows learn_rows(const ParsedPage& listing, MadeClasses made) {
  LearntRows learnt;
  if (!listing.scope().is_readable()) return learnt;
  const Node document = *listing.scope().whole().node;
  const Outline& outline = listing.scope().outline();
  std::vector<Node> rows;
  for (const Record& record : records_of(listing, outline)) {
    learnt.urls.push_back(record.url);
    rows.push_back(outline[record.element].node);
  }
  auto selectors = induce_rows(document, rows, made);
  if (selectors.empty()) return learnt;
  learnt.selector = selectors.front();
  const Listing generic = generic_listing(listing);
  RowRules rules(rows, learnt.selector, made);
  const auto url_of = [&](std::size_t i) { return std::vector{learnt.urls[i]}; };
  if (const auto by_script = script_link_rule(outline, rows.front()))
    rules.add("link", *by_script);
  else if (!rules.learn("link", url_of))
    rules.add("link", rows.front().tag() == "a" ? "\"@href\"" : "\"a@href\"");
  for (const char* field : kRowFields) {
    rules.learn(field, [&](std::size_t i) {
      return i < generic.ads.size() ? field_values(generic.ads[i], field) : std::vector<std::string>();
    });
  }
  learnt.rules = std::move(rules).rules();
  return learnt;
}

std::vector<std::string> listed_urls(const ParsedPage& page) {
  std::vector<std::string> urls;
  if (!page.scope().is_readable()) return urls;
  const Outline& outline = page.scope().outline();
  for (const Record& record : records_of(page, outline)) urls.push_back(record.url);
  return urls;
}

}  // namespace vigie::extractors
