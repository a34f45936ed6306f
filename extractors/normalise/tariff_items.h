// The parts of which tariffs are written, in the order in which they stand: amounts, durations, where; and how closely
// each stands to the one before.
#pragma once

#include <chrono>
#include <cstdint>
#include <string_view>
#include <vector>

#include "extractors/normalise/folded_ad.h"
#include "model/ad.h"

namespace vigie::extractors {

/// What stands between two parts, from what parts them most to what joins them most.
enum class Bond : std::uint8_t {
  kNone,   ///< another sentence, or many words
  kWords,  ///< a few words of something else: "1h de massage complet 100€"
  kLine,   ///< a line's end, ";", "|"
  kComma,
  kBeside,  ///< nothing, a dash, a bracket
  kJoined,  ///< "30min: 80", "80€ l'heure", "80€/h"
};

struct TariffItem {
  enum class Kind : std::uint8_t { kAmount, kDuration, kWhere };
  Kind kind;
  Bond bond = Bond::kNone;           ///< to the item before
  std::vector<double> amounts = {};  ///< of kAmount; several in "50/80/130 roses"
  std::string_view currency = {};    ///< of kAmount: ISO 4217, stated by any of its list; else empty
  bool is_led = false;               ///< of kAmount: "tarif 80", "à partir de 80", "pipe 40", "40 la pipe"
  std::vector<std::chrono::minutes> durations = {};  ///< of kDuration; several in "30min/1h"
  TariffPlace where = TariffPlace::kIncall;          ///< of kWhere
  bool heads = false;                                ///< of kWhere: a colon follows, it holds for what comes
};

/// Linear in the field's length.
std::vector<TariffItem> tariff_items(const FoldedField& field);

}  // namespace vigie::extractors
