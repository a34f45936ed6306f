#include "testbed/markup.h"

#include <algorithm>
#include <array>
#include <set>

namespace vigie::testbed {
namespace {

const std::set<std::string_view> kVoid = {"area",  "base", "br",   "col",    "embed", "hr", "img",
                                          "input", "link", "meta", "source", "track", "wbr"};
const std::set<std::string_view> kRawText = {"script", "style", "textarea", "title"};
/// HTML, 13.1.2.4: an element of the second list ends an open one of the first.
const std::vector<std::pair<std::set<std::string_view>, std::set<std::string_view>>> kImpliedEnds = {
    {{"li"}, {"li"}},
    {{"dt", "dd"}, {"dt", "dd"}},
    {{"td", "th"}, {"td", "th", "tr"}},
    {{"tr"}, {"tr"}},
    {{"option"}, {"option"}},
    {{"p"}, {"p", "div", "ul", "ol", "dl", "table", "section", "article", "h1", "h2", "h3", "form"}}};

bool is_space(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }
char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

std::string lower_case(std::string_view text) {
  std::string result(text);
  std::ranges::transform(result, result.begin(), lower);
  return result;
}

class Parser {
 public:
  explicit Parser(std::string_view html) : rest_(html) {}

  Markup page() {
    Markup page;
    open_ = {&page};
    while (!rest_.empty()) step();
    for (std::size_t i = 1; i < open_.size(); ++i) open_[i]->ends = false;
    return page;
  }

 private:
  std::string_view take(std::size_t bytes) {
    const std::string_view taken = rest_.substr(0, bytes);
    rest_.remove_prefix(taken.size());
    return taken;
  }
  std::string_view take_through(std::string_view mark) {
    const auto at = rest_.find(mark);
    return take(at == std::string_view::npos ? rest_.size() : at + mark.size());
  }
  void add_text(std::string_view text) {
    if (!text.empty())
      open_.back()->children.push_back({.tag = {}, .text = std::string(text), .attributes = {}, .children = {}});
  }

  void step() {
    if (rest_.starts_with("<!--")) return add_text(take_through("-->"));
    if (rest_.starts_with("<!") || rest_.starts_with("<?")) return add_text(take_through(">"));
    if (rest_.starts_with("</")) return end_tag();
    if (rest_.size() > 1 && rest_[0] == '<' && lower(rest_[1]) >= 'a' && lower(rest_[1]) <= 'z') return start_tag();
    add_text(take(std::min(rest_.find('<', 1), rest_.size())));
  }

  void end_tag() {
    const std::string_view whole = take_through(">");
    const std::string tag = lower_case(whole.substr(2, whole.find_first_of("> \n", 2) - 2));
    const auto open = std::find_if(open_.rbegin(), open_.rend(), [&](const Markup* one) { return one->tag == tag; });
    if (tag.empty() || open == open_.rend()) return add_text(whole);
    const auto depth = static_cast<std::size_t>(open_.rend() - open);
    while (open_.size() > depth) close_without_tag();
    open_.pop_back();
  }

  void close_without_tag() {
    open_.back()->ends = false;
    open_.pop_back();
  }

  void start_tag() {
    take(1);
    Markup element;
    element.tag = lower_case(take(std::min(rest_.find_first_of(" \t\r\n/>"), rest_.size())));
    while (read_attribute(element)) {
    }
    take_through(">");
    for (const auto& [opened, enders] : kImpliedEnds) {
      if (opened.contains(open_.back()->tag) && enders.contains(element.tag)) close_without_tag();
    }
    element.ends = !kVoid.contains(element.tag);
    open_.back()->children.push_back(std::move(element));
    Markup& added = open_.back()->children.back();
    if (!added.ends) return;
    open_.push_back(&added);
    if (kRawText.contains(added.tag)) add_text(take(std::min(raw_end(added.tag), rest_.size())));
  }

  std::size_t raw_end(const std::string& tag) const {
    const auto end = rest_.find("</" + tag);
    return end == std::string_view::npos ? rest_.size() : end;
  }

  bool read_attribute(Markup& element) {
    while (!rest_.empty() && (is_space(rest_[0]) || rest_[0] == '/')) take(1);
    if (rest_.empty() || rest_[0] == '>') return false;
    const std::string name(take(std::min(rest_.find_first_of("= \t\r\n/>", 1), rest_.size())));
    element.attributes.emplace_back(name, rest_.starts_with('=') ? value() : std::string());
    return true;
  }

  std::string value() {
    take(1);
    const char quote = rest_.empty() ? '\0' : rest_[0];
    if (quote != '"' && quote != '\'')
      return std::string(take(std::min(rest_.find_first_of(" \t\r\n>"), rest_.size())));
    take(1);
    const std::string text(take(std::min(rest_.find(quote), rest_.size())));
    take(1);
    return text;
  }

  std::string_view rest_;
  std::vector<Markup*> open_;
};

void write(const Markup& node, std::string& out) {
  if (node.is_text()) {
    out += node.text;
    return;
  }
  out += '<' + node.tag;
  for (const auto& [name, value] : node.attributes) {
    const char quote = value.find('"') == std::string::npos ? '"' : '\'';
    out += ' ' + name;
    if (!value.empty()) (((out += '=') += quote) += value) += quote;
  }
  out += '>';
  for (const Markup& child : node.children) write(child, out);
  if (node.ends) out += "</" + node.tag + '>';
}

}  // namespace

std::string* Markup::attribute(std::string_view name) {
  const auto found = std::ranges::find(attributes, name, &std::pair<std::string, std::string>::first);
  return found == attributes.end() ? nullptr : &found->second;
}

Markup parse_markup(std::string_view html) { return Parser(html).page(); }

std::string to_html(const Markup& page) {
  std::string out;
  for (const Markup& child : page.children) write(child, out);
  return out;
}

}  // namespace vigie::testbed
