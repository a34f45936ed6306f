// The text of a selector → its compiled form. Selectors Level 4, section 18 (grammar) and 3.9 (what is invalid); An+B
// by CSS Syntax Level 3, section 6. Unlike a style sheet's, a bracket or string left open at the end is an error here.
#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "extractors/selector_compiled.h"
#include "extractors/selector_nth.h"
#include "extractors/selector_scanner.h"
#include "model/words.h"

namespace vigie::extractors {
namespace {

constexpr int kMaxNesting = 32;

// HTML standard 4.16.2: values of these compare without case on HTML elements. Sorted.
constexpr std::array<std::string_view, 46> kCaselessAttributes{
    "accept",   "accept-charset", "align",    "alink",      "axis",   "bgcolor",  "charset",   "checked",  "clear",
    "codetype", "color",          "compact",  "declare",    "defer",  "dir",      "direction", "disabled", "enctype",
    "face",     "frame",          "hreflang", "http-equiv", "lang",   "language", "link",      "media",    "method",
    "multiple", "nohref",         "noresize", "noshade",    "nowrap", "readonly", "rel",       "rev",      "rules",
    "scope",    "scrolling",      "selected", "shape",      "target", "text",     "type",      "valign",   "valuetype",
    "vlink"};
static_assert(std::is_sorted(kCaselessAttributes.begin(), kCaselessAttributes.end()));

struct NamedNth {
  std::string_view name;
  bool from_end, of_type;
};
constexpr std::array<NamedNth, 4> kNthFunctions{{{"nth-child", false, false},
                                                 {"nth-last-child", true, false},
                                                 {"nth-of-type", false, true},
                                                 {"nth-last-of-type", true, true}}};
constexpr std::array<NamedNth, 4> kFirstAndLast{{{"first-child", false, false},
                                                 {"last-child", true, false},
                                                 {"first-of-type", false, true},
                                                 {"last-of-type", true, true}}};

const NamedNth* find_named(const std::array<NamedNth, 4>& names, std::string_view name) {
  const auto* found = std::find_if(names.begin(), names.end(), [&](const NamedNth& each) { return each.name == name; });
  return found == names.end() ? nullptr : found;
}

/// The first error stands; functions give nothing where there is one.
class Parser {
 public:
  explicit Parser(std::string_view css) : scan_(css) {}

  Result<SelectorList> parse() {
    std::optional<SelectorList> list = selector_list();
    if (list && !scan_.at_end()) list = unexpected();
    if (!list) return tl::unexpected<Error>(error_.value_or(Error{}));
    return *std::move(list);
  }

 private:
  std::nullopt_t error_at(std::size_t offset, std::string what) {
    if (!error_) {
      error_ = Error{Error::kBadInput, std::move(what),
                     fmt::format(fmt::runtime(tr("character {}")), scan_.character(offset))};
    }
    return std::nullopt;
  }
  std::nullopt_t error_here(const char* what) { return error_at(scan_.offset(), tr(what)); }

  std::nullopt_t unexpected() {
    if (scan_.at_end()) return error_here("the selector ends too early");
    return error_at(scan_.offset(),
                    fmt::format(fmt::runtime(tr("“{}” is not expected here")), scan_.character_text(scan_.offset())));
  }

  std::optional<SelectorList> selector_list(bool relative = false) {
    SelectorList list;
    do {
      std::optional<ComplexSelector> selector = complex_selector(relative);
      if (!selector) return std::nullopt;
      list.push_back(*std::move(selector));
    } while (scan_.take(','));
    return list;
  }

  /// :is and :where drop what they do not understand (Selectors 4, 18.1).
  SelectorList forgiving_list() {
    SelectorList list;
    do {
      const std::size_t start = scan_.offset();
      std::optional<ComplexSelector> selector = complex_selector(false);
      if (selector && (scan_.peek() == ',' || scan_.peek() == ')')) {
        list.push_back(*std::move(selector));
      } else {
        error_.reset();
        scan_.go_to(start);
        skip_argument();
      }
    } while (scan_.take(','));
    return list;
  }

