#include <algorithm>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "testbed/advertising.h"
#include "testbed/troubles.h"

namespace vigie::testbed {

namespace {

using std::chrono::days;
using std::chrono::hours;
using std::chrono::minutes;

constexpr hours kScanHour{3};  // of the night, Europe/Paris
constexpr double kFetchTimeMissing = 0.1;

Instant paris_moment(Date date, minutes since_midnight) {
  return from_paris(ParisTime{date.time_since_epoch() + since_midnight});
}

std::string place_text(const Posting& posting) {
  const Commune& commune = *posting.commune;
  if (posting.site == "leboncoin") return fmt::format("{} {}", commune.name, commune.postal_code);
  if (posting.site == "paruvendu") return fmt::format("{} ({})", commune.name, department_of(commune).text());
  return std::string(commune.name);
}

std::string price_text(const Tariffs& tariffs, Rng& rng) {
  switch (rng.below(5)) {
    case 0:
      return fmt::format("{} €", tariffs.hour);
    case 1:
      return fmt::format("{} roses", tariffs.half);
    case 2:
      return fmt::format("{}/{}/{} €", tariffs.quick, tariffs.half, tariffs.hour);
    case 3:
      return fmt::format("{} euros", tariffs.half);
    default:
      return fmt::format("{}€", tariffs.quick);
  }
}

std::string extra_keys(const Posting& posting, Instant posted) {
  nlohmann::json keys = {{"insee", posting.commune->insee}, {"posted_at", vigie::to_text(posted)}};
  if (!posting.gender.empty()) keys["gender"] = posting.gender;
  return keys.dump();
}

std::vector<RawPhoto> some_photos(const std::vector<std::string>& all, double retouched, Rng& rng) {
  std::vector<std::string> photos = all;
  rng.shuffle(photos);
  if (!photos.empty()) photos.resize(1 + rng.below(photos.size()));
  std::vector<RawPhoto> shown;
  for (const std::string& pdq : photos) {
    const std::string hash = retouched > 0 && rng.chance(retouched) ? retouched_photo(pdq, rng) : pdq;
    shown.push_back({.url = {}, .path = {}, .pdq = hash, .quality = 100});
  }
  return shown;
}

}  // namespace

std::string Notices::fresh_id(const Posting& posting, const AdAddress& address) {
  while (true) {
    std::string id = posting.shape->id(address, *rng_);
    if (ids_.emplace(posting.site, id).second) return id;
  }
}

std::vector<Date> Notices::listed_nights(const Posting& posting) {
  const Period period = market_period(*settings_);
  std::vector<Date> nights;
  for (Date night = std::max(posting.days.from, period.from); night <= std::min(posting.days.to, period.to);
       night += days{1}) {
    if (rng_->chance(posting.online * posting.shape->listing)) nights.push_back(night);
  }
  return nights;
}

/// On the day before the first night, so that every scan of that night comes after it.
Instant Notices::posting_time(Date first_day, Date first_seen) {
  const Date day = std::min(first_day, first_seen) - days{1};
  return paris_moment(day, minutes{rng_->between(8 * 60, 24 * 60 - 1)});
}

void Notices::publish_once(const Posting& posting, const Wording& wording, TrueAd truth) {
  const std::vector<Date> nights = listed_nights(posting);
  if (nights.empty()) return;
  const SiteShape& shape = *posting.shape;
  AdFacts facts = posting.facts;
  if (rng_->chance(shape.phone_in_text)) facts.phone = posting.phone;
  RawAd ad;
  ad.site = truth.site = posting.site;
  ad.title = wording.title(facts);
  AdAddress address{
      .id = {}, .title = *ad.title, .name = facts.name, .phone = posting.phone, .commune = posting.commune};
  ad.ad_id = truth.ad_id = address.id = fresh_id(posting, address);
  ad.url = shape.url(address);
  ad.department = std::string(department_of(*posting.commune).text());
  ad.place = place_text(posting);
  ad.text = wording.text(facts);
  if (posting.states_name) ad.name = facts.name;
  if (posting.states_age) ad.age = fmt::to_string(facts.age);
  if (posting.states_price) ad.price = price_text(facts.tariffs, *rng_);
  if (shape.phone_on_page && !posting.phone.empty()) ad.phones = {posting.phone};
  ad.photos = some_photos(posting.photos, settings_->rates.retouched_photo, *rng_);
  ad.seen = nights;
  const Instant last_scan = paris_moment(nights.back(), kScanHour);
  const Instant posted = posting_time(posting.days.from, nights.front());
  ad.posted = posted_text(shape.posted, posted, last_scan);
  if (!rng_->chance(kFetchTimeMissing)) ad.fetched = last_scan;
  ad.extra = extra_keys(posting, posted);
  market_->ads.push_back(std::move(ad));
  market_->truth.push_back(std::move(truth));
}

void Notices::publish(const Posting& posting, Wording wording, const TrueAd& truth) {
  const Period period = market_period(*settings_);
  Posting part = posting;
  while (part.days.from <= posting.days.to) {
    part.days.to = posting.days.to;
    const Date first = std::max(part.days.from, period.from), last = std::min(part.days.to, period.to);
    const int visible = static_cast<int>((last - first).count());
    if (visible >= 1 && rng_->chance(settings_->rates.repost))
      part.days.to = first + days{rng_->between(0, visible - 1)};
    publish_once(part, wording, truth);
    wording = wording.reworded(settings_->rates.rewording, *rng_);
    part.days.from = part.days.to + days{1};
  }
}

}  // namespace vigie::testbed
