// The constants that steer linking; config/linkage.toml holds them, each with its unit, reason and ground.
#pragma once

#include <array>
#include <filesystem>
#include <vector>

#include "model/result.h"

namespace vigie::dedup {

/// Of a value that ads can share: a phone, handle, e-mail, wording or photo.
struct ValueSettings {
  double kept = 0;       ///< chance that two ads of one person that both have such a value share it; 0 … 1
  double strangers = 0;  ///< other persons expected behind a value that one profile alone seems to use
};

/// Of a field that ads state: the chance of each level (dedup/linkage/fields.h) in two ads of one person, and of two.
/// Where learning starts, and what holds where there is little to learn from.
struct FieldSettings {
  std::vector<double> kept, by_chance;
};

/// Of what persons of one hand leave in common.
struct NetworkSettings {
  std::array<FieldSettings, 8> traces;  ///< in the order of Trace; of contact and tour only `kept` is read
  double strangers_contact = 0;         ///< persons expected who share a contact with one and are of another hand
  double usual_route = 0;               ///< share, of those who leave a commune, who go to a certain other one
  int popular_contact_persons = 0;      ///< a contact of more is nobody's and ties none
};

struct LinkageSettings {
  ValueSettings phone, handle, email, text, photo;
  std::array<FieldSettings, 9> fields;  ///< in the order of Field
  double other_ads = 0;                 ///< ads added to the count when the share of a name or commune is taken
  double profile_years = 0;             ///< ages further apart than this under one name are taken for two profiles
  double never_years = 0;               ///< further apart than this, two ads are never of one person
  double dilution_bits = 0;  ///< lost with each halving of the share of ad pairs that have something in common
  double dependence = 1;     ///< of the bits of fields: what counts of them, since they are not independent
  NetworkSettings network;
};

/// All of them in one order, by which one can tell that two are the same.
std::vector<double> numbers_of(const LinkageSettings& settings);

/// @return Error::kUnreadable; Error::kBadInput with file and line: a key missing, unknown, or out of its range
Result<LinkageSettings> load_linkage_settings(const std::filesystem::path& file);

}  // namespace vigie::dedup
