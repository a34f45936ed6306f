#include "extractors/generic/state.h"

#include <algorithm>
#include <array>
#include <bit>
#include <map>
#include <span>

#include <fmt/format.h>
#include <re2/re2.h>

#include "extractors/field_scope.h"
#include "extractors/generic/base64.h"
#include "extractors/generic/contacts.h"
#include "model/raw_ad.h"

namespace vigie::extractors {
namespace {

using simdjson::dom::array;
using simdjson::dom::object;

struct KeysOfField {
  std::string_view field;
  std::array<std::string_view, 12> keys;  // in lower case, the best first
};

// Of schema.org and of the states of sites.
constexpr std::array<KeysOfField, 9> kKeys = {{
    {"title", {"title", "subject", "headline", "name", "nickname", "titre", "displayname", "heading"}},
    {"text", {"body", "description", "text", "content", "aboutme", "about", "presentation", "articlebody", "bio"}},
    {"name", {"nickname", "username", "pseudo", "displayname", "firstname", "owner", "author", "seller", "givenname"}},
    {"age", {"age", "years"}},
    {"price", {"price", "prices", "offers", "minimumprice", "pricerange", "tarif", "rate", "rates", "lowprice"}},
    {"place",
     {"addresslocality", "city", "currentcity", "address", "location", "place", "ville", "basecity", "areaserved"}},
    {"posted",
     {"datepublished", "dateposted", "first_publication_date", "publishedat", "createdat", "datecreated", "posted",
      "date", "uploaddate", "datemodified", "updatedat", "modifiedat"}},
    {"phones", {"telephone", "phone", "phonenumber", "phones", "tel", "mobile", "contactphone", "call"}},
    {"photos", {"images", "photos", "pictures", "image", "photo", "picture", "gallery", "media", "thumbnailurl"}},
}};

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return out;
}

std::optional<JsonValue> member(const object& value, std::string_view key) {
  for (const auto field : value) {
    if (lower(field.key) == key) return field.value;
  }
  return std::nullopt;
}

std::string scalar(const JsonValue& value) {
  if (std::string_view text; value.get(text) == simdjson::SUCCESS) return std::string(text);
  if (std::int64_t number; value.get(number) == simdjson::SUCCESS) return std::to_string(number);
  if (double number; value.get(number) == simdjson::SUCCESS) return fmt::format("{}", number);
  return {};
}

/// What a nested object says: {"name": …}, {"addressLocality": …}, {"price": …, "priceCurrency": …}.
std::vector<std::string> said(const JsonValue& value, std::string_view field, int depth = 0);

std::vector<std::string> said_by(const object& value, std::string_view field, int depth) {
  if (const auto amount = member(value, "price"); amount && field == "price") {
    std::string text = scalar(*amount);
    for (const char* key : {"pricecurrency", "currency"}) {
      if (const auto currency = member(value, key)) text += " " + scalar(*currency);
    }
    return {text};
  }
  for (const std::string_view key :
       {"addresslocality", "city", "url", "urls", "contenturl", "path", "src", "name", "label", "value", "lowprice",
        "content", "text", "address", "number", "rendered"}) {
    const auto inner = member(value, key);
    if (!inner) continue;
    if (auto texts = said(*inner, field, depth + 1); !texts.empty()) return texts;
  }
  return {};
}

std::vector<std::string> said(const JsonValue& value, std::string_view field, int depth) {
  if (depth > 4) return {};
  if (object inner; value.get(inner) == simdjson::SUCCESS) return said_by(inner, field, depth);
  array list;
  if (value.get(list) != simdjson::SUCCESS) {
    std::string text = scalar(value);
    return text.empty() ? std::vector<std::string>{} : std::vector<std::string>{std::move(text)};
  }
  std::vector<std::string> all;
  for (const JsonValue item : list) {
    for (std::string& text : said(item, field, depth + 1)) all.push_back(std::move(text));
    if (field != "photos" && field != "phones" && !all.empty()) break;
  }
  return all;
}

/// Markup in a text of JSON, as its reader would see it.
std::string without_markup(std::string text) {
  if (text.find('<') == std::string::npos && text.find('&') == std::string::npos) return text;
  return Dom::parse(std::move(text)).document().text();
}

void add_object(const object& value, Source source, Findings& findings) {
  for (const auto& [field, keys] : kKeys) {
    for (const std::string_view key : keys) {
      if (key.empty()) break;
      const auto found = member(value, key);
      if (!found) continue;
      auto texts = said(*found, field);
      if (texts.empty()) continue;
      for (std::string& text : texts) {
        findings[std::string(field)].push_back(
            {field == "text" ? without_markup(std::move(text)) : std::move(text), source});
        if (!is_list_field(field)) break;
      }
      break;
    }
  }
}

/// {"attributes": [{"key": "age", "value": "46"}]}
void add_named_values(const object& value, Source source, Findings& findings) {
  for (const auto list : value) {
    array items;
    if (list.value.get(items) != simdjson::SUCCESS) continue;
    for (const JsonValue item : items) {
      object pair;
      if (item.get(pair) != simdjson::SUCCESS) continue;
      const auto key = member(pair, "key"), said = member(pair, "value");
      if (!key || !said) continue;
      const std::string name = lower(scalar(*key)), text = scalar(*said);
      const auto field = std::ranges::find_if(kKeys, [&](const KeysOfField& of) { return of.keys.front() == name; });
      if (field != kKeys.end() && !text.empty()) findings[std::string(field->field)].push_back({text, source});
    }
  }
}

struct Candidate {
  object value;
  int score;
};

/// The fields of which a key speaks, a bit each.
unsigned fields_of_key(const std::string& key) {
  static const auto kFields = [] {
    std::map<std::string, unsigned, std::less<>> fields;
    for (unsigned i = 0; i < kKeys.size(); ++i) {
      if (kKeys[i].field == "name") continue;
      for (const std::string_view one : kKeys[i].keys) {
        if (!one.empty()) fields[std::string(one)] |= 1u << i;
      }
    }
    return fields;
  }();
  const auto found = kFields.find(key);
  return found == kFields.end() ? 0 : found->second;
}

bool is_id(std::string_view key) {
  constexpr std::array kIds = {"id", "list_id", "ad_id", "slug", "_id", "uid", "@id"};
  return std::ranges::find(kIds, key) != kIds.end();
}

/// How much an object looks like an ad: a point a field that it has, three where its id stands in the page's address.
int score_of(const object& value, std::string_view url) {
  unsigned fields = 0;
  int points = 0;
  for (const auto member : value) {
    const std::string key = lower(member.key);
    fields |= fields_of_key(key);
    if (!is_id(key)) continue;
    const std::string id = scalar(member.value);
    if (id.size() >= 3 && url.find(id) != std::string_view::npos) points = 3;
  }
  return points + std::popcount(fields);
}

void look_for_ad(const JsonValue& value, std::string_view url, int depth, std::optional<Candidate>& best) {
  constexpr int kDeepest = 12;
  if (depth > kDeepest) return;
  if (array list; value.get(list) == simdjson::SUCCESS) {
    for (const JsonValue item : list) look_for_ad(item, url, depth + 1, best);
    return;
  }
  object inner;
  if (value.get(inner) != simdjson::SUCCESS) return;
  const int score = score_of(inner, url);
  if (!best || score > best->score) best = Candidate{inner, score};
  for (const auto field : inner) look_for_ad(field.value, url, depth + 1, best);
}

/// The text from the first brace to the one that closes it: what stands behind "window.state =".
std::string_view braced(std::string_view script) {
  const auto begin = script.find('{');
  if (begin == std::string_view::npos) return {};
  int depth = 0;
  bool quoted = false;
  for (std::size_t i = begin; i < script.size(); ++i) {
    const char c = script[i];
    if (quoted && c == '\\') {
      ++i;
    } else if (c == '"') {
      quoted = !quoted;
    } else if (!quoted && c == '{') {
      ++depth;
    } else if (!quoted && c == '}' && --depth == 0) {
      return script.substr(begin, i - begin + 1);
    }
  }
  return {};
}

/// A literal of a script as JSON: names in quotes, "undefined" null; texts stay as they are. {a:1} → {"a":1}
std::string as_json(std::string_view literal) {
  static const re2::RE2 kPiece(R"(("(?:[^"\\]|\\.)*")|([A-Za-z_$][\w$]*)(\s*:)|(\bvoid 0\b|\bundefined\b)|(?s:.))");
  std::string json;
  re2::StringPiece rest(literal.data(), literal.size()), text, name, colon, nothing;
  for (const char* at = rest.data(); !rest.empty(); at = rest.data()) {
    text = name = colon = nothing = re2::StringPiece();
    if (!re2::RE2::Consume(&rest, kPiece, &text, &name, &colon, &nothing)) return {};
    if (!name.empty())
      json.append("\"").append(name).append("\"").append(colon);
    else if (!nothing.empty())
      json += "null";
    else
      json.append(at, static_cast<std::size_t>(rest.data() - at));
  }
  return json;
}

bool is_of_the_site(const object& value) {
  const auto type = member(value, "@type");
  if (!type) return false;
  const std::string name = said(*type, "").empty() ? "" : said(*type, "").front();
  constexpr std::array kOthers = {"BreadcrumbList", "Organization", "WebSite",      "ItemList",
                                  "SearchAction",   "FAQPage",      "ImageGallery", "CollectionPage"};
  return std::ranges::find(kOthers, name) != kOthers.end();
}

void look_for_thing(const JsonValue& value, std::string_view url, int depth, std::optional<Candidate>& best) {
  if (depth > 4) return;
  if (array list; value.get(list) == simdjson::SUCCESS) {
    for (const JsonValue item : list) look_for_thing(item, url, depth + 1, best);
    return;
  }
  object thing;
  if (value.get(thing) != simdjson::SUCCESS) return;
  if (const auto graph = member(thing, "@graph")) look_for_thing(*graph, url, depth + 1, best);
  for (const char* key : {"mainentity", "about", "itemoffered"}) {
    if (const auto inner = member(thing, key)) look_for_thing(*inner, url, depth + 1, best);
  }
  if (is_of_the_site(thing)) return;
  const int score = score_of(thing, url);
  if (score > 0 && (!best || score > best->score)) best = Candidate{thing, score};
}

void add_json_ld(const std::string& script, std::string_view url, Findings& findings) {
  const auto json = JsonText::parse(script);
  if (!json) return;
  std::optional<Candidate> best;
  look_for_thing(json->root(), url, 0, best);
  if (best) add_object(best->value, Source::kJsonLd, findings);
}

struct State {
  std::shared_ptr<const JsonText> owner;
  Candidate ad;
};

constexpr std::size_t kMostBytesOfALiteral = 200'000;

/// "window.state = {": not the body of a function.
bool is_assigned(std::string_view script) {
  const auto before = script.substr(0, script.find('{')).find_last_not_of(" \t\r\n");
  return before != std::string_view::npos && script[before] == '=';
}

std::optional<State> state_of(std::string_view script, std::string_view url) {
  const std::string_view literal = braced(script);
  auto json = JsonText::parse(literal);
  if (!json && is_assigned(script) && literal.size() <= kMostBytesOfALiteral) json = JsonText::parse(as_json(literal));
  if (!json) return std::nullopt;
  std::optional<Candidate> best;
  look_for_ad(json->root(), url, 0, best);
  if (!best) return std::nullopt;
  return State{std::move(json), *best};
}

constexpr int kLeastFieldsOfAState = 3;

/// Prose that a script writes into the page: innerHTML = atob('…').
void add_written_text(const std::string& script, Findings& findings) {
  static const re2::RE2 kCoded(R"(atob\(\s*['"]([A-Za-z0-9+/=]{60,})['"])");
  constexpr long kLeastSpaces = 6;
  std::string coded;
  if (!re2::RE2::PartialMatch(script, kCoded, &coded)) return;
  auto text = from_base64(coded);
  const bool is_prose = text && simdjson::validate_utf8(*text) && std::ranges::count(*text, ' ') >= kLeastSpaces &&
                        text->find_first_of("{}") == std::string::npos;
  if (is_prose) findings["text"].push_back({without_markup(*std::move(text)), Source::kClassName});
}

}  // namespace

void find_in_scripts(const Node& document, std::string_view url, Findings& findings) {
  static const Selector kScripts = Selector::compile("script:not([src])").value();
  std::optional<State> best;
  for (const Node& script : document.select(kScripts)) {
    const std::string text = script.raw_text();
    if (script.attribute("type").value_or("") == "application/ld+json") {
      add_json_ld(text, url, findings);
      continue;
    }
    add_written_text(text, findings);
    if (auto state = state_of(text, url); state && (!best || state->ad.score > best->ad.score)) {
      best = std::move(state);
    }
  }
  if (!best || best->ad.score < kLeastFieldsOfAState) return;
  add_object(best->ad.value, Source::kState, findings);
  add_named_values(best->ad.value, Source::kState, findings);
}

namespace {

struct Property {
  std::string_view name, field;
};

constexpr std::array<Property, 16> kMicrodata = {{{"name", "title"},
                                                  {"headline", "title"},
                                                  {"description", "text"},
                                                  {"articlebody", "text"},
                                                  {"price", "price"},
                                                  {"addresslocality", "place"},
                                                  {"areaserved", "place"},
                                                  {"homelocation", "place"},
                                                  {"telephone", "phones"},
                                                  {"image", "photos"},
                                                  {"photo", "photos"},
                                                  {"contenturl", "photos"},
                                                  {"datepublished", "posted"},
                                                  {"datecreated", "posted"},
                                                  {"dateposted", "posted"},
                                                  {"age", "age"}}};

constexpr std::array<Property, 14> kMeta = {{{"og:title", "title"},
                                             {"twitter:title", "title"},
                                             {"og:description", "text"},
                                             {"description", "text"},
                                             {"twitter:description", "text"},
                                             {"og:image", "photos"},
                                             {"product:price:amount", "price"},
                                             {"og:price:amount", "price"},
                                             {"og:locality", "place"},
                                             {"geo.placename", "place"},
                                             {"article:published_time", "posted"},
                                             {"profile:first_name", "name"},
                                             {"profile:username", "name"},
                                             {"og:phone_number", "phones"}}};

std::string_view field_of(std::span<const Property> properties, std::string_view name) {
  const auto found = std::ranges::find(properties, name, &Property::name);
  return found == properties.end() ? std::string_view() : found->field;
}

/// The attribute in which an element of microdata holds its value (HTML standard 5.2.4); none: its text.
std::string value_attribute(const Node& node) {
  if (node.tag() == "img") return picture_attribute(node).value_or("src");
  for (const char* name : {"content", "datetime", "src", "data-src"}) {
    if (node.attribute(name)) return name;
  }
  if (node.tag() == "a" || node.tag() == "link") return "href";
  return {};
}

void add_value(std::string_view field, const Outline& outline, const OutlineElement& element, std::string attribute,
               Source source, Findings& findings) {
  const Node& node = element.node;
  std::string value =
      attribute.empty() ? outline.visible_text(element) : std::string(node.attribute(attribute).value_or(""));
  if (!value.empty()) findings[std::string(field)].push_back({std::move(value), source, node, std::move(attribute)});
}

}  // namespace

void find_in_markup(const Outline& outline, Findings& findings) {
  LongTexts long_texts;
  for (std::size_t i = 0; i < outline.size(); ++i) {
    const OutlineElement& element = outline[i];
    if (element.tag == "meta") {
      const auto name =
          element.node.attribute("property") ? element.node.attribute("property") : element.node.attribute("name");
      const auto field = field_of(kMeta, lower(name.value_or("")));
      const bool in_part = field == "text" || field == "photos";
      const Source source = in_part ? Source::kExcerpt : Source::kOpenGraph;
      if (!field.empty()) add_value(field, outline, element, "content", source, findings);
    }
    if (element.noise) continue;
    const auto property = element.node.attribute("itemprop");
    if (!property) continue;
    const auto field = field_of(kMicrodata, lower(*property));
    if (field.empty()) continue;
    const bool is_link_text = field != "photos" && element.tag == "a";
    std::string attribute = is_link_text ? std::string() : value_attribute(element.node);
    if (attribute.empty() && !long_texts.may_take(outline, i)) continue;
    add_value(field, outline, element, std::move(attribute), Source::kMicrodata, findings);
  }
}

}  // namespace vigie::extractors
