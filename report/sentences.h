// What a département's figures say, in sentences that can be quoted: never more than the interval holds, each with its
// period.
#pragma once

#include <string>
#include <vector>

#include "report/writers.h"

namespace vigie::report {

/// @param report  disclosed, with its rates
std::vector<std::string> sentences_of(const DepartmentReport& report);

}  // namespace vigie::report
