// How one field is read from a page or a row: alternatives tried in order, each a selector, an attribute, a JSON
// Pointer, a label of a table, a pattern. Selectors by selector.h, JSON by RFC 6901 (simdjson), patterns by RE2.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "extractors/dom.h"
#include "extractors/selector.h"

namespace re2 {
class RE2;
}

namespace vigie::extractors {

/// One way to a field: "h1", "a[rel=next]@href", "/subject", { select = ".prix", pattern = '(\d+)\s*€' },
/// { select = "script#d", json = "/a/b" }, { label = "Âge|Age", in = "#fiche tr" }.
struct FieldAlternative {
  std::optional<Selector> select;           ///< absent: the row or page itself
  std::vector<std::string> attributes;      ///< the first that an element has; empty: the text
  bool own_text = false;                    ///< only the element's own text nodes
  std::optional<std::string> json;          ///< JSON Pointer into what was selected; "" is the whole
  std::shared_ptr<const re2::RE2> label;    ///< `select` gives rows of label and value; those so labelled
  std::shared_ptr<const re2::RE2> pattern;  ///< first group, or the whole match
  std::string as;                           ///< "/ad?id={}": what was found in its place; empty: as it is
};

struct FieldRule {
  std::vector<FieldAlternative> alternatives;
  bool empty() const { return alternatives.empty(); }
};

/// The first alternative that gives something; each value trimmed, empty ones left out.
std::vector<std::string> read_all(const FieldRule& rule, const Node& scope);
std::optional<std::string> read_first(const FieldRule& rule, const Node& scope);

/// True where an alternative's element is there, empty or not; where it names text or a pattern, that must be found
/// too.
bool is_present(const FieldRule& rule, const Node& scope);

}  // namespace vigie::extractors
