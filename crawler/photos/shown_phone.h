// What a page shows a phone by, in place of its number → the number: a picture of it, or the short answer, JSON or
// HTML, that a click on "show the number" asks for.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "crawler/photos/digits_reader.h"

namespace vigie::crawler {

/// Movable; one thread at a time.
class ShownPhone {
 public:
  /// @param program  see DigitsReader
  explicit ShownPhone(std::filesystem::path program) : pictures_(std::move(program)) {}

  /// @param answer  as the site sent it
  /// @return nothing where a picture's digits may be read wrongly, or words say no number or several
  std::optional<std::string> read(std::string_view answer);

 private:
  DigitsReader pictures_;
};

}  // namespace vigie::crawler
