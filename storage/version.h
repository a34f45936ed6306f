// What an ad says at one time, with the identifiers and photos that stand in it.
#pragma once

#include <cstdint>
#include <optional>

#include "storage/store.h"

namespace vigie::storage {

enum class VersionId : std::int64_t {};

/// Finds the version of `ad` with this content, or stores it; either way it was read at `read`.
VersionId read_version(Store& store, AdRow ad, const AdRecord& record, std::optional<DepartmentCode> department,
                       Instant read);

}  // namespace vigie::storage
