#include "extractors/generic/labelled.h"

#include <algorithm>
#include <array>

#include <re2/re2.h>
#include <re2/set.h>

#include "extractors/generic/by_form.h"
#include "model/text_folding.h"

namespace vigie::extractors {
namespace {

struct Label {
  std::string_view field;
  const char* pattern;  // of the folded label, whole
};

// Apostrophes may be of two shapes: ".".
constexpr std::array<Label, 8> kLabels = {
    {{"age", "(?:mon |son |votre )?age|edad|eta|alter|years|j.ai"},
     {"price",
      "(?:(?:mes |nos |ses )?(?:a partir de|prix|tarifs?|price|rates?|roses?|cadeaux?|participation|honoraires|budget|"
      "compensation|dedommagement|donation|dons?|precio|from|(?:1|une|one) ?(?:h|heure|hour)))(?: [^\\d:]{0,12})?"},
     {"place",
      "(?:ma |sa )?(?:ville|lieu|localisation|localite|secteur|city|location|adresse|address|ou|where|place|commune|"
      "town|ville de base|base|ciudad|zone|situe a|based in|lives in|j.habite|habite|reside)( [^\\d:]{0,10})?"},
     {"posted",
      "(?:(?:annonce |profil |fiche )?(?:publiee?|postee?|deposee?|parue?|mise?|ajoutee?|creee?|modifiee?|"
      "actualisee?)(?: en ligne| a jour)?(?: le| depuis(?: le)?)?|annonce du|"
      "(?:derniere |date de )?(?:mise a jour|mise en ligne|modification|actualisation|parution|publication|depot)|"
      "date(?: [^\\d:]{0,20})?|(?:ad )?(?:last )?(?:updated?|modified|edited)(?: on)?|posted(?: "
      "on)?|published|added|listed|"
      "(?:ici|en ligne|online)(?: depuis(?: le)?| le| since)?)"},
     {"phones",
      "(?:n. |numero )?(?:de )?(?:tel|telephone|phone|portable|mobile|gsm|contact|appeler|numero|call)(?: "
      "[^\\d:]{0,12})?"},
     {"name", "(?:nom|prenom|pseudo|surnom|name|nickname|showname|nombre|je m.appelle|annonceur|annonceuse)"},
     {"text",
      "(?:description|(?:ma )?presentation|a propos(?: de moi)?|about(?: me)?|texte|annonce|mon annonce|qui suis-je[ "
      "?]*)"},
     {"title", "(?:titre|title)"}}};

/// "Ville Cergy", but not "VILLE DE BASE".
bool ends_in_a_name(std::string_view label) {
  static const re2::RE2 kName(R"(.*\s\p{Lu}[^\s]*\p{Ll}[^\s]*[\s:.]*)");
  return re2::RE2::FullMatch(re2::StringPiece(label.data(), label.size()), kName);
}

constexpr std::size_t kLongestLabel = 40;

/// All labels at once, then the one that fits once more for what it captures.
struct CompiledLabels {
  re2::RE2::Set any{re2::RE2::DefaultOptions, re2::RE2::ANCHOR_BOTH};
  std::vector<std::unique_ptr<re2::RE2>> each;

