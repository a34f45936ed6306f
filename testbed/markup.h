// A page's markup as a tree that can be changed and written again; what is not changed stays byte for byte, whatever
// its charset, but for how attributes are quoted. For pages of the replicas: as browsers do only where they need it.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace vigie::testbed {

/// An element, or where `tag` is empty a piece of text, a comment or a declaration as it stands.
struct Markup {
  std::string tag;                                              ///< lower case
  std::string text;                                             ///< of a piece of text, references not resolved
  std::vector<std::pair<std::string, std::string>> attributes;  ///< as written; "" where there is no value
  std::vector<Markup> children;
  bool ends = true;  ///< it has an end tag

  bool is_text() const { return tag.empty(); }
  std::string* attribute(std::string_view name);
};

/// The page as an element without a name.
Markup parse_markup(std::string_view html);
std::string to_html(const Markup& page);

/// Every element below it, those above first. @param change  may change the element's children before they are visited
template <typename Change>
void for_each_element(Markup& parent, const Change& change) {
  for (Markup& child : parent.children) {
    if (child.is_text()) continue;
    change(child);
    for_each_element(child, change);
  }
}

}  // namespace vigie::testbed
