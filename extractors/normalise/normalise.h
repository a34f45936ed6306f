// RawAd → Ad: what an ad says, in fields that can be compared. Pure; the lexicons of config/ are read once.
// One file a concern beside this one; each reads the ad's folded fields (folded_ad.h).
#pragma once

#include <filesystem>
#include <memory>

#include "extractors/normalise/gazetteer.h"
#include "model/ad.h"
#include "model/raw_ad.h"
#include "model/result.h"

namespace vigie::extractors {

/// Immutable once loaded; shared freely between threads.
class Normaliser {
 public:
  /// @param config  the folder with communes.csv, places.toml, minors.toml, indicators.toml, kind.toml,
  ///   kind-weights.toml, persons.toml and services.toml
  /// @return Error::kUnreadable, Error::kBadInput with file:line
  static Result<Normaliser> load(const std::filesystem::path& config);

  /// Linear in the ad's length; never fails, whatever the bytes.
  Ad normalise(const RawAd& raw) const;

  const Gazetteer& gazetteer() const;

 private:
  struct Lexicons;
  explicit Normaliser(std::shared_ptr<const Lexicons> lexicons) : lexicons_(std::move(lexicons)) {}
  std::shared_ptr<const Lexicons> lexicons_;
};

}  // namespace vigie::extractors
