// What a Node says: its text as a reader sees it, its text as it stands, its HTML (HTML standard 13.3).
#include <algorithm>
#include <array>

#include "extractors/dom.h"
#include "extractors/dom_tree.h"

namespace vigie::extractors {
namespace {

// Sorted, for binary search. Elements that browsers show as blocks (HTML standard 15.3), lists and rows among them.
constexpr std::array<std::string_view, 51> kBlocks{
    "address", "article",  "aside",  "blockquote", "body", "caption",  "center",     "dd",      "details",
    "dialog",  "dir",      "div",    "dl",         "dt",   "fieldset", "figcaption", "figure",  "footer",
    "form",    "h1",       "h2",     "h3",         "h4",   "h5",       "h6",         "head",    "header",
    "hgroup",  "hr",       "html",   "legend",     "li",   "listing",  "main",       "menu",    "nav",
    "ol",      "optgroup", "option", "p",          "pre",  "search",   "section",    "summary", "table",
    "tbody",   "tfoot",    "thead",  "title",      "tr",   "ul"};
constexpr std::array<std::string_view, 18> kVoid{"area",  "base",  "basefont", "bgsound", "br",    "col",
                                                 "embed", "frame", "hr",       "img",     "input", "keygen",
                                                 "link",  "meta",  "param",    "source",  "track", "wbr"};
constexpr std::array<std::string_view, 7> kRawText{"iframe", "noembed", "noframes", "plaintext",
                                                   "script", "style",   "xmp"};
static_assert(std::is_sorted(kBlocks.begin(), kBlocks.end()));
static_assert(std::is_sorted(kVoid.begin(), kVoid.end()));

template <std::size_t N>
bool is_one_of(const TreeNode& node, const std::array<std::string_view, N>& names) {
  return node.is_element() && node.space == TreeNamespace::kHtml &&
         std::binary_search(names.begin(), names.end(), node.text);
}

bool breaks_line(const TreeNode& node) { return is_one_of(node, kBlocks) || node.is_html("br"); }
bool is_cell(const TreeNode& node) { return node.is_html("td") || node.is_html("th"); }

bool is_unseen(const TreeNode& node) {
  return node.is_element() && (node.text == "script" || node.text == "style" || node.is_html("template"));
}

bool is_one_of(std::string_view text, std::initializer_list<std::string_view> texts) {
  return std::find(texts.begin(), texts.end(), text) != texts.end();
}

/// Bytes of the character at the start of `text` if it is white space (Unicode's White_Space), else 0.
std::size_t leading_space(std::string_view text) {
  const auto c = static_cast<unsigned char>(text.front());
  if (c == ' ' || (c >= '\t' && c <= '\r')) return 1;
  if (c != 0xC2 && (c < 0xE1 || c > 0xE3)) return 0;
  if (is_one_of(text.substr(0, 2), {"\u0085", "\u00A0"})) return 2;
  const std::string_view three = text.substr(0, 3);
  const bool is_space = (three >= "\u2000" && three <= "\u200A") ||
                        is_one_of(three, {"\u1680", "\u2028", "\u2029", "\u202F", "\u205F", "\u3000"});
  return is_space ? 3 : 0;
}

/// Collects words; what separates them is written only once the next word comes.
class TextWriter {
 public:
  void add(std::string_view text) {
    while (!text.empty()) {
      if (const std::size_t space_bytes = leading_space(text)) {
        space();
        text.remove_prefix(space_bytes);
      } else {
        std::size_t word = 1;
        while (word < text.size() && leading_space(text.substr(word)) == 0) ++word;
        add_word(text.substr(0, word));
        text.remove_prefix(word);
      }
    }
  }

  void space() {
    if (gap_ == '\0') gap_ = ' ';
  }
  void line() { gap_ = '\n'; }

  std::string take() { return std::move(text_); }

 private:
  void add_word(std::string_view word) {
    if (gap_ != '\0' && !text_.empty()) text_ += gap_;
    gap_ = '\0';
    text_ += word;
  }

