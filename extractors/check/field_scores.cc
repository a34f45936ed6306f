#include "extractors/check/field_scores.h"

#include <algorithm>
#include <set>
#include <variant>

#include "extractors/plain_words.h"

namespace vigie::extractors {
namespace {

using Values = std::set<std::string>;

FieldScore score_of(const Values& read, const Values& truth) {
  FieldScore score;
  for (const auto& value : read) ++(truth.contains(value) ? score.right : score.wrong);
  for (const auto& value : truth) score.missed += read.contains(value) ? 0 : 1;
  return score;
}

std::multiset<std::string> word_set(std::string_view text) {
  std::multiset<std::string> set;
  const std::string all = plain_words(text);
  for (std::size_t i = 0; i < all.size();) {
    const auto end = std::min(all.find(' ', i), all.size());
    set.insert(all.substr(i, end - i));
    i = end + 1;
  }
  return set;
}

bool same_text(std::string_view a, std::string_view b) {
  const auto left = word_set(a), right = word_set(b);
  std::multiset<std::string> common;
  std::ranges::set_intersection(left, right, std::inserter(common, common.end()));
  const auto total = static_cast<double>(left.size() + right.size());
  return total > 0 && 2.0 * static_cast<double>(common.size()) / total >= 0.9;
}

FieldScore single(bool read, bool there, bool same) {
  if (!there) return {.wrong = read ? 1 : 0};
  if (!read) return {.missed = 1};
  return same ? FieldScore{.right = 1} : FieldScore{.wrong = 1, .missed = 1};
}

Values phones(const Ad& ad) {
  Values all;
  for (const AdPhone& phone : ad.phones) all.insert(phone.number.e164());
  return all;
}

Values place(const Ad& ad) { return ad.places.empty() ? Values{} : Values{ad.places.front().insee}; }

/// A replica's address of a photo holds the first digits of its hash.
FieldScore photos(const RawAd& read, const RawAd& truth) {
  Values shown, found;
  for (const RawPhoto& photo : truth.photos) shown.insert(photo.pdq.value_or("").substr(0, 16));
  FieldScore score;
  for (const RawPhoto& photo : read.photos) {
    const auto hash = std::ranges::find_if(
        shown, [&](const std::string& digits) { return photo.url->find(digits) != std::string::npos; });
    if (hash == shown.end()) {
      ++score.wrong;
    } else if (found.insert(*hash).second) {
      ++score.right;
    }
  }
  score.missed = static_cast<int>(shown.size() - found.size());
  return score;
}

FieldScore title(const RawAd& read, const RawAd& truth) {
  const std::string found = plain_words(read.title.value_or(""));
  const bool same = found == plain_words(truth.title.value_or("")) || (truth.name && found == plain_words(*truth.name));
  return single(read.title.has_value(), truth.title.has_value(), same);
}

/// An ad of this field only: a town or a price of the text is the normaliser's matter.
RawAd alone(const RawAd& ad, std::string_view field) {
  RawAd one;
  one.site = "s";
  one.ad_id = "1";
  one.department = ad.department;
  one.fetched = ad.fetched;
  copy_field(field, ad, one);
  return one;
}

Values price(const Ad& ad) { return ad.price ? Values{std::to_string(ad.price->amount)} : Values{}; }

Values age(const Ad& ad) { return ad.age ? Values{std::to_string(ad.age->age.years())} : Values{}; }

Date day_of(const Posted& posted) {
  if (const auto* instant = std::get_if<Instant>(&posted)) return paris_date(*instant);
  return std::get<Date>(posted);
}

Values posted(const Ad& ad) {
  return ad.posted ? Values{std::to_string(day_of(*ad.posted).time_since_epoch().count())} : Values{};
}

Values names(const Ad& ad) {
  Values all;
  for (const std::string& name : ad.names) all.insert(plain_words(name));
  return all;
}

/// What a field that is normalised says; empty for one that is not.
Values meaning(std::string_view field, const Ad& ad) {
  if (field == "phones") return phones(ad);
  if (field == "place") return place(ad);
  if (field == "price") return price(ad);
  if (field == "posted") return posted(ad);
  return field == "age" ? age(ad) : Values{};
}

Values words_of_all(const std::vector<std::string>& values, std::string_view field) {
  Values all;
  for (const std::string& value : values)
    all.insert(field == "photos" ? value.substr(value.rfind('/') + 1) : plain_words(value));
  return all;
}

}  // namespace

FieldScore& FieldScore::operator+=(const FieldScore& other) {
  right += other.right;
  wrong += other.wrong;
  missed += other.missed;
  return *this;
}

FieldScores compare(const RawAd& read, const RawAd& truth, const Normaliser& normaliser) {
  RawAd dated = truth;
  dated.fetched = read.fetched;
  RawAd found = read;
  found.department = truth.department;
  const Ad a = normaliser.normalise(read), b = normaliser.normalise(dated);
  const auto meaning_alone = [&](const RawAd& ad, std::string_view field) {
    return meaning(field, normaliser.normalise(alone(ad, field)));
  };
  FieldScores scores;
  scores["phones"] = score_of(phones(a), phones(b));
  scores["title"] = title(read, truth);
  scores["text"] =
      single(read.text.has_value(), truth.text.has_value(), same_text(read.text.value_or(""), truth.text.value_or("")));
  scores["place"] = score_of(meaning_alone(found, "place"), meaning_alone(truth, "place"));
  scores["price"] = score_of(meaning_alone(read, "price"), meaning_alone(truth, "price"));
  scores["posted"] = score_of(posted(a), posted(b));
  scores["photos"] = photos(read, truth);
  scores["name"] = score_of(names(a), names(b));
  // Where no field states it, an age in the text is the normaliser's matter.
  scores["age"] = truth.age ? score_of(age(a), age(b)) : score_of(meaning_alone(read, "age"), {});
  return scores;
}

void copy_field(std::string_view field, const RawAd& from, RawAd& to) {
  for (const auto& [name, member] : kAdTextFields) {
    if (name == field) to.*member = from.*member;
  }
  if (field == "phones") to.phones = from.phones;
  if (field == "photos") to.photos = from.photos;
}

bool says_the_same(std::string_view field, const RawAd& a, const RawAd& b, const Normaliser& normaliser) {
  const auto left = field_values(a, field), right = field_values(b, field);
  if (left == right) return true;
  if (left.empty() || right.empty()) return false;
  if (field == "text") return same_text(left.front(), right.front());
  const auto of_left = meaning(field, normaliser.normalise(alone(a, field)));
  const auto of_right = meaning(field, normaliser.normalise(alone(b, field)));
  if (of_left.empty() && of_right.empty()) return words_of_all(left, field) == words_of_all(right, field);
  return of_left == of_right;
}

}  // namespace vigie::extractors
