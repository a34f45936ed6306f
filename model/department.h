// The 101 French départements (INSEE, Code officiel géographique), the unit of every count.
#pragma once

#include <compare>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "model/result.h"

namespace vigie {

struct Department {
  std::string_view code;         ///< "01" … "95", "2A", "2B", "971" … "976"
  std::string_view name;         ///< "Val-d'Oise"
  std::string_view slug;         ///< "val-d-oise", as most sites write it
  std::string_view region;       ///< INSEE code of the region since 2016: "11"
  std::string_view region_name;  ///< "Île-de-France"
};

/// One of the 101; no other value can be made.
class DepartmentCode {
 public:
  /// @param text  "95", "2a", "01"; not "1", not "20"
  /// @return Error::kBadInput
  static Result<DepartmentCode> parse(std::string_view text);
  /// "95,94" → two codes; repeated ones count once, order kept.
  static Result<std::vector<DepartmentCode>> parse_list(std::string_view text);
  /// The département of a commune ("94081" → 94, "97209" → 972) by INSEE code, or nothing where there is none.
  static Result<DepartmentCode> of_commune(std::string_view insee);

  std::string_view text() const;
  const Department& department() const;

  friend auto operator<=>(const DepartmentCode&, const DepartmentCode&) = default;

 private:
  explicit DepartmentCode(unsigned char index) : index_(index) {}
  unsigned char index_;
};

std::span<const Department> departments();

}  // namespace vigie
