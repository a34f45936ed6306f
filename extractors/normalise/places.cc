#include "extractors/normalise/places.h"

#include <algorithm>
#include <set>
#include <tuple>

#include "extractors/normalise/place_reading.h"

namespace vigie::extractors {
namespace {

using By = NamedPlace::By;

// Confidences by where a name stands and how well it is told apart.
struct FieldConfidence {
  double home, elsewhere;  // in the ad's département, in another
};
constexpr FieldConfidence kPlaceField{0.95, 0.85};
constexpr FieldConfidence kTitle{0.8, 0.6};
constexpr FieldConfidence kText{0.7, 0.45};
constexpr double kAmbiguous = 0.7;     // times, where the largest of several was taken
constexpr double kShortened = 0.95;    // times, where only the beginning of the name is written
constexpr double kMisspelt = 0.85;     // times
constexpr double kNameAndCode = 0.97;  // the commune of that name has that postal code

// Inhabitants from which a name in prose is a commune, by how the words around it speak for it.
constexpr std::int64_t kLargeTown = 10'000;        // outside the département, and within it without capital or "à"
constexpr std::int64_t kTown = 2'000;              // within the département, with a capital alone
constexpr std::size_t kLeastLettersOfVillage = 5;  // of a smaller one in lower case behind "à", within the département
constexpr std::int64_t kExactOverShort = 10;       // times, the weight of a whole name against a short one

/// A town by its arrondissement: 75115 → 75056.
std::optional<std::string_view> town_of(std::string_view insee) {
  if (insee.starts_with("751")) return "75056";
  if (insee.starts_with("132")) return "13055";
  if (insee.starts_with("6938")) return "69123";
  return std::nullopt;
}

/// "Saint-Denis (93)": the département in brackets.
std::optional<DepartmentCode> bracketed_department(const FoldedField& field) {
  const auto& tokens = field.tokens();
  for (std::size_t i = 1; i + 1 < tokens.size(); ++i) {
    if (!tokens[i].is_number() || tokens[i - 1].text != "(" || tokens[i + 1].text != ")") continue;
    if (const auto code = DepartmentCode::parse(tokens[i].text)) return *code;
  }
  return std::nullopt;
}

/// Decides which communes the names of one field mean.
class Resolver {
 public:
  Resolver(const FoldedAd& ad, const FoldedField& field, const PlaceLexicon& lexicon,
           const std::optional<DepartmentCode>& home)
      : ad_(ad), field_(field), lexicon_(lexicon), home_(home), named_(named_places(field, lexicon, home_)) {
    has_sure_ = std::ranges::any_of(named_, [this](const NamedPlace& place) { return !is_doubtful(place); });
    if (!home_) home_ = department_of_neighbours();
    has_near_ = std::ranges::any_of(named_, [this](const NamedPlace& place) { return is_near(best_of(place)); });
  }

  std::vector<PlaceMention> read() const {
    std::vector<PlaceMention> mentions;
    for (std::size_t i = 0; i < named_.size(); ++i) {
      const Commune* const coded = with_code_beside(i);
      const bool is_coded = coded != nullptr && is_place_field();  // "Plaisir 78370": no word of every day
      if (is_code_of_neighbour(i) || !(is_coded || is_meant(named_[i]))) continue;
      const Commune& meant = coded != nullptr ? *coded : best_of(named_[i]);
      const double confidence = is_coded ? kNameAndCode : confidence_of(meant, named_[i]);
      mentions.push_back(
          {{meant.insee, meant.name, meant.department, confidence, field_.field()}, named_[i].first, named_[i].last});
    }
    return mentions;
  }

  /// That of the first commune named beyond doubt.
  std::optional<DepartmentCode> department_of_neighbours() const {
    for (const NamedPlace& place : named_) {
      if (place.stated) return place.stated;
      const bool is_sure = place.by == By::kPostalCode || (place.by == By::kName && place.communes.size() == 1);
      if (is_sure && is_meant(place)) return commune(place.communes.front()).department;
    }
    return std::nullopt;
  }

