#include "analysis/cluster_names.h"

#include <charconv>

#include <fmt/format.h>

namespace vigie::analysis {
namespace {

template <typename Id>
std::string named(char letter, Id id) {
  return fmt::format("{}{}", letter, static_cast<std::int64_t>(id));
}

}  // namespace

std::string name_of(AdRow ad) { return named('a', ad); }
std::string name_of(PersonId person) { return named('p', person); }
std::string name_of(NetworkId network) { return named('n', network); }

std::string cluster_name(storage::ClusterLevel level, std::int64_t number) {
  return level == storage::ClusterLevel::kPerson ? name_of(PersonId{number}) : name_of(NetworkId{number});
}

std::string member_name(storage::ClusterLevel level, std::int64_t number) {
  return level == storage::ClusterLevel::kPerson ? name_of(AdRow{number}) : name_of(PersonId{number});
}

std::optional<std::int64_t> number_named(char letter, std::string_view name) {
  std::int64_t number = 0;
  if (name.empty() || name.front() != letter) return std::nullopt;
  const char* const end = name.data() + name.size();
  const auto [read, error] = std::from_chars(name.data() + 1, end, number);
  if (error != std::errc() || read != end || number <= 0) return std::nullopt;
  return number;
}

}  // namespace vigie::analysis
