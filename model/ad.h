// An ad in fields that can be compared: what normalisation makes of a RawAd. DESIGN's ad line is its JSON form.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "model/ad_kind.h"
#include "model/date.h"
#include "model/department.h"
#include "model/phone_number.h"
#include "model/raw_ad.h"

namespace vigie {

/// The field of the RawAd in which something was read.
enum class AdField { kTitle, kText, kName, kAge, kPrice, kPlace, kPhones, kUrl, kPosted, kCategory };
std::string_view to_text(AdField field);

/// Unicode code points of the original field, end excluded.
struct Span {
  std::size_t begin = 0, end = 0;
  friend bool operator==(const Span&, const Span&) = default;
};

/// Where something was read: for `AdField::kPhones`, offsets in the entry that held it.
struct Reading {
  AdField field = AdField::kText;
  Span span;
  friend bool operator==(const Reading&, const Reading&) = default;
};

enum class PhoneChannel { kCall, kWhatsApp };

struct AdPhone {
  PhoneNumber number;
  double confidence = 0;  ///< 0 … 1
  Reading read;
  std::string rule;  ///< which rule found it: "digits", "words-fr", "tel-link" …
  std::vector<PhoneChannel> channels;
};

/// An address on a messenger or social network.
struct AdHandle {
  std::string network;  ///< "telegram", "snapchat", …
  std::string handle;   ///< folded to the network's own canonical form
  double confidence = 0;
  Reading read;
};

struct AdEmail {
  std::string address;
  double confidence = 0;
  Reading read;
};

struct Price {
  double amount = 0;                    ///< in whole units of the currency
  std::optional<std::string> currency;  ///< ISO 4217, nothing where none can be told
  friend bool operator==(const Price&, const Price&) = default;
};

enum class TariffPlace { kIncall, kOutcall };

struct Tariff {
  Price price;
  std::optional<std::chrono::minutes> duration;
  std::optional<TariffPlace> where;
};

/// A stated age in years; 14 … 99, since below and above nothing in an ad is an age of its author.
class Age {
 public:
  static std::optional<Age> from_years(long years);
  int years() const { return years_; }
  friend auto operator<=>(const Age&, const Age&) = default;

 private:
  explicit Age(int years) : years_(years) {}
  int years_;
};

struct AdAge {
  Age age;
  Reading read;
};

/// What an ad states of the sex or gender of whom it offers.
enum class Sex { kWoman, kMan, kTrans };
/// "woman", "man", "trans"
std::string_view to_text(Sex sex);
std::optional<Sex> sex_from(std::string_view text);

struct AdSex {
  Sex sex = Sex::kWoman;
  Reading read;
};

struct Measures {
  std::optional<int> height_cm, weight_kg;
};

/// When an ad can be reached.
struct OpeningHours {
  std::chrono::minutes from, to;  ///< since midnight, 0 … 1440; `to` at or before `from` is on the next day
  std::uint8_t days = 0;          ///< bit 0 Monday … bit 6 Sunday; 0 where none are stated
  friend bool operator==(const OpeningHours&, const OpeningHours&) = default;
};

struct AdPlace {
  std::string insee;  ///< of the commune or arrondissement: "94081", "75115"
  std::string name;
  DepartmentCode department;
  double confidence = 0;
  AdField field = AdField::kPlace;
};

struct Tour {
  std::string insee;
  Period days;
};

struct Indicator {
  std::string code;   ///< docs/method.md defines each
  std::string words;  ///< as they stand in the ad
  Reading read;
};

struct Ad {
  std::string site, ad_id;
  std::optional<DepartmentCode> department;  ///< of the place where one is known, else of the listing
  std::vector<AdPhone> phones;
  std::vector<AdHandle> handles;
  std::vector<AdEmail> emails;
  std::vector<Tariff> tariffs;
  std::optional<Price> price;  ///< the lowest tariff, or the price field
  std::optional<AdAge> age;
  std::optional<AdSex> sex;  ///< nothing where the ad states none, or several
  Measures measures;
  std::vector<OpeningHours> hours;
  std::vector<AdPlace> places;  ///< the likeliest first
  std::vector<Tour> tours;
  std::optional<Posted> posted;
  std::vector<std::string> languages;  ///< ISO 639-1, main one first
  std::vector<std::string> names;
  AdKind kind = AdKind::kUnsure;
  double kind_probability = 0;
  std::vector<std::string> kind_reasons;
  std::vector<std::string> services;  ///< classes of config/services.toml, ascending
  std::vector<Indicator> indicators;
  bool possible_minor = false;
};

/// The amounts asked, in whole units, the lowest first, each once; the price too.
std::vector<int> tariff_amounts(const Ad& ad);

/// One ad line, without the line's end.
std::string to_json(const Ad& ad);

}  // namespace vigie
