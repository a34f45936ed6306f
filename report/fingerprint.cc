#include "report/fingerprint.h"

#include <array>

#include <fmt/format.h>
#include <sodium.h>

namespace vigie::report {

std::string fingerprint(std::string_view text) {
  std::array<unsigned char, 16> hash{};
  crypto_generichash(hash.data(), hash.size(), reinterpret_cast<const unsigned char*>(text.data()), text.size(),
                     nullptr, 0);
  std::string digits;
  for (const unsigned char byte : hash) digits += fmt::format("{:02x}", byte);
  return digits;
}

}  // namespace vigie::report
