#include "extractors/selector_match.h"

#include <algorithm>
#include <map>
#include <vector>

#include "model/ascii.h"

namespace vigie::extractors {
namespace {

// Candidates that are tried before what failed further on is looked up: ordinary pages rarely have that many.
constexpr int kStepsBeforeMemory = 16;

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\f' || c == '\r'; }

bool equal(std::string_view a, std::string_view b, bool ignores_case) {
  if (a.size() != b.size()) return false;
  if (!ignores_case) return a == b;
  return std::equal(a.begin(), a.end(), b.begin(), [](char left, char right) { return lower(left) == lower(right); });
}

bool has_word(std::string_view list, std::string_view word, bool ignores_case) {
  for (std::size_t at = 0; at < list.size();) {
    const std::size_t start = at;
    while (at < list.size() && !is_space(list[at])) ++at;
    if (at > start && equal(list.substr(start, at - start), word, ignores_case)) return true;
    ++at;
  }
  return false;
}

bool contains(std::string_view text, std::string_view part, bool ignores_case) {
  if (!ignores_case) return text.find(part) != std::string_view::npos;
  const auto same = [](char left, char right) { return lower(left) == lower(right); };
  return std::search(text.begin(), text.end(), part.begin(), part.end(), same) != text.end();
}

bool value_matches(const AttributeTest& test, std::string_view value, bool ignores_case) {
  using Operator = AttributeTest::Operator;
  const std::size_t size = test.value.size();
  const bool fits = size > 0 && value.size() >= size;
  switch (test.op) {
    case Operator::kPresent:
      return true;
    case Operator::kEquals:
      return equal(value, test.value, ignores_case);
    case Operator::kIncludes:
      return size > 0 && has_word(value, test.value, ignores_case);
    case Operator::kDash:
      return equal(value.substr(0, size), test.value, ignores_case) && (value.size() == size || value[size] == '-');
    case Operator::kPrefix:
      return fits && equal(value.substr(0, size), test.value, ignores_case);
    case Operator::kSuffix:
      return fits && equal(value.substr(value.size() - size), test.value, ignores_case);
    case Operator::kSubstring:
      return fits && contains(value, test.value, ignores_case);
  }
  return false;
}

bool ignores_case(const AttributeTest& test, const TreeNode& element) {
  if (test.value_case != AttributeTest::Case::kByDocument) return test.value_case == AttributeTest::Case::kIgnored;
  return test.ignores_case_in_html && element.space == TreeNamespace::kHtml;
}

const TreeNode* step_back(Combinator combinator, const TreeNode& element) {
  const bool is_sibling = combinator == Combinator::kNextSibling || combinator == Combinator::kLaterSibling;
  return is_sibling ? previous_element(element) : parent_element(element);
}

}  // namespace

bool is_empty(const TreeNode& node) {
  for (const TreeNode* child = node.first_child; child != nullptr; child = child->next) {
    const bool is_text = child->kind == TreeKind::kText;
    if (child->is_element() || (is_text && !std::all_of(child->text.begin(), child->text.end(), is_space)))
      return false;
  }
  return true;
}

bool Matcher::matches_any(const SelectorList& list, const TreeNode& element) {
  return std::any_of(list.begin(), list.end(), [&](const ComplexSelector& selector) {
    return match_up_to(selector, selector.compounds.size() - 1, element) == Outcome::kMatched;
  });
}

Matcher::Outcome Matcher::match_up_to(const ComplexSelector& selector, std::size_t last, const TreeNode& element) {
  if (!matches_compound(selector.compounds[last], element)) return Outcome::kTryLaterSibling;
  return last == 0 ? Outcome::kMatched : match_before(selector, last, element);
}

/// `element` matches the compound `last`; is there something before it, by that compound's combinator, for the rest?
Matcher::Outcome Matcher::match_before(const ComplexSelector& selector, std::size_t last, const TreeNode& element) {
  const Combinator combinator = selector.compounds[last].before;
  const bool by_sibling = combinator == Combinator::kNextSibling || combinator == Combinator::kLaterSibling;
  Outcome outcome = by_sibling ? Outcome::kTryDescendant : Outcome::kNever;
  int steps = 0;
  for (const TreeNode* at = step_back(combinator, element); at != nullptr; at = step_back(combinator, *at)) {
    const Outcome found = match_up_to(selector, last - 1, *at);
    if (found == Outcome::kMatched || found == Outcome::kNever || combinator == Combinator::kNextSibling) {
      outcome = found;
      break;
    }
    if (combinator == Combinator::kChild ||
        (combinator == Combinator::kLaterSibling && found == Outcome::kTryDescendant)) {
      outcome = Outcome::kTryDescendant;
      break;
    }
    if (++steps < kStepsBeforeMemory) continue;
    if (const auto known = tails_.find({&selector.compounds[last], at}); known != tails_.end()) {
      outcome = known->second;
      break;
    }
  }
  if (steps >= kStepsBeforeMemory) tails_[{&selector.compounds[last], &element}] = outcome;
  return outcome;
}

bool Matcher::matches_compound(const CompoundSelector& compound, const TreeNode& element) {
  return std::all_of(compound.tests.begin(), compound.tests.end(), [&](const SimpleTest& simple) {
    return std::visit([&](const auto& each) { return test(each, element); }, simple);
  });
}

// Names of SVG and MathML ("foreignObject", viewBox) compare without case, as browsers do it in HTML documents.
bool Matcher::test(const TypeTest& test, const TreeNode& element) {
  if (test.space == NamespaceTest::kNone) return false;  // every element of a page is in a namespace
  return equal(element.text, test.name, element.space != TreeNamespace::kHtml);
}

bool Matcher::test(const IdTest& test, const TreeNode& element) { return equal(element.id, test.id, element.quirks); }

bool Matcher::test(const ClassTest& test, const TreeNode& element) {
  return has_word(element.classes, test.name, element.quirks);
}

bool Matcher::test(const AttributeTest& test, const TreeNode& element) {
  const bool is_foreign = element.space != TreeNamespace::kHtml;
  return std::any_of(element.attributes.begin(), element.attributes.end(), [&](const TreeAttribute& attribute) {
    return (attribute.prefix == 0 || test.space == NamespaceTest::kAny) &&
           equal(attribute.local_name(), test.name, is_foreign) &&
           value_matches(test, attribute.value, ignores_case(test, element));
  });
}

bool Matcher::test(PlainPseudo pseudo, const TreeNode& element) {
  if (pseudo == PlainPseudo::kEmpty) return is_empty(element);
  const bool is_root = parent_element(element) == nullptr;
  if (pseudo == PlainPseudo::kRoot) return is_root;
  return &element == &scope_ || (is_root && scope_.kind == TreeKind::kDocument);
}

bool Matcher::test(const NthTest& test, const TreeNode& element) {
  const Place found = place(test, element);
  const std::uint32_t position = test.from_end ? found.from_end : found.from_start;
  return position != 0 && test.formula.contains(position);
}

bool Matcher::test(const LogicalTest& test, const TreeNode& element) {
  return matches_any(test.list, element) != test.negated;
}

bool Matcher::test(const HasTest& test, const TreeNode& element) {
  return std::any_of(test.relative.begin(), test.relative.end(),
                     [&](const ComplexSelector& relative) { return leads_to(relative, 0, element); });
}

/// Places count from 1; 0 where the element is not among those that are counted.
Matcher::Place Matcher::place(const NthTest& test, const TreeNode& element) {
  const TreeNode& parent = *element.parent;
  if (!test.of_type && !test.of) return {element.position, parent.elements - element.position + 1};
  const Key key{&test, &element};
  auto known = places_.find(key);
  if (known == places_.end()) {
    place_siblings(test, parent);
    known = places_.find(key);
  }
  return known->second;
}

void Matcher::place_siblings(const NthTest& test, const TreeNode& parent) {
  std::map<std::pair<TreeNamespace, std::string_view>, std::uint32_t> counts;
  std::vector<std::pair<Place*, std::uint32_t*>> counted;
  for (const TreeNode* child = first_element(parent); child != nullptr; child = next_element(*child)) {
    Place& place = places_[{&test, child}];
    place = {0, 0};
    if (test.of && !matches_any(*test.of, *child)) continue;
    const auto type =
        test.of_type ? std::pair(child->space, child->text) : std::pair<TreeNamespace, std::string_view>();
    std::uint32_t& count = counts[type];
    place.from_start = ++count;
    counted.emplace_back(&place, &count);
  }
  for (const auto& [place, count] : counted) place->from_end = *count - place->from_start + 1;
}

/// Is there, going by the combinator before compound `next`, an element for it from which the rest of the way goes on?
bool Matcher::leads_to(const ComplexSelector& relative, std::size_t next, const TreeNode& from) {
  const auto is_good = [&](const TreeNode* element) {
    return element != nullptr && is_on_way(relative, next, *element);
  };
  switch (relative.compounds[next].before) {
    case Combinator::kNextSibling:
      return is_good(next_element(from));
    case Combinator::kLaterSibling:
      return sibling_leads_to(relative, next, from);
    case Combinator::kDescendant:
      return descendant_leads_to(relative, next, from);
    case Combinator::kChild:
      break;
  }
  const Key key{&relative.compounds[next], &from};
  if (const auto known = ways_.find(key); known != ways_.end()) return known->second;
  bool found = false;
  for (const TreeNode* at = first_element(from); at != nullptr && !found; at = next_element(*at)) found = is_good(at);
  return ways_[key] = found;
}

bool Matcher::is_on_way(const ComplexSelector& relative, std::size_t index, const TreeNode& element) {
  if (!matches_compound(relative.compounds[index], element)) return false;
  return index + 1 == relative.compounds.size() || leads_to(relative, index + 1, element);
}

bool Matcher::sibling_leads_to(const ComplexSelector& relative, std::size_t next, const TreeNode& from) {
  const void* part = &relative.compounds[next];
  bool found = false;
  const TreeNode* at = &from;
  std::vector<const TreeNode*> passed;
  for (; at != nullptr && !found; at = next_element(*at)) {
    if (const auto known = ways_.find({part, at}); known != ways_.end()) {
      found = known->second;
      break;
    }
    passed.push_back(at);
    const TreeNode* after = next_element(*at);
    found = after != nullptr && is_on_way(relative, next, *after);
  }
  for (const TreeNode* each : passed) ways_[{part, each}] = found;
  return found;
}

/// The depth of the tree bounds the recursion (DomLimits); what has no such descendant is walked once.
bool Matcher::descendant_leads_to(const ComplexSelector& relative, std::size_t next, const TreeNode& from) {
  const Key key{&relative.compounds[next], &from};
  if (const auto known = ways_.find(key); known != ways_.end()) return known->second;
  bool found = false;
  for (const TreeNode* at = first_element(from); at != nullptr && !found; at = next_element(*at)) {
    found = is_on_way(relative, next, *at) || descendant_leads_to(relative, next, *at);
  }
  return ways_[key] = found;
}

bool Selector::matches(const Node& node) const {
  return node.is_element() && Matcher(*compiled_, *node.node_).matches(*node.node_);
}

}  // namespace vigie::extractors
