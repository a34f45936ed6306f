// Row numbers of the database as types of their own, so that one is never taken for another.
#pragma once

#include <cstdint>

namespace vigie {

enum class AdRow : std::int64_t {};
enum class ScanId : std::int64_t {};
enum class FrontierId : std::int64_t {};
enum class IdentifierId : std::int64_t {};
enum class PersonId : std::int64_t {};
enum class NetworkId : std::int64_t {};

}  // namespace vigie
