#include "model/ad.h"

#include <gtest/gtest.h>

#include "model/ad_kind.h"
#include "model/linkage.h"
#include "model/outcome.h"

namespace vigie {
namespace {

using namespace std::chrono_literals;

Ad named(std::string site, std::string ad_id) {
  Ad ad;
  ad.site = std::move(site);
  ad.ad_id = std::move(ad_id);
  return ad;
}

Ad ad_of_design() {
  const DepartmentCode val_de_marne = *DepartmentCode::parse("94");
  Ad ad = named("s14", "979853952");
  ad.department = val_de_marne;
  ad.phones.push_back({.number = *PhoneNumber::from_e164("+33639980012"),
                       .confidence = 0.98,
                       .read = {AdField::kText, {112, 131}},
                       .rule = "words-fr",
                       .channels = {PhoneChannel::kCall, PhoneChannel::kWhatsApp}});
  ad.handles.push_back({"telegram", "lina94", 0.9, {AdField::kText, {140, 147}}});
  ad.emails.push_back({"lina@courrier.example", 0.9, {AdField::kText, {150, 171}}});
  ad.tariffs.push_back({{80, "EUR"}, 30min, TariffPlace::kIncall});
  ad.tariffs.push_back({{150, "EUR"}, 60min, std::nullopt});
  ad.price = Price{80, "EUR"};
  ad.age = AdAge{*Age::from_years(32), {AdField::kText, {30, 36}}};
  ad.measures = {165, 58};
  ad.places.push_back({"94081", "Vitry-sur-Seine", val_de_marne, 0.95, AdField::kPlace});
  ad.tours.push_back({"95127", {Date(2026y / 9 / 12), Date(2026y / 9 / 15)}});
  ad.posted = *parse_instant("2026-09-17T00:12:00+02:00");
  ad.languages = {"fr"};
  ad.names = {"Lina"};
  ad.kind = AdKind::kOffer;
  ad.kind_probability = 0.99;
  ad.kind_reasons = {"tariff", "incall"};
  ad.indicators.push_back({"third_person", "mes filles", {AdField::kText, {12, 22}}});
  return ad;
}

TEST(AdLine, IsThatOfTheDesignWithOurKeysBehindIt) {
  EXPECT_EQ(
      to_json(ad_of_design()),
      R"({"site":"s14","ad_id":"979853952","department":"94",)"
      R"("phones":[{"e164":"+33639980012","confidence":0.98,"field":"text","span":[112,131],)"
      R"("rule":"words-fr","channels":["call","whatsapp"]}],)"
      R"("handles":[{"network":"telegram","handle":"lina94","confidence":0.9,"field":"text","span":[140,147]}],)"
      R"("emails":[{"address":"lina@courrier.example","confidence":0.9,"field":"text","span":[150,171]}],)"
      R"("tariffs":[{"amount":80,"currency":"EUR","minutes":30,"where":"incall"},)"
      R"({"amount":150,"currency":"EUR","minutes":60,"where":null}],)"
      R"("price":{"amount":80,"currency":"EUR"},)"
      R"("age":{"years":32,"span":[30,36],"field":"text"},"measures":{"height_cm":165,"weight_kg":58},)"
      R"("places":[{"insee":"94081","name":"Vitry-sur-Seine","department":"94","confidence":0.95,"field":"place"}],)"
      R"("tours":[{"insee":"95127","from":"2026-09-12","to":"2026-09-15"}],)"
      R"("posted":"2026-09-17T00:12:00+02:00","languages":["fr"],"names":["Lina"],)"
      R"("kind":"offer","kind_probability":0.99,"kind_reasons":["tariff","incall"],)"
      R"("indicators":[{"code":"third_person","words":"mes filles","field":"text","span":[12,22]}],)"
      R"("possible_minor":false,"sex":null,"services":[],"hours":[]})");
}

TEST(AdLine, HasEveryKeyWhereTheAdSaysNothing) {
  EXPECT_EQ(to_json(named("s1", "2")),
            R"({"site":"s1","ad_id":"2","department":null,"phones":[],"handles":[],"emails":[],"tariffs":[],)"
            R"("price":null,"age":null,"measures":{"height_cm":null,"weight_kg":null},"places":[],"tours":[],)"
            R"("posted":null,"languages":[],"names":[],"kind":"unsure","kind_probability":0.0,"kind_reasons":[],)"
            R"("indicators":[],"possible_minor":false,"sex":null,"services":[],"hours":[]})");
}

TEST(AdLine, PartsOfAnEuroStayAndUnknownCurrenciesAreNull) {
  Ad ad = named("s", "1");
  ad.price = Price{79.5, std::nullopt};
  const std::string json = to_json(ad);
  EXPECT_NE(json.find(R"("price":{"amount":79.5,"currency":null})"), std::string::npos) << json;
}

TEST(AdLine, BrokenBytesDoNotThrow) { EXPECT_NE(to_json(named("s", "\xff")).find("\uFFFD"), std::string::npos); }

TEST(Age, IsBetween14And99) {
  EXPECT_FALSE(Age::from_years(13));
  EXPECT_EQ(Age::from_years(14)->years(), 14);
  EXPECT_EQ(Age::from_years(99)->years(), 99);
  EXPECT_FALSE(Age::from_years(100));
}

TEST(PhoneNumber, IsOfTheShapeOfE164) {
  EXPECT_EQ(PhoneNumber::from_e164("+33639980012")->e164(), "+33639980012");
  for (const char* text : {"", "33639980012", "+0639980012", "+336399", "+3363998001234567", "+33 639980012"}) {
    EXPECT_FALSE(PhoneNumber::from_e164(text)) << text;
  }
}

template <typename Value, typename From>
void expect_names_read_back(std::initializer_list<Value> values, From from) {
  for (const Value value : values) EXPECT_EQ(from(to_text(value)), value) << to_text(value);
  EXPECT_EQ(from("no such name"), std::nullopt);
}

TEST(Names, OfEveryValueReadBack) {
  using enum Outcome;
  expect_names_read_back(
      {kOk, kUnchanged, kGone, kEmpty, kBlocked, kLogin, kConsent, kGeo, kMaintenance, kRobots, kLimit, kNetwork},
      outcome_from);
  using enum EvidenceKind;
  expect_names_read_back({kSamePhone,   kSameHandle, kSameEmail,       kSameText,    kSamePhoto,    kSameName,
                          kNearName,    kOtherName,  kSameAge,         kNearAge,     kOtherAge,     kSamePlace,
                          kNearPlace,   kOtherPlace, kTwoPlacesAtOnce, kSameTariffs, kOtherTariffs, kSameHeight,
                          kOtherHeight, kSameWeight, kOtherWeight,     kNearText,    kOtherText,    kOtherPhone,
                          kOtherPhotos, kSameTour,   kOtherTour,       kTextCompany, kPhotoCompany},
                         evidence_kind_from);
  using enum AdKind;
  expect_names_read_back({kOffer, kClient, kRecruitment, kOther, kUnsure}, ad_kind_from);
}

TEST(Outcome, OnlyAnAnswerAsItShouldBeIsASuccess) {
  EXPECT_TRUE(is_success(Outcome::kOk));
  EXPECT_TRUE(is_success(Outcome::kUnchanged));
  EXPECT_TRUE(is_success(Outcome::kGone));
  EXPECT_FALSE(is_success(Outcome::kEmpty));
  EXPECT_FALSE(is_success(Outcome::kBlocked));
}

}  // namespace
}  // namespace vigie
