#include "extractors/normalise/digit_pieces.h"

#include <algorithm>
#include <unordered_map>

#include "extractors/normalise/code_points.h"

namespace vigie::extractors {
namespace {

using Source = DigitPiece::Source;

constexpr std::size_t kMostDigits = 20;
constexpr std::size_t kLongestBlock = 15;    // E.164; longer ones are accounts and ids
constexpr std::size_t kMostZeros = 3;        // no number begins with so many
constexpr std::size_t kWidestGap = 80;       // bytes
constexpr std::size_t kMostSigns = 16;       // between two pieces
constexpr std::size_t kMostWords = 5;        // the same
constexpr std::size_t kMostWordsAside = 12;  // the same, in brackets
constexpr std::size_t kMostLookAlikes = 8;   // in one word
constexpr std::size_t kMostLoneLookAlikes = 2;

constexpr std::string_view kJoiningWords =
    "puis ensuite et apres enfin suivi de tiret point espace virgule slash barre trait "
    "then and after followed by dash dot space comma "
    "luego y despues guion punto espacio depois e hifen ponto espaco poi dopo trattino punto spazio apoi si dupa "
    "cratima";

constexpr std::string_view kUnitWords =
    "h hr hrs heure heures hour hours hora horas ora ore min mn minute minutes a au to till until jusqu hasta alle "
    "an ans annee annees age year years yo anos anni ani cm m metre metres kg kgs kilo kilos km "
    "euro euros eur rose roses rosa rosas dollar dollars chf lei gbp usd "
    "janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre "
    "january february march april may june july august september october november december "
    "jour jours nuit nuits semaine semaines mois day days week weeks month months "
    "lundi mardi mercredi jeudi vendredi samedi dimanche "
    "vue vues vu views visites visite fois photos photo personnes avis etoiles "
    "etage code porte bis ter cp secteur secteurs siret siren rcs ref iban rib dept departement departements "
    "taille poids bonnet pointure";

/// Words that are numbers, and more often something else.
constexpr std::string_view kOrdinaryWords = "un une one uno una um uma unu tres neuf once due sei oh nul six";

constexpr char kNone = '\0';

bool is_bracket(char c, std::string_view of) { return of.find(c) != std::string_view::npos; }

struct Letters {
  std::size_t primary = 0, other = 0, none = 0;
};

Letters letters_of(std::string_view word) {
  Letters letters;
  for (std::size_t i = 0; i < word.size() && letters.none == 0;) {
    const char32_t c = next_code_point(word, i);
    if (digit_like(c) == kNone)
      ++letters.none;
    else if (std::u32string_view(U"olisbоο").find(c) != std::u32string_view::npos)
      ++letters.primary;
    else
      ++letters.other;
  }
  return letters;
}

bool is_number(const std::vector<Token>& tokens, std::size_t i) {
  return i < tokens.size() && (tokens[i].is_number() || (tokens[i].is_word() && number_word(tokens[i].text)));
}

bool number_follows(const std::vector<Token>& tokens, std::size_t i) {
  std::size_t next = i + 1;
  while (next < tokens.size() && next <= i + 2 && tokens[next].is_symbol()) ++next;
  return is_number(tokens, next);
}

bool touches_number(const std::vector<Token>& tokens, std::size_t i) {
  return (i > 0 && tokens[i - 1].is_number() && touch(tokens[i - 1], tokens[i])) ||
         (i + 1 < tokens.size() && tokens[i + 1].is_number() && touch(tokens[i], tokens[i + 1]));
}

/// "XX", digits that are not told.
bool is_mask(std::string_view word) { return word.size() > 1 && word.find_first_not_of('x') == std::string_view::npos; }

using Gaps = std::unordered_map<std::string_view, Gap>;

void add_all(Gaps& gaps, std::string_view words, Gap gap) {
  for (const auto word : words_of_list(words)) gaps.try_emplace(word, gap);
}

Gap gap_of_word(std::string_view word) {
  static const Gaps kGaps = [] {
    Gaps gaps;
    add_all(gaps, kJoiningWords, Gap::kJoining);
    add_all(gaps, kUnitWords, Gap::kUnits);
    return gaps;
  }();
  const auto found = kGaps.find(word);
  return found == kGaps.end() ? Gap::kWords : found->second;
}

Gap gap_of_sign(std::string_view sign) {
  if (sign.size() > 1) return is_one_of(sign, "€ £ °") ? Gap::kUnits : Gap::kSigns;
  switch (sign[0]) {
    case '$':
    case '%':
    case '#':
      return Gap::kUnits;
    case '!':
    case '?':
    case '&':
    case '"':
    case '@':
    case '=':
    case '<':
    case '>':
    case ';':
    case '~':
    case '^':
    case '\\':
    case '{':
    case '}':
    case '`':
      return Gap::kWords;
    default:
      return Gap::kSigns;
  }
}

/// "double zéro": how often the digit that follows is meant; 0 for other words.
std::size_t repetition_of(std::string_view word) {
  if (word[0] != 'd' && word[0] != 't') return 0;
  if (is_one_of(word, "double doble doppio duplo dublu")) return 2;
  return is_one_of(word, "triple triplo triplu") ? 3 : 0;
}

/// "<3", a heart, is no digit.
bool is_heart(const std::vector<Token>& tokens, std::size_t i) {
  return tokens[i].text == "3" && i > 0 && tokens[i - 1].text == "<" && touch(tokens[i - 1], tokens[i]);
}

}  // namespace

char digit_like(char32_t letter) {
  switch (letter) {
    case U'o':
    case U'о':  // Cyrillic
    case U'ο':  // Greek
      return '0';
    case U'l':
    case U'i':
      return '1';
    case U'z':
      return '2';
    case U'e':
      return '3';
    case U'a':
      return '4';
    case U's':
      return '5';
    case U't':
      return '7';
    case U'b':
      return '8';
    case U'g':
    case U'q':
      return '9';
    default:
      return kNone;
  }
}

DigitPieces::DigitPieces(const std::vector<Token>& tokens, std::size_t first) : tokens_(tokens) {
  if (!add_pieces_of(first, {})) return;
  for (std::size_t token = first; may_go_on();) {
    if (!read_next(token)) break;
  }
}

bool DigitPieces::may_go_on() const {
  return count_ > 0 && count_ < kMost && digits_ < kMostDigits && zeros_ < kMostZeros;
}

/// Goes on from a piece's token to that of the next; false where there is none.
bool DigitPieces::read_next(std::size_t& token) {
  Between between;
  for (std::size_t i = token + 1; i < tokens_.size(); ++i) {
    const Token& next = tokens_[i];
    if (next.begin - tokens_[token].end > kWidestGap) return false;
    if (between.gap == Gap::kTouching && next.begin > tokens_[i - 1].end) between.gap = Gap::kSpace;
    if (next.is_symbol()) {
      if (++between.signs > kMostSigns) return false;
      between.brackets += is_bracket(next.text[0], "([{") ? 1 : is_bracket(next.text[0], ")]}") ? -1 : 0;
      if (next.text == "." || next.text == "!" || next.text == "?" || next.text == ";") between.ends_sentence = true;
      const bool is_hyphen = next.text == "-" && between.signs == 1 && between.words == 0;
      between.gap = std::max(between.gap, is_hyphen ? Gap::kHyphen : gap_of_sign(next.text));
    } else if (add_pieces_of(i, between)) {
      repeat(between.repetition);
      token = i;
      return true;
    } else if (const std::size_t repetition = repetition_of(next.text); repetition > 0 && number_follows(tokens_, i)) {
      between.repetition = repetition;
    } else if (next.is_number() && !is_heart(tokens_, i)) {
      return false;
    } else {
      if (++between.words > (between.brackets > 0 ? kMostWordsAside : kMostWords)) return false;
      between.gap = std::max(between.gap, gap_of_word(next.text));
      if (is_mask(next.text)) ++between.masks;
    }
    if ((between.ends_sentence && between.gap >= Gap::kWords && between.words > 0) || between.masks > 1) return false;
  }
  return false;
}

/// False where the token is no piece.
bool DigitPieces::add_pieces_of(std::size_t i, const Between& between) {
  const Token& token = tokens_[i];
  if (token.is_number()) {
    if (token.text.size() > kLongestBlock || is_heart(tokens_, i)) return false;
    add(Source::kDigits, between.gap, i);
    return true;
  }
  if (!token.is_word()) return false;
  const bool is_beside_number = (between.words == 0 && count_ > 0) || number_follows(tokens_, i);
  if (const auto word = number_word(token.text)) {
    const bool is_next = between.words == 0 || (between.words == 1 && between.gap == Gap::kJoining);
    const bool after_word = count_ > 0 && pieces_[count_ - 1].is_word() && is_next;
    if (is_one_of(token.text, kOrdinaryWords) && !after_word && !number_follows(tokens_, i)) return false;
    add(Source::kWord, between.gap, i, *word);
    return true;
  }
  if (const auto glued = glued_numbers(token.text)) {
    for (std::size_t part = 0; part < glued->count && count_ < kMost; ++part) {
      add(Source::kWord, part == 0 ? between.gap : Gap::kTouching, i, glued->words[part]);
    }
    return true;
  }
  const Letters letters = letters_of(token.text);
  if (letters.none > 0) return false;
  const bool touching = touches_number(tokens_, i);
  const bool after_word = count_ > 0 && pieces_[count_ - 1].is_word();  // then "si" is a joint and no 51
  const bool are_lone = !touching && letters.other == 0 && letters.primary <= kMostLoneLookAlikes && is_beside_number &&
                        (!after_word || token.text[0] == 'o');
  const bool are_alike = touching && letters.other == 0 && letters.primary <= kMostLookAlikes;
  const bool is_other = touching && letters.primary == 0 && letters.other == 1;
  if (!are_lone && !are_alike && !is_other) return false;
  has_look_alikes_ = true;
  add(are_lone ? Source::kLoneLookAlikes : are_alike ? Source::kLookAlikes : Source::kOtherLookAlike, between.gap, i);
  return true;
}

/// Adds the last piece, a single digit, as often as "double" or "triple" before it says.
void DigitPieces::repeat(std::size_t times) {
  const DigitPiece last = pieces_[count_ - 1];
  const bool is_digit = last.is_word() ? last.word.value < 10 : tokens_[last.token].text.size() == 1;
  for (; is_digit && times > 1 && count_ < kMost; --times) add(last.source, Gap::kTouching, last.token, last.word);
}

void DigitPieces::add(Source source, Gap gap, std::size_t token, NumberWord word) {
  const std::string_view text = tokens_[token].text;
  const bool is_zero = source == Source::kWord ? word.value == 0 : text == "0" || text == "00" || text == "000";
  if (zeros_ == digits_ && is_zero) zeros_ += source == Source::kWord ? 1 : text.size();
  digits_ += source == Source::kWord ? 1 : source == Source::kDigits ? text.size() : 0;
  pieces_[count_++] = {source, gap, static_cast<std::uint32_t>(token), word};
}

}  // namespace vigie::extractors
