// A telephone number in the shape of ITU-T E.164: what links ads more strongly than anything else.
#pragma once

#include <compare>
#include <optional>
#include <string>
#include <string_view>

namespace vigie {

/// Exists only in E.164 shape: '+', a first digit other than 0, 7 to 15 digits in all.
class PhoneNumber {
 public:
  static std::optional<PhoneNumber> from_e164(std::string_view text);

  const std::string& e164() const { return e164_; }
  friend auto operator<=>(const PhoneNumber&, const PhoneNumber&) = default;

 private:
  explicit PhoneNumber(std::string e164) : e164_(std::move(e164)) {}
  std::string e164_;
};

}  // namespace vigie
