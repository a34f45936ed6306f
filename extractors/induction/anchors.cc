#include "extractors/induction/anchors.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>
#include <re2/re2.h>

namespace vigie::extractors {
namespace {

std::string quoted(std::string_view text) { return "'" + std::string(text) + "'"; }

std::vector<std::string> classes_of(const Node& node) {
  std::vector<std::string> classes;
  const std::string all(node.attribute("class").value_or(""));
  for (std::size_t i = 0; i < all.size();) {
    const auto end = std::min(all.find_first_of(" \t\r\n", i), all.size());
    if (end > i) classes.push_back(all.substr(i, end - i));
    i = end + 1;
  }
  return classes;
}

/// "imgCarousel12" → "imgCarousel": a number at the end counts elements that are alike.
std::string_view without_number(std::string_view name) {
  const auto last = name.find_last_not_of("0123456789");
  return last == std::string_view::npos ? name : name.substr(0, last + 1);
}

bool is_plain_name(const std::string& name) {
  static const re2::RE2 kPlain(R"([A-Za-z_][A-Za-z0-9_-]{1,39})");
  return re2::RE2::FullMatch(name, kPlain);
}

struct Mark {
  std::string css;
  double cost;
};

/// What an element itself is marked with.
std::vector<Mark> marks_of(const Node& node, MadeClasses made) {
  constexpr double kMadeClass = 4.9;
  std::vector<Mark> marks;
  const std::string tag(node.tag());
  for (const char* name : {"itemprop", "data-automation", "data-testid", "data-test-id", "data-qa", "data-qa-id"}) {
    const auto value = node.attribute(name);
    if (!value || !looks_human(*value)) continue;
    const std::string_view unnumbered = without_number(*value);
    const std::string_view relation = unnumbered == *value ? "=" : "^=";
    marks.push_back({"[" + std::string(name) + std::string(relation) + quoted(unnumbered) + "]", 1});
  }
  if (const auto name = node.attribute("property"); tag == "meta" && name)
    marks.push_back({"meta[property=" + quoted(*name) + "]", 2});
  if (const auto name = node.attribute("name"); tag == "meta" && name)
    marks.push_back({"meta[name=" + quoted(*name) + "]", 2});
  if (const auto id = node.attribute("id"); id && looks_human(*id) && without_number(*id) == *id)
    marks.push_back({"#" + std::string(*id), 1.5});
  for (const std::string& name : classes_of(node)) {
    if (looks_human(name)) {
      marks.push_back({"." + name, 2.5});
      marks.push_back({tag + "." + name, 2.6});
    } else if (made == MadeClasses::kTaken && is_plain_name(name)) {
      marks.push_back({"." + name, kMadeClass});
    }
  }
  if (const auto href = node.attribute("href"); tag == "a" && href && href->starts_with("tel:"))
    marks.push_back({"a[href^='tel:']", 1.2});
  constexpr std::array<std::string_view, 5> kTelling = {"h1", "time", "address", "article", "main"};
  const bool telling = std::ranges::find(kTelling, tag) != kTelling.end();
  marks.push_back({tag, telling ? 2.2 : 8});
  return marks;
}

/// What is around a row; a table's body, which no one writes, says nothing.
std::optional<Node> box_of(const Node& row) {
  auto above = row.parent();
  if (above && above->tag() == "tbody") above = above->parent();
  return above;
}

std::size_t place_among_same(const Node& node) {
  std::size_t place = 1;
  for (auto before = node.previous_element(); before; before = before->previous_element())
    place += before->tag() == node.tag() ? 1 : 0;
  return place;
}

bool is_label(std::string_view text) {
  static const re2::RE2 kLabel(R"([^\d\n]{2,30})");
  return re2::RE2::FullMatch(std::string(text), kLabel);
}

/// A label as a pattern: its words, without the colon.
std::string label_pattern(std::string text) {
  while (!text.empty() && (text.back() == ':' || text.back() == ' ' || text.ends_with("\u00A0"))) {
    text.erase(text.size() - (text.ends_with("\u00A0") ? 2 : 1));
  }
  return literal_pattern(text);
}

/// "Âge" as an attribute of the element before, to be shown by a style sheet.
void add_labelled_by_attribute(const Node& node, std::vector<Anchor>& anchors) {
  const auto before = node.previous_element();
  if (!before) return;
  for (const auto& [name, value] : before->attributes()) {
    if ((name.starts_with("data-") || name == "title" || name == "aria-label") && is_label(value))
      anchors.push_back({fmt::format("[{}={}] + {}", name, quoted(value), node.tag()), "", 1.7});
  }
}

/// "Âge" beside the element, by the row in which both stand.
void add_labelled(const Node& node, MadeClasses made, std::vector<Anchor>& anchors) {
  const auto before = node.previous_element();
  const auto row = node.parent();
  if (!before || !row || before->previous_element().has_value()) {
    if (before && before->tag() == "dt" && is_label(before->text()))
      anchors.push_back({"dt", label_pattern(before->text()), 1.6});
    return;
  }
  if (!is_label(before->text())) return;
  if (before->tag() == "dt") anchors.push_back({"dt", label_pattern(before->text()), 1.6});
  for (const Mark& mark : marks_of(*row, made))
    anchors.push_back({mark.css, label_pattern(before->text()), 1.5 + mark.cost / 10});
  const auto above = box_of(*row);
  if (!above) return;
  for (const Mark& mark : marks_of(*above, made)) {
    if (mark.cost < 5)
      anchors.push_back(
          {mark.css + " " + std::string(row->tag()), label_pattern(before->text()), 1.7 + mark.cost / 10});
  }
}

/// "Cergy" before "Ville", in a row of these two.
void add_labelled_behind(const Node& node, MadeClasses made, std::vector<Anchor>& anchors) {
  const auto behind = node.next_element();
  const auto row = node.parent();
  if (!behind || !row || node.previous_element() || behind->next_element() || !is_label(behind->text())) return;
  for (const Mark& mark : marks_of(*row, made))
    anchors.push_back({mark.css, label_pattern(behind->text()), 1.6 + mark.cost / 10});
}

/// "Âge : 32 ans" in one row whose first element is the label and whose own text is the value.
void add_row(const Node& row, MadeClasses made, std::vector<Anchor>& anchors) {
  const auto children = row.children();
  if (children.empty() || !is_label(children.front().text())) return;
  for (const Mark& mark : marks_of(row, made))
    anchors.push_back({mark.css, label_pattern(children.front().text()), 1.8 + mark.cost / 10});
  const auto above = box_of(row);
  if (!above) return;
  for (const Mark& mark : marks_of(*above, made)) {
    if (mark.cost < 5)
      anchors.push_back(
          {mark.css + " " + std::string(row.tag()), label_pattern(children.front().text()), 1.9 + mark.cost / 10});
  }
}

/// What follows an element that tells by itself: "h1 + p".
void add_behind(const Node& node, std::vector<Anchor>& anchors) {
  const auto before = node.previous_element();
  if (!before) return;
  for (const Mark& mark : marks_of(*before, MadeClasses::kLeftOut)) {
    if (mark.cost < 5) anchors.push_back({fmt::format("{} + {}", mark.css, node.tag()), "", mark.cost + 2});
  }
}

void add_below(const Node& node, const Node& within, MadeClasses made, std::vector<Anchor>& anchors) {
  constexpr int kHighest = 4;
  const std::string tag(node.tag());
  const std::string place = tag + ":nth-of-type(" + std::to_string(place_among_same(node)) + ")";
  int height = 1;
  for (auto above = node.parent(); above && *above != within && height <= kHighest; above = above->parent(), ++height) {
    for (const Mark& mark : marks_of(*above, made)) {
      if (mark.cost > 5) continue;
      const double cost = mark.cost + 1.2 * height;
      anchors.push_back({mark.css + " " + tag, "", cost + 0.5});
      anchors.push_back({mark.css + " " + place, "", cost + 2.5});
      if (height == 1) anchors.push_back({mark.css + " > " + tag, "", cost + 0.6});
      for (const Mark& own : marks_of(node, made)) {
        if (own.cost < 5) anchors.push_back({mark.css + " " + own.css, "", own.cost + 0.8 + 0.3 * height});
      }
    }
  }
}

/// The way from the page's body, where nothing has a name: "body > div:nth-of-type(2) > div:nth-of-type(1)".
void add_path(const Node& node, std::vector<Anchor>& anchors) {
  constexpr std::size_t kLongest = 120;
  constexpr double kCost = 12;
  std::string path;
  for (std::optional<Node> at = node; at && path.size() <= kLongest; at = at->parent()) {
    if (at->tag() == "body") return anchors.push_back({"body" + path, "", kCost});
    path = fmt::format(" > {}:nth-of-type({})", at->tag(), place_among_same(*at)) + path;
  }
}

/// "Card_title__3xKpQ", but not "card__title": what a build puts behind a name has figures or capitals.
bool has_made_end(const std::string& name) {
  const auto at = name.rfind("__");
  if (at == std::string::npos || name.size() - at < 7) return false;
  return std::any_of(name.begin() + static_cast<std::ptrdiff_t>(at), name.end(),
                     [](char c) { return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z'); });
}

}  // namespace

std::vector<Anchor> anchors_of(const Node& node, const Node& within, MadeClasses made) {
  std::vector<Anchor> anchors;
  for (const Mark& mark : marks_of(node, made)) anchors.push_back({mark.css, "", mark.cost});
  add_labelled(node, made, anchors);
  add_labelled_behind(node, made, anchors);
  add_labelled_by_attribute(node, anchors);
  add_row(node, made, anchors);
  add_behind(node, anchors);
  add_below(node, within, made, anchors);
  if (made == MadeClasses::kTaken) add_path(node, anchors);
  return anchors;
}

bool looks_human(std::string_view name) {
  static const re2::RE2 kMade(R"((?i)^(?:css|sc|jsx|emotion|svelte|styled|makeStyles|jss|ng|ember|data-v)-|\d{3,})");
  static const re2::RE2 kHash(R"([A-Za-z]*\d+[A-Za-z]+\d*[A-Za-z]*)");
  static const re2::RE2 kVowel(R"([aeiouyAEIOUY])");
  const std::string text(name);
  if (!is_plain_name(text) || re2::RE2::PartialMatch(text, kMade) || has_made_end(text)) return false;
  for (std::size_t i = 0; i < text.size();) {
    const auto end = std::min(text.find_first_of("-_", i), text.size());
    const std::string part = text.substr(i, end - i);
    const bool mixed = part.size() >= 5 && re2::RE2::FullMatch(part, kHash);
    const bool unspeakable = part.size() >= 5 && !re2::RE2::PartialMatch(part, kVowel);
    if (mixed || unspeakable) return false;
    i = end + 1;
  }
  return true;
}

std::string literal_pattern(std::string_view text) {
  std::string pattern = re2::RE2::QuoteMeta(std::string(text));
  re2::RE2::GlobalReplace(&pattern, R"(\\([-/_=,:;@&%' ]))", R"(\1)");
  return pattern;
}

}  // namespace vigie::extractors
