#include "extractors/normalise/disguises.h"

#include <algorithm>

#include "extractors/normalise/token_reader.h"
#include "model/text_folding.h"

namespace vigie::extractors {
namespace {

constexpr std::size_t kLeastLetters = 5;   // of a word in pieces; shorter ones only letter by letter
constexpr std::size_t kLeastMisspelt = 9;  // letters of a word of which one may lack
constexpr std::size_t kLeastWhole = 5;     // letters of a piece that is a word of its own
constexpr std::size_t kMostSigns = 4;      // between two pieces
constexpr std::size_t kMostPieces = 40;    // of a word, and letters in each
constexpr char kAnyLetter = '*';

/// Letters that stand for each other are one: "l", "1", "!" and "i".
char likeness(char c) {
  constexpr std::string_view kSigns = "l1!|0345$@789v", kLetters = "iiiioeassatbgu";
  const auto place = kSigns.find(c);
  return place == std::string_view::npos ? c : kLetters[place];
}

std::ptrdiff_t letters_in(std::string_view words) {
  return static_cast<std::ptrdiff_t>(words.size()) - std::ranges::count(words, ' ');
}

/// What a token may spell: its letters, or the letter that a sign stands for.
std::string_view spelling(const Token& token) {
  if (token.text == "€") return "e";
  if (token.text == "¢") return "c";
  if (token.text == "¡") return "i";
  if (token.text == "¥") return "y";
  return !token.is_symbol() || is_one_of(token.text, "@ $ ! | *") ? token.text : std::string_view();
}

}  // namespace

void Disguises::add(std::string_view phrase, std::string_view stands_for) {
  const std::string spelt = folded(phrase), plain = folded(stands_for);
  add_spelling(spelt, spelt, plain);
  for (std::size_t i = 1; spelt.size() >= kLeastMisspelt && i < spelt.size(); ++i)
    add_spelling(spelt.substr(0, i) + spelt.substr(i + 1), spelt, plain);
}

void Disguises::add_spelling(std::string_view spelling, const std::string& spelt, const std::string& plain) {
  std::size_t node = 0;
  char last = 0;
  for (const char written : spelling) {
    const char letter = likeness(written);
    if (written == ' ' || letter == last) continue;
    const auto [place, is_new] = nodes_[node].next.emplace(letter, nodes_.size());
    node = place->second;
    last = letter;
    if (is_new) nodes_.emplace_back();
  }
  if (!nodes_[node].plain.empty()) return;
  nodes_[node].spelt = spelt;
  nodes_[node].plain = plain;
}

class Disguises::Reader : TokenReader {
 public:
  Reader(const std::vector<Node>& nodes, const FoldedField& field)
      : TokenReader(field.tokens()), nodes_(nodes), field_(field) {}

  /// Nothing where nothing was disguised.
  std::optional<std::string> text() {
    bool is_disguised = false;
    for (std::size_t i = 0; i < tokens_read(tokens_);) {
      const std::size_t end = disguise_at(i);
      is_disguised = is_disguised || end > i;
      if (end == i) write(i, tokens_[i].text);
      i = std::max(end, i + 1);
    }
    return is_disguised ? std::optional(std::move(text_)) : std::nullopt;
  }

 private:
  struct Word {
    std::string_view plain;
    std::size_t end;  // the token behind it
  };

  bool is_digit(std::size_t i) const {
    return i < tokens_.size() && tokens_[i].is_number() && tokens_[i].text.size() == 1;
  }
  bool touches_last(std::size_t i) const { return i > 0 && i < tokens_.size() && touch(tokens_[i - 1], tokens_[i]); }
  /// Of a word that began before token `i`.
  bool is_inside(std::size_t i) const { return touches_last(i) && tokens_[i - 1].is_word(); }

  void write(std::size_t i, std::string_view plain) {
    if (i > 0 && !touches_last(i)) text_ += field_.begins_line(i) ? '\n' : ' ';
    text_ += plain;
  }

  /// Writes what the disguise at token `i` means. @return its end; `i` where there is none
  std::size_t disguise_at(std::size_t i) {
    if (const auto word = word_at(i)) {
      write(i, word->plain);
      return word->end;
    }
    if (const auto end = letter_for_one(i); end > i) return end;
    if (const auto end = minus_for_less(i); end > i) return end;
    return sign_behind_number(i);
  }