  std::string text_;
  char gap_ = '\0';
};

void add_boundary(const TreeNode& node, TextWriter& text) {
  if (breaks_line(node)) text.line();
  if (is_cell(node)) text.space();
}

/// Calls `enter` (false: not into its children) and `leave` for all below `root`, in document order, without recursion.
template <typename Enter, typename Leave>
void walk(const TreeNode* first, const TreeNode& root, Enter enter, Leave leave) {
  const TreeNode* at = first;
  while (at != nullptr) {
    const bool into = enter(*at);
    const TreeNode* below = at->first_child != nullptr ? at->first_child : at->template_content;
    if (into && below != nullptr) {
      at = below;
      continue;
    }
    leave(*at);
    while (at->next == nullptr) {
      at = at->parent;
      if (at == &root) return;
      leave(*at);
    }
    at = at->next;
  }
}

void escape(std::string_view text, bool in_attribute, std::string& html) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c == '&') {
      html += "&amp;";
    } else if (c == '<') {
      html += "&lt;";
    } else if (c == '>') {
      html += "&gt;";
    } else if (c == '"' && in_attribute) {
      html += "&quot;";
    } else if (text.substr(i, 2) == "\u00A0") {
      html += "&nbsp;";
      ++i;
    } else {
      html += c;
    }
  }
}

void open_tag(const TreeNode& element, std::string& html) {
  html.append("<").append(element.text);
  for (const TreeAttribute& attribute : element.attributes) {
    html.append(" ").append(attribute.name).append("=\"");
    escape(attribute.value, true, html);
    html += '"';
  }
  html += '>';
}

bool begin(const TreeNode& node, std::string& html) {
  switch (node.kind) {
    case TreeKind::kElement:
      open_tag(node, html);
      return !is_one_of(node, kVoid);
    case TreeKind::kComment:
      html.append("<!--").append(node.text).append("-->");
      return false;
    case TreeKind::kDoctype:
      html.append("<!DOCTYPE ").append(node.text).append(">");
      return false;
    case TreeKind::kText:
      if (is_one_of(*node.parent, kRawText)) {
        html.append(node.text);
      } else {
        escape(node.text, false, html);
      }
      return false;
    case TreeKind::kDocument:
      return true;
  }
  return true;
}

void end(const TreeNode& node, std::string& html) {
  if (node.is_element() && !is_one_of(node, kVoid)) html.append("</").append(node.text).append(">");
}

}  // namespace

std::string Node::text() const { return text_but({}); }

std::string Node::text_but(const std::function<bool(const Node&)>& hidden) const {
  TextWriter text;
  const auto enter = [&](const TreeNode& node) {
    if (hidden && node.is_element() && hidden(Node(&node))) return false;
    if (node.kind == TreeKind::kText) text.add(node.text);
    add_boundary(node, text);
    return !is_unseen(node);
  };
  walk(node_->first_child, *node_, enter, [&](const TreeNode& node) { add_boundary(node, text); });
  return text.take();
}

std::string Node::own_text() const {
  TextWriter text;
  for (const TreeNode* child = node_->first_child; child != nullptr; child = child->next) {
    if (child->kind == TreeKind::kText) text.add(child->text);
    if (child->is_element()) text.space();
    add_boundary(*child, text);
  }
  return text.take();
}

std::string Node::following_text() const {
  TextWriter text;
  for (const TreeNode* next = node_->next; next != nullptr && !next->is_element(); next = next->next) {
    if (next->kind == TreeKind::kText) text.add(next->text);
  }
  return text.take();
}

std::string Node::raw_text() const {
  std::string text;
  for (const TreeNode* at = next_within(*node_, *node_); at != nullptr; at = next_within(*node_, *at)) {
    if (at->kind == TreeKind::kText) text += at->text;
  }
  return text;
}

std::string Node::html() const {
  std::string html;
  const TreeNode* below = node_->first_child != nullptr ? node_->first_child : node_->template_content;
  if (begin(*node_, html)) {
    walk(
        below, *node_, [&](const TreeNode& node) { return begin(node, html); },
        [&](const TreeNode& node) { end(node, html); });
  }
  end(*node_, html);
  return html;
}

}  // namespace vigie::extractors