  CompiledLabels() {
    for (const Label& label : kLabels) {
      any.Add(label.pattern, nullptr);
      each.push_back(std::make_unique<re2::RE2>(label.pattern));
    }
    any.Compile();
  }
};

std::string_view field_of_label(std::string_view label) {
  static const CompiledLabels kCompiled;
  if (label.empty() || label.size() > kLongestLabel) return {};
  std::string words = folded(label);
  while (!words.empty() && (words.back() == ':' || words.back() == ' ' || words.back() == '.')) words.pop_back();
  while (!words.empty() && static_cast<unsigned char>(words.front()) >= 0x80) words.erase(words.begin());
  std::vector<int> fitting;
  kCompiled.any.Match(words, &fitting);
  std::ranges::sort(fitting);
  for (const auto at : fitting) {
    const re2::RE2& pattern = *kCompiled.each[static_cast<std::size_t>(at)];
    const std::string_view field = kLabels[static_cast<std::size_t>(at)].field;
    if (pattern.NumberOfCapturingGroups() == 0) return field;
    std::string addition;
    re2::RE2::FullMatch(words, pattern, &addition);
    if (addition.empty() || !ends_in_a_name(label)) return field;
  }
  return {};
}

/// Without the colon and spaces before it and the spaces behind it.
std::string trimmed(std::string_view text) {
  constexpr std::string_view kHardSpace = "\u00A0";
  const auto begins = [&](std::string_view signs) { return !text.empty() && signs.find(text.front()) != signs.npos; };
  while (begins(" :\t\n") || text.starts_with(kHardSpace)) text.remove_prefix(begins(" :\t\n") ? 1 : kHardSpace.size());
  const auto last = text.find_last_not_of(" \t\n");
  return std::string(text.substr(0, last + 1));
}

bool is_fact(std::string_view field, std::string_view value) {
  constexpr std::size_t kLongestFact = 80;
  if (value.empty()) return false;
  const bool has_digit = value.find_first_of("0123456789") != std::string_view::npos;
  static const re2::RE2 kSentences(R"([^.]{3}[.!?]\s+\p{L})");
  if (field == "price" && re2::RE2::PartialMatch(re2::StringPiece(value.data(), value.size()), kSentences))
    return false;
  if (field == "age" || field == "phones" || field == "price") return value.size() <= kLongestFact && has_digit;
  return field == "text" || field == "title" || value.size() <= kLongestFact;
}

void add(std::string_view field, std::string value, const Node& node, Source source, Findings& findings) {
  if (is_fact(field, value)) findings[std::string(field)].push_back({std::move(value), source, node});
}

std::string_view field_of_label(const Outline& outline, const OutlineElement& element) {
  return element.text_bytes <= kLongestLabel ? field_of_label(outline.text(element)) : std::string_view();
}

bool is_line_break(std::string_view tag) { return tag == "br" || tag == "hr" || tag == "wbr"; }

/// "Cergy" before "Ville" in a row of two.
void add_before(std::string_view field, const Outline& outline, std::size_t value, Findings& findings) {
  const OutlineElement& element = outline[value];
  if (element.text_bytes > kMostBytesOfAFact || !field_of_label(outline, element).empty()) return;
  add(field, trimmed(outline.visible_text(element)), element.node, Source::kLabel, findings);
}

/// What the label stands for: the words right behind it, else the element beside it, else what is left of its row.
void add_labelled(std::string_view field, const Outline& outline, std::size_t label, LongTexts& long_texts,
                  Findings& findings) {
  const OutlineElement& row = outline[outline[label].parent];
  const std::size_t next = outline[label].end;
  if (std::string behind = trimmed(outline[label].node.following_text()); is_fact(field, behind) && behind.size() > 1)
    return add(field, std::move(behind), row.node, Source::kLabel, findings);
  if (next < row.end && !is_line_break(outline[next].tag)) {
    const OutlineElement& value = outline[next];
    if (value.tag == "dt" && outline[label].tag == "dt") return;
    if (field_of_label(outline, value).empty()) {
      const bool may_be_long = field == "text" && long_texts.may_take(outline, next);
      if (!may_be_long && value.text_bytes > kMostBytesOfAFact) return;
      return add(field, trimmed(outline.visible_text(value)), value.node, Source::kLabel, findings);
    }
  }
  const std::size_t first = outline[label].parent + 1;
  if (row.children == 2 && next == row.end && first < label && outline[first].text_bytes > 0)
    return add_before(field, outline, first, findings);
  if (row.children <= 3) add(field, trimmed(row.own), row.node, Source::kLabel, findings);
}

/// "Ville : Argenteuil" in one element, or "Prix : <b>80 €</b>".
void add_line(const Outline& outline, std::size_t at, Findings& findings) {
  const OutlineElement& element = outline[at];
  const std::string& text = element.own;
  const auto colon = text.find(':');
  if (colon > kLongestLabel) return;
  const auto field = field_of_label(std::string_view(text).substr(0, colon));
  if (field.empty()) return;
  std::string value = trimmed(std::string_view(text).substr(colon + 1));
  const bool beside = value.empty() && element.children == 1 && outline[at + 1].text_bytes <= kMostBytesOfAFact;
  if (beside) value = trimmed(outline.visible_text(outline[at + 1]));
  add(field, std::move(value), beside ? outline[at + 1].node : element.node, Source::kLabel, findings);
}

bool is_heading_tag(std::string_view tag) { return tag.size() == 2 && tag[0] == 'h' && tag[1] >= '2' && tag[1] <= '6'; }

/// "À propos" as a heading: what stands below it, up to the next.
void add_section(const Outline& outline, std::size_t heading, LongTexts& long_texts, Findings& findings) {
  std::string text;
  const std::size_t end = outline[outline[heading].parent].end;
  std::size_t last = heading, parts = 0;
  for (std::size_t at = outline[heading].end; at < end && !is_heading_tag(outline[at].tag); at = outline[at].end) {
    if (outline[at].noise || !long_texts.may_take(outline, at)) continue;
    const std::string part = outline.visible_text(outline[at]);
    if (!part.empty()) text += (text.empty() ? "" : "\n") + part, last = at, ++parts;
  }
  const Node& node = outline[parts == 1 ? last : outline[heading].parent].node;
  add("text", std::move(text), node, Source::kLabel, findings);
}

/// Of a label one child at most says something: the other is its icon.
bool says_one_thing(const Outline& outline, std::size_t at) {
  int saying = 0;
  for (std::size_t child = at + 1; child < outline[at].end; child = outline[child].end)
    saying += outline[child].text_bytes > 0 ? 1 : 0;
  return saying <= 1 && (saying == 0 || outline[at].own.empty());
}

bool may_be_label(std::string_view tag) {
  constexpr std::array<std::string_view, 15> kTags = {"dt", "th", "td", "b",  "strong", "span", "label", "div",
                                                      "p",  "em", "h2", "h3", "h4",     "h5",   "small"};
  return std::ranges::find(kTags, tag) != kTags.end();
}

std::string_view field_of_class(std::string_view words) {
  if (has_word(words, {"price*", "prix", "tarif*", "cost", "roses"})) return "price";
  if (has_word(words, {"phone*", "tel", "telephone*", "mobile", "portable", "numero"})) return "phones";
  if (has_word(words, {"age"})) return "age";
  if (has_word(words, {"city", "ville*", "location*", "lieu", "localite", "localisation", "place", "town", "geo",
                       "locality", "loc", "where", "secteur", "adresse"}))
    return "place";
  if (has_word(words, {"date*", "posted", "publi*", "time", "timeago", "ago"})) return "posted";
  if (has_word(words, {"pseudo*", "username", "showname", "nickname", "prenom", "name"})) return "name";
  return {};
}

bool has_phone_digits(std::string_view value) {
  return std::ranges::count_if(value, [](char c) { return c >= '0' && c <= '9'; }) >= 8;
}

}  // namespace

void find_labelled(const Outline& outline, Findings& findings) {
  LongTexts long_texts;
  for (std::size_t i = 0; i < outline.size(); ++i) {
    const OutlineElement& element = outline[i];
    if (element.noise) continue;
    if (may_be_label(element.tag) && element.children <= 2 && says_one_thing(outline, i)) {
      const auto field = field_of_label(outline, element);
      if (field == "text" && is_heading_tag(element.tag))
        add_section(outline, i, long_texts, findings);
      else if (!field.empty())
        add_labelled(field, outline, i, long_texts, findings);
    }
    if (element.own_bytes > 0 && element.own_bytes < 120) add_line(outline, i, findings);
  }
}

void find_by_class(const Outline& outline, Findings& findings) {
  for (const OutlineElement& element : outline.elements()) {
    if (element.noise || element.mixed || element.children > 2 || element.text_bytes > kMostBytesOfAFact) continue;
    if (element.tag == "time") {
      const bool dated = element.node.attribute("datetime").has_value();
      const std::string value = dated ? std::string(*element.node.attribute("datetime")) : outline.text(element);
      if (!value.empty())
        findings["posted"].push_back({value, Source::kMicrodata, element.node, dated ? "datetime" : ""});
      continue;
    }
    const auto field = field_of_class(element.words);
    if (field.empty()) continue;
    std::string value = trimmed(outline.visible_text(element));
    if (!field_of_label(value).empty()) continue;
    if (field == "phones" && !has_phone_digits(value)) continue;
    if (auto both = name_and_age(value, false); both && field == "name") value = std::move(both->name);
    add(field, std::move(value), element.node, Source::kClassName, findings);
  }
}

}  // namespace vigie::extractors
