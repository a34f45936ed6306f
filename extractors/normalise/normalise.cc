#include "extractors/normalise/normalise.h"

#include <algorithm>

#include "extractors/normalise/ages.h"
#include "extractors/normalise/contacts.h"
#include "extractors/normalise/folded_ad.h"
#include "extractors/normalise/indicators.h"
#include "extractors/normalise/kind.h"
#include "extractors/normalise/languages.h"
#include "extractors/normalise/measures.h"
#include "extractors/normalise/minors.h"
#include "extractors/normalise/names.h"
#include "extractors/normalise/opening_hours.h"
#include "extractors/normalise/phones.h"
#include "extractors/normalise/places.h"
#include "extractors/normalise/posted.h"
#include "extractors/normalise/read_signs.h"
#include "extractors/normalise/services.h"
#include "extractors/normalise/stated_sex.h"
#include "extractors/normalise/tariffs.h"
#include "extractors/normalise/tours.h"

namespace vigie::extractors {
namespace {

constexpr double kPlaceDecides =
    0.8;  // confidence from which the place's département is the ad's, whatever the listing

std::optional<DepartmentCode> listing_department(const RawAd& raw) {
  if (!raw.department) return std::nullopt;
  const auto code = DepartmentCode::parse(*raw.department);
  if (!code) return std::nullopt;
  return *code;
}

std::optional<DepartmentCode> department_of(const std::vector<AdPlace>& places,
                                            const std::optional<DepartmentCode>& listing) {
  if (places.empty() || (listing && places.front().confidence < kPlaceDecides)) return listing;
  return places.front().department;
}

std::string prose_of(const RawAd& raw) { return raw.title.value_or("") + "\n" + raw.text.value_or(""); }

}  // namespace

struct Normaliser::Lexicons {
  PlaceLexicon places;
  MinorLexicon minors;
  IndicatorLexicon indicators;
  ReadSigns read_signs;
  KindModel kinds;
  SexLexicon sexes;
  ServiceLexicon services;

  /// Those of words first; none twice.
  std::vector<Indicator> indicators_of(const FoldedAd& folded, const ReadOfAd& read) const {
    auto found = indicators.find(folded);
    for (Indicator& sign : read_signs.find(folded, read)) {
      if (std::ranges::find(found, sign.code, &Indicator::code) == found.end()) found.push_back(std::move(sign));
    }
    return found;
  }
};

Result<Normaliser> Normaliser::load(const std::filesystem::path& config) {
  auto places = PlaceLexicon::load(config);
  if (!places) return tl::unexpected(places.error());
  auto minors = MinorLexicon::load(config / "minors.toml");
  if (!minors) return tl::unexpected(minors.error());
  auto indicators = IndicatorLexicon::load(config / "indicators.toml");
  if (!indicators) return tl::unexpected(indicators.error());
  auto read_signs = ReadSigns::load(config / "indicators.toml");
  if (!read_signs) return tl::unexpected(read_signs.error());
  auto kinds = KindModel::load(config);
  if (!kinds) return tl::unexpected(kinds.error());
  auto sexes = SexLexicon::load(config / "persons.toml");
  if (!sexes) return tl::unexpected(sexes.error());
  auto services = ServiceLexicon::load(config / "services.toml");
  if (!services) return tl::unexpected(services.error());
  return Normaliser(std::make_shared<const Lexicons>(*std::move(places), *std::move(minors), *std::move(indicators),
                                                     *std::move(read_signs), *std::move(kinds), *std::move(sexes),
                                                     *std::move(services)));
}

const Gazetteer& Normaliser::gazetteer() const { return lexicons_->places.gazetteer; }

Ad Normaliser::normalise(const RawAd& raw) const {
  const FoldedAd folded(raw);
  const auto listing = listing_department(raw);
  const auto base = posted_base(raw);
  const auto today = base ? std::optional(day_of(*base)) : std::nullopt;
  const auto ages = stated_ages(folded, today);
  Ad ad{.site = raw.site, .ad_id = raw.ad_id};
  ad.phones = find_phones(folded);
  ad.handles = find_handles(folded);
  ad.emails = find_emails(folded);
  ad.tariffs = find_tariffs(folded);
  ad.price = lowest_price(ad.tariffs);
  ad.age = first_age(ages);
  ad.sex = lexicons_->sexes.find(folded);
  ad.services = lexicons_->services.find(folded, ad.tariffs);
  ad.measures = find_measures(folded);
  ad.hours = find_opening_hours(folded);
  const auto mentions = find_place_mentions(folded, lexicons_->places, listing);
  ad.places = places_of(mentions);
  ad.tours = find_tours(folded, mentions, today);
  ad.department = department_of(ad.places, listing);
  if (raw.posted) ad.posted = read_posted(*raw.posted, base);
  ad.languages = find_languages(prose_of(raw));
  const auto names = stated_names(folded);
  for (const StatedName& stated : names) ad.names.push_back(stated.name);
  ad.possible_minor = lexicons_->minors.may_be_minor(folded, ages, today);
  ad.indicators = lexicons_->indicators_of(folded, {ad, ages, names, mentions});
  KindGuess guess = lexicons_->kinds.guess(folded, ad);
  ad.kind = guess.kind;
  ad.kind_probability = guess.probability;
  ad.kind_reasons = std::move(guess.reasons);
  return ad;
}

}  // namespace vigie::extractors
