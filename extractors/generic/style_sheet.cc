#include "extractors/generic/style_sheet.h"

#include <algorithm>

#include <re2/re2.h>

#include "extractors/selector.h"

namespace vigie::extractors {
namespace {

/// In lower case, without white space.
std::string squeezed(std::string_view style) {
  std::string out;
  for (const char c : style) {
    if (c == ' ' || c == '\t' || c == '\n' || c == '\r') continue;
    out += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  }
  return out;
}

bool says(const std::string& style, std::initializer_list<std::string_view> words) {
  return std::ranges::any_of(words, [&](std::string_view one) { return style.find(one) != std::string::npos; });
}

void add_classes(std::string_view selectors, std::set<std::string, std::less<>>& classes) {
  static const re2::RE2 kOneClass(R"(\s*[a-z]*\.([\w-]+)\s*)");
  while (!selectors.empty()) {
    const auto end = std::min(selectors.find(','), selectors.size());
    std::string name;
    if (re2::RE2::FullMatch(std::string(selectors.substr(0, end)), kOneClass, &name)) classes.insert(std::move(name));
    selectors.remove_prefix(std::min(end + 1, selectors.size()));
  }
}

/// Behind the brace that closes the one before `at`.
std::size_t behind_block(std::string_view css, std::size_t at) {
  for (int depth = 1; at < css.size() && depth > 0; ++at) {
    if (css[at] == '{') ++depth;
    if (css[at] == '}') --depth;
  }
  return at;
}

void add_rules(std::string_view css, StyledClasses& classes) {
  for (std::size_t at = 0; at < css.size();) {
    const auto open = css.find('{', at);
    if (open == std::string_view::npos) return;
    const std::string_view selectors = css.substr(at, open - at);
    const std::size_t end = behind_block(css, open + 1);
    const std::string_view body = css.substr(open + 1, end - open - 1);
    if (selectors.find('@') == std::string_view::npos) {
      if (style_hides(body)) add_classes(selectors, classes.hidden);
      if (style_turns(body)) add_classes(selectors, classes.backwards);
    }
    at = end;
  }
}

// "font-size:0", "font-size:0px", and not "font-size:0.8em".
bool has_no_size(std::string_view plain) {
  constexpr std::string_view kNone = "font-size:0";
  const auto at = plain.find(kNone);
  return at != std::string_view::npos && plain.substr(at + kNone.size()).find_first_of(".0123456789") != 0;
}

}  // namespace

StyledClasses styled_classes(const Node& document) {
  static const Selector kStyles = Selector::compile("style").value();
  constexpr std::size_t kMostBytes = 200'000;
  StyledClasses classes;
  for (const Node& style : document.select(kStyles)) {
    if (const std::string css = style.raw_text(); css.size() <= kMostBytes) add_rules(css, classes);
  }
  return classes;
}

bool has_class_of(const Node& node, const std::set<std::string, std::less<>>& classes) {
  if (classes.empty()) return false;
  std::string_view all = node.attribute("class").value_or("");
  while (!all.empty()) {
    const auto end = std::min(all.find_first_of(" \t\r\n"), all.size());
    if (classes.contains(all.substr(0, end))) return true;
    all.remove_prefix(std::min(end + 1, all.size()));
  }
  return false;
}

bool style_hides(std::string_view style) {
  if (style.empty()) return false;
  const std::string plain = squeezed(style);
  return says(plain, {"display:none", "visibility:hidden", "left:-999"}) || has_no_size(plain);
}

bool style_turns(std::string_view style) {
  if (style.empty()) return false;
  const std::string plain = squeezed(style);
  return says(plain, {"unicode-bidi:bidi-override", "unicode-bidi:isolate-override"}) && says(plain, {"direction:rtl"});
}

}  // namespace vigie::extractors
