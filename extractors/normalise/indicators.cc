#include "extractors/normalise/indicators.h"

#include <algorithm>

#include "extractors/normalise/lexicon_file.h"
#include "model/text_folding.h"
#include "model/words.h"

namespace vigie::extractors {
namespace {

constexpr long kMajority = 18;            // years
constexpr std::size_t kRefusalReach = 6;  // words on either side

bool parts_sentences(const Token& token) { return is_one_of(token.text, ". ! ? ;"); }

}  // namespace

Result<IndicatorLexicon> IndicatorLexicon::load(const std::filesystem::path& file) {
  const auto table = read_toml(file);
  if (!table) return tl::unexpected(table.error());
  IndicatorLexicon lexicon;
  const toml::table* const indicators = (*table)["indicator"].as_table();
  const toml::table* const minor = (*table)["minor"].as_table();
  if (indicators == nullptr || minor == nullptr)
    return fail(Error::kBadInput, tr("the tables [indicator.…] and [minor] are needed"), file.string());
  for (const auto& [code, node] : *indicators) {
    if (!node.is_table()) return toml_error(node, tr("an indicator is a table with phrases"));
    const auto phrases = texts_of(*node.as_table(), "phrases");
    if (!phrases) return tl::unexpected(phrases.error());
    for (const std::string& phrase : *phrases) lexicon.phrases_.add(phrase, lexicon.codes_.size());
    lexicon.codes_.emplace_back(code.str());
  }
  const auto phrases = texts_of(*minor, "phrases");
  if (!phrases) return tl::unexpected(phrases.error());
  for (const std::string& phrase : *phrases) lexicon.minor_phrases_.add(phrase, 0);
  const auto refusals = texts_of(*minor, "refusals");
  if (!refusals) return tl::unexpected(refusals.error());
  for (const std::string& word : *refusals) lexicon.refusals_.insert(folded(word));
  return lexicon;
}

std::vector<Indicator> IndicatorLexicon::find(const FoldedAd& ad) const {
  std::vector<Indicator> found;
  for (const FoldedField* field : ad.fields({AdField::kTitle, AdField::kText})) {
    const auto& tokens = field->tokens();
    for (const PhraseHit& hit : phrases_.find(tokens)) {
      const std::string& code = codes_[hit.group];
      if (std::ranges::find(found, code, &Indicator::code) != found.end()) continue;
      const Reading read = field->reading(tokens[hit.first].begin, tokens[hit.last].end);
      found.push_back({code, field->original_words(read), read});
    }
  }
  return found;
}

bool IndicatorLexicon::is_refused(const std::vector<Token>& tokens, const PhraseHit& hit) const {
  const auto refuses = [&](std::size_t i) { return refusals_.contains(tokens[i].text); };
  for (std::size_t i = hit.first, words = 0; i-- > 0 && words < kRefusalReach;) {
    if (parts_sentences(tokens[i])) break;
    if (refuses(i)) return true;
    words += tokens[i].is_symbol() ? 0 : 1;
  }
  for (std::size_t i = hit.last + 1, words = 0; i < tokens.size() && words < kRefusalReach; ++i) {
    if (parts_sentences(tokens[i])) break;
    if (refuses(i)) return true;
    words += tokens[i].is_symbol() ? 0 : 1;
  }
  return false;
}

bool IndicatorLexicon::may_be_minor(const FoldedAd& ad, const std::vector<StatedAge>& ages) const {
  if (std::ranges::any_of(ages, [](const StatedAge& age) { return age.years < kMajority; })) return true;
  return std::ranges::any_of(
      ad.fields({AdField::kTitle, AdField::kName, AdField::kText}), [this](const FoldedField* field) {
        return std::ranges::any_of(minor_phrases_.find(field->tokens()), [&](const PhraseHit& hit) {
          const bool says_not_yet = field->tokens()[hit.first].text == "pas";
          return says_not_yet || !is_refused(field->tokens(), hit);
        });
      });
}

}  // namespace vigie::extractors
