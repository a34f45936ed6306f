// The HTML tree of a page, by Gumbo (HTML living standard). Only dom.cc knows Gumbo; everything else sees Node.
#pragma once

#include <compare>
#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace vigie::extractors {

class Dom;
class Selector;
struct TreeNode;

/// A handle on an element (or on the document, above the root element). Cheap to copy; valid while its Dom lives.
class Node {
 public:
  /// Lower case ("foreignObject" and its like in SVG as the standard writes them); empty for the document.
  std::string_view tag() const;
  std::optional<std::string_view> attribute(std::string_view name) const;  ///< `name` in any case: "HREF", "xlink:href"
  std::vector<std::pair<std::string_view, std::string_view>> attributes() const;  ///< name and value, as written
  /// Text of all descendants but script, style, template; runs of Unicode white space become one space, or '\n' where a
  /// block begins or ends, a table row too, or at <br>; trimmed. Of a script itself: its source.
  std::string text() const;
  /// The same without the elements for which `hidden` says true.
  std::string text_but(const std::function<bool(const Node&)>& hidden) const;
  std::string own_text()
      const;  ///< the same of its own text nodes only, a space where child elements stand between them
  /// The same of the text nodes right behind it, up to the next element or the end of what holds it.
  std::string following_text() const;
  std::string raw_text() const;  ///< text nodes as they stand, of script and style too
  std::string html() const;      ///< outer HTML, serialised by the standard's rules

  std::optional<Node> parent() const;  ///< nothing above the document
  std::optional<Node> next_element() const;
  std::optional<Node> previous_element() const;
  std::vector<Node> children() const;  ///< elements only
  bool is_element() const;
  bool has_content() const;  ///< any child element, or text other than white space (for :empty)

  /// Descendants that match, in document order.
  std::vector<Node> select(const Selector& selector) const;
  std::optional<Node> first(const Selector& selector) const;
  /// The first of them of which `is_wanted` says true; those behind it are not looked for.
  std::optional<Node> first(const Selector& selector, const std::function<bool(const Node&)>& is_wanted) const;

  friend bool operator==(const Node&, const Node&) = default;
  /// Any order that stays the same while the Dom lives, for sets and maps.
  friend auto operator<=>(const Node&, const Node&) = default;

 private:
  friend class Dom;
  friend class Selector;
  explicit Node(const TreeNode* node) : node_(node) {}
  const TreeNode* node_;
};

/// Limits against hostile pages; a page beyond them is cut, and says so. What lies deeper than `max_depth` is left out;
/// a page that opens more than four times as many elements at once, or a tag with more than 1,000 attributes, ends it
/// there.
struct DomLimits {
  std::size_t max_bytes = 8u << 20;
  unsigned max_depth = 400;
};

/// Owns the tree, built in an arena that is freed at a stroke. Movable; not shared between threads.
class Dom {
 public:
  /// @param utf8  the page in UTF-8 (see charset.h); invalid sequences are replaced. Never fails.
  static Dom parse(std::string utf8, DomLimits limits = {});
  Dom(Dom&&) noexcept;
  Dom& operator=(Dom&&) noexcept;
  ~Dom();

  Node document() const;
  std::vector<Node> select(const Selector& selector) const { return document().select(selector); }
  std::optional<Node> first(const Selector& selector) const { return document().first(selector); }
  bool was_cut() const;

 private:
  struct Tree;
  explicit Dom(std::unique_ptr<Tree> tree);
  std::unique_ptr<Tree> tree_;
};

}  // namespace vigie::extractors
