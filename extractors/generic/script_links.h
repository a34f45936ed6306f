// Links that a function of the page's scripts opens: "javascript:show(1234)" beside
// function show(i){window.open('/ad.asp?id='+i)}. Internal.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "extractors/generic/outline.h"

namespace vigie::extractors {

class ScriptLinks {
 public:
  /// @param outline  of a whole page
  explicit ScriptLinks(const Outline& outline);

  /// "javascript:show(1234)" → "/ad.asp?id=1234"; nothing where it is not such a link.
  std::optional<std::string> target_of(std::string_view href) const;
  /// The rule of a definition that reads such a link in a row.
  std::optional<std::string> rule_for(std::string_view href) const;

 private:
  struct Address {
    std::string before, after;  ///< of the value that the function is given
  };
  std::map<std::string, Address, std::less<>> opened_;  // by the function's name
};

}  // namespace vigie::extractors
