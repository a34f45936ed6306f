// Node: moving through the tree and asking it.
#include "extractors/dom.h"
#include "extractors/dom_tree.h"
#include "extractors/selector.h"
#include "extractors/selector_match.h"

namespace vigie::extractors {
namespace {

bool same_but_for_case(std::string_view a, std::string_view b) {
  const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; };
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [&](char left, char right) { return lower(left) == lower(right); });
}

}  // namespace

std::string_view Node::tag() const { return is_element() ? node_->text : std::string_view(); }

std::optional<std::string_view> Node::attribute(std::string_view name) const {
  for (const TreeAttribute& attribute : node_->attributes) {
    if (same_but_for_case(attribute.name, name)) return attribute.value;
  }
  return std::nullopt;
}

std::vector<std::pair<std::string_view, std::string_view>> Node::attributes() const {
  std::vector<std::pair<std::string_view, std::string_view>> all;
  for (const TreeAttribute& attribute : node_->attributes) all.emplace_back(attribute.name, attribute.value);
  return all;
}

std::optional<Node> Node::parent() const {
  if (node_->parent == nullptr) return std::nullopt;
  return Node(node_->parent);
}

std::optional<Node> Node::next_element() const {
  const TreeNode* next = extractors::next_element(*node_);
  return next == nullptr ? std::nullopt : std::optional(Node(next));
}

std::optional<Node> Node::previous_element() const {
  const TreeNode* previous = extractors::previous_element(*node_);
  return previous == nullptr ? std::nullopt : std::optional(Node(previous));
}

std::vector<Node> Node::children() const {
  std::vector<Node> children;
  children.reserve(node_->elements);
  for (const TreeNode* child = first_element(*node_); child != nullptr; child = extractors::next_element(*child)) {
    children.push_back(Node(child));
  }
  return children;
}

bool Node::is_element() const { return node_->is_element(); }

bool Node::has_content() const { return !is_empty(*node_); }

std::vector<Node> Node::select(const Selector& selector) const {
  std::vector<Node> matches;
  first(selector, [&](const Node& match) {
    matches.push_back(match);
    return false;
  });
  return matches;
}

std::optional<Node> Node::first(const Selector& selector) const {
  return first(selector, [](const Node&) { return true; });
}

std::optional<Node> Node::first(const Selector& selector, const std::function<bool(const Node&)>& is_wanted) const {
  Matcher matcher(*selector.compiled_, *node_);
  for (const TreeNode* at = next_within(*node_, *node_); at != nullptr; at = next_within(*node_, *at)) {
    if (at->is_element() && matcher.matches(*at) && is_wanted(Node(at))) return Node(at);
  }
  return std::nullopt;
}

}  // namespace vigie::extractors
