// Names of places that are misspelt: what two spellings must share to be taken for one.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace vigie::extractors {

/// What is heard of a folded name: "versaille" and "versailles", "argenteuille" and "argenteuil" sound the same.
std::string sound_of(std::string_view key);

/// The key and each form of it with one letter left out, spaces apart. Two names that share one differ in at most one
/// letter, or two neighbouring ones in the other order, but for a few that `is_one_slip` refuses.
std::vector<std::string> forms_without_a_letter(std::string_view key);

/// At most one letter added, left out, replaced or changed places with its neighbour.
bool is_one_slip(std::string_view one, std::string_view other);

}  // namespace vigie::extractors
