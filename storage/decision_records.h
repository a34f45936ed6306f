// What analysts decide of ads and persons, as plain values.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/date.h"
#include "model/ids.h"

namespace vigie::storage {

enum class Verdict {
  kJoin,        ///< the ads of both sides are one person's
  kSplit,       ///< those of the one side are of others than those of the other; once they were one
  kNotSame,     ///< the same of persons that never were one
  kAgency,      ///< the phones are of who answers for many
  kNotAnOffer,  ///< the ads of the first side offer nothing
  kUndo
};
/// By the place of the value; stable, for the database, JSON and the command line.
inline constexpr std::array<std::string_view, 6> kVerdicts = {"join",   "split",        "not-same",
                                                              "agency", "not-an-offer", "undo"};
inline std::string_view name_of(Verdict verdict) { return kVerdicts.at(static_cast<std::size_t>(verdict)); }

struct NewDecision {
  Instant made;
  std::string who, why;
  Verdict verdict = Verdict::kJoin;
  std::vector<AdRow> left = {}, right = {};           ///< the two sides, each ascending
  std::vector<IdentifierId> phones = {};              ///< of an agency; ascending
  std::optional<std::int64_t> undoes = std::nullopt;  ///< the decision that is taken back
};

struct Decision {
  std::int64_t id = 0;
  NewDecision what;                       ///< without ads that were purged since
  int purged = 0;                         ///< ads
  std::optional<std::int64_t> undone_by;  ///< it stands as long as there is none
};

}  // namespace vigie::storage
