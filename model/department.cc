#include "model/department.h"

#include <algorithm>
#include <array>
#include <limits>

#include <fmt/format.h>

#include "model/words.h"

namespace vigie {
namespace {

// INSEE, Code officiel géographique au 1er janvier 2024; in the order of the codes.
constexpr std::array<Department, 101> kDepartments{{
    {"01", "Ain", "ain", "84", "Auvergne-Rhône-Alpes"},
    {"02", "Aisne", "aisne", "32", "Hauts-de-France"},
    {"03", "Allier", "allier", "84", "Auvergne-Rhône-Alpes"},
    {"04", "Alpes-de-Haute-Provence", "alpes-de-haute-provence", "93", "Provence-Alpes-Côte d'Azur"},
    {"05", "Hautes-Alpes", "hautes-alpes", "93", "Provence-Alpes-Côte d'Azur"},
    {"06", "Alpes-Maritimes", "alpes-maritimes", "93", "Provence-Alpes-Côte d'Azur"},
    {"07", "Ardèche", "ardeche", "84", "Auvergne-Rhône-Alpes"},
    {"08", "Ardennes", "ardennes", "44", "Grand Est"},
    {"09", "Ariège", "ariege", "76", "Occitanie"},
    {"10", "Aube", "aube", "44", "Grand Est"},
    {"11", "Aude", "aude", "76", "Occitanie"},
    {"12", "Aveyron", "aveyron", "76", "Occitanie"},
    {"13", "Bouches-du-Rhône", "bouches-du-rhone", "93", "Provence-Alpes-Côte d'Azur"},
    {"14", "Calvados", "calvados", "28", "Normandie"},
    {"15", "Cantal", "cantal", "84", "Auvergne-Rhône-Alpes"},
    {"16", "Charente", "charente", "75", "Nouvelle-Aquitaine"},
    {"17", "Charente-Maritime", "charente-maritime", "75", "Nouvelle-Aquitaine"},
    {"18", "Cher", "cher", "24", "Centre-Val de Loire"},
    {"19", "Corrèze", "correze", "75", "Nouvelle-Aquitaine"},
    {"21", "Côte-d'Or", "cote-d-or", "27", "Bourgogne-Franche-Comté"},
    {"22", "Côtes-d'Armor", "cotes-d-armor", "53", "Bretagne"},
    {"23", "Creuse", "creuse", "75", "Nouvelle-Aquitaine"},
    {"24", "Dordogne", "dordogne", "75", "Nouvelle-Aquitaine"},
    {"25", "Doubs", "doubs", "27", "Bourgogne-Franche-Comté"},
    {"26", "Drôme", "drome", "84", "Auvergne-Rhône-Alpes"},
    {"27", "Eure", "eure", "28", "Normandie"},
    {"28", "Eure-et-Loir", "eure-et-loir", "24", "Centre-Val de Loire"},
    {"29", "Finistère", "finistere", "53", "Bretagne"},
    {"2A", "Corse-du-Sud", "corse-du-sud", "94", "Corse"},
    {"2B", "Haute-Corse", "haute-corse", "94", "Corse"},
    {"30", "Gard", "gard", "76", "Occitanie"},
    {"31", "Haute-Garonne", "haute-garonne", "76", "Occitanie"},
    {"32", "Gers", "gers", "76", "Occitanie"},
    {"33", "Gironde", "gironde", "75", "Nouvelle-Aquitaine"},
    {"34", "Hérault", "herault", "76", "Occitanie"},
    {"35", "Ille-et-Vilaine", "ille-et-vilaine", "53", "Bretagne"},
    {"36", "Indre", "indre", "24", "Centre-Val de Loire"},
    {"37", "Indre-et-Loire", "indre-et-loire", "24", "Centre-Val de Loire"},
    {"38", "Isère", "isere", "84", "Auvergne-Rhône-Alpes"},
    {"39", "Jura", "jura", "27", "Bourgogne-Franche-Comté"},
    {"40", "Landes", "landes", "75", "Nouvelle-Aquitaine"},
    {"41", "Loir-et-Cher", "loir-et-cher", "24", "Centre-Val de Loire"},
    {"42", "Loire", "loire", "84", "Auvergne-Rhône-Alpes"},
    {"43", "Haute-Loire", "haute-loire", "84", "Auvergne-Rhône-Alpes"},
    {"44", "Loire-Atlantique", "loire-atlantique", "52", "Pays de la Loire"},
    {"45", "Loiret", "loiret", "24", "Centre-Val de Loire"},
    {"46", "Lot", "lot", "76", "Occitanie"},
    {"47", "Lot-et-Garonne", "lot-et-garonne", "75", "Nouvelle-Aquitaine"},
    {"48", "Lozère", "lozere", "76", "Occitanie"},
    {"49", "Maine-et-Loire", "maine-et-loire", "52", "Pays de la Loire"},
    {"50", "Manche", "manche", "28", "Normandie"},
    {"51", "Marne", "marne", "44", "Grand Est"},
    {"52", "Haute-Marne", "haute-marne", "44", "Grand Est"},
    {"53", "Mayenne", "mayenne", "52", "Pays de la Loire"},
    {"54", "Meurthe-et-Moselle", "meurthe-et-moselle", "44", "Grand Est"},
    {"55", "Meuse", "meuse", "44", "Grand Est"},
    {"56", "Morbihan", "morbihan", "53", "Bretagne"},
    {"57", "Moselle", "moselle", "44", "Grand Est"},
    {"58", "Nièvre", "nievre", "27", "Bourgogne-Franche-Comté"},
    {"59", "Nord", "nord", "32", "Hauts-de-France"},
    {"60", "Oise", "oise", "32", "Hauts-de-France"},
    {"61", "Orne", "orne", "28", "Normandie"},
    {"62", "Pas-de-Calais", "pas-de-calais", "32", "Hauts-de-France"},
    {"63", "Puy-de-Dôme", "puy-de-dome", "84", "Auvergne-Rhône-Alpes"},
    {"64", "Pyrénées-Atlantiques", "pyrenees-atlantiques", "75", "Nouvelle-Aquitaine"},
    {"65", "Hautes-Pyrénées", "hautes-pyrenees", "76", "Occitanie"},
    {"66", "Pyrénées-Orientales", "pyrenees-orientales", "76", "Occitanie"},
    {"67", "Bas-Rhin", "bas-rhin", "44", "Grand Est"},
    {"68", "Haut-Rhin", "haut-rhin", "44", "Grand Est"},
    {"69", "Rhône", "rhone", "84", "Auvergne-Rhône-Alpes"},
    {"70", "Haute-Saône", "haute-saone", "27", "Bourgogne-Franche-Comté"},
    {"71", "Saône-et-Loire", "saone-et-loire", "27", "Bourgogne-Franche-Comté"},
    {"72", "Sarthe", "sarthe", "52", "Pays de la Loire"},
    {"73", "Savoie", "savoie", "84", "Auvergne-Rhône-Alpes"},
    {"74", "Haute-Savoie", "haute-savoie", "84", "Auvergne-Rhône-Alpes"},
    {"75", "Paris", "paris", "11", "Île-de-France"},
    {"76", "Seine-Maritime", "seine-maritime", "28", "Normandie"},
    {"77", "Seine-et-Marne", "seine-et-marne", "11", "Île-de-France"},
    {"78", "Yvelines", "yvelines", "11", "Île-de-France"},
    {"79", "Deux-Sèvres", "deux-sevres", "75", "Nouvelle-Aquitaine"},
    {"80", "Somme", "somme", "32", "Hauts-de-France"},
    {"81", "Tarn", "tarn", "76", "Occitanie"},
    {"82", "Tarn-et-Garonne", "tarn-et-garonne", "76", "Occitanie"},
    {"83", "Var", "var", "93", "Provence-Alpes-Côte d'Azur"},
    {"84", "Vaucluse", "vaucluse", "93", "Provence-Alpes-Côte d'Azur"},
    {"85", "Vendée", "vendee", "52", "Pays de la Loire"},
    {"86", "Vienne", "vienne", "75", "Nouvelle-Aquitaine"},
    {"87", "Haute-Vienne", "haute-vienne", "75", "Nouvelle-Aquitaine"},
    {"88", "Vosges", "vosges", "44", "Grand Est"},
    {"89", "Yonne", "yonne", "27", "Bourgogne-Franche-Comté"},
    {"90", "Territoire de Belfort", "territoire-de-belfort", "27", "Bourgogne-Franche-Comté"},
    {"91", "Essonne", "essonne", "11", "Île-de-France"},
    {"92", "Hauts-de-Seine", "hauts-de-seine", "11", "Île-de-France"},
    {"93", "Seine-Saint-Denis", "seine-saint-denis", "11", "Île-de-France"},
    {"94", "Val-de-Marne", "val-de-marne", "11", "Île-de-France"},
    {"95", "Val-d'Oise", "val-d-oise", "11", "Île-de-France"},
    {"971", "Guadeloupe", "guadeloupe", "01", "Guadeloupe"},
    {"972", "Martinique", "martinique", "02", "Martinique"},
    {"973", "Guyane", "guyane", "03", "Guyane"},
    {"974", "La Réunion", "la-reunion", "04", "La Réunion"},
    {"976", "Mayotte", "mayotte", "06", "Mayotte"},
}};
static_assert(kDepartments.size() <= std::numeric_limits<unsigned char>::max());
static_assert(std::ranges::is_sorted(kDepartments, {}, &Department::code));

constexpr std::size_t kCommuneCodeLength = 5;

std::string_view trimmed(std::string_view text) {
  const auto begin = text.find_first_not_of(" \t");
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(" \t") - begin + 1);
}

std::string in_capitals(std::string_view text) {
  std::string capitals(text);
  std::ranges::transform(capitals, capitals.begin(), [](char c) { return c == 'a' ? 'A' : c == 'b' ? 'B' : c; });
  return capitals;
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

}  // namespace

Result<DepartmentCode> DepartmentCode::parse(std::string_view text) {
  const std::string code = in_capitals(text);
  const auto found = std::ranges::lower_bound(kDepartments, code, {}, &Department::code);
  if (found == kDepartments.end() || found->code != code) {
    return fail(
        Error::kBadInput,
        fmt::format(fmt::runtime(tr("“{}” is no département; give its number: 01 to 95, 2A, 2B, 971 to 974 or 976")),
                    text));
  }
  return DepartmentCode(static_cast<unsigned char>(found - kDepartments.begin()));
}

Result<std::vector<DepartmentCode>> DepartmentCode::parse_list(std::string_view text) {
  std::vector<DepartmentCode> codes;
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find(',', begin), text.size());
    auto code = parse(trimmed(text.substr(begin, end - begin)));
    if (!code) return tl::unexpected(std::move(code).error());
    if (std::ranges::find(codes, *code) == codes.end()) codes.push_back(*code);
    begin = end + 1;
  }
  return codes;
}

Result<DepartmentCode> DepartmentCode::of_commune(std::string_view insee) {
  const std::size_t length = insee.starts_with("97") ? 3 : 2;
  const bool well_formed = insee.size() == kCommuneCodeLength && std::ranges::all_of(insee.substr(length), is_digit);
  auto code = well_formed ? parse(insee.substr(0, length)) : fail(Error::kBadInput, {});
  if (code) return code;
  return fail(
      Error::kBadInput,
      fmt::format(fmt::runtime(tr("“{}” is no INSEE code of a commune of a département, such as 94081")), insee));
}

std::string_view DepartmentCode::text() const { return department().code; }

const Department& DepartmentCode::department() const { return kDepartments[index_]; }

std::span<const Department> departments() { return kDepartments; }

}  // namespace vigie
