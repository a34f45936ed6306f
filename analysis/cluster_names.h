// Names of ads, persons and networks as people read and write them: "a12", "p12", "n3".
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "model/ids.h"
#include "storage/cluster_records.h"

namespace vigie::analysis {

std::string name_of(AdRow ad);
std::string name_of(PersonId person);
std::string name_of(NetworkId network);
/// Of a person or network by its number, and of an ad or person in it.
std::string cluster_name(storage::ClusterLevel level, std::int64_t number);
std::string member_name(storage::ClusterLevel level, std::int64_t number);

/// The number of "p12" where `letter` is 'p'; nothing for anything else.
std::optional<std::int64_t> number_named(char letter, std::string_view name);

}  // namespace vigie::analysis
