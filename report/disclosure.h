// What of a département's tables may be seen, so that nobody can be recognised by being one of few: small counts are
// kept back, and others with them until no reader of this export and the earlier ones can work them out. Primary and
// secondary cell suppression: Hundepool et al. 2012, "Statistical Disclosure Control", Wiley, chapter 4.
#pragma once

#include <span>
#include <vector>

#include "model/publication.h"
#include "report/tables.h"

namespace vigie::report {

struct Disclosure {
  std::vector<Table> tables;
  Publication publication;  ///< for the ledger
};

/// Counts of 1 to 4 become Withheld; nought stays. With a count goes all else that its row counts and what was computed
/// from it. What an export of the same period kept back stays so, and a count that differs by 1 to 4 from what was
/// shown for a longer or shorter period is kept back, but for the steps from ads to people. Then further counts are,
/// the smallest first, until each one kept back has at least 5 possible values for a reader (reader.h).
/// @param tables  all of the département's in this export, as many relations are between tables
/// @param earlier  the ledger
Disclosure disclosed(std::vector<Table> tables, DepartmentCode department, Period period,
                     std::span<const Publication> earlier);

/// Whether a reader who has what is out and gets this too can work out a count kept back that they could not before.
bool gives_away(const Publication& publication, std::span<const Publication> earlier);

/// Each count that is shown to the nearest multiple of `base`, which is at least 2.
std::vector<Table> rounded(std::vector<Table> tables, std::int64_t base);

}  // namespace vigie::report
