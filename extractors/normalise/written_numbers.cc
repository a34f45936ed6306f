#include "extractors/normalise/written_numbers.h"

#include <array>
#include <string>
#include <unordered_map>

#include "extractors/normalise/phrases.h"

namespace vigie::extractors {
namespace {

struct Words {
  long value;
  std::string_view names;
};

constexpr std::array<Words, 19> kUnits{{{1, "un une one uno una um uma unu"},
                                        {2, "deux two dos due dois duas doi doua"},
                                        {3, "trois three tres tre trei"},
                                        {4, "quatre four cuatro quattro quatro patru"},
                                        {5, "cinq five cinco cinque cinci"},
                                        {6, "six seis sei sase"},
                                        {7, "sept seven siete sette sete sapte"},
                                        {8, "huit eight ocho otto oito opt"},
                                        {9, "neuf nine nueve nove noua"},
                                        {10, "dix ten diez dieci dez zece"},
                                        {11, "onze eleven once undici unsprezece"},
                                        {12, "douze twelve doce dodici doze doisprezece douasprezece"},
                                        {13, "treize thirteen trece tredici treze treisprezece"},
                                        {14, "quatorze fourteen catorce quattordici catorze paisprezece"},
                                        {15, "quinze fifteen quince quindici cincisprezece"},
                                        {16, "seize sixteen dieciseis sedici dezesseis dezasseis saisprezece"},
                                        {17, "seventeen diecisiete diciassette dezessete dezassete saptesprezece"},
                                        {18, "eighteen dieciocho diciotto dezoito optsprezece"},
                                        {19, "nineteen diecinueve diciannove dezenove dezanove nouasprezece"}}};

constexpr std::array<Words, 8> kTens{{{20, "vingt vingts twenty veinte venti vinte douazeci"},
                                      {30, "trente thirty treinta trenta trinta treizeci"},
                                      {40, "quarante forty fourty cuarenta quaranta quarenta patruzeci"},
                                      {50, "cinquante fifty cincuenta cinquanta cinquenta cincizeci"},
                                      {60, "soixante sixty sesenta sessanta sessenta saizeci"},
                                      {70, "septante seventy setenta settanta saptezeci"},
                                      {80, "huitante octante eighty ochenta ottanta oitenta optzeci"},
                                      {90, "nonante ninety noventa novanta nouazeci"}}};

using Values = std::unordered_map<std::string, long, ViewHash, std::equal_to<>>;

void add_all(Values& values, const Words& words) {
  for (std::string_view rest = words.names; !rest.empty();) {
    const auto word = rest.substr(0, rest.find(' '));
    values.emplace(word, words.value);
    rest.remove_prefix(std::min(word.size() + 1, rest.size()));
  }
}

/// "veintidos", "ventidue", "trentotto": written as one word.
void add_compounds(Values& values) {
  constexpr std::array<std::string_view, 9> kSpanish{"uno",  "dos",   "tres", "cuatro", "cinco",
                                                     "seis", "siete", "ocho", "nueve"};
  constexpr std::array<std::string_view, 9> kItalian{"uno", "due",   "tre",  "quattro", "cinque",
                                                     "sei", "sette", "otto", "nove"};
  constexpr std::array<std::string_view, 8> kItalianTens{"venti",    "trenta",   "quaranta", "cinquanta",
                                                         "sessanta", "settanta", "ottanta",  "novanta"};
  for (std::size_t unit = 0; unit < 9; ++unit) {
    values.emplace("veinti" + std::string(kSpanish[unit]), 21 + static_cast<long>(unit));
    const bool drops_vowel = unit == 0 || unit == 7;
    for (std::size_t ten = 0; ten < kItalianTens.size(); ++ten) {
      std::string word(kItalianTens[ten]);
      if (drops_vowel) word.pop_back();
      values.emplace(word + std::string(kItalian[unit]),
                     10 * (static_cast<long>(ten) + 2) + 1 + static_cast<long>(unit));
    }
  }
  values.emplace("veintiun", 21);
}

const Values& values() {
  static const Values kAll = [] {
    Values all;
    for (const Words& words : kUnits) add_all(all, words);
    for (const Words& words : kTens) add_all(all, words);
    add_compounds(all);
    return all;
  }();
  return kAll;
}

std::optional<long> value_of(const std::vector<Token>& tokens, std::size_t i) {
  if (i >= tokens.size() || !tokens[i].is_word()) return std::nullopt;
  const auto found = values().find(tokens[i].text);
  if (found == values().end()) return std::nullopt;
  return found->second;
}

bool is_at(const std::vector<Token>& tokens, std::size_t i, std::string_view spaced_list) {
  return i < tokens.size() && is_one_of(tokens[i].text, spaced_list);
}

/// Behind "vingt", "-", "et", "y": where the units would stand.
std::size_t behind_joints(const std::vector<Token>& tokens, std::size_t i) {
  if (is_at(tokens, i, "-")) ++i;
  if (is_at(tokens, i, "et and y e si")) ++i;
  return is_at(tokens, i, "-") ? i + 1 : i;
}

/// "quatre-vingt(s)": 80.
std::optional<WrittenNumber> four_twenties(const std::vector<Token>& tokens, std::size_t i) {
  if (!is_at(tokens, i, "quatre")) return std::nullopt;
  const std::size_t next = is_at(tokens, i + 1, "-") ? i + 2 : i + 1;
  if (!is_at(tokens, next, "vingt vingts")) return std::nullopt;
  return WrittenNumber{80, next + 1};
}

/// The units after "vingt"; after "soixante" and "quatre-vingt" they go up to 19.
WrittenNumber with_units(const std::vector<Token>& tokens, WrittenNumber tens, long most) {
  const std::size_t next = behind_joints(tokens, tens.end);
  const auto unit = value_of(tokens, next);
  if (!unit || *unit > most) return tens;
  const WrittenNumber sum{tens.value + *unit, next + 1};
  if (*unit != 10 || most < 19) return sum;
  // "soixante-dix-huit"
  const std::size_t last = is_at(tokens, next + 1, "-") ? next + 2 : next + 1;
  const auto digit = value_of(tokens, last);
  return digit && *digit >= 7 && *digit <= 9 ? WrittenNumber{sum.value + *digit, last + 1} : sum;
}

}  // namespace

std::optional<WrittenNumber> written_number_at(const std::vector<Token>& tokens, std::size_t i) {
  if (const auto eighty = four_twenties(tokens, i)) return with_units(tokens, *eighty, 19);
  const auto first = value_of(tokens, i);
  if (!first) return std::nullopt;
  if (*first == 10) return with_units(tokens, {10, i + 1}, 9);  // "dix-huit"
  const bool is_ten = *first >= 20 && *first % 10 == 0;
  if (!is_ten) return WrittenNumber{*first, i + 1};
  return with_units(tokens, {*first, i + 1}, *first == 60 ? 19 : 9);
}

}  // namespace vigie::extractors
