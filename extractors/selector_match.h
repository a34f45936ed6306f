// Does an element match a compiled selector? Internal.
// Right to left, giving up as early as Servo's matcher does; what siblings and descendants would make quadratic on a
// hostile page is remembered for the life of a Matcher, which is one select().
#pragma once

#include <cstdint>
#include <unordered_map>
#include <utility>

#include "extractors/dom_tree.h"
#include "extractors/selector_compiled.h"

namespace vigie::extractors {

/// No child element and no text but white space (:empty as Selectors Level 4, 14.2 has it; browsers still have Level
/// 3's).
bool is_empty(const TreeNode& node);

class Matcher {
 public:
  /// @param scope  what :scope stands for; the document stands for its root element
  Matcher(const Selector::Compiled& selector, const TreeNode& scope) : selector_(selector), scope_(scope) {}

  bool matches(const TreeNode& element) { return matches_any(selector_.list, element); }

 private:
  /// How far a failure reaches: a combinator further right may still find another candidate, or need not try.
  enum class Outcome : std::uint8_t { kMatched, kTryLaterSibling, kTryDescendant, kNever };
  struct Place {
    std::uint32_t from_start, from_end;
  };
  using Key = std::pair<const void*, const TreeNode*>;  ///< a part of the selector, and where it was asked
  struct KeyHash {
    std::size_t operator()(const Key& key) const {
      return std::hash<const void*>()(key.first) * 31 + std::hash<const void*>()(key.second);
    }
  };

  bool matches_any(const SelectorList& list, const TreeNode& element);
  Outcome match_up_to(const ComplexSelector& selector, std::size_t last, const TreeNode& element);
  Outcome match_before(const ComplexSelector& selector, std::size_t last, const TreeNode& element);
  bool matches_compound(const CompoundSelector& compound, const TreeNode& element);

  bool test(const TypeTest& test, const TreeNode& element);
  bool test(const IdTest& test, const TreeNode& element);
  bool test(const ClassTest& test, const TreeNode& element);
  bool test(const AttributeTest& test, const TreeNode& element);
  bool test(PlainPseudo pseudo, const TreeNode& element);
  bool test(const NthTest& test, const TreeNode& element);
  bool test(const LogicalTest& test, const TreeNode& element);
  bool test(const HasTest& test, const TreeNode& element);

  Place place(const NthTest& test, const TreeNode& element);
  void place_siblings(const NthTest& test, const TreeNode& parent);

  bool leads_to(const ComplexSelector& relative, std::size_t next, const TreeNode& from);
  bool is_on_way(const ComplexSelector& relative, std::size_t index, const TreeNode& element);
  bool sibling_leads_to(const ComplexSelector& relative, std::size_t next, const TreeNode& from);
  bool descendant_leads_to(const ComplexSelector& relative, std::size_t next, const TreeNode& from);

  const Selector::Compiled& selector_;
  const TreeNode& scope_;
  std::unordered_map<Key, Outcome, KeyHash> tails_;
  std::unordered_map<Key, bool, KeyHash> ways_;
  std::unordered_map<Key, Place, KeyHash> places_;
};

}  // namespace vigie::extractors
