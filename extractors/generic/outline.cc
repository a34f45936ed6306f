#include "extractors/generic/outline.h"

#include <algorithm>
#include <array>

#include "model/ascii.h"

namespace vigie::extractors {
namespace {

constexpr std::array<std::string_view, 9> kNoiseTags = {"nav",    "footer",   "aside",    "script", "style",
                                                        "select", "noscript", "template", "iframe"};

bool is_noise_tag(std::string_view tag) { return std::ranges::find(kNoiseTags, tag) != kNoiseTags.end(); }

bool is_noise_name(std::string_view words) {
  if (has_word(words, {"modal", "popup", "widget"}) && has_word(words, {"carousel*", "gallery*", "galerie*", "photos"}))
    return false;
  return has_word(
      words,
      {"menu*",       "nav",        "navbar*",     "navigation*", "footer*",  "foot",        "cookie*", "consent*",
       "related*",    "similar*",   "suggest*",    "sponsor*",    "pub",      "pubs",        "banner*", "advert*",
       "comment*",    "review*",    "avis",        "share*",      "partage*", "social*",     "legal*",  "mentions",
       "newsletter*", "login*",     "disclaimer*", "aussi",       "autres",   "others",      "links",   "liens",
       "sidebar*",    "recommand*", "recommend*",  "popular*",    "partner*", "partenaire*", "filter*", "filtre*",
       "modal*",      "popup*",     "pagination*", "pager*",      "paging*",  "widget*"});
}

bool is_whole_page(std::string_view tag) { return tag == "html" || tag == "body" || tag == "main"; }

/// "adTitle" → "ad title": a name's humps are its words.
void add_split_at_humps(std::string_view name, std::string& words) {
  for (std::size_t i = 0; i < name.size(); ++i) {
    const bool hump = i > 0 && name[i] >= 'A' && name[i] <= 'Z' && name[i - 1] >= 'a' && name[i - 1] <= 'z';
    if (hump) words += ' ';
    words += lower(name[i]);
  }
}

std::string names_of(const Node& node) {
  std::string words;
  for (const char* name : {"id", "class", "data-automation", "data-testid", "data-test-id", "data-qa", "data-qa-id"}) {
    const auto value = node.attribute(name);
    if (!value) continue;
    add_split_at_humps(*value, words);
    words += ' ';
  }
  return words;
}

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80; }

bool matches(std::string_view word, std::string_view wanted) {
  if (word.front() != wanted.front()) return false;
  if (!wanted.ends_with('*')) return word == wanted;
  return word.starts_with(wanted.substr(0, wanted.size() - 1));
}

bool hides_itself(const Node& node) {
  return node.attribute("hidden") || node.attribute("aria-hidden").value_or("") == "true" ||
         style_hides(node.attribute("style").value_or(""));
}

bool is_inline(std::string_view tag) {
  constexpr std::array<std::string_view, 15> kInline = {
      "b", "strong", "i", "em", "u", "span", "small", "font", "sup", "sub", "mark", "abbr", "code", "big", "br"};
  return std::ranges::find(kInline, tag) != kInline.end();
}

bool is_picture(const Node& node) {
  return node.tag() == "img" || node.attribute("style").value_or("").find("url(") != std::string_view::npos;
}

struct Style {
  bool hides, turns;
};

/// Without what stands below it.
OutlineElement element_of(const Node& node, std::size_t parent, const OutlineElement* above, Style style) {
  const std::string_view tag = node.tag();
  OutlineElement element{.node = node,
                         .parent = parent,
                         .end = 0,
                         .tag = tag,
                         .own = node.own_text(),
                         .words = names_of(node),
                         .noise = above && above->noise,
                         .hides = style.hides,
                         .hidden = (above && above->hidden) || style.hides,
                         .turned = (above && above->turned) || style.turns,
                         .tag_path = std::hash<std::string_view>{}(tag)};
  if (above) element.tag_path ^= above->tag_path * 31 + 1;
  if (!is_whole_page(tag) && (is_noise_tag(tag) || is_noise_name(element.words))) element.noise = true;
  element.own_bytes = element.own.size();
  element.text_bytes = tag == "script" || tag == "style" ? 0 : element.own_bytes;
  element.pictures = is_picture(node) ? 1 : 0;
  return element;
}

void add_child(OutlineElement& element, const OutlineElement& child) {
  ++element.children;
  element.text_bytes += child.text_bytes;
  element.linked_bytes += child.tag == "a" ? child.text_bytes : child.linked_bytes;
  element.pictures += child.pictures;
  element.mixed = !element.turned && (element.mixed || child.turned || child.mixed);
  if (is_inline(child.tag)) element.own_bytes += child.own_bytes;
}

}  // namespace

