// The constants that steer linking; config/linkage.toml holds them, each with its unit, reason and ground.
#pragma once

#include <filesystem>

#include "model/result.h"

namespace vigie::dedup {

/// Of a value that ads can share: a phone, handle, e-mail, wording or photo.
struct ValueSettings {
  double kept = 0;       ///< chance that two ads of one person that both have such a value share it; 0 … 1
  double strangers = 0;  ///< other persons expected behind a value that one profile alone seems to use
  double tie_bits = 0;   ///< bits for one hand behind two persons who share it
};

struct NameSettings {
  double kept = 0;       ///< chance that two ads of one person bear the same name
  double other_ads = 0;  ///< ads added to the count when a name's share is taken, so that few ads prove little
};

struct AgeSettings {
  int near_years = 0;         ///< stated ages this close agree
  double near_kept = 0;       ///< chance of that in one person
  double near_by_chance = 0;  ///< and between two
  int other_years = 0;        ///< further apart than this, they contradict
  double other_kept = 0;
  double other_by_chance = 0;
  int never_years = 0;  ///< further apart than this, two ads are never of one person
};

struct NetworkSettings {
  double resolution = 0;    ///< bits a pair of persons, of Leiden's constant Potts model
  int popular_persons = 0;  ///< a wording or photo of more is nobody's and ties none
  int iterations = 0;
  int seed = 0;
};

struct LinkageSettings {
  ValueSettings phone, handle, email, text, photo;
  NameSettings name;
  AgeSettings age;
  double dilution_bits = 0;  ///< lost with each halving of the share of ad pairs that have something in common
  NetworkSettings network;
};

/// @return Error::kUnreadable; Error::kBadInput with file and line: a key missing, unknown, or out of its range
Result<LinkageSettings> load_linkage_settings(const std::filesystem::path& file);

}  // namespace vigie::dedup
