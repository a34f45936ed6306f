// Edits of a definition's TOML that leave everything else as a person wrote it: comments, order, spaces. Pure.
#pragma once

#include <string>
#include <string_view>

#include "model/result.h"

namespace vigie::extractors {

/// A rule put before those that a field has, as docs/sites.md asks ("the newest markup first").
/// @param toml    of the site
/// @param family  of its family, whose rules would else be lost to the site's own; empty where it has none
/// @param table   "listing" or "ad"; made where it is missing
/// @param rule    as a definition writes it: "\"h1\"", "{ label = …, in = … }"
/// @return Error::kBadDefinition where a text is no TOML
Result<std::string> with_rule_first(std::string toml, std::string_view family, std::string_view table,
                                    std::string_view field, std::string_view rule);

/// Lines of a text that another lacks, as a person compares them: "-" before a line of `before`, "+" before one of
/// `after`; lines that both have are left out but for table headers above a change.
std::string changed_lines(std::string_view before, std::string_view after);

}  // namespace vigie::extractors
