#include "extractors/normalise/number_words.h"

#include <algorithm>
#include <bit>
#include <bitset>
#include <string>
#include <unordered_map>

#include "extractors/normalise/phrases.h"
#include "extractors/normalise/tokens.h"

namespace vigie::extractors {
namespace {

constexpr std::array<std::string_view, 6> kLanguages{"fr", "en", "es", "pt", "it", "ro"};

/// What a number is called in each of kLanguages, several names apart by spaces.
struct Row {
  std::uint8_t value;
  std::array<std::string_view, 6> names;
};

constexpr std::array<Row, 28> kRows{{
    {0, {"zero zeros zerro sero nul", "zero oh nought naught", "cero", "zero", "zero", "zero"}},
    {1, {"un une", "one", "uno un una", "um uma", "uno un una", "unu una"}},
    {2, {"deux", "two", "dos", "dois duas", "due", "doi doua"}},
    {3, {"trois", "three", "tres", "tres", "tre", "trei"}},
    {4, {"quatre quatres catre", "four", "cuatro", "quatro", "quattro", "patru"}},
    {5, {"cinq cinc", "five", "cinco", "cinco", "cinque", "cinci"}},
    {6, {"six", "six", "seis", "seis meia", "sei", "sase"}},
    {7, {"sept", "seven", "siete", "sete", "sette", "sapte"}},
    {8, {"huit", "eight", "ocho", "oito", "otto", "opt"}},
    {9, {"neuf", "nine", "nueve", "nove", "nove", "noua"}},
    {10, {"dix", "ten", "diez", "dez", "dieci", "zece"}},
    {11, {"onze", "eleven", "once", "onze", "undici", "unsprezece unspe"}},
    {12, {"douze", "twelve", "doce", "doze", "dodici", "doisprezece douasprezece doispe"}},
    {13, {"treize", "thirteen", "trece", "treze", "tredici", "treisprezece treispe"}},
    {14, {"quatorze", "fourteen", "catorce", "catorze quatorze", "quattordici", "paisprezece paispe"}},
    {15, {"quinze", "fifteen", "quince", "quinze", "quindici", "cincisprezece cinsprezece cinspe"}},
    {16, {"seize", "sixteen", "dieciseis", "dezesseis dezasseis", "sedici", "saisprezece saispe"}},
    {17, {"dixsept", "seventeen", "diecisiete", "dezessete dezassete", "diciassette", "saptesprezece saptespe"}},
    {18, {"dixhuit", "eighteen", "dieciocho", "dezoito", "diciotto", "optsprezece optispe"}},
    {19, {"dixneuf", "nineteen", "diecinueve", "dezenove dezanove", "diciannove", "nouasprezece nouaspe"}},
    {20, {"vingt vingts", "twenty", "veinte", "vinte", "venti", "douazeci"}},
    {30, {"trente", "thirty", "treinta", "trinta", "trenta", "treizeci"}},
    {40, {"quarante", "forty fourty", "cuarenta", "quarenta", "quaranta", "patruzeci"}},
    {50, {"cinquante", "fifty", "cincuenta", "cinquenta", "cinquanta", "cincizeci"}},
    {60, {"soixante", "sixty", "sesenta", "sessenta", "sessanta", "saizeci"}},
    {70, {"septante", "seventy", "setenta", "setenta", "settanta", "saptezeci"}},
    {80, {"huitante octante", "eighty", "ochenta", "oitenta", "ottanta", "optzeci"}},
    {90, {"nonante", "ninety", "noventa", "noventa", "novanta", "nouazeci"}},
}};

constexpr LanguageSet kSpanish = 1 << 2;
constexpr LanguageSet kItalian = 1 << 4;

constexpr std::size_t kLetters = 27;  // a … z, and none
constexpr std::size_t kShortest = 2;
constexpr std::size_t kLongestGlued = 100;

std::size_t letter(std::string_view word, std::size_t i) {
  return i < word.size() && word[i] >= 'a' && word[i] <= 'z' ? static_cast<std::size_t>(word[i] - 'a') : kLetters - 1;
}

std::size_t beginning(std::string_view word) {
  return (letter(word, 0) * kLetters + letter(word, 1)) * kLetters + letter(word, 2);
}

class Lexicon {
 public:
  Lexicon() {
    for (const Row& row : kRows) {
      for (std::size_t i = 0; i < kLanguages.size(); ++i) {
        add_all(row.names[i], row.value, static_cast<LanguageSet>(1U << i));
      }
    }
    add_compounds();
  }

