#include "extractors/generic/prose.h"

#include <algorithm>
#include <array>
#include <functional>
#include <set>

#include <re2/re2.h>

#include "extractors/generic/by_form.h"
#include "extractors/selector.h"
#include "extractors/url.h"
#include "model/text_folding.h"

namespace vigie::extractors {
namespace {

std::set<std::string> words_of(std::string_view text) {
  std::set<std::string> words;
  std::string word;
  for (const char c : folded(text) + " ") {
    const bool in_word = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80;
    if (in_word)
      word += c;
    else if (!word.empty())
      words.insert(std::exchange(word, {}));
  }
  return words;
}

/// Share of the words of `part` that stand in `whole`.
double share_in(const std::set<std::string>& part, const std::set<std::string>& whole) {
  if (part.empty()) return 0;
  const auto common = std::ranges::count_if(part, [&](const std::string& word) { return whole.contains(word); });
  return static_cast<double>(common) / static_cast<double>(part.size());
}

std::string page_title(const Node& document) {
  static const Selector kTitle = Selector::compile("title").value();
  const auto title = document.first(kTitle);
  return title ? title->text() : std::string();
}

/// "Lina - Cergy - Exemple Annonces" → "Lina".
std::string first_part(std::string_view title) {
  std::size_t end = title.size();
  for (const std::string_view mark : {" | ", " - ", " – ", " — ", " :: ", " : ", " • ", " · ", ", "})
    end = std::min(end, title.find(mark));
  return std::string(title.substr(0, end));
}

/// What the site adds: "Lina à Argenteuil - Exemple Annonces" → "Lina à Argenteuil".
std::string without_site(std::string title) {
  for (const char* separator : {" | ", " - ", " – ", " — ", " :: ", " • ", " · "}) {
    const auto at = title.rfind(separator);
    if (at != std::string::npos && at > 3) return title.substr(0, at);
  }
  return title;
}

/// What of a heading is the ad's title or name, where the rest is its age or, by the page's title, something else:
/// "Lina, 27 ans" → "Lina"; <h1>Lina <small>Belle blonde</small></h1> and "Lina - Belle blonde" with <title>Lina | …
std::string title_of_heading(const std::string& own, std::string text, const std::string& page_title) {
  if (page_title.find(text) != std::string::npos) return text;
  if (auto both = name_and_age(text, true); both && std::ranges::count(both->name, ' ') <= 1)
    return std::move(both->name);
  const std::string name = first_part(page_title);
  if (name.size() < 2 || !text.starts_with(name) || text.size() == name.size()) return text;
  const std::string_view rest = std::string_view(text).substr(name.size());
  const bool separated = rest.starts_with(" - ") || rest.starts_with(" – ") || rest.starts_with(", ") ||
                         rest.starts_with(" | ") || rest.starts_with(" : ");
  return separated || own == name ? name : text;
}

/// "emma5766" on /emma5766: what a user is called on the site says less than any other heading. The address of a saved
/// page may not be known.
bool is_handle(std::string_view text, std::string_view url) {
  const bool numbered = text.find_first_of("0123456789") != std::string_view::npos;
  return numbered && text.find(' ') == std::string_view::npos && (url.ends_with(text) || path_of(url) == "/");
}

double weight_of_heading(const OutlineElement& element, std::string_view text, const std::set<std::string>& title) {
  const double level = element.tag == "h1" ? 1.0 : element.tag == "h2" ? 0.6 : 0.3;
  const bool named = has_word(element.words, {"title*", "titre*", "subject", "heading", "headline"});
  const auto words = words_of(text);
  const double length = std::min(1.0, static_cast<double>(words.size()) / 4.0);
  return level + (named ? 0.5 : 0.0) + share_in(words, title) * length * 1.5;
}

bool may_be_title(const OutlineElement& element) {
  if (element.tag == "h1" || element.tag == "h2" || element.tag == "h3") return true;
  return has_word(element.words, {"title", "titre", "subject", "heading", "headline"}) && element.tag != "title" &&
         element.tag != "meta";
}

/// Behind other ads it is the site that speaks.
bool is_behind_other_ads(const Outline& outline, std::size_t at) {
  return outline.last_of_other_ads() > 0 && at > outline.last_of_other_ads();
}

/// Prose of an element's own and of its children that hold nothing but prose: paragraphs, lines.
std::size_t prose_bytes(const Outline& outline, std::size_t at) {
  std::size_t bytes = outline[at].own_bytes;
  for (std::size_t child = at + 1; child < outline[at].end; child = outline[child].end) {
    const OutlineElement& below = outline[child];
    if (below.noise || (is_behind_other_ads(outline, child) && !is_behind_other_ads(outline, at))) continue;
    const bool plain = below.tag == "div" && below.words.empty();
    if (plain || below.tag == "p" || below.tag == "blockquote") bytes += below.own_bytes;
  }
  return bytes;
}

/// What an element and those around it that hold nothing else are called.
std::string words_around(const Outline& outline, std::size_t at) {
  std::string words = outline[at].words;
  for (std::size_t above = outline[at].parent; above != at; at = above, above = outline[at].parent) {
    if (outline[above].children != 1 || outline[above].own_bytes > 0 || outline[above].tag == "body") break;
    words += outline[above].words;
  }
  return words;
}

double weight_of_block(const Outline& outline, std::size_t at) {
  const OutlineElement& element = outline[at];
  double weight = static_cast<double>(prose_bytes(outline, at));
  if (has_word(words_around(outline, at), {"desc*", "texte", "text", "content", "contenu", "about*", "presentation*",
                                           "message", "body", "corps", "annonce*", "copy", "bio"}))
    weight *= 1.6;
  const double all = static_cast<double>(element.text_bytes) + 1;
  const double linked = static_cast<double>(element.linked_bytes) / all;
  return weight * (1 - std::min(1.0, linked * 1.5));
}

bool may_be_text(const OutlineElement& element) {
  constexpr std::array<std::string_view, 10> kTags = {"div", "p",          "section", "article", "td",
                                                      "dd",  "blockquote", "span",    "pre",     "li"};
  const bool made = element.tag.find('-') != std::string_view::npos;  // a custom element: <mat-card-content>
  return !element.noise && (made || std::ranges::find(kTags, element.tag) != kTags.end());
}

struct Block {
  std::size_t at;
  double weight;
};

std::vector<Block> blocks_by_weight(const Outline& outline, const std::set<Node>& facts) {
  constexpr double kLeastBytes = 20;
  constexpr double kBehindOtherAds = 0.4;
  std::vector<Block> blocks;
  for (std::size_t i = 0; i < outline.size(); ++i) {
    if (!may_be_text(outline[i]) || outline[i].own_bytes + outline[i].end - i < 2) continue;
    double weight = weight_of_block(outline, i);
    if (is_behind_other_ads(outline, i)) weight *= kBehindOtherAds;
    if (weight > kLeastBytes && !facts.contains(outline[i].node)) blocks.push_back({i, weight});
  }
  std::ranges::stable_sort(blocks, std::greater{}, &Block::weight);
  return blocks;
}

bool is_title(const std::string& text, const Findings& findings) {
  const auto found = findings.find("title");
  return found != findings.end() &&
         std::ranges::any_of(found->second, [&](const Finding& title) { return title.value == text; });
}

/// Of the words that a page shows to search engines; mostly the ad's first.
std::string beginning_of_excerpt(const Findings& findings) {
  constexpr std::size_t kLeast = 24;
  const auto found = findings.find("text");
  if (found == findings.end()) return {};
  for (const Finding& finding : found->second) {
    if (finding.source == Source::kExcerpt && finding.value.size() >= kLeast && !is_title(finding.value, findings))
      return folded(finding.value).substr(0, kLeast);
  }
  return {};
}

/// "Cergy, 95000" is no text, though it were the longest of the page.
std::set<Node> nodes_of_facts(const Findings& findings) {
  std::set<Node> nodes;
  for (const auto& [field, found] : findings) {
    if (field == "text" || field == "phones" || field == "photos") continue;
    for (const Finding& finding : found) {
      if (finding.node && finding.node->tag() != "meta") nodes.insert(*finding.node);
    }
  }
  return nodes;
}

std::string plain_beginning(const Outline& outline, std::size_t at) {
  constexpr std::size_t kEnough = 200;
  return folded(outline.visible_text(outline[at]).substr(0, kEnough));
}

bool lies_in(const Node& node, const Node& above) {
  for (auto at = node.parent(); at; at = at->parent()) {
    if (*at == above) return true;
  }
  return false;
}

/// A label in an element of its own; "Tarifs : 80 €" in a line of prose is prose.
bool holds_label(const Node& row) {
  return std::ranges::any_of(row.children(), [](const Node& child) { return child.tag() != "br"; });
}

/// Inside a block of text: what was read as facts by their labels, where there are several, dates standing alone, and
/// what is not the ad's.
std::set<Node> fact_rows(const Outline& outline, std::size_t block, const Findings& findings) {
  std::set<Node> rows, dates;
  std::set<std::string_view> fields;
  for (const auto& [field, found] : findings) {
    for (const Finding& finding : found) {
      if (!finding.node || field == "text" || field == "title" || !lies_in(*finding.node, outline[block].node))
        continue;
      if (field == "posted" && finding.source == Source::kProse) dates.insert(*finding.node);
      const Node row = *finding.node->parent() == outline[block].node ? *finding.node : *finding.node->parent();
      if (finding.source != Source::kLabel || !holds_label(row)) continue;
      fields.insert(field);
      rows.insert(row);
    }
  }
  if (fields.size() < 2) rows.clear();
  rows.merge(dates);
  for (std::size_t i = block + 1; i < outline[block].end; ++i) {
    if (outline[i].noise) rows.insert(outline[i].node);
  }
  return rows;
}

/// What is clicked on: "Appeler le 06…", "Voir plus", "Photo 2"; and headings.
bool is_no_prose(const Node& node) {
  const std::string_view tag = node.tag();
  if (tag.size() == 2 && tag[0] == 'h' && tag[1] >= '1' && tag[1] <= '6') return true;
  static const re2::RE2 kNoPage(R"((?i)^(?:tel:|sms:|mailto:|javascript:)|wa\.me/|\.(?:jpe?g|png|webp)(?:\?|$))");
  if (node.tag() == "button" || node.tag() == "form" || node.tag() == "textarea") return true;
  return node.tag() == "a" && re2::RE2::PartialMatch(std::string(node.attribute("href").value_or("")), kNoPage);
}

/// Without any heading: the element that says what the page's title begins with.
void find_named_by_title(const Outline& outline, const std::string& whole, Findings& findings) {
  const std::string first = first_part(whole);
  constexpr std::size_t kShortest = 2;
  if (first.size() < kShortest) return;
  for (const OutlineElement& element : outline.elements()) {
    if (element.noise || element.tag == "title" || element.tag == "a" || element.linked_bytes > 0) continue;
    if (element.text_bytes > kMostBytesOfAFact || outline.visible_text(element) != first) continue;
    findings["title"].push_back({first, Source::kHeading, element.node});
    return;
  }
}

}  // namespace

void find_title(const Outline& outline, const Node& document, std::string_view url, Findings& findings) {
  const std::string whole = page_title(document);
  const auto title = words_of(whole);
  std::vector<std::pair<double, Finding>> found;
  for (const OutlineElement& element : outline.elements()) {
    if (element.noise || element.text_bytes > kMostBytesOfAFact || !may_be_title(element)) continue;
    std::string text = outline.visible_text(element);
    if (text.empty() || text.size() > 300) continue;
    const double weight = is_handle(text, url) ? 0 : weight_of_heading(element, text, title);
    text = title_of_heading(element.own, std::move(text), whole);
    found.emplace_back(weight, Finding{std::move(text), Source::kHeading, element.node});
  }
  if (found.empty()) find_named_by_title(outline, whole, findings);
  std::ranges::stable_sort(found, [](const auto& a, const auto& b) { return a.first > b.first; });
  for (auto& [weight, finding] : found) findings["title"].push_back(std::move(finding));
  if (!whole.empty()) findings["title"].push_back({without_site(whole), Source::kProse});
}

void find_text(const Outline& outline, Findings& findings) {
  constexpr std::size_t kCompared = 6;
  auto blocks = blocks_by_weight(outline, nodes_of_facts(findings));
  if (blocks.empty()) return;
  if (blocks.size() > kCompared) blocks.resize(kCompared);
  const std::string beginning = beginning_of_excerpt(findings);
  const auto told = std::ranges::find_if(blocks, [&](const Block& block) {
    return !beginning.empty() && plain_beginning(outline, block.at).starts_with(beginning);
  });
  const std::size_t best = told == blocks.end() ? blocks.front().at : told->at;
  const auto facts = fact_rows(outline, best, findings);
  const auto left_out = [&](const Node& node) { return facts.contains(node) || is_no_prose(node); };
  if (std::string text = outline.visible_text_but(outline[best], left_out); !text.empty())
    findings["text"].push_back({std::move(text), Source::kProse, outline[best].node});
}

}  // namespace vigie::extractors
