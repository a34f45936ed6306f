// Facts that no class and no label names, by their form alone: "80 €", "Lina, 27 ans", "Cergy (95000)", "Annonce du
// 07/09/2026", "il y a 3 heures" standing by itself. Internal.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "extractors/generic/findings.h"
#include "extractors/generic/outline.h"

namespace vigie::extractors {

void find_by_form(const Outline& outline, Findings& findings);
/// Where nothing else says it: "Lina, escort in Cergy", "Belle brune de passage à Cergy" in the page's title or
/// heading.
void find_place_in_title(const Outline& outline, Findings& findings);

/// Where nothing else names it: a heading of one word, the word that the page's title begins with standing
/// by itself, or "Hier à 09h37 par Lina".
void find_name_by_form(const Outline& outline, Findings& findings);

/// "Lina, 27 ans", "Lina - 27", "Lina 27 ans".
struct NameAndAge {
  std::string name, age;
};

/// @param bare  the age may stand without "ans" or "years", as it does in a heading
std::optional<NameAndAge> name_and_age(std::string_view text, bool bare);

}  // namespace vigie::extractors