  /// "m i n e u r e", "m1neure", "mi-neu-re", "lycé*nne", "diiix".
  std::optional<Word> word_at(std::size_t i) const {
    if (spelling(tokens_[i]).empty() || is_inside(i) || is_at(i, "* |")) return std::nullopt;
    if (is_at(i, "! $ @") && !touches_last(i + 1)) return std::nullopt;
    if (is_digit(i) && i > 0 && tokens_[i - 1].is_number()) return std::nullopt;  // "1 4 a n s"
    std::optional<Word> longest;
    std::vector<std::size_t> states{0};
    std::size_t most_letters = 0, signs = 0;
    bool has_gap = false;
    char last = 0;
    const std::size_t last_piece = std::min(tokens_.size(), i + kMostPieces);
    for (std::size_t end = i; end < last_piece && !states.empty() && signs <= kMostSigns; ++end) {
      const std::string_view letters = spelling(tokens_[end]);
      if (letters.size() > kMostPieces) break;
      if (end > i && is_at(end, ", ; : ?")) break;
      if (most_letters >= kLeastWhole && tokens_[end].is_number() && !touches_last(end)) break;  // "terminal 3"
      signs = letters.empty() ? signs + 1 : 0;
      has_gap = has_gap || (end > i && (letters.empty() || !touches_last(end)));
      if (letters.empty()) continue;
      most_letters = std::max(most_letters, letters.size());
      for (const char letter : letters) last = step(states, likeness(letter), last);
      const Node* const word = ending_at(states);
      if (word != nullptr && is_whole(i, end + 1, word->spelt, has_gap && most_letters > 1))
        longest = Word{word->plain, end + 1};
    }
    return longest;
  }

  /// @return the letter to which a next one may be the same
  char step(std::vector<std::size_t>& states, char letter, char last) const {
    std::vector<std::size_t> next;
    for (const std::size_t state : states) {
      if (letter == kAnyLetter) {
        for (const auto& [unused, child] : nodes_[state].next) next.push_back(child);
      } else if (const auto child = nodes_[state].next.find(letter); child != nodes_[state].next.end()) {
        next.push_back(child->second);
      }
      if (state != 0 && (letter == last || letter == kAnyLetter)) next.push_back(state);
    }
    std::ranges::sort(next);
    next.erase(std::ranges::unique(next).begin(), next.end());
    states = std::move(next);
    return letter;
  }

  const Node* ending_at(const std::vector<std::size_t>& states) const {
    for (const std::size_t state : states) {
      if (!nodes_[state].plain.empty()) return &nodes_[state];
    }
    return nullptr;
  }

  /// "16 a.ns", "14.a.n.s".
  bool is_behind_number(std::size_t i) const {
    while (i > 0 && is_at(i - 1, ". _ * -")) --i;
    return i > 0 && tokens_[i - 1].is_number();
  }

  /// Ends where a word ends, is not the plain word itself, and is no chance of two short words.
  bool is_whole(std::size_t begin, std::size_t end, std::string_view spelt, bool is_in_pieces) const {
    if (touches_last(end) && tokens_[end].is_word()) return false;
    std::string written;
    for (std::size_t i = begin; i < end; ++i) {
      if (is_at(i, "- '") && !tokens_[i + 1].is_symbol()) continue;
      written += (written.empty() ? "" : " ");
      written += tokens_[i].text;
    }
    const bool is_cut = spelt.size() <= kLeastLetters && letters_in(written) < letters_in(spelt);  // "ten" is no "teen"
    return written != spelt && !is_cut && (!is_in_pieces || spelt.size() >= kLeastLetters || is_behind_number(begin));
  }

  /// "I7", "l7".
  std::size_t letter_for_one(std::size_t i) {
    if (!is_at(i, "i l |") || (touches_last(i) && !tokens_[i - 1].is_symbol()) || !is_digit(i + 1) ||
        !(touches_last(i + 1) || is_at(i + 2, "ans")))
      return i;
    write(i, "1");
    text_ += tokens_[i + 1].text;
    return i + 2;
  }

  /// "-18", "- de 18", "<18" for "moins de 18"; but "17-18" and "brune - 18 ans".
  std::size_t minus_for_less(std::size_t i) {
    if (!is_at(i, "- – <") || touches_last(i)) return i;
    const std::size_t age = is_at(i + 1, "de") ? i + 2 : i + 1;
    if (!is_at(age, "18") || !(age == i + 2 || is_at(i, "<") || touches_last(age))) return i;
    write(i, "moins de 18");
    return age + 1;
  }

  /// "17* ans", "1.7 ans": the sign is left out.
  std::size_t sign_behind_number(std::size_t i) {
    if (i == 0 || !tokens_[i - 1].is_number() || !tokens_[i].is_symbol() || is_at(i, ", ; / + % € - – ( : |")) return i;
    const auto unit = i + 1 < tokens_.size() ? word_at(i + 1) : std::nullopt;
    const bool is_unit = unit && unit->plain == "ans";
    if (!is_unit && !is_at(i + 1, "ans") && !(is_digit(i - 1) && is_digit(i + 1) && is_at(i + 2, "ans"))) return i;
    if (touches_last(i + 1)) text_ += ' ';
    return i + 1;
  }

  const std::vector<Node>& nodes_;
  const FoldedField& field_;
  std::string text_;
};

std::optional<RawAd> Disguises::taken_off(const FoldedAd& ad) const {
  RawAd plain;
  bool is_disguised = false;
  const auto read = [&](AdField of, std::optional<std::string>& text) {
    const FoldedField* field = ad.field(of);
    if (field == nullptr) return;
    text = Reader(nodes_, *field).text();
    is_disguised = is_disguised || text;
  };
  read(AdField::kTitle, plain.title);
  read(AdField::kText, plain.text);
  read(AdField::kName, plain.name);
  read(AdField::kAge, plain.age);
  return is_disguised ? std::optional(std::move(plain)) : std::nullopt;
}

}  // namespace vigie::extractors
