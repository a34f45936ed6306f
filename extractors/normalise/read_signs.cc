#include "extractors/normalise/read_signs.h"

#include <algorithm>

#include "extractors/normalise/lexicon_file.h"
#include "model/text_folding.h"
#include "model/words.h"

namespace vigie::extractors {
namespace {

constexpr std::size_t kShownWords = 8;  // of an ad in a foreign language

/// The field in which something was read: of several entries the first.
Indicator raised(std::string code, const FoldedAd& ad, const Reading& read) {
  const FoldedField* const field = ad.field(read.field);
  return {std::move(code), field == nullptr ? std::string() : field->original_words(read), read};
}

/// Where an ad writes an amount, with the word or sign behind it.
std::optional<Reading> reading_of(const FoldedAd& ad, double amount) {
  for (const FoldedField* field : ad.fields({AdField::kTitle, AdField::kText, AdField::kPrice})) {
    const auto& tokens = field->tokens();
    for (std::size_t i = 0; i < tokens_read(tokens); ++i) {
      if (number_of(tokens[i]) != static_cast<long>(amount)) continue;
      const std::size_t last = i + 1 < tokens.size() ? i + 1 : i;
      return field->reading(tokens[i].begin, tokens[last].end);
    }
  }
  return std::nullopt;
}

std::string letters_of(std::string_view name) {
  std::string letters = folded(name);
  std::erase_if(letters, [](char c) { return (c >= '0' && c <= '9') || c == ' ' || c == '-' || c == '_' || c == '.'; });
  return letters;
}

/// "Lina" and "Lina94", "Maria" and "Maria de Lourdes" are one name.
bool is_other(const StatedName& one, const StatedName& other) {
  const std::string a = letters_of(one.name), b = letters_of(other.name);
  return !a.empty() && !b.empty() && !a.starts_with(b) && !b.starts_with(a);
}

std::optional<Indicator> several_names(const FoldedAd& ad, const ReadOfAd& read) {
  if (read.found.phones.empty()) return std::nullopt;
  const auto other =
      std::ranges::find_if(read.names, [&](const StatedName& name) { return is_other(read.names.front(), name); });
  if (other == read.names.end()) return std::nullopt;
  return raised("several_names", ad, other->read);
}

/// Stays in two towns or more; the words are the second town's.
std::optional<Indicator> touring(const FoldedAd& ad, const ReadOfAd& read) {
  const auto& tours = read.found.tours;
  const auto next = std::ranges::find_if(tours, [&](const Tour& tour) { return tour.insee != tours.front().insee; });
  if (next == tours.end()) return std::nullopt;
  const auto named = std::ranges::find(read.mentions, next->insee, [](const PlaceMention& m) { return m.place.insee; });
  const FoldedField* const field = named == read.mentions.end() ? nullptr : ad.field(named->place.field);
  if (field == nullptr) return std::nullopt;
  return raised("touring", ad, field->reading(field->tokens()[named->first].begin, field->tokens()[named->last].end));
}

std::size_t count_letters(const FoldedField& field) {
  std::size_t letters = 0;
  for (const Token& token : field.tokens()) letters += token.is_word() ? token.text.size() : 0;
  return letters;
}

}  // namespace

Result<ReadSigns> ReadSigns::load(const std::filesystem::path& file) {
  const auto table = read_toml(file);
  if (!table) return tl::unexpected(table.error());
  const toml::table* const read = (*table)["read"].as_table();
  const auto bad = [&] {
    return fail(Error::kBadInput, tr("the table [read] with its thresholds is needed"), file.string());
  };
  if (read == nullptr) return bad();
  ReadSigns signs;
  const auto years = (*read)["ages_differ_years"].value<long>(), letters = (*read)["foreign_letters"].value<long>();
  const toml::array* const prices = (*read)["low_price"].as_array();
  if (!years || !letters || *letters < 0 || prices == nullptr) return bad();
  signs.ages_differ_years_ = *years;
  signs.foreign_letters_ = static_cast<std::size_t>(*letters);
  for (const toml::node& node : *prices) {
    const toml::table* const price = node.as_table();
    const auto minutes = price == nullptr ? std::nullopt : (*price)["minutes"].value<long>();
    const auto euros = price == nullptr ? std::nullopt : (*price)["euros"].value<double>();
    if (!minutes || !euros) return toml_error(node, tr("a least price has minutes and euros"));
    signs.least_prices_.push_back({std::chrono::minutes(*minutes), *euros});
  }
  std::ranges::sort(signs.least_prices_, {}, &LeastPrice::duration);
  return signs;
}

bool ReadSigns::is_low(const Tariff& tariff) const {
  if (!tariff.duration || tariff.price.currency != "EUR") return false;
  return std::ranges::any_of(least_prices_, [&](const LeastPrice& least) {
    return *tariff.duration >= least.duration && tariff.price.amount < least.euros;
  });
}

std::optional<Indicator> ReadSigns::low_price(const FoldedAd& ad, const ReadOfAd& read) const {
  const auto& tariffs = read.found.tariffs;
  const auto low = std::ranges::find_if(tariffs, [this](const Tariff& tariff) { return is_low(tariff); });
  const auto where = low == tariffs.end() ? std::nullopt : reading_of(ad, low->price.amount);
  if (!where) return std::nullopt;
  return raised("low_price", ad, *where);
}

std::optional<Indicator> ReadSigns::ages_differ(const FoldedAd& ad, const ReadOfAd& read) const {
  if (read.ages.empty()) return std::nullopt;
  const auto [least, most] = std::ranges::minmax_element(read.ages, {}, &StatedAge::years);
  if (most->years - least->years < ages_differ_years_) return std::nullopt;
  return raised("ages_differ", ad, std::max(least, most)->read);
}

std::optional<Indicator> ReadSigns::foreign_language(const FoldedAd& ad, const ReadOfAd& read) const {
  const auto& languages = read.found.languages;
  if (languages.empty() || std::ranges::find(languages, "fr") != languages.end()) return std::nullopt;
  const FoldedField* const text = ad.field(AdField::kText);
  if (text == nullptr || count_letters(*text) < foreign_letters_) return std::nullopt;
  const auto& tokens = text->tokens();
  return raised("foreign_language", ad,
                text->reading(tokens.front().begin, tokens[std::min(kShownWords, tokens.size()) - 1].end));
}

std::vector<Indicator> ReadSigns::find(const FoldedAd& ad, const ReadOfAd& read) const {
  std::vector<Indicator> found;
  for (auto& indicator : {low_price(ad, read), several_names(ad, read), ages_differ(ad, read),
                          foreign_language(ad, read), touring(ad, read)}) {
    if (indicator) found.push_back(*indicator);
  }
  return found;
}

}  // namespace vigie::extractors
