#include "extractors/normalise/services.h"

#include <set>

#include "model/words.h"

namespace vigie::extractors {
namespace {

constexpr std::size_t kReach = 2;  // words between a negation and what it takes back, with it

}  // namespace

Result<ServiceLexicon> ServiceLexicon::load(const std::filesystem::path& file) {
  const auto table = read_toml(file);
  if (!table) return tl::unexpected(table.error());
  const toml::table* const services = (*table)["service"].as_table();
  if (services == nullptr) return fail(Error::kBadInput, tr("the tables [service.…] are needed"), file.string());
  ServiceLexicon lexicon;
  for (const auto& [code, node] : *services) {
    if (!node.is_table()) return toml_error(node, tr("a service is a table with phrases"));
    const auto phrases = texts_of(*node.as_table(), "phrases");
    if (!phrases) return tl::unexpected(phrases.error());
    for (const std::string& phrase : *phrases) lexicon.phrases_.add(phrase, lexicon.codes_.size());
    lexicon.codes_.emplace_back(code.str());
  }
  auto before = word_set_of(*table, "negations"), behind = word_set_of(*table, "negations_behind");
  if (!before) return tl::unexpected(before.error());
  if (!behind) return tl::unexpected(behind.error());
  lexicon.negations_ = *std::move(before);
  lexicon.negations_behind_ = *std::move(behind);
  return lexicon;
}

/// By a negation in the same clause.
bool ServiceLexicon::is_taken_back(const std::vector<Token>& tokens, const PhraseHit& hit) const {
  for (std::size_t back = 1; back <= kReach && back <= hit.first; ++back) {
    const Token& word = tokens[hit.first - back];
    if (word.is_symbol() && word.text != "'") break;
    if (negations_.contains(word.text)) return true;
  }
  return negations_behind_.contains(word_behind(tokens, hit.last));
}

std::vector<std::string> ServiceLexicon::find(const FoldedAd& ad, const std::vector<Tariff>& tariffs) const {
  std::set<std::string> found;
  for (const FoldedField* field : ad.fields({AdField::kTitle, AdField::kText})) {
    for (const PhraseHit& hit : longest_hits(phrases_.find(field->tokens()))) {
      if (!is_taken_back(field->tokens(), hit)) found.insert(codes_[hit.group]);
    }
  }
  for (const Tariff& tariff : tariffs) {
    if (tariff.where) found.insert(*tariff.where == TariffPlace::kIncall ? "incall" : "outcall");
  }
  return {found.begin(), found.end()};
}

}  // namespace vigie::extractors