  /// Few words begin like a number, and only they are looked up.
  bool may_begin(std::string_view word) const { return beginnings_[beginning(word)]; }

  bool may_begin_with_zero(std::string_view word) const { return beginnings_of_zero_[beginning(word)]; }

  std::optional<NumberWord> find(std::string_view word) const {
    if (word.size() < kShortest || !may_begin(word)) return std::nullopt;
    const auto found = words_.find(word);
    if (found == words_.end()) return std::nullopt;
    return found->second;
  }

  std::size_t longest() const { return longest_; }

 private:
  void add(std::string word, std::uint8_t value, LanguageSet language) {
    beginnings_.set(beginning(word));
    if (value == 0) beginnings_of_zero_.set(beginning(word));
    longest_ = std::max(longest_, word.size());
    const auto [known, is_new] = words_.try_emplace(std::move(word), NumberWord{value, language});
    if (!is_new) known->second.languages = static_cast<LanguageSet>(known->second.languages | language);
  }

  void add_all(std::string_view names, std::uint8_t value, LanguageSet language) {
    for (const auto name : words_of_list(names)) add(std::string(name), value, language);
  }

  /// "veintidos", "ventidue", "trentotto": written as one word.
  void add_compounds() {
    for (std::size_t unit = 1; unit <= 9; ++unit) {
      const auto& names = kRows[unit].names;
      const std::string spanish(names[2].substr(0, names[2].find(' ')));
      const std::string italian(names[4].substr(0, names[4].find(' ')));
      add("veinti" + spanish, static_cast<std::uint8_t>(20 + unit), kSpanish);
      for (std::size_t ten = 2; ten <= 9; ++ten) {
        std::string word(kRows[18 + ten].names[4]);
        if (unit == 1 || unit == 8) word.pop_back();
        add(word + italian, static_cast<std::uint8_t>(10 * ten + unit), kItalian);
      }
    }
    add("veintiun", 21, kSpanish);
  }

  std::unordered_map<std::string, NumberWord, ViewHash, std::equal_to<>> words_;
  std::bitset<kLetters * kLetters * kLetters> beginnings_, beginnings_of_zero_;
  std::size_t longest_ = 0;
};

const Lexicon& lexicon() {
  static const Lexicon loaded;
  return loaded;
}

/// Cuts a word into number words, the longest first; goes back where the rest of it is none.
class Cutter {
 public:
  explicit Cutter(std::string_view word) : word_(word) {}

  std::optional<GluedNumbers> cut() {
    if (!cut_from(0) || glued_.count < 2) return std::nullopt;
    return glued_;
  }

 private:
  bool cut_from(std::size_t begin) {
    if (begin == word_.size()) return true;
    if (glued_.count == GluedNumbers::kMost || dead_ends_[begin]) return false;
    const std::string_view rest = word_.substr(begin);
    for (std::size_t length = std::min(rest.size(), lexicon().longest()); length >= kShortest; --length) {
      const auto next = lexicon().find(rest.substr(0, length));
      if (!next) continue;
      glued_.words[glued_.count++] = *next;
      if (cut_from(begin + length)) return true;
      --glued_.count;
    }
    dead_ends_.set(begin);
    return false;
  }

  std::string_view word_;
  GluedNumbers glued_;
  std::bitset<kLongestGlued> dead_ends_;
};

}  // namespace

std::string_view first_language(LanguageSet languages) {
  return kLanguages[static_cast<std::size_t>(std::countr_zero(languages))];
}

std::optional<NumberWord> number_word(std::string_view word) { return lexicon().find(word); }

bool begins_like_zero(std::string_view word) { return lexicon().may_begin_with_zero(word); }

std::optional<GluedNumbers> glued_numbers(std::string_view word) {
  if (word.size() > kLongestGlued || !lexicon().may_begin(word)) return std::nullopt;
  return Cutter(word).cut();
}

}  // namespace vigie::extractors
