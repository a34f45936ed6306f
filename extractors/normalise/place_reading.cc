#include "extractors/normalise/place_reading.h"

#include <algorithm>

#include <fmt/format.h>

#include "extractors/normalise/places.h"
#include "extractors/normalise/token_reader.h"
#include "extractors/normalise/written_forms.h"

namespace vigie::extractors {
namespace {

using By = NamedPlace::By;

constexpr std::size_t kMostPlaces = 200;
constexpr std::size_t kMostMisspelt = 40;  // tries a field, each of which costs some dozens of look-ups

bool is_town_with_arrondissements(std::string_view department) { return is_one_of(department, "75 69 13"); }

/// One field and all that is asked of it.
class Reader : TokenReader {
 public:
  Reader(const FoldedField& field, const PlaceLexicon& lexicon, const std::optional<DepartmentCode>& home)
      : TokenReader(field.tokens()),
        field_(field),
        lexicon_(lexicon),
        home_(home),
        words_(name_words(tokens_)),
        forms_(written_forms(field)) {}

  std::vector<NamedPlace> read() {
    for (std::size_t i = 0; i < words_.size() && words_[i].token < kMostTokensRead && places_.size() < kMostPlaces;) {
      auto place = place_at(i);
      const std::size_t next = place ? place->last : words_[i].token;
      while (i < words_.size() && words_[i].token <= next) ++i;
      if (!place || place->communes.empty()) continue;
      describe(*place);
      places_.push_back(*std::move(place));
    }
    return std::move(places_);
  }

 private:
  bool is_place_field() const { return field_.field() == AdField::kPlace; }

  /// Without communes where the words name an area that is none, whose words name nothing else.
  std::optional<NamedPlace> place_at(std::size_t word) {
    const std::size_t i = words_[word].token;
    if (tokens_[i].is_number()) return numbered(i);
    auto named = longest_name(word);
    if (named && !is_place_field()) return named;
    auto misspelled = misspelt(word);
    return named && !(misspelled && is_nearer(*misspelled, *named)) ? named : misspelled;
  }

  /// In the own département, where the other is not or is but a part of it: "noisy le sc" is not just Noisy.
  bool is_nearer(const NamedPlace& one, const NamedPlace& other) const {
    return has_home(one) && (!has_home(other) || one.last > other.last) && !other.communes.empty();
  }

  bool has_home(const NamedPlace& place) const {
    return home_ && std::ranges::any_of(place.communes, [&](std::uint32_t commune) {
             return lexicon_.gazetteer.all()[commune].department == *home_;
           });
  }

  // ---- Numbers

  std::optional<NamedPlace> numbered(std::size_t i) const {
    if (tokens_[i].text.size() == 5) return postal_code(i);
    return arrondissement(i);
  }

  std::optional<NamedPlace> postal_code(std::size_t i) const {
    const auto communes = lexicon_.gazetteer.with_postal_code(tokens_[i].text);
    const bool is_of_number =
        (i > 0 && tokens_[i - 1].is_number()) || (i + 1 < tokens_.size() && tokens_[i + 1].is_number());
    if (communes.empty() || is_at(i + 1, "€ $ £ euros euro eur roses vues fois km %") ||
        (is_of_number && !is_place_field()))
      return std::nullopt;
    return NamedPlace{
        By::kPostalCode, std::string(tokens_[i].text), {communes.begin(), communes.end()}, communes.size(), i, i};
  }

  /// "15e arrondissement", "dans le 15e" in a département whose town has them.
  std::optional<NamedPlace> arrondissement(std::size_t i) const {
    if (!home_ || !is_town_with_arrondissements(home_->text()) || !is_at(i + 1, "e er eme ieme")) return std::nullopt;
    const bool is_named = is_at(i + 2, "arrondissement arr arrdt ardt");
    if (!is_named && !(is_before(i, 1, "le") && is_before(i, 2, "dans"))) return std::nullopt;
    const auto number = number_of(tokens_[i]);
    if (!number || *number > 20) return std::nullopt;
    const std::string_view town = home_->text() == "75" ? "paris" : home_->text() == "69" ? "lyon" : "marseille";
    const auto communes = lexicon_.gazetteer.with_name(fmt::format("{} {}", town, *number));
    if (communes.empty()) return std::nullopt;
    return NamedPlace{
        By::kArrondissement,     std::string(tokens_[i].text), {communes.begin(), communes.end()}, communes.size(), i,
        is_named ? i + 2 : i + 1};
  }

