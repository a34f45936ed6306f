// The ways by which a person would point at an element in a definition: what it is marked with, its label, its class,
// the mark of an element around it. Marks that a build makes ("css-1x2y3z") are left out unless asked for, since they
// change with the next. After the landmarks of Parikh et al., "Flexible and robust data extraction", and RoadRunner
// (Crescenzi et al., VLDB 2001): what is equal on all pages is template, and only template anchors. Internal.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "extractors/dom.h"

namespace vigie::extractors {

struct Anchor {
  std::string select;  ///< CSS, or the rows in which the label stands
  std::string label;   ///< empty: none
  double cost;         ///< the lower, the longer it is likely to hold
};

/// Classes that a build made are anchors for a while: the next build may name them otherwise.
enum class MadeClasses { kLeftOut, kTaken };

/// @param within  anchors name nothing above it: a row of a listing, or the document
std::vector<Anchor> anchors_of(const Node& node, const Node& within, MadeClasses made = MadeClasses::kLeftOut);

/// True for a class or id that a person gave.
bool looks_human(std::string_view name);

/// A pattern that matches `text` alone; escaped is only what has a meaning, for it stands in a file that people read.
std::string literal_pattern(std::string_view text);

}  // namespace vigie::extractors
