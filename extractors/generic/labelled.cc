#include "extractors/generic/labelled.h"

#include <algorithm>
#include <array>
#include <tuple>

#include <re2/re2.h>

#include "model/text_folding.h"

namespace vigie::extractors {
namespace {

struct Label {
  std::string_view field;
  const char* pattern;  // of the folded label, whole
};

constexpr std::array<Label, 8> kLabels = {
    {{"age", "(?:mon |son |votre )?age|edad|eta|alter|years"},
     {"price",
      "(?:a partir de|prix|tarifs?|price|rates?|roses?|cadeaux?|participation|honoraires|precio|from)(?: .{0,12})?"},
     {"place",
      "(?:ville|lieu|localisation|localite|secteur|city|location|adresse|address|ou|where|place|commune|town|"
      "ville de base|base|ciudad|zone|situe a|based in)(?: .{0,10})?"},
     {"posted",
      "(?:(?:annonce )?(?:publiee?|postee?|deposee?|parue?|mise?|ajoutee?)(?: en ligne)?(?: le)?|date(?: .{0,20})?|"
      "posted(?: on)?|published|added|en ligne depuis)"},
     {"phones", "(?:tel|telephone|phone|portable|mobile|contact|appeler|numero|call)(?: .{0,12})?"},
     {"name", "(?:nom|prenom|pseudo|surnom|name|nickname|nombre)"},
     {"text", "(?:description|presentation|a propos(?: de moi)?|about(?: me)?|texte|annonce|mon annonce)"},
     {"title", "(?:titre|title)"}}};

std::string_view field_of_label(std::string_view label) {
  static const auto kCompiled = [] {
    std::vector<std::pair<std::string_view, std::unique_ptr<re2::RE2>>> all;
    for (const Label& one : kLabels) all.emplace_back(one.field, std::make_unique<re2::RE2>(one.pattern));
    return all;
  }();
  constexpr std::size_t kLongestLabel = 40;
  if (label.empty() || label.size() > kLongestLabel) return {};
  std::string words = folded(label);
  while (!words.empty() && (words.back() == ':' || words.back() == ' ' || words.back() == '.')) words.pop_back();
  while (!words.empty() && static_cast<unsigned char>(words.front()) >= 0x80) words.erase(words.begin());
  for (const auto& [field, pattern] : kCompiled) {
    if (re2::RE2::FullMatch(words, *pattern)) return field;
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
  if (field == "age" || field == "phones" || field == "price") return value.size() <= kLongestFact && has_digit;
  return field == "text" || field == "title" || value.size() <= kLongestFact;
}

void add(std::string_view field, std::string value, const Node& node, Source source, Findings& findings) {
  if (is_fact(field, value)) findings[std::string(field)].push_back({std::move(value), source, node});
}

std::string_view field_of_label(const OutlineElement& element) {
  return element.text_bytes <= kMostBytesOfAFact ? field_of_label(element.node.text()) : std::string_view();
}

/// What the label stands for: the element beside it, else what is left of the text of its row.
void add_labelled(std::string_view field, const Outline& outline, std::size_t label, LongTexts& long_texts,
                  Findings& findings) {
  const OutlineElement& row = outline[outline[label].parent];
  const std::size_t next = outline[label].end;
  if (next < row.end) {
    const OutlineElement& value = outline[next];
    if (value.tag == "dt" && outline[label].tag == "dt") return;
    if (field_of_label(value).empty()) {
      const bool may_be_long = field == "text" && long_texts.may_take(outline, next);
      if (!may_be_long && value.text_bytes > kMostBytesOfAFact) return;
      return add(field, trimmed(visible_text(value.node)), value.node, Source::kLabel, findings);
    }
  }
  if (row.children <= 3) add(field, trimmed(row.node.own_text()), row.node, Source::kLabel, findings);
}

/// "Ville : Argenteuil" in one element.
void add_line(const OutlineElement& element, Findings& findings) {
  const std::string text = element.node.own_text();
  const auto colon = text.find(':');
  if (colon > 40) return;
  const auto field = field_of_label(std::string_view(text).substr(0, colon));
  if (!field.empty())
    add(field, trimmed(std::string_view(text).substr(colon + 1)), element.node, Source::kLabel, findings);
}

bool may_be_label(std::string_view tag) {
  constexpr std::array<std::string_view, 14> kTags = {"dt",  "th", "td", "b",  "strong", "span", "label",
                                                      "div", "p",  "em", "h3", "h4",     "h5",   "small"};
  return std::ranges::find(kTags, tag) != kTags.end();
}

std::string_view field_of_class(std::string_view words) {
  if (has_word(words, {"price*", "prix", "tarif*", "cost", "roses"})) return "price";
  if (has_word(words, {"phone*", "tel", "telephone*", "mobile", "portable", "numero"})) return "phones";
  if (has_word(words, {"age"})) return "age";
  if (has_word(words, {"city", "ville*", "location*", "lieu", "localite", "localisation", "place", "town", "geo",
                       "locality", "loc"}))
    return "place";
  if (has_word(words, {"date*", "posted", "publi*", "time", "timeago", "ago"})) return "posted";
  if (has_word(words, {"pseudo*", "username", "showname", "nickname", "prenom", "name"})) return "name";
  return {};
}

bool has_phone_digits(std::string_view value) {
  return std::ranges::count_if(value, [](char c) { return c >= '0' && c <= '9'; }) >= 8;
}

/// "Cergy - il y a 3 heures" → both parts; a text without a mark between its parts is its only one.
std::vector<std::string> parts_of(std::string_view text) {
  std::vector<std::string> parts;
  while (true) {
    std::size_t at = std::string_view::npos, size = 0;
    for (const std::string_view mark : {" - ", " – ", " — ", " | ", " · ", " • "}) {
      if (const auto found = text.find(mark); found < at) std::tie(at, size) = std::pair(found, mark.size());
    }
    parts.push_back(trimmed(std::string(text.substr(0, at))));
    if (at == std::string_view::npos) return parts;
    text.remove_prefix(at + size);
  }
}

}  // namespace

void find_labelled(const Outline& outline, Findings& findings) {
  LongTexts long_texts;
  for (std::size_t i = 0; i < outline.size(); ++i) {
    const OutlineElement& element = outline[i];
    if (element.noise) continue;
    if (may_be_label(element.tag) && element.children <= 2) {
      if (const auto field = field_of_label(element); !field.empty())
        add_labelled(field, outline, i, long_texts, findings);
    }
    if (element.own_bytes > 0 && element.own_bytes < 120) add_line(element, findings);
  }
}

void find_by_form(const Outline& outline, Findings& findings) {
  static const re2::RE2 kPrice(
      R"((?:de |dès |à partir de |from )?\d{2,4}(?:[.,]\d{2})?\s*(?:€|euros?|eur|roses?|bisous?|kiss)(?:\s*(?:/|par|l').{0,12})?)");
  static const re2::RE2 kAge(R"(\d{2}\s*(?:ans|years(?: old)?|y\.?o\.?))");
  static const re2::RE2 kDate(
      R"((?:publiee?|postee?|deposee?|mise? en ligne|posted|added|le)?\s*(?:le |:)?\s*(?:il y a .{1,20}|(?:hier|aujourd'?hui|today|yesterday).{0,14}|\d{1,2}[/.-]\d{1,2}[/.-]\d{4}(?: .{1,8})?|\d{4}-\d{2}-\d{2}\S{0,20}|\d{1,2} [a-z]{3,9}\.? \d{4}(?: .{1,10})?))");
  constexpr std::size_t kLongest = 48;
  for (const OutlineElement& element : outline.elements()) {
    if (element.noise || element.children > 0 || element.own_bytes == 0 || element.own_bytes > kLongest) continue;
    for (const std::string& text : parts_of(visible_text(element.node))) {
      const std::string words = folded(text);
      for (const auto& [field, pattern] :
           {std::pair("price", &kPrice), std::pair("age", &kAge), std::pair("posted", &kDate)}) {
        if (re2::RE2::FullMatch(words, *pattern)) add(field, text, element.node, Source::kProse, findings);
      }
    }
  }
}

void find_by_class(const Outline& outline, Findings& findings) {
  for (const OutlineElement& element : outline.elements()) {
    if (element.noise || element.children > 2 || element.text_bytes > kMostBytesOfAFact) continue;
    if (element.tag == "time") {
      const bool dated = element.node.attribute("datetime").has_value();
      const std::string value = dated ? std::string(*element.node.attribute("datetime")) : element.node.text();
      if (!value.empty())
        findings["posted"].push_back({value, Source::kMicrodata, element.node, dated ? "datetime" : ""});
      continue;
    }
    const auto field = field_of_class(element.words);
    if (field.empty()) continue;
    std::string value = trimmed(visible_text(element.node));
    if (!field_of_label(value).empty()) continue;
    if (field == "phones" && !has_phone_digits(value)) continue;
    add(field, std::move(value), element.node, Source::kClassName, findings);
  }
}

}  // namespace vigie::extractors
