#include "extractors/generic/prose.h"

#include <algorithm>
#include <array>
#include <set>

#include "extractors/selector.h"
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

/// What the site adds: "Lina à Argenteuil - Exemple Annonces" → "Lina à Argenteuil".
std::string without_site(std::string title) {
  for (const char* separator : {" | ", " - ", " – ", " — ", " :: ", " • ", " · "}) {
    const auto at = title.rfind(separator);
    if (at != std::string::npos && at > 3) return title.substr(0, at);
  }
  return title;
}

double weight_of_heading(const OutlineElement& element, std::string_view text, const std::set<std::string>& title) {
  const double level = element.tag == "h1" ? 1.0 : element.tag == "h2" ? 0.6 : 0.3;
  const bool named = has_word(element.words, {"title*", "titre*", "subject", "heading"});
  const auto words = words_of(text);
  const double length = std::min(1.0, static_cast<double>(words.size()) / 4.0);
  return level + (named ? 0.5 : 0.0) + share_in(words, title) * length * 1.5;
}

bool may_be_title(const OutlineElement& element) {
  if (element.tag == "h1" || element.tag == "h2" || element.tag == "h3") return true;
  return has_word(element.words, {"title", "titre", "subject"}) && element.tag != "title" && element.tag != "meta";
}

/// Prose of an element's own and of its children that hold nothing but prose: paragraphs, lines.
std::size_t prose_bytes(const Outline& outline, std::size_t at) {
  std::size_t bytes = outline[at].own_bytes;
  for (std::size_t child = at + 1; child < outline[at].end; child = outline[child].end) {
    const OutlineElement& below = outline[child];
    const bool plain = below.tag == "div" && below.words.empty();
    if (plain || below.tag == "p" || below.tag == "blockquote") bytes += below.own_bytes;
  }
  return bytes;
}

double weight_of_block(const Outline& outline, std::size_t at) {
  const OutlineElement& element = outline[at];
  double weight = static_cast<double>(prose_bytes(outline, at));
  if (has_word(element.words, {"desc*", "texte", "text", "content", "contenu", "about*", "presentation*", "message",
                               "body", "corps", "annonce*", "copy", "bio"}))
    weight *= 1.6;
  const double all = static_cast<double>(element.text_bytes) + 1;
  const double linked = static_cast<double>(element.linked_bytes) / all;
  return weight * (1 - std::min(1.0, linked * 1.5));
}

bool may_be_text(const OutlineElement& element) {
  constexpr std::array<std::string_view, 10> kTags = {"div", "p",          "section", "article", "td",
                                                      "dd",  "blockquote", "span",    "pre",     "li"};
  return !element.noise && std::ranges::find(kTags, element.tag) != kTags.end();
}

}  // namespace

void find_title(const Outline& outline, const Node& document, Findings& findings) {
  const std::string whole = page_title(document);
  const auto title = words_of(whole);
  std::vector<std::pair<double, Finding>> found;
  for (const OutlineElement& element : outline.elements()) {
    if (element.noise || element.text_bytes > kMostBytesOfAFact || !may_be_title(element)) continue;
    std::string text = visible_text(element.node);
    if (text.empty() || text.size() > 300) continue;
    const double weight = weight_of_heading(element, text, title);
    found.emplace_back(weight, Finding{std::move(text), Source::kHeading, element.node});
  }
  std::ranges::stable_sort(found, [](const auto& a, const auto& b) { return a.first > b.first; });
  for (auto& [weight, finding] : found) findings["title"].push_back(std::move(finding));
  if (!whole.empty()) findings["title"].push_back({without_site(whole), Source::kProse});
}

void find_text(const Outline& outline, Findings& findings) {
  constexpr double kLeastBytes = 20;
  std::optional<std::size_t> best;
  double most = kLeastBytes;
  for (std::size_t i = 0; i < outline.size(); ++i) {
    if (!may_be_text(outline[i]) || outline[i].own_bytes + outline[i].end - i < 2) continue;
    if (const double weight = weight_of_block(outline, i); weight > most) best = i, most = weight;
  }
  if (best) findings["text"].push_back({visible_text(outline[*best].node), Source::kProse, outline[*best].node});
}

}  // namespace vigie::extractors