  /// To the comma or bracket that ends it, past strings, escapes and inner brackets.
  void skip_argument() {
    std::string open;
    while (!scan_.at_end()) {
      const char c = scan_.peek();
      if (open.empty() && (c == ',' || c == ')')) return;
      if (c == '"' || c == '\'') {
        if (!scan_.string()) return;
      } else if (scan_.continues_name()) {
        scan_.name();
      } else {
        scan_.take(c);
        if (c == '(' || c == '[' || c == '{') open += c == '(' ? ')' : c == '[' ? ']' : '}';
        if (!open.empty() && c == open.back()) open.pop_back();
      }
      scan_.skip_comments();
    }
  }

  std::optional<Combinator> combinator_sign() {
    if (scan_.take('>')) return Combinator::kChild;
    if (scan_.take('+')) return Combinator::kNextSibling;
    if (scan_.take('~')) return Combinator::kLaterSibling;
    return std::nullopt;
  }

  bool ends_selector() const { return scan_.at_end() || scan_.peek() == ',' || scan_.peek() == ')'; }

  std::optional<ComplexSelector> complex_selector(bool relative) {
    ComplexSelector selector;
    scan_.skip_space();
    Combinator before = Combinator::kDescendant;
    if (relative) before = combinator_sign().value_or(before);
    while (true) {
      scan_.skip_space();
      std::optional<CompoundSelector> compound = compound_selector();
      if (!compound) return std::nullopt;
      compound->before = before;
      selector.compounds.push_back(*std::move(compound));
      const bool space = scan_.skip_space();
      if (ends_selector()) return selector;
      const std::optional<Combinator> sign = combinator_sign();
      if (!sign && !space) return unexpected();
      before = sign.value_or(Combinator::kDescendant);
    }
  }

  std::optional<CompoundSelector> compound_selector() {
    CompoundSelector compound;
    if (starts_type()) {
      std::optional<TypeTest> type = type_test();
      if (!type) return std::nullopt;
      if (!type->name.empty() || type->space == NamespaceTest::kNone) compound.tests.emplace_back(*std::move(type));
    } else if (!starts_subclass()) {
      return unexpected();
    }
    for (scan_.skip_comments(); starts_subclass(); scan_.skip_comments()) {
      std::optional<SimpleTest> test = subclass_test();
      if (!test) return std::nullopt;
      compound.tests.push_back(*std::move(test));
    }
    std::stable_sort(compound.tests.begin(), compound.tests.end(),
                     [](const SimpleTest& a, const SimpleTest& b) { return a.index() < b.index(); });
    return compound;
  }

  bool starts_type() const { return scan_.peek() == '*' || scan_.peek() == '|' || scan_.starts_name(); }
  bool starts_subclass() const {
    const char c = scan_.peek();
    return c == '#' || c == '.' || c == '[' || c == ':';
  }

  /// `*|`, `|` or nothing before a name; any other prefix would need a declaration, and there is none.
  std::optional<NamespaceTest> namespace_test() {
    const auto is_bar = [&](std::size_t ahead) {
      return scan_.peek(ahead) == '|' && scan_.peek(ahead + 1) != '=' && scan_.peek(ahead + 1) != '|';
    };
    if (is_bar(0)) {
      scan_.take('|');
      return NamespaceTest::kNone;
    }
    if (scan_.peek() == '*' && is_bar(1)) {
      scan_.take("*|");
      return NamespaceTest::kAny;
    }
    const std::size_t start = scan_.offset();
    if (scan_.starts_name()) {
      scan_.name();
      if (is_bar(0)) return error_at(start, tr("namespace prefixes are not known; write “*|” for any"));
      scan_.go_to(start);
    }
    return NamespaceTest::kUnsaid;
  }