Outline::Outline(const Node& root) : classes_(styled_classes(root)) {
  if (root.is_element()) {
    add(root, 0);
    elements_.front().words.clear();
  } else {
    for (const Node& child : root.children()) add(child, elements_.size());
  }
}

void Outline::add(const Node& node, std::size_t parent) {
  const std::size_t at = elements_.size();
  const OutlineElement* const above = parent < at ? &elements_[parent] : nullptr;
  elements_.push_back(element_of(node, parent, above, {hides(node), turns(node)}));
  elements_[at].end = at + 1;
  hides_somewhere_ = hides_somewhere_ || elements_[at].hides;
  for (const Node& child : node.children()) {
    const std::size_t child_at = elements_.size();
    add(child, at);
    add_child(elements_[at], elements_[child_at]);
  }
  elements_[at].end = elements_.size();
}

void Outline::mark_noise(std::size_t element) {
  for (std::size_t i = element; i < elements_[element].end; ++i) elements_[i].noise = true;
}

void Outline::mark_other_ad(std::size_t element) {
  mark_noise(element);
  last_of_other_ads_ = std::max(last_of_other_ads_, elements_[element].end - 1);
}

bool has_word(std::string_view words, std::initializer_list<std::string_view> list) {
  for (std::size_t i = 0; i < words.size();) {
    if (!is_letter(words[i])) {
      ++i;
      continue;
    }
    std::size_t end = i;
    while (end < words.size() && is_letter(words[end])) ++end;
    const std::string_view word = words.substr(i, end - i);
    if (std::ranges::any_of(list, [&](std::string_view wanted) { return matches(word, wanted); })) return true;
    i = end;
  }
  return false;
}

bool LongTexts::may_take(const Outline& outline, std::size_t element) {
  if (outline[element].text_bytes <= kMostBytesOfAFact) return true;
  if (element < end_) return false;
  end_ = outline[element].end;
  return true;
}

/// By a class only a few characters: a longer text is the rest of one that a click unfolds.
bool Outline::hides(const Node& node) const {
  constexpr std::size_t kLongestDecoy = 24;
  return hides_itself(node) || (has_class_of(node, classes_.hidden) && node.text().size() <= kLongestDecoy);
}

bool Outline::turns(const Node& node) const {
  const bool is_bdo = node.tag() == "bdo" && node.attribute("dir").value_or("") == "rtl";
  return is_bdo || style_turns(node.attribute("style").value_or("")) || has_class_of(node, classes_.backwards);
}

std::string Outline::text(const OutlineElement& element) const {
  return element.children == 0 ? element.own : element.node.text();
}

std::string Outline::visible_text(const OutlineElement& element) const { return visible_text_but(element, {}); }

std::string Outline::visible_text_but(const OutlineElement& element,
                                      const std::function<bool(const Node&)>& left_out) const {
  if (element.hides) return {};
  const auto is_left_out = [&](const Node& below) { return hides(below) || (left_out && left_out(below)); };
  const bool all_is_seen = element.children == 0 || (!hides_somewhere_ && !left_out);
  std::string seen = all_is_seen ? text(element) : element.node.text_but(is_left_out);
  const bool is_ascii = std::ranges::all_of(seen, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
  if (is_ascii && element.turned) std::ranges::reverse(seen);
  return seen;
}

}  // namespace vigie::extractors