 private:
  bool is_place_field() const { return field_.field() == AdField::kPlace; }
  const Commune& commune(std::uint32_t place) const { return lexicon_.gazetteer.all()[place]; }
  bool is_home(const Commune& commune) const { return home_ && commune.department == *home_; }
  bool is_near(const Commune& commune) const {
    return home_ && commune.department.department().region == home_->department().region;
  }

  /// The stated or own département before others, then the region; an arrondissement before its town, the larger before
  /// the smaller, a whole name before a short one.
  const Commune& best_of(const NamedPlace& place) const {
    const auto rank = [&](std::size_t i) {
      const Commune& one = commune(place.communes[i]);
      return std::tuple(place.stated && one.department == *place.stated, is_home(one), is_near(one),
                        town_of(one.insee).has_value(), one.population * (i < place.whole ? kExactOverShort : 1));
    };
    std::size_t best = 0;
    for (std::size_t i = 1; i < place.communes.size(); ++i) {
      if (rank(i) > rank(best)) best = i;
    }
    return commune(place.communes[best]);
  }

  /// Whether the words speak of a town at all, and of one where the author is.
  bool is_meant(const NamedPlace& place) const {
    if (is_place_field()) return may_stand_in_field(place);
    if (place.is_elsewhere || is_name_of_author(place)) return false;
    const Commune& best = best_of(place);
    if (place.by == By::kPostalCode) return !home_ || is_near(best);
    if (place.by == By::kArrondissement) return true;
    const bool is_large = best.population >= kLargeTown;
    if (lexicon_.everyday.contains(place.key)) return place.is_led && place.is_capital && (is_home(best) || is_large);
    if (place.stated && (place.is_led || place.is_capital)) return true;
    if (place.by == By::kSpelling) return is_home(best) || (is_near(best) && is_large);
    if (place.by == By::kShortName && !is_home(best) && !(is_near(best) && is_large && place.is_led)) return false;
    if (!is_home(best)) return is_large && (place.is_led || place.is_capital);
    if (place.is_led) return place.is_capital || best.population >= kTown || place.key.size() >= kLeastLettersOfVillage;
    return place.is_capital ? best.population >= kTown || is_compound(place) : is_large;
  }

  /// "Paris centre ville" and "Villiers ur Marne" name one commune, though Ville and Ur are some too.
  bool may_stand_in_field(const NamedPlace& place) const {
    if (has_sure_ && is_doubtful(place)) return false;
    const Commune& best = best_of(place);
    return !has_near_ || place.stated || is_near(best) || best.population >= kLargeTown;
  }

  static bool is_compound(const NamedPlace& place) { return place.key.find(' ') != std::string::npos; }

  bool is_doubtful(const NamedPlace& place) const {
    return place.by == By::kSpelling || lexicon_.everyday.contains(place.key);
  }

  bool is_name_of_author(const NamedPlace& place) const {
    const FoldedField* const name = ad_.field(AdField::kName);
    return name != nullptr && !place.is_led && name->text() == place.key;
  }

  /// The commune of that name whose postal code stands in the field too.
  const Commune* with_code_beside(std::size_t i) const {
    const NamedPlace& place = named_[i];
    if (place.by == By::kPostalCode) return nullptr;
    for (const NamedPlace* code : codes_around(i)) {
      for (const std::uint32_t candidate : place.communes) {
        if (std::ranges::find(code->communes, candidate) != code->communes.end()) return &best_with_code(place, *code);
      }
    }
    return nullptr;
  }

  const Commune& best_with_code(const NamedPlace& place, const NamedPlace& code) const {
    NamedPlace both = place;
    std::erase_if(both.communes, [&](std::uint32_t candidate) {
      return std::ranges::find(code.communes, candidate) == code.communes.end();
    });
    both.whole = both.communes.size();
    return best_of(both);
  }

