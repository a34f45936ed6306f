#include "extractors/normalise/indicators.h"

#include <algorithm>

#include "extractors/normalise/lexicon_file.h"
#include "model/words.h"

namespace vigie::extractors {
Result<IndicatorLexicon> IndicatorLexicon::load(const std::filesystem::path& file) {
  const auto table = read_toml(file);
  if (!table) return tl::unexpected(table.error());
  IndicatorLexicon lexicon;
  const toml::table* const indicators = (*table)["indicator"].as_table();
  if (indicators == nullptr) return fail(Error::kBadInput, tr("the tables [indicator.…] are needed"), file.string());
  for (const auto& [code, node] : *indicators) {
    if (!node.is_table()) return toml_error(node, tr("an indicator is a table with phrases"));
    const auto phrases = texts_of(*node.as_table(), "phrases");
    if (!phrases) return tl::unexpected(phrases.error());
    for (const std::string& phrase : *phrases) lexicon.phrases_.add(phrase, lexicon.codes_.size());
    lexicon.codes_.emplace_back(code.str());
  }
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

}  // namespace vigie::extractors
