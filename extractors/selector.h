// CSS selectors, compiled once and matched on Nodes. W3C Selectors Level 4 but for pseudo-elements, state and links.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "extractors/dom.h"
#include "model/result.h"

namespace vigie::extractors {

/// A compiled selector list; immutable, shared freely between threads.
/// Known: type, universal, class, id, attributes with = ~= |= ^= $= *= and the flags i and s; the four combinators;
/// :not :is :where :has (relative), :nth-child :nth-last-child (with `of`), :nth-of-type :nth-last-of-type,
/// :first- :last- :only-child and -of-type, :empty, :root, :scope. :is and :where drop what they do not know.
/// Unlike in browsers, an unclosed bracket or string is an error, and :empty allows white space (Level 4, 14.2).
class Selector {
 public:
  /// @return Error::kBadInput: what is wrong, `where` = "character N"
  static Result<Selector> compile(std::string_view css);

  bool matches(const Node& node) const;
  /// The text from which it was compiled.
  const std::string& css() const;

  struct Compiled;

 private:
  friend class Node;
  explicit Selector(std::shared_ptr<const Compiled> compiled) : compiled_(std::move(compiled)) {}
  std::shared_ptr<const Compiled> compiled_;
};

}  // namespace vigie::extractors
