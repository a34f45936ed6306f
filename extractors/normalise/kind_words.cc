#include "extractors/normalise/kind_words.h"

#include <algorithm>
#include <string>

namespace vigie::extractors {
namespace {

constexpr std::size_t kStem = 5;  // letters
constexpr std::string_view kDigits = "####", kFieldBegins = "^";
constexpr std::string_view kClauseEnds = ".!?;,:()", kSilent = ".,;:()-'\"/*_\\";  // the rest are words: "€", "?", "❤"

std::string_view spelling_of(const Token& token) {
  return token.is_number() ? kDigits.substr(0, token.text.size()) : token.text;
}

bool is_ascii(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

/// The words of one field, one after the other.
class FieldWords {
 public:
  explicit FieldWords(const std::function<void(std::string_view)>& take) : take_(take) {}

  void add_symbol(std::string_view symbol) {
    if (kSilent.find(symbol) == std::string_view::npos) take_(symbol);
    if (kClauseEnds.find(symbol) != std::string_view::npos) before_ = {};
  }
  void add_word(std::string_view word, bool has_stem) {
    take_(word);
    if (has_stem && word.size() > kStem && is_ascii(word)) take_joined(word.substr(0, kStem), "*", "");
    if (!before_.empty()) take_joined(before_, " ", word);
    before_ = word;
  }

 private:
  void take_joined(std::string_view left, std::string_view middle, std::string_view right) {
    joined_.assign(left).append(middle).append(right);
    take_(joined_);
  }

  const std::function<void(std::string_view)>& take_;
  std::string_view before_ = kFieldBegins;
  std::string joined_;
};

}  // namespace

void each_kind_word(const FoldedAd& ad, const std::function<void(std::string_view)>& take) {
  for (const FoldedField* field : ad.fields({AdField::kTitle, AdField::kText, AdField::kPrice})) {
    FieldWords words(take);
    const auto& tokens = field->tokens();
    for (std::size_t i = 0; i < tokens_read(tokens); ++i) {
      if (tokens[i].is_symbol()) {
        words.add_symbol(tokens[i].text);
      } else {
        words.add_word(spelling_of(tokens[i]), tokens[i].is_word());
      }
    }
  }
}

}  // namespace vigie::extractors
