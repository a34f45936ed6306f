// What a scan asks first: the listings of each site for each département, equal addresses once.
#pragma once

#include <set>
#include <span>
#include <vector>

#include "extractors/definition.h"
#include "model/department.h"
#include "storage/records.h"

namespace vigie::crawler {

/// In the order of the départements; an address that several of them share belongs to the first.
std::vector<storage::FrontierPage> first_pages(const extractors::SiteDefinition& site,
                                               std::span<const DepartmentCode> departments);

/// The page with what tells it from the site's others: an ad's number, or its address in canonical form. Sessions, the
/// order of parameters and ads listed under several addresses lead to no page twice.
storage::FrontierPage keyed(storage::FrontierPage page);

/// Those whose listings show ads of that one département only: no other has the same address, and the definition does
/// not say that places must be filtered.
std::set<DepartmentCode> departments_alone(const extractors::SiteDefinition& site,
                                           std::span<const DepartmentCode> departments);

}  // namespace vigie::crawler