  /// The postal codes right before and behind a place.
  std::vector<const NamedPlace*> codes_around(std::size_t i) const {
    std::vector<const NamedPlace*> codes;
    if (i + 1 < named_.size() && named_[i + 1].by == By::kPostalCode) codes.push_back(&named_[i + 1]);
    if (i > 0 && named_[i - 1].by == By::kPostalCode) codes.push_back(&named_[i - 1]);
    return codes;
  }

  /// A postal code that says no more than the name beside it; that of an arrondissement does.
  bool is_code_of_neighbour(std::size_t i) const {
    if (named_[i].by != By::kPostalCode || town_of(best_of(named_[i]).insee)) return false;
    const bool is_of_next = i + 1 < named_.size() && with_code_beside(i + 1) != nullptr;
    return is_of_next || (i > 0 && with_code_beside(i - 1) != nullptr);
  }

  double confidence_of(const Commune& best, const NamedPlace& place) const {
    const auto by_field = is_place_field() ? kPlaceField : field_.field() == AdField::kTitle ? kTitle : kText;
    const auto is_rival = [&](std::uint32_t candidate) {
      const Commune& other = commune(candidate);
      return other.insee != best.insee && is_home(other) == is_home(best) && is_near(other) == is_near(best) &&
             town_of(best.insee) != std::string_view(other.insee);
    };
    double confidence = is_home(best) || place.stated ? by_field.home : by_field.elsewhere;
    if (place.by == By::kShortName) confidence *= kShortened;
    if (place.by == By::kSpelling) confidence *= kMisspelt;
    return !place.stated && std::ranges::any_of(place.communes, is_rival) ? confidence * kAmbiguous : confidence;
  }

  const FoldedAd& ad_;
  const FoldedField& field_;
  const PlaceLexicon& lexicon_;
  std::optional<DepartmentCode> home_;
  std::vector<NamedPlace> named_;
  bool has_near_ = false;  // some name is of the own region
  bool has_sure_ = false;  // some name is neither misspelt nor a word of every day
};

/// Paris says nothing beside Paris 15e.
void drop_towns_of_arrondissements(std::vector<AdPlace>& places) {
  std::set<std::string_view> towns;
  for (const AdPlace& place : places) {
    if (const auto town = town_of(place.insee)) towns.insert(*town);
  }
  std::erase_if(places, [&](const AdPlace& place) { return towns.contains(place.insee); });
}

}  // namespace

std::vector<PlaceMention> find_place_mentions(const FoldedAd& ad, const PlaceLexicon& lexicon,
                                              const std::optional<DepartmentCode>& listing) {
  std::vector<PlaceMention> mentions;
  auto home = listing;
  for (const FoldedField* field : ad.fields({AdField::kPlace, AdField::kTitle, AdField::kText})) {
    const auto bracketed = field->field() == AdField::kPlace ? bracketed_department(*field) : std::nullopt;
    const Resolver resolver(ad, *field, lexicon, bracketed ? bracketed : home);
    auto found = resolver.read();
    if (!home && !found.empty()) home = found.front().place.department;
    std::ranges::move(found, std::back_inserter(mentions));
  }
  return mentions;
}

std::vector<AdPlace> places_of(const std::vector<PlaceMention>& mentions) {
  constexpr std::size_t kMost = 64;  // more is a list of communes and no ad's
  std::vector<AdPlace> places;
  for (const PlaceMention& mention : mentions) {
    const auto known = std::ranges::find(places, mention.place.insee, &AdPlace::insee);
    if (known == places.end()) {
      if (places.size() < kMost) places.push_back(mention.place);
    } else if (known->confidence < mention.place.confidence) {
      *known = mention.place;
    }
  }
  drop_towns_of_arrondissements(places);
  std::ranges::stable_sort(places, std::ranges::greater(), &AdPlace::confidence);
  return places;
}

}  // namespace vigie::extractors
