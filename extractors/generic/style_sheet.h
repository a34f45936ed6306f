// What a page's own <style> says of classes that matters to a reader: hidden, or written from right to left
// (CSS 2.2, 9.2.4 and 9.10). Rules inside @media and its like are left out, and selectors other than one class.
// Internal.
#pragma once

#include <set>
#include <string>

#include "extractors/dom.h"

namespace vigie::extractors {

struct StyledClasses {
  std::set<std::string, std::less<>> hidden, backwards;
};

StyledClasses styled_classes(const Node& document);

/// True where a class of the element is in the set.
bool has_class_of(const Node& node, const std::set<std::string, std::less<>>& classes);

/// A style attribute, or the body of a rule, that hides; that turns the writing.
bool style_hides(std::string_view style);
bool style_turns(std::string_view style);

}  // namespace vigie::extractors