  std::optional<TypeTest> type_test() {
    const std::optional<NamespaceTest> space = namespace_test();
    if (!space) return std::nullopt;
    TypeTest type{.space = *space, .name = {}};
    if (scan_.take('*')) return type;
    if (!scan_.starts_name()) return unexpected();
    type.name = lower_ascii(scan_.name());
    return type;
  }

  std::optional<SimpleTest> subclass_test() {
    if (scan_.take('[')) return attribute_test();
    if (scan_.take(':')) return pseudo_class();
    const bool is_id = scan_.take('#');
    if (!is_id) scan_.take('.');
    if (!scan_.starts_name()) {
      return error_here(is_id ? "“#” needs a name after it; a first digit is written as an escape: #\\31 23"
                              : "“.” needs a name after it; a first digit is written as an escape: .\\31 23");
    }
    std::string name = scan_.name();
    if (is_id) return IdTest{std::move(name)};
    return ClassTest{std::move(name)};
  }

  std::optional<SimpleTest> attribute_test() {
    AttributeTest test;
    scan_.skip_space();
    const std::optional<NamespaceTest> space = namespace_test();
    if (!space) return std::nullopt;
    if (!scan_.starts_name()) return error_here("“[” needs the name of an attribute");
    test.space = *space;
    test.name = lower_ascii(scan_.name());
    scan_.skip_space();
    if (!scan_.take(']') && !attribute_condition(test)) return std::nullopt;
    return test;
  }

  std::optional<AttributeTest::Operator> attribute_operator() {
    using Operator = AttributeTest::Operator;
    constexpr std::array<std::pair<std::string_view, Operator>, 6> kOperators{{{"=", Operator::kEquals},
                                                                               {"~=", Operator::kIncludes},
                                                                               {"|=", Operator::kDash},
                                                                               {"^=", Operator::kPrefix},
                                                                               {"$=", Operator::kSuffix},
                                                                               {"*=", Operator::kSubstring}}};
    for (const auto& [sign, op] : kOperators) {
      if (scan_.take(sign)) return op;
    }
    if (scan_.at_end()) return error_here("“[” is not closed by “]”");
    return error_here("after an attribute's name comes “]” or one of = ~= |= ^= $= *=");
  }

  bool attribute_condition(AttributeTest& test) {
    const auto op = attribute_operator();
    if (!op) return false;
    test.op = *op;
    scan_.skip_space();
    std::optional<std::string> value = attribute_value();
    if (!value) return false;
    test.value = *std::move(value);
    test.ignores_case_in_html = std::binary_search(kCaselessAttributes.begin(), kCaselessAttributes.end(), test.name);
    scan_.skip_space();
    return case_flag(test) && close_attribute();
  }

  std::optional<std::string> attribute_value() {
    if (scan_.peek() == '"' || scan_.peek() == '\'') {
      const std::size_t start = scan_.offset();
      std::optional<std::string> value = scan_.string();
      if (!value) return error_at(start, tr("the quotation mark is not closed"));
      return value;
    }
    if (!scan_.starts_name()) return error_here("the value must be a name or stand in quotation marks");
    return scan_.name();
  }

  bool case_flag(AttributeTest& test) {
    if (!scan_.starts_name()) return true;
    const std::size_t start = scan_.offset();
    const std::string flag = lower_ascii(scan_.name());
    if (flag == "i") test.value_case = AttributeTest::Case::kIgnored;
    if (flag == "s") test.value_case = AttributeTest::Case::kKept;
    if (flag != "i" && flag != "s") error_at(start, tr("after the value only the flags “i” and “s” are known"));
    scan_.skip_space();
    return !error_;
  }

  bool close_attribute() {
    if (scan_.take(']')) return true;
    error_here("“[” is not closed by “]”");
    return false;
  }

