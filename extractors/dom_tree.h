// The tree behind Node: what dom.cc builds in its arena and what selectors, text and serialisation walk. Internal.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace vigie::extractors {

enum class TreeKind : std::uint8_t { kDocument, kDoctype, kElement, kText, kComment };
enum class TreeNamespace : std::uint8_t { kHtml, kSvg, kMathMl };

struct TreeAttribute {
  std::string_view name;  ///< qualified: "href", "xlink:href"
  std::string_view value;
  std::size_t prefix = 0;  ///< bytes of `name` before its local part; 0: in no namespace

  std::string_view local_name() const { return name.substr(prefix); }
};

struct TreeNode {
  TreeKind kind = TreeKind::kDocument;
  TreeNamespace space = TreeNamespace::kHtml;
  bool quirks = false;         ///< the document is in quirks mode: classes and ids ignore ASCII case
  std::uint32_t position = 0;  ///< of an element among its parent's elements, from 1
  std::uint32_t elements = 0;  ///< child elements
  std::string_view text;       ///< local name of an element or doctype, else the characters
  std::string_view id, classes;
  std::span<const TreeAttribute> attributes;
  TreeNode* parent = nullptr;
  TreeNode* first_child = nullptr;  ///< none for a <template>, whose contents are no children (DOM 4.8)
  TreeNode* last_child = nullptr;
  TreeNode* next = nullptr;
  TreeNode* previous = nullptr;
  TreeNode* template_content = nullptr;  ///< the first node of a <template>'s contents

  bool is_element() const { return kind == TreeKind::kElement; }
  bool is_html(std::string_view name) const { return is_element() && space == TreeNamespace::kHtml && text == name; }
};

inline const TreeNode* next_element(const TreeNode& node) {
  const TreeNode* other = node.next;
  while (other != nullptr && !other->is_element()) other = other->next;
  return other;
}

inline const TreeNode* previous_element(const TreeNode& node) {
  const TreeNode* other = node.previous;
  while (other != nullptr && !other->is_element()) other = other->previous;
  return other;
}

inline const TreeNode* first_element(const TreeNode& parent) {
  const TreeNode* child = parent.first_child;
  return child == nullptr || child->is_element() ? child : next_element(*child);
}

/// The element above; nothing for the root element.
inline const TreeNode* parent_element(const TreeNode& node) {
  return node.parent != nullptr && node.parent->is_element() ? node.parent : nullptr;
}

/// The node after `node` in document order within `root`, which is never given itself.
inline const TreeNode* next_within(const TreeNode& root, const TreeNode& node) {
  if (node.first_child != nullptr) return node.first_child;
  const TreeNode* at = &node;
  while (at != &root && at->next == nullptr) at = at->parent;
  return at == &root ? nullptr : at->next;
}

}  // namespace vigie::extractors