  // ---- Names

  std::optional<NamedPlace> longest_name(std::size_t word) const {
    const Gazetteer& gazetteer = lexicon_.gazetteer;
    const std::size_t most = std::min(gazetteer.most_words_after(words_[word].word), words_.size() - word);
    std::optional<NamedPlace> longest;
    std::string key;
    for (std::size_t count = 1; count <= most; ++count) {
      const std::size_t last = word + count - 1;
      const bool is_word = count > 1 && !tokens_[words_[last].token].is_number();
      if (is_word && is_parted(words_[last - 1].token, words_[last].token)) break;
      key.append(count == 1 ? "" : " ").append(words_[last].word);
      if (count == 2 && !gazetteer.begins_name(key)) break;
      const bool is_area = gazetteer.is_area(key);
      const Communes exact = is_counted(last) ? Communes() : gazetteer.with_name(key);
      const Communes shortened = is_counted(last) ? Communes() : gazetteer.with_short_name(key);
      if (!is_area && exact.empty() && shortened.empty()) continue;
      longest = NamedPlace{
          exact.empty() ? By::kShortName : By::kName, key, {}, exact.size(), words_[word].token, words_[last].token};
      if (is_area && (exact.empty() || is_own_area(key))) continue;
      longest->communes.assign(exact.begin(), exact.end());
      longest->communes.insert(longest->communes.end(), shortened.begin(), shortened.end());
    }
    return longest;
  }

  /// "Mayenne" and "Vienne" are communes too; in the département of that name the département is meant. Paris is both.
  bool is_own_area(std::string_view key) const {
    return home_ && key != "paris" && name_key(home_->department().name) == key;
  }

  /// "Paris 10 €" and "Paris 20h" are Paris.
  bool is_counted(std::size_t word) const {
    const std::size_t last = words_[word].token;
    const bool has_decimals = is_at(last + 1, ".") && last + 2 < tokens_.size() && tokens_[last + 2].is_number() &&
                              touch(tokens_[last], tokens_[last + 1]) && touch(tokens_[last + 1], tokens_[last + 2]);
    return tokens_[last].is_number() &&
           (has_decimals || is_at(last + 1,
                                  "€ £ $ h : min mn mins minutes euros euro roses kiss ans yo years % / "
                                  "km cm kg heures heure jours jour "
                                  "fois photos filles personnes sur nuits"));
  }

  /// Letters of up to five words that make a name with a slip in it: anywhere in the place field, else behind "à" …
  /// and with a capital.
  std::optional<NamedPlace> misspelt(std::size_t word) {
    constexpr std::size_t kMostWordsMisspelt = 5;
    const std::size_t first = words_[word].token;
    if (misspelt_ == kMostMisspelt || (!is_place_field() && !(leads(first) && is_capital(first)))) return std::nullopt;
    ++misspelt_;
    std::string key;
    std::optional<NamedPlace> longest;
    for (std::size_t i = word;
         i < std::min(word + kMostWordsMisspelt, words_.size()) && !tokens_[words_[i].token].is_number(); ++i) {
      if (i > word && is_parted(words_[i - 1].token, words_[i].token)) break;
      key.append(words_[i].word);
      auto communes = lexicon_.gazetteer.with_name_like(key);
      if (communes.empty()) continue;
      const std::size_t count = communes.size();
      longest = NamedPlace{By::kSpelling, key, std::move(communes), count, first, words_[i].token};
    }
    return longest;
  }

  /// A comma or another sign that ends a name stands between two tokens.
  bool is_parted(std::size_t left, std::size_t right) const {
    for (std::size_t i = left + 1; i < right; ++i) {
      if (!is_at(i, "- ' ’ / .")) return true;
    }
    return false;
  }

  // ---- Around a name

  void describe(NamedPlace& place) const {
    place.is_capital = is_capital(place.first);
    place.is_led = leads(place.first) || goes_on_list(place) || is_centre(place.last);
    place.is_elsewhere = !is_place_field() && is_elsewhere(place);
    place.stated = stated_department(place);
  }

  bool is_capital(std::size_t i) const { return forms_[i].is_capital; }

  /// The token before the small words that stand before a name: "à la ville de", "gare d'".
  std::size_t before_small_words(std::size_t i) const {
    constexpr std::size_t kMost = 4;
    std::size_t back = 0;
    while (back < kMost && is_before(i, back + 1, "de d du des la le les l ' ’ : ( - ville of the")) ++back;
    return i - back;
  }

