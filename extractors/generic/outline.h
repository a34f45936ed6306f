// A page as a flat list of its elements in document order, with what each is worth: its prose, and whether it stands in
// a menu, a footer, a banner or a list of other ads. Internal.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "extractors/dom.h"
#include "extractors/generic/style_sheet.h"

namespace vigie::extractors {

struct OutlineElement {
  Node node;
  std::size_t parent;  ///< its place in the outline; the root is its own
  std::size_t end;     ///< one past its last descendant
  std::string_view tag;
  std::string own;       ///< the text of its own text nodes
  std::string words;     ///< id, class and the names of its data-automation, data-testid, data-qa, in lower case
  bool noise;            ///< it or an element above it is no part of an ad
  bool hides;            ///< it is hidden by its own style, class or attribute
  bool hidden;           ///< it or an element above it is
  bool turned;           ///< it or an element above it is written from right to left
  std::size_t tag_path;  ///< the same for elements below the same tags
  std::size_t children = 0;
  bool mixed = false;            ///< it is not turned, but an element below it
  std::size_t own_bytes = 0;     ///< of its text nodes and those of inline elements in it that are no links
  std::size_t text_bytes = 0;    ///< of all its text, without what separates it
  std::size_t linked_bytes = 0;  ///< of the text of links below it
  std::size_t pictures = 0;      ///< in it and below it
};

/// What is longer is no title, name or value of a field: elements that hold more are not copied to see.
constexpr std::size_t kMostBytesOfAFact = 1000;

class Outline {
 public:
  /// @param root  a document, or a row, whose own names say nothing of what is in it
  explicit Outline(const Node& root);

  const std::vector<OutlineElement>& elements() const { return elements_; }
  const OutlineElement& operator[](std::size_t i) const { return elements_[i]; }
  std::size_t size() const { return elements_.size(); }
  /// It and all below it are no part of the ad.
  void mark_noise(std::size_t element);
  /// The same of another ad that the page shows.
  void mark_other_ad(std::size_t element);
  std::size_t last_of_other_ads() const { return last_of_other_ads_; }  ///< its last element; 0: there are none

  /// All its text, hidden or not, as Node::text.
  std::string text(const OutlineElement& element) const;
  /// The text that is seen: of hidden descendants nothing, and what is written backwards the right way round.
  std::string visible_text(const OutlineElement& element) const;
  /// The same without the elements for which `left_out` says true.
  std::string visible_text_but(const OutlineElement& element, const std::function<bool(const Node&)>& left_out) const;

 private:
  void add(const Node& node, std::size_t parent);
  bool hides(const Node& node) const;
  bool turns(const Node& node) const;

  StyledClasses classes_;
  bool hides_somewhere_ = false;
  std::size_t last_of_other_ads_ = 0;
  std::vector<OutlineElement> elements_;
};

/// True where a word of `words` (split at anything but letters) is in the list, or begins with one that ends in "*".
bool has_word(std::string_view words, std::initializer_list<std::string_view> list);

/// Of long texts inside each other the outermost: to be asked in document order, so that no byte is copied twice.
class LongTexts {
 public:
  bool may_take(const Outline& outline, std::size_t element);

 private:
  std::size_t end_ = 0;
};

}  // namespace vigie::extractors
