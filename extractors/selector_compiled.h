// What a selector is once compiled: the grammar of Selectors Level 4 as plain data. Internal to selector*.cc.
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "extractors/selector.h"
#include "extractors/selector_nth.h"

namespace vigie::extractors {

struct ComplexSelector;
using SelectorList = std::vector<ComplexSelector>;

/// Before a type or attribute name: nothing or `*|` (any namespace for types), or `|` (none).
enum class NamespaceTest { kUnsaid, kAny, kNone };

struct TypeTest {
  NamespaceTest space = NamespaceTest::kUnsaid;
  std::string name;  ///< in lower case; empty: universal
};

struct IdTest {
  std::string id;
};

struct ClassTest {
  std::string name;
};

struct AttributeTest {
  enum class Operator { kPresent, kEquals, kIncludes, kDash, kPrefix, kSuffix, kSubstring };
  enum class Case { kByDocument, kIgnored, kKept };

  NamespaceTest space = NamespaceTest::kUnsaid;
  std::string name;  ///< in lower case
  Operator op = Operator::kPresent;
  std::string value;
  Case value_case = Case::kByDocument;
  bool ignores_case_in_html = false;  ///< HTML standard 4.16.2 "Case-sensitivity of selectors"
};

enum class PlainPseudo { kRoot, kScope, kEmpty };

/// :is, :where; with `negated` :not.
struct LogicalTest {
  SelectorList list;
  bool negated = false;
};

/// An+B among siblings: all, those of one type, or those that match a list.
struct NthTest {
  AnPlusB formula;
  bool from_end = false;
  bool of_type = false;
  std::optional<SelectorList> of;
};

struct HasTest {
  SelectorList relative;
};

/// In the order of what they cost: a compound tries the cheap first.
using SimpleTest = std::variant<TypeTest, IdTest, ClassTest, AttributeTest, PlainPseudo, NthTest, LogicalTest, HasTest>;

enum class Combinator { kDescendant, kChild, kNextSibling, kLaterSibling };

struct CompoundSelector {
  Combinator before = Combinator::kDescendant;  ///< unused in the first of a selector that is not relative
  std::vector<SimpleTest> tests;
};

struct ComplexSelector {
  std::vector<CompoundSelector> compounds;
};

struct Selector::Compiled {
  std::string css;
  SelectorList list;
};

}  // namespace vigie::extractors