  bool leads(std::size_t i) const {
    constexpr std::string_view kLeads =
        "a sur vers proche pres gare centre ville secteur quartier near at in cote direction visiting around lieu "
        "localisation location metro rer station 📍 entre dispo passage escort escorte";
    if (field_.begins_line(i)) return false;
    return is_before(i, 1, kLeads) || is_before(before_small_words(i), 1, kLeads);
  }

  /// "Cergy et alentours", "Cergy centre".
  bool is_centre(std::size_t last) const {
    const std::size_t next = is_at(last + 1, "et") ? (is_at(last + 2, "ses les") ? last + 3 : last + 2) : last + 1;
    return is_at(next, "alentours alentour environs environ peripherie") || is_at(last + 1, "centre");
  }

  /// "Cergy, Pontoise et Argenteuil"; "Cergy | Tours de magie" is none, since Tours is a word of every day.
  bool goes_on_list(const NamedPlace& place) const {
    const WordList signs =
        lexicon_.everyday.contains(place.key) ? WordList(", et & ou and or") : WordList(", / et & - + ou | and or )");
    if (field_.begins_line(place.first) || places_.empty() || !places_.back().is_led ||
        place.first <= places_.back().last)
      return false;
    if (place.first - places_.back().last > 3) return false;
    for (std::size_t i = places_.back().last + 1; i < place.first; ++i) {
      if (!is_at(i, signs)) return false;
    }
    return true;
  }

  bool is_elsewhere(const NamedPlace& place) const {
    const std::size_t i = place.first;
    const std::size_t before = before_small_words(i);
    if (place.by != By::kPostalCode &&
        is_before(
            before, 1,
            "rue avenue av ave bd bld blvd boulevard quai route allee impasse chemin faubourg fbg square pont porte "
            "bois stade lycee place tour hotel cafe restaurant"))
      return before < i || !is_before(before, 1, "place tour hotel cafe restaurant");
    if (is_before(before, 1, "viens vient originaire native natif from venue venant arrivee loin hors sauf quitte"))
      return true;
    const bool is_station = is_at(i, "gare station metro");  // "à 5 min de la gare de Cergy", where that is one name
    const bool is_distance =
        before < i && !is_station && is_before(before, 1, "min mn mins minutes km kms heure heures h");
    if (is_distance && before >= 2 && tokens_[before - 2].is_number()) return true;
    return is_before(i, 1, "a sur in") && is_before(i, 2, "nee ne grandi pas plus born jamais not");
  }

  /// "Saint-Denis (93)", "93 Saint-Denis", "Vitry 94": the département of one of the communes.
  std::optional<DepartmentCode> stated_department(const NamedPlace& place) const {
    for (std::size_t i = place.last + 1; i <= place.last + 2; ++i) {
      if (auto stated = department_at(i, place)) return stated;
      if (!is_at(i, "( - , / [")) break;
    }
    for (std::size_t back = 1; back <= 2 && back <= place.first; ++back) {
      if (auto stated = department_at(place.first - back, place)) return stated;
      if (!is_at(place.first - back, ") - , / ]")) break;
    }
    return std::nullopt;
  }

  std::optional<DepartmentCode> department_at(std::size_t i, const NamedPlace& place) const {
    if (i >= tokens_.size() || !tokens_[i].is_number() || tokens_[i].text.size() > 3) return std::nullopt;
    const auto code = DepartmentCode::parse(tokens_[i].text);
    if (!code) return std::nullopt;
    const bool is_possible = std::ranges::any_of(
        place.communes, [&](std::uint32_t commune) { return lexicon_.gazetteer.all()[commune].department == *code; });
    return is_possible ? std::optional(*code) : std::nullopt;
  }

  const FoldedField& field_;
  const PlaceLexicon& lexicon_;
  const std::optional<DepartmentCode>& home_;
  const std::vector<NameWord> words_;
  const std::vector<WrittenForm> forms_;
  std::vector<NamedPlace> places_;
  std::size_t misspelt_ = 0;
};

}  // namespace

std::vector<NamedPlace> named_places(const FoldedField& field, const PlaceLexicon& lexicon,
                                     const std::optional<DepartmentCode>& home) {
  return Reader(field, lexicon, home).read();
}

}  // namespace vigie::extractors
