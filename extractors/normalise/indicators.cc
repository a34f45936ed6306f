#include "extractors/normalise/indicators.h"

#include <algorithm>

#include "extractors/normalise/clauses.h"
#include "extractors/normalise/lexicon_file.h"
#include "model/words.h"

namespace vigie::extractors {
namespace {

constexpr std::size_t kRefusalReach = 3;  // words on either side

/// "de passage. Jours": the words go over the end of a sentence.
bool is_torn(const FoldedField& field, const PhraseHit& hit) {
  for (std::size_t i = hit.first + 1; i <= hit.last; ++i) {
    if (sentence_begins_at(field, i) && !field.begins_line(i)) return true;
  }
  return false;
}

}  // namespace

Result<IndicatorLexicon> IndicatorLexicon::load(const std::filesystem::path& file) {
  const auto table = read_toml(file);
  if (!table) return tl::unexpected(table.error());
  const toml::table* const classes = (*table)["classes"].as_table();
  const toml::table* const indicators = (*table)["indicator"].as_table();
  if (classes == nullptr || indicators == nullptr)
    return fail(Error::kBadInput, tr("the tables [classes] and [indicator.…] are needed"), file.string());
  auto patterns = PhraseGrammar::with_classes(*classes);
  if (!patterns) return tl::unexpected(patterns.error());
  IndicatorLexicon lexicon;
  lexicon.patterns_ = *std::move(patterns);
  for (const auto& [code, node] : *indicators) {
    if (!node.is_table()) return toml_error(node, tr("an indicator is a table with patterns"));
    if (const auto added = lexicon.add(code.str(), *node.as_table()); !added) return tl::unexpected(added.error());
  }
  return lexicon;
}

Result<void> IndicatorLexicon::add(std::string_view code, const toml::table& indicator) {
  if (auto added = patterns_.add_all(indicator, "patterns", codes_.size()); !added) return added;
  if (indicator.contains("taken_back_by")) {
    const auto refusals = texts_of(indicator, "taken_back_by");
    if (!refusals) return tl::unexpected(refusals.error());
    for (const std::string& phrase : *refusals) refusals_.add(phrase, codes_.size());
  }
  codes_.emplace_back(code);
  return {};
}

/// Those that stand, in the order of their first tokens.
std::vector<PhraseHit> IndicatorLexicon::hits_in(const FoldedField& field) const {
  std::vector<PhraseHit> hits = patterns_.find(field.tokens());
  if (hits.empty()) return hits;
  const std::vector<PhraseHit> refusals = refusals_.find(field.tokens());
  const auto is_taken_back = [&](const PhraseHit& hit) {
    const TokenRange around = sentence_around(field, {hit.first, hit.last + 1}, kRefusalReach);
    auto refusal = std::ranges::lower_bound(refusals, around.begin, {}, &PhraseHit::first);
    for (; refusal != refusals.end() && refusal->first < around.end; ++refusal) {
      const bool is_beside = refusal->last < hit.first || refusal->first > hit.last;
      if (refusal->group == hit.group && is_beside && refusal->last < around.end) return true;
    }
    return false;
  };
  std::erase_if(hits, [&](const PhraseHit& hit) { return is_torn(field, hit) || is_taken_back(hit); });
  return hits;
}

std::vector<Indicator> IndicatorLexicon::find(const FoldedAd& ad) const {
  std::vector<Indicator> found;
  for (const FoldedField* field : ad.fields({AdField::kTitle, AdField::kText})) {
    const auto& tokens = field->tokens();
    for (const PhraseHit& hit : hits_in(*field)) {
      const std::string& code = codes_[hit.group];
      if (std::ranges::find(found, code, &Indicator::code) != found.end()) continue;
      const Reading read = field->reading(tokens[hit.first].begin, tokens[hit.last].end);
      found.push_back({code, field->original_words(read), read});
    }
  }
  return found;
}

}  // namespace vigie::extractors