  std::optional<SimpleTest> pseudo_class() {
    const std::size_t start = scan_.offset() - 1;
    if (scan_.peek() == ':') return error_at(start, tr("pseudo-elements select nothing in a page"));
    if (!scan_.starts_name()) return error_here("“:” needs the name of a pseudo-class");
    const std::string name = lower_ascii(scan_.name());
    if (!scan_.take('(')) return plain_pseudo_class(name, start);
    if (++nesting_ > kMaxNesting) return error_at(start, tr("brackets are nested too deeply"));
    std::optional<SimpleTest> test = function(name, start);
    --nesting_;
    if (!test) return std::nullopt;
    scan_.skip_space();
    if (scan_.at_end()) return error_at(start, fmt::format(fmt::runtime(tr("“:{}(” is not closed by “)”")), name));
    if (!scan_.take(')')) return unexpected();
    return test;
  }

  std::nullopt_t unknown(std::size_t start, const std::string& name) {
    return error_at(start, fmt::format(fmt::runtime(tr("the pseudo-class “:{}” is not known")), name));
  }

  std::optional<SimpleTest> plain_pseudo_class(const std::string& name, std::size_t start) {
    if (name == "root") return PlainPseudo::kRoot;
    if (name == "scope") return PlainPseudo::kScope;
    if (name == "empty") return PlainPseudo::kEmpty;
    if (const NamedNth* nth = find_named(kFirstAndLast, name)) return first_or_last(nth->from_end, nth->of_type);
    if (name == "only-child") return only(false);
    if (name == "only-of-type") return only(true);
    return unknown(start, name);
  }

  static NthTest first_or_last(bool from_end, bool of_type) {
    return {.formula = {}, .from_end = from_end, .of_type = of_type, .of = {}};
  }

  static LogicalTest only(bool of_type) {
    ComplexSelector both;
    both.compounds.emplace_back();
    both.compounds.back().tests = {first_or_last(false, of_type), first_or_last(true, of_type)};
    return LogicalTest{.list = {std::move(both)}};
  }

  std::optional<SimpleTest> function(const std::string& name, std::size_t start) {
    if (name == "is" || name == "where") return LogicalTest{.list = forgiving_list()};
    if (name == "not") {
      std::optional<SelectorList> list = selector_list();
      if (!list) return std::nullopt;
      return LogicalTest{.list = *std::move(list), .negated = true};
    }
    if (name == "has") return has(start);
    if (const NamedNth* nth = find_named(kNthFunctions, name)) return nth_test(nth->from_end, nth->of_type);
    return unknown(start, name);
  }

  std::optional<SimpleTest> has(std::size_t start) {
    if (in_has_) return error_at(start, tr("“:has” cannot stand inside “:has”"));
    in_has_ = true;
    std::optional<SelectorList> list = selector_list(true);
    in_has_ = false;
    if (!list) return std::nullopt;
    return HasTest{*std::move(list)};
  }

  std::optional<SimpleTest> nth_test(bool from_end, bool of_type) {
    scan_.skip_space();
    const std::optional<AnPlusB> formula = read_an_plus_b(scan_);
    if (!formula) return error_here("a position is written like 2, odd, even or 2n+1");
    NthTest test{.formula = *formula, .from_end = from_end, .of_type = of_type, .of = {}};
    scan_.skip_space();
    if (of_type || !scan_.starts_name()) return test;
    if (lower_ascii(scan_.name()) != "of") return error_here("after the position only “of” and a selector may follow");
    test.of = selector_list();
    if (!test.of) return std::nullopt;
    return test;
  }

  SelectorScanner scan_;
  std::optional<Error> error_;
  int nesting_ = 0;
  bool in_has_ = false;
};

}  // namespace

Result<Selector> Selector::compile(std::string_view css) {
  Result<SelectorList> list = Parser(css).parse();
  if (!list) return tl::unexpected<Error>(std::move(list).error());
  return Selector(std::make_shared<const Compiled>(Compiled{std::string(css), *std::move(list)}));
}

const std::string& Selector::css() const { return compiled_->css; }

}  // namespace vigie::extractors
