#include "extractors/normalise/disguises.h"

#include <algorithm>

namespace vigie::extractors {
namespace {

constexpr std::size_t kLeastLetters = 3;  // of a word that is spaced out or mixed with digits
constexpr std::size_t kMostDigits = 2;    // in a row, for letters

constexpr std::size_t kStretched = 3;  // times a letter

/// The letters that digits stand for, by digit; a space where none does.
constexpr std::string_view kLetterOfDigit = "oi easgt  ";

class Undisguiser {
 public:
  explicit Undisguiser(const std::vector<Token>& tokens) : tokens_(tokens) {}

  /// Nothing where nothing was disguised.
  std::optional<std::string> text() {
    bool is_disguised = false;
    for (std::size_t i = 0; i < tokens_.size();) {
      const std::size_t end = disguise_at(i);
      if (end > i) {
        is_disguised = true;
        i = end;
        continue;
      }
      begin_token(i);
      text_ += tokens_[i++].text;
    }
    return is_disguised ? std::optional(std::move(text_)) : std::nullopt;
  }

 private:
  bool is_at(std::size_t i, std::string_view spaced_list) const {
    return i < tokens_.size() && is_one_of(tokens_[i].text, spaced_list);
  }
  bool is_digit(std::size_t i) const {
    return i < tokens_.size() && tokens_[i].is_number() && tokens_[i].text.size() == 1;
  }
  bool touches_last(std::size_t i) const { return i > 0 && i < tokens_.size() && touch(tokens_[i - 1], tokens_[i]); }

  /// Of a word or number that began before token `i`.
  bool is_inside(std::size_t i) const { return touches_last(i) && !tokens_[i - 1].is_symbol(); }

  void begin_token(std::size_t i) {
    if (i > 0 && !touches_last(i)) text_ += ' ';
  }

  /// Writes what the disguise at token `i` means. @return its end; `i` where there is none
  std::size_t disguise_at(std::size_t i) {
    if (const auto end = spaced_letters(i); end > i) return end;
    if (const auto end = digits_among_letters(i); end > i) return end;
    if (const auto end = letter_for_one(i); end > i) return end;
    if (const auto end = stretched(i); end > i) return end;
    return sign_behind_number(i);
  }

  bool is_letter(std::size_t i) const {
    return i < tokens_.size() && tokens_[i].is_word() && tokens_[i].text.size() == 1;
  }

  /// "m i n e u r e", "a.n.s".
  std::size_t spaced_letters(std::size_t i) {
    if (!is_letter(i)) return i;
    std::string word(tokens_[i].text);
    std::size_t end = i + 1;
    while (true) {
      const std::size_t next = end + (is_at(end, ". - _ * ·") ? 1 : 0);
      if (!is_letter(next)) break;
      word += tokens_[next].text;
      end = next + 1;
    }
    if (word.size() < kLeastLetters) return i;
    begin_token(i);
    text_ += word;
    return end;
  }

  /// The letters that "3", "33" or "@" stand for; none where it is no such sign.
  static std::string letters_of(const Token& token) {
    if (token.text == "@") return "a";
    if (token.text == "$") return "s";
    if (token.text == "€") return "e";
    if (token.text == "!") return "i";
    if (token.text == "11") return "ll";
    std::string letters;
    if (!token.is_number() || token.text.size() > kMostDigits) return letters;
    for (const char digit : token.text) letters += kLetterOfDigit[static_cast<std::size_t>(digit - '0')];
    return letters;
  }

  /// "m1neure", "lyc33nne", "mi*neure", "@dolescente": has letters behind the signs.
  std::size_t digits_among_letters(std::size_t i) {
    if (!(tokens_[i].is_word() || (is_at(i, "@") && !touches_last(i))) || !touches_last(i + 1) || is_inside(i))
      return i;
    std::string word = tokens_[i].is_word() ? std::string(tokens_[i].text) : letters_of(tokens_[i]);
    std::size_t end = i + 1;
    bool has_more_letters = false;
    for (; touches_last(end); ++end) {
      const Token& token = tokens_[end];
      const std::string stands_for = token.is_word() ? std::string(token.text) : letters_of(token);
      if (stands_for.empty() && !is_at(end, "* _")) break;
      has_more_letters = has_more_letters || token.is_word();
      word += stands_for;
    }
    if (!has_more_letters || word.size() < kLeastLetters) return i;
    begin_token(i);
    text_ += word;
    return end;
  }

  /// "I7", "l7".
  std::size_t letter_for_one(std::size_t i) {
    if (!is_at(i, "i l |") || is_inside(i) || !is_digit(i + 1) || !touches_last(i + 1)) return i;
    begin_token(i);
    text_ += '1';
    text_ += tokens_[i + 1].text;
    return i + 2;
  }

  /// "diiix", "anssss": what stands three times or more in a row stands once.
  std::size_t stretched(std::size_t i) {
    if (!tokens_[i].is_word()) return i;
    const std::string_view word = tokens_[i].text;
    std::string once;
    for (std::size_t at = 0; at < word.size();) {
      const std::size_t end = std::min(word.find_first_not_of(word[at], at), word.size());
      once += word.substr(at, end - at < kStretched ? end - at : 1);
      at = end;
    }
    if (once.size() == word.size()) return i;
    begin_token(i);
    text_ += once;
    return i + 1;
  }

  /// "17* ans", "1.7 ans": the sign is left out.
  std::size_t sign_behind_number(std::size_t i) {
    if (i == 0 || !tokens_[i - 1].is_number() || !is_at(i, "* _ ~ . \" ' ) ]")) return i;
    if (!is_at(i + 1, "ans") && !(is_digit(i - 1) && is_digit(i + 1) && is_at(i + 2, "ans"))) return i;
    if (touches_last(i + 1)) text_ += ' ';
    return i + 1;
  }

  const std::vector<Token>& tokens_;
  std::string text_;
};

}  // namespace

std::optional<RawAd> undisguised(const FoldedAd& ad) {
  RawAd plain;
  bool is_disguised = false;
  const auto read = [&](AdField of, std::optional<std::string>& text) {
    const FoldedField* field = ad.field(of);
    if (field == nullptr) return;
    text = Undisguiser(field->tokens()).text();
    is_disguised = is_disguised || text;
  };
  read(AdField::kTitle, plain.title);
  read(AdField::kText, plain.text);
  read(AdField::kName, plain.name);
  read(AdField::kAge, plain.age);
  return is_disguised ? std::optional(std::move(plain)) : std::nullopt;
}

}  // namespace vigie::extractors
