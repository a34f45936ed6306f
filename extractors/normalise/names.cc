#include "extractors/normalise/names.h"

#include <algorithm>

#include <unicode/uchar.h>

#include "extractors/normalise/code_points.h"
#include "extractors/normalise/patterns.h"
#include "model/text_folding.h"

namespace vigie::extractors {
namespace {

constexpr std::size_t kMostWords = 3;                    // "Maria de Lourdes"; longer is no name but a sentence
constexpr std::size_t kLeastBytes = 2, kMostBytes = 40;  // of a name that introduces itself

void add(std::vector<StatedName>& names, const FoldedField& field, const Reading& read) {
  std::string name = field.original_words(read);
  const std::string key = folded(name);
  if (std::ranges::none_of(names, [&](const StatedName& known) { return folded(known.name) == key; })) {
    names.push_back({std::move(name), read});
  }
}

/// The words with which the field begins, up to a number or a sign that parts: "Lina, 24 ans" → "Lina".
void add_from_name_field(std::vector<StatedName>& names, const FoldedField& field) {
  const auto& tokens = field.tokens();
  const auto first = std::ranges::find_if(tokens, &Token::is_word);
  auto end = first;
  while (end != tokens.end() && (end->is_word() || is_one_of(end->text, "- ' ’"))) ++end;
  const auto count = static_cast<std::size_t>(std::count_if(first, end, [](const Token& t) { return t.is_word(); }));
  if (count == 0 || count > kMostWords) return;
  const auto last = std::find_if(std::make_reverse_iterator(end), std::make_reverse_iterator(first),
                                 [](const Token& t) { return t.is_word(); });
  add(names, field, field.reading(first->begin, last->end));
}

bool begins_with_capital(const FoldedField& field, std::string_view part) {
  const std::string written = field.original_words(field.reading(part));
  std::size_t i = 0;
  return u_isupper(static_cast<UChar32>(next_code_point(written, i))) != 0;
}

void add_introduced(std::vector<StatedName>& names, const FoldedField& field) {
  static const re2::RE2 kIntroduced(
      R"(\b(?:je m\s?['’]?\s?appelle|moi c\s?['’]?\s?est|mon prenom est|mon prenom c\s?['’]?\s?est|my name is|)"
      R"(me llamo|mi chiamo|meu nome e|ma numesc|prenom\s?:)\s+)"
      R"re(([^\s\d.,;:!?()/'"]+))re");
  static const re2::RE2 kGreeting(
      R"re(\b(?:coucou|cc|bonjour|bonsoir|salut|hello|hey)[\s,!]{1,3}c\s?['’]?\s?est\s+([^\s\d.,;:!?()/'"]+))re");
  for (const PatternHit& hit : find_all(kGreeting, field.text())) {
    if (begins_with_capital(field, hit[1]) && !is_one_of(hit[1], "moi toi nous la le un une nouveau nouvelle"))
      add(names, field, field.reading(hit[1]));
  }
  for (const PatternHit& hit : find_all(kIntroduced, field.text())) {
    const bool is_name_long = hit[1].size() >= kLeastBytes && hit[1].size() <= kMostBytes;
    if (!is_name_long || is_one_of(hit[1], "la le une un pas plus pour tres ta ton votre")) continue;
    add(names, field, field.reading(hit[1]));
  }
}

}  // namespace

std::vector<StatedName> stated_names(const FoldedAd& ad) {
  std::vector<StatedName> names;
  for (const FoldedField* field : ad.fields({AdField::kName})) add_from_name_field(names, *field);
  for (const FoldedField* field : ad.fields({AdField::kTitle, AdField::kText})) add_introduced(names, *field);
  return names;
}

}  // namespace vigie::extractors
