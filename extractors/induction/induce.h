// From pages whose values are known to the rule that reads them: every way to point at an element that holds the value
// is tried on all pages, and the one that reads most of them, by the mark that is likeliest to last, is taken. Wrapper
// induction: Kushmerick, "Wrapper induction: efficiency and expressiveness", AIJ 118 (2000). Pure.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "extractors/dom.h"
#include "extractors/field_rule.h"
#include "extractors/induction/anchors.h"

namespace vigie::extractors {

struct InductionExample {
  Node scope;                       ///< a page's document, or a row of a listing
  std::vector<std::string> values;  ///< what the field shows there; empty: nothing
};

struct InducedRule {
  std::string toml;  ///< as a definition writes it: "h1", { label = "Âge", in = "dt" }
  FieldRule rule;
  int right = 0;  ///< examples read as they are, those that show nothing among them
  int wrong = 0;  ///< read otherwise
  int found = 0;  ///< something is read there
  double cost = 0;
};

struct InductionSettings {
  double least_share = 0.5;  ///< of the examples; rules that read fewer are left out
  /// Known to cut the field's value out of a longer text, as the patterns of an earlier rule do.
  std::vector<std::shared_ptr<const re2::RE2>> patterns;
  MadeClasses made_classes = MadeClasses::kLeftOut;
};

/// @param field  "phones" and "photos" have several values, all others one
/// @return the best rules first
std::vector<InducedRule> induce(std::string_view field, std::span<const InductionExample> examples,
                                const InductionSettings& settings = {});

/// Two rules as one: the second reads where the first finds nothing.
InducedRule joined(const InducedRule& first, const InducedRule& second, std::string_view field,
                   std::span<const InductionExample> examples);

/// As `induce`, for elements: the selectors of exactly these elements of a page, the best first.
std::vector<std::string> induce_rows(const Node& page, const std::vector<Node>& rows,
                                     MadeClasses made = MadeClasses::kLeftOut);

/// True where each of the values stands on the page or row, in whatever element, attribute or data of a script.
/// @param patterns  as those of the settings
bool stands_in(std::string_view field, const std::vector<std::string>& values, const Node& scope,
               std::span<const std::shared_ptr<const re2::RE2>> patterns);

/// True where two values of a field say the same, whatever the case, spaces and signs around.
bool same_value(std::string_view field, std::string_view a, std::string_view b);

}  // namespace vigie::extractors
