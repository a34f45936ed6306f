// What generic extraction found for each field: values with their place on the page, the most trusted first. Internal.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "extractors/dom.h"

namespace vigie::extractors {

/// How a value was found, the most trusted first.
enum class Source {
  kState,
  kJsonLd,
  kMicrodata,
  kLink,
  kLabel,
  kHeading,
  kOpenGraph,
  kClassName,
  kProse,
  kExcerpt,  ///< the beginning of the text, or one of the photos, as <meta> shows them to others
};

struct Finding {
  std::string value;
  Source source;
  std::optional<Node> node = {};  ///< the element that holds it; none for JSON
  std::string attribute = {};     ///< of `node`; empty: its text
};

/// By field: title, text, name, age, price, place, phones, photos, posted; handles beside the phones (t.me/…).
using Findings = std::map<std::string, std::vector<Finding>, std::less<>>;

}  // namespace vigie::extractors
