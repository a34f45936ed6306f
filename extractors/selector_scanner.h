// The characters of a selector: names, strings, numbers and escapes as CSS Syntax Level 3 (section 4.3) reads them.
// Internal.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace vigie::extractors {

class SelectorScanner {
 public:
  explicit SelectorScanner(std::string_view css) : css_(css) {}

  bool at_end() const { return at_ == css_.size(); }
  char peek(std::size_t ahead = 0) const { return at_ + ahead < css_.size() ? css_[at_ + ahead] : '\0'; }
  bool starts_name() const;
  bool continues_name() const;
  std::size_t offset() const { return at_; }
  void go_to(std::size_t offset) { at_ = offset; }
  /// As people count: in characters, from 1.
  std::size_t character(std::size_t offset) const;
  /// The character at an offset as it stands, for a message.
  std::string_view character_text(std::size_t offset) const;

  bool take(char c);
  bool take(std::string_view text);
  void skip_comments();
  /// White space and comments. @return whether there was white space
  bool skip_space();

  std::string name();                   ///< an <ident-token>'s value, or the rest of a <hash-token>
  std::optional<std::string> string();  ///< the value of a quoted string; nothing where it is not closed
  std::optional<long long> digits();    ///< nothing where there are none; beyond 10⁹ it stays there

 private:
  bool starts_escape(std::size_t ahead) const;
  std::string escape();

  std::string_view css_;
  std::size_t at_ = 0;
};

std::string lower_ascii(std::string_view text);

}  // namespace vigie::extractors
