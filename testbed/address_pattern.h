// Addresses of pages as patterns: "/annonces/{slug}-{code}?page={n}". A key in braces stands for one part of the
// address.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <regex>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "testbed/replica.h"

namespace vigie::testbed {

using AddressValues = std::map<std::string, std::string, std::less<>>;

/// A key without a value leaves nothing behind.
std::string write_address(std::string_view pattern, const AddressValues& values);

/// Reads what `write_address` wrote. `n` and `offset` are numbers, `zip` five digits, `code` that of a département,
/// `id` letters and digits; any other key is anything but a slash.
class AddressPattern {
 public:
  explicit AddressPattern(std::string_view pattern);

  /// Parameters of the query that the pattern lacks are passed over. Nothing where the address is another's.
  std::optional<AddressValues> read(const Request& request) const;

 private:
  struct Parameter {
    std::string name;
    std::regex value;
    std::vector<std::string> keys;
  };

  std::regex path_;
  std::vector<std::string> keys_;
  std::vector<Parameter> parameters_;
};

}  // namespace vigie::testbed
