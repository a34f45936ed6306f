#include "extractors/generic/by_form.h"

#include <algorithm>
#include <array>
#include <set>
#include <tuple>
#include <vector>

#include <re2/re2.h>

#include "extractors/plain_words.h"
#include "model/department.h"
#include "model/text_folding.h"

namespace vigie::extractors {
namespace {

/// Without the spaces, dashes and the like around it.
std::string trimmed(std::string_view text) {
  constexpr std::array<std::string_view, 11> kAround = {" ", "\n", ":", ",", "|", "-", "\u00A0", "·", "•", "–", "—"};
  for (bool more = true; more;) {
    more = false;
    for (const std::string_view one : kAround) {
      if (text.starts_with(one) && one != ",") text.remove_prefix(one.size()), more = true;
      if (text.ends_with(one)) text.remove_suffix(one.size()), more = true;
    }
  }
  return std::string(text);
}

bool has_digit(std::string_view text) {
  return std::ranges::any_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

bool has_any(std::string_view text, std::initializer_list<std::string_view> parts) {
  return std::ranges::any_of(parts, [&](std::string_view part) { return text.find(part) != text.npos; });
}

/// Without a digit only days that are named.
bool may_hold_day(std::string_view text) {
  return has_digit(text) || has_any(text, {"ier", "ujourd", "oday", "esterday", "y a "});
}

/// And "Cergy / Val-d'Oise".
bool may_hold_fact(std::string_view text) { return may_hold_day(text) || has_any(text, {"/", ", "}); }

/// "Cergy - il y a 3 heures" → both parts; a text without a mark between its parts is its only one.
std::vector<std::string> parts_of(std::string_view text) {
  std::vector<std::string> parts;
  while (true) {
    std::size_t at = std::string_view::npos, size = 0;
    for (const std::string_view mark : {" - ", " – ", " — ", " | ", " · ", " • "}) {
      if (const auto found = text.find(mark); found < at) std::tie(at, size) = std::pair(found, mark.size());
    }
    parts.push_back(trimmed(text.substr(0, at)));
    if (at == std::string_view::npos) return parts;
    text.remove_prefix(at + size);
  }
}

constexpr const char* kDay =
    R"((?:il y a .{1,20}|\d+ (?:minutes?|hours?|days?|weeks?|months?) ago|(?:hier|aujourd.hui|today|yesterday).{0,14}|\d{1,2}[/.-]\d{1,2}[/.-]\d{4}(?: .{1,8})?|\d{4}-\d{2}-\d{2}\S{0,20}(?: \d{2}:\d{2}\S{0,6})?|\d{1,2}(?:er)? [^\d\s]+ \d{4}(?: .{1,10}?)?))";

/// "Annonce 1234 déposée le 07/09/2026 par Lina" → "07/09/2026".
std::string date_in(std::string_view text) {
  static const re2::RE2 kDated(
      std::string("(?i)(?:(?:annonce|profil|fiche|ad)?(?: n?.{0,2}\\d+)? ?(?:(?:derni[eè]re )?mise? [aà] jour|"
                  "publi[ée]+|post[ée]+|d[ée]pos[ée]+|parue?|mise? en ligne|ajout[ée]+|modifi[ée]+|actualis[ée]+|"
                  "annonce|en ligne|(?:last )?(?:updated|modified)|posted|added|published|online|listed)?"
                  "(?: le| du| on| since| depuis(?: le)?)? ?:? ?)(") +
      kDay + ")(?: par [^\\d]{1,30}| by [^\\d]{1,30})?");
  std::string day;
  return may_hold_day(text) && re2::RE2::FullMatch(re2::StringPiece(text.data(), text.size()), kDated, &day)
             ? day
             : std::string();
}

bool is_department(const std::string& words) {
  static const auto kNames = [] {
    std::set<std::string, std::less<>> names;
    for (const Department& one : departments()) names.insert(folded(one.name));
    return names;
  }();
  return kNames.contains(words);
}

/// "Cergy, 95000", "Cergy (95)", "Cergy / Val-d'Oise", "Cergy, France".
bool is_town_with_area(std::string_view text) {
  static const re2::RE2 kTown(
      R"(([^\d\s,/()][^\d,/()]+?)\s*(?:,|/|\s)\s*\(?(\d{5}|2[ABab]\d{3}|[^()\d,/]+)\)?|([^\d\s,/()][^\d,/()]+?) \((\d{2,3}|2[ABab])\))");
  constexpr std::size_t kLongest = 80;
  if (text.size() > kLongest) return false;
  std::string town, area, other, number;
  if (!re2::RE2::FullMatch(re2::StringPiece(text.data(), text.size()), kTown, &town, &area, &other, &number))
    return false;
  if (!number.empty()) return DepartmentCode::parse(number).has_value();
  const std::string words = folded(area);
  return words.find_first_of("0123456789") != std::string::npos || words == "france" || is_department(words);
}

void add(const char* field, std::string value, const Node& node, Findings& findings) {
  if (!value.empty()) findings[field].push_back({std::move(value), Source::kProse, node});
}

/// "Membre depuis", "Last login" before a date: it is of the user, not of the ad.
bool is_of_the_user(const Node& value) {
  static const re2::RE2 kOther("member|membre|inscri|connexion|connecte|login|seen|vue? le|naissance|birth|born");
  const auto label = value.previous_element();
  constexpr std::size_t kLongestLabel = 60;
  const std::string words = label ? folded(label->text().substr(0, kLongestLabel)) : std::string();
  return re2::RE2::PartialMatch(words, kOther);
}

void add_facts_of(const std::string& text, const Node& node, Findings& findings) {
  static const re2::RE2 kPrice(
      R"((?:de |des |a partir de |from )?\d{2,4}(?:[.,]\d{2}|(?:\s*[/-]\s*\d{2,4})+)?\s*(?:€|euros?|eur|roses?|bisous?|kiss)(?:\s*(?:/|par|l').{0,12})?)");
  static const re2::RE2 kAge(R"(\d{2}\s*(?:ans|years(?: old)?|y\.?o\.?))");
  const std::string words = has_digit(text) ? folded(text) : std::string();
  if (has_any(words, {"€", "eur", "rose", "bisou", "kiss"}) && re2::RE2::FullMatch(words, kPrice))
    add("price", text, node, findings);
  if (!words.empty() && re2::RE2::FullMatch(words, kAge)) add("age", text, node, findings);
  if (auto day = date_in(text); !day.empty() && !is_of_the_user(node)) add("posted", std::move(day), node, findings);
  if (is_town_with_area(text)) add("place", text, node, findings);
}

bool is_heading_tag(std::string_view tag) { return tag.size() == 2 && tag[0] == 'h' && tag[1] >= '1' && tag[1] <= '6'; }

void add_name_and_age(const std::string& text, const OutlineElement& element, Findings& findings) {
  const auto both = name_and_age(text, is_heading_tag(element.tag));
  if (!both) return;
  add("name", both->name, element.node, findings);
  add("age", both->age, element.node, findings);
}

/// One word, or several with capitals: "Âge :" and "Vous devez avoir" are no names.
bool may_be_name(std::string_view text) {
  static const re2::RE2 kName(R"([^\s:]+|\p{Lu}[^\s:]*(?:\s+\p{Lu}[^\s:]*)+)");
  return re2::RE2::FullMatch(re2::StringPiece(text.data(), text.size()), kName);
}

/// What pages are headed with.
bool is_no_name(std::string_view heading) {
  static const std::set<std::string, std::less<>> kWords = {
      "accueil", "annonce",      "annonces", "bienvenue", "contact",   "description", "detail", "details", "escort",
      "escorte", "escortes",     "escorts",  "fiche",     "galerie",   "gallery",     "home",   "massage", "massages",
      "photos",  "presentation", "profil",   "profile",   "rencontre", "rencontres",  "trans",  "welcome"};
  const std::string words = folded(heading);
  return kWords.contains(words) || is_department(words);
}

bool is_one_name(const std::string& text) {
  static const re2::RE2 kOneWord(R"(\p{Lu}[\p{L}'’-]+)");
  return re2::RE2::FullMatch(text, kOneWord) && !is_no_name(text);
}

/// As blogs mark who wrote; where it is the site itself, no heading names it.
bool is_author(const OutlineElement& element) { return has_word(element.words, {"author", "auteur"}); }

bool names(const std::string& heading, const std::string& name) {
  return (" " + plain_words(heading) + " ").find(" " + plain_words(name) + " ") != std::string::npos;
}

/// What a page says that it is of.
struct Headings {
  std::string page_is_of;  ///< the first part of its <title>
  std::string heading;     ///< its <h1>, once it was passed
  std::string place;
};

/// A heading of one name, a heading that begins with the name that the page's title begins with, the author that the
/// heading names, or who signed beside a date; empty: none.
std::string name_by_form(const OutlineElement& element, const std::string& own, const Headings& page) {
  static const re2::RE2 kSigned(R"((?i)(?:.* )?(?:par|by) ((?-i:\p{Lu})[\p{L}'’-]+))");
  const bool is_h1 = element.tag == "h1";
  const bool heads = (is_h1 || (own == page.page_is_of && element.tag != "title")) && own != page.place;
  const bool is_name = (heads || is_author(element)) && is_one_name(own) && (heads || names(page.heading, own));
  if (is_name) return own;
  std::string first = is_h1 ? parts_of(own).front() : std::string();
  if (is_h1 && first == page.page_is_of && is_one_name(first) && first != page.place) return first;
  std::string name;
  if (!date_in(own).empty()) re2::RE2::FullMatch(own, kSigned, &name);
  return name;
}

}  // namespace

std::optional<NameAndAge> name_and_age(std::string_view text, bool bare) {
  static const re2::RE2 kBoth(
      R"((?i)\s*([^\s\d,()][^\d,()]*?)\s*(?:,|-|–|\(|\s)\s*(\d{2})(\s*(?:ans|years(?: old)?|y\.?o\.?))?\s*\)?\s*)");
  constexpr std::size_t kLongest = 40;
  if (text.size() > kLongest || !has_digit(text)) return std::nullopt;
  std::string name, years, unit;
  if (!re2::RE2::FullMatch(re2::StringPiece(text.data(), text.size()), kBoth, &name, &years, &unit))
    return std::nullopt;
  if (years < "18" || years > "79" || (unit.empty() && !bare) || !may_be_name(name)) return std::nullopt;
  return NameAndAge{std::move(name), years + unit};
}

void find_by_form(const Outline& outline, Findings& findings) {
  constexpr std::size_t kLongest = 64, kLongestElement = 200;
  for (const OutlineElement& element : outline.elements()) {
    if (element.noise || element.own_bytes == 0 || element.text_bytes > kLongestElement) continue;
    const std::string whole = outline.visible_text(element);
    if (!may_hold_fact(whole)) continue;
    add_name_and_age(whole, element, findings);
    const std::string& own = element.children == 0 ? whole : element.own;
    if (own.empty() || own.size() > kLongest) continue;
    for (const std::string& text : parts_of(own)) add_facts_of(text, element.node, findings);
  }
}

void find_name_by_form(const Outline& outline, Findings& findings) {
  constexpr std::size_t kLongest = 64;
  if (findings.contains("name")) return;
  const auto places = findings.find("place");
  Headings headings;
  if (places != findings.end()) headings.place = places->second.front().value;
  for (const OutlineElement& element : outline.elements()) {
    if (element.tag == "h1" && element.text_bytes <= kMostBytesOfAFact) headings.heading = outline.text(element);
    if (element.tag == "title")
      headings.page_is_of = parts_of(outline.text(element).substr(0, kMostBytesOfAFact)).front();
    if (element.noise || element.own_bytes == 0 || element.text_bytes > kMostBytesOfAFact) continue;
    const std::string own = trimmed(element.own);
    if (own.size() <= kLongest) add("name", name_by_form(element, own, headings), element.node, findings);
  }
}

void find_place_in_title(const Outline& outline, Findings& findings) {
  static const re2::RE2 kPlace(
      R"(.*(?:^|\s)(?:à|a|in|sur|near)\s+(\p{Lu}[^\s,|:()]*(?:[ -](?:\p{Lu}[^\s,|:()]*|l[ae]s?|sur|sous|en|de|du|des))*)(?:\s*[,|:(–-].*)?)");
  constexpr std::size_t kLongest = 200;
  if (findings.contains("place")) return;
  for (const OutlineElement& element : outline.elements()) {
    if (element.tag != "title" && element.tag != "h1") continue;
    const std::string text = outline.text(element);
    std::string town;
    if (text.size() <= kLongest && re2::RE2::FullMatch(text, kPlace, &town)) add("place", town, element.node, findings);
  }
}

}  // namespace vigie::extractors
