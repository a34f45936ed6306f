#include <cmath>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "model/ad.h"

namespace vigie {
namespace {

using Json = nlohmann::ordered_json;

constexpr double kLargestExactInteger = 9007199254740992;  // 2^53

Json span_json(Span span) { return Json::array({span.begin, span.end}); }

template <typename T>
Json or_null(const std::optional<T>& value) {
  return value ? Json(*value) : Json(nullptr);
}

template <typename Values, typename Write>
Json list_json(const Values& values, Write write) {
  Json list = Json::array();
  for (const auto& value : values) list.push_back(write(value));
  return list;
}

Json amount_json(double amount) {
  const bool whole = std::trunc(amount) == amount && std::abs(amount) < kLargestExactInteger;
  return whole ? Json(static_cast<std::int64_t>(amount)) : Json(amount);
}

Json price_json(const Price& price) {
  return {{"amount", amount_json(price.amount)}, {"currency", or_null(price.currency)}};
}

Json phone_json(const AdPhone& phone) {
  const auto channel = [](PhoneChannel c) { return c == PhoneChannel::kCall ? "call" : "whatsapp"; };
  return {{"e164", phone.number.e164()},
          {"confidence", phone.confidence},
          {"field", to_text(phone.read.field)},
          {"span", span_json(phone.read.span)},
          {"rule", phone.rule},
          {"channels", list_json(phone.channels, channel)}};
}

Json handle_json(const AdHandle& handle) {
  return {{"network", handle.network},
          {"handle", handle.handle},
          {"confidence", handle.confidence},
          {"field", to_text(handle.read.field)},
          {"span", span_json(handle.read.span)}};
}

Json email_json(const AdEmail& email) {
  return {{"address", email.address},
          {"confidence", email.confidence},
          {"field", to_text(email.read.field)},
          {"span", span_json(email.read.span)}};
}

Json tariff_json(const Tariff& tariff) {
  Json json = price_json(tariff.price);
  json["minutes"] = tariff.duration ? Json(tariff.duration->count()) : Json(nullptr);
  json["where"] = tariff.where ? Json(*tariff.where == TariffPlace::kIncall ? "incall" : "outcall") : Json(nullptr);
  return json;
}

Json age_json(const AdAge& age) {
  return {{"years", age.age.years()}, {"span", span_json(age.read.span)}, {"field", to_text(age.read.field)}};
}

Json sex_json(const AdSex& sex) {
  return {{"stated", to_text(sex.sex)}, {"span", span_json(sex.read.span)}, {"field", to_text(sex.read.field)}};
}

Json measures_json(const Measures& measures) {
  return {{"height_cm", or_null(measures.height_cm)}, {"weight_kg", or_null(measures.weight_kg)}};
}

std::string time_of_day(std::chrono::minutes since_midnight) {
  return fmt::format("{:02}:{:02}", since_midnight.count() / 60, since_midnight.count() % 60);
}

/// Days as ISO 8601 counts them, Monday being 1.
Json hours_json(const OpeningHours& hours) {
  Json days = Json::array();
  for (int day = 0; day < 7; ++day) {
    if ((hours.days >> day & 1) != 0) days.push_back(day + 1);
  }
  return {{"from", time_of_day(hours.from)}, {"to", time_of_day(hours.to)}, {"days", std::move(days)}};
}

Json place_json(const AdPlace& place) {
  return {{"insee", place.insee},
          {"name", place.name},
          {"department", place.department.text()},
          {"confidence", place.confidence},
          {"field", to_text(place.field)}};
}

Json tour_json(const Tour& tour) {
  return {{"insee", tour.insee}, {"from", to_text(tour.days.from)}, {"to", to_text(tour.days.to)}};
}

Json indicator_json(const Indicator& indicator) {
  return {{"code", indicator.code},
          {"words", indicator.words},
          {"field", to_text(indicator.read.field)},
          {"span", span_json(indicator.read.span)}};
}

}  // namespace

std::string to_json(const Ad& ad) {
  const Json line{{"site", ad.site},
                  {"ad_id", ad.ad_id},
                  {"department", ad.department ? Json(ad.department->text()) : Json(nullptr)},
                  {"phones", list_json(ad.phones, phone_json)},
                  {"handles", list_json(ad.handles, handle_json)},
                  {"emails", list_json(ad.emails, email_json)},
                  {"tariffs", list_json(ad.tariffs, tariff_json)},
                  {"price", ad.price ? price_json(*ad.price) : Json(nullptr)},
                  {"age", ad.age ? age_json(*ad.age) : Json(nullptr)},
                  {"measures", measures_json(ad.measures)},
                  {"places", list_json(ad.places, place_json)},
                  {"tours", list_json(ad.tours, tour_json)},
                  {"posted", ad.posted ? Json(to_text(*ad.posted)) : Json(nullptr)},
                  {"languages", ad.languages},
                  {"names", ad.names},
                  {"kind", to_text(ad.kind)},
                  {"kind_probability", ad.kind_probability},
                  {"kind_reasons", ad.kind_reasons},
                  {"indicators", list_json(ad.indicators, indicator_json)},
                  {"possible_minor", ad.possible_minor},
                  {"sex", ad.sex ? sex_json(*ad.sex) : Json(nullptr)},
                  {"services", ad.services},
                  {"hours", list_json(ad.hours, hours_json)}};
  return line.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace vigie
