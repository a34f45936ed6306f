#include "crawler/address_policy.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <span>
#include <string>

#include <boost/asio/ip/address_v4.hpp>
#include <boost/asio/ip/address_v6.hpp>
#include <fmt/format.h>

#include "model/words.h"

namespace vigie::crawler {
namespace {

namespace ip = boost::asio::ip;

struct V4Block {
  std::uint32_t network;
  int prefix;
};

constexpr std::uint32_t v4(std::uint32_t a, std::uint32_t b, std::uint32_t c) { return a << 24 | b << 16 | c << 8; }

constexpr std::array kSpecialV4 = {
    V4Block{v4(0, 0, 0), 8},      V4Block{v4(10, 0, 0), 8},     V4Block{v4(100, 64, 0), 10},
    V4Block{v4(127, 0, 0), 8},    V4Block{v4(169, 254, 0), 16}, V4Block{v4(172, 16, 0), 12},
    V4Block{v4(192, 0, 0), 24},   V4Block{v4(192, 0, 2), 24},   V4Block{v4(192, 88, 99), 24},
    V4Block{v4(192, 168, 0), 16}, V4Block{v4(198, 18, 0), 15},  V4Block{v4(198, 51, 100), 24},
    V4Block{v4(203, 0, 113), 24}, V4Block{v4(224, 0, 0), 4},    V4Block{v4(240, 0, 0), 4},
};

bool is_public_v4(std::uint32_t address) {
  return std::ranges::none_of(kSpecialV4, [&](const V4Block& block) {
    return address >> (32 - block.prefix) == block.network >> (32 - block.prefix);
  });
}

std::uint32_t last_four_bytes(const ip::address_v6::bytes_type& bytes) {
  return std::uint32_t{bytes[12]} << 24 | std::uint32_t{bytes[13]} << 16 | std::uint32_t{bytes[14]} << 8 | bytes[15];
}

bool starts_with(const ip::address_v6::bytes_type& bytes, std::initializer_list<int> prefix) {
  return std::ranges::equal(prefix, std::span(bytes).first(prefix.size()));
}

bool is_public_v6(const ip::address_v6::bytes_type& bytes) {
  if (starts_with(bytes, {0x00, 0x64, 0xff, 0x9b, 0, 0, 0, 0, 0, 0, 0, 0})) return is_public_v4(last_four_bytes(bytes));
  if ((bytes[0] & 0xe0) != 0x20) return false;                                   // only 2000::/3 is global unicast
  if (starts_with(bytes, {0x20, 0x01}) && (bytes[2] & 0xfe) == 0) return false;  // 2001::/23: Teredo, protocols
  return !starts_with(bytes, {0x20, 0x01, 0x0d, 0xb8}) && !starts_with(bytes, {0x20, 0x02});
}

}  // namespace

bool is_public(const ip::address& address) {
  return address.is_v4() ? is_public_v4(address.to_v4().to_uint()) : is_public_v6(address.to_v6().to_bytes());
}

Result<Endpoint> parse_endpoint(std::string_view text) {
  const auto bad = [&] {
    return fail(Error::kBadInput,
                fmt::format(fmt::runtime(tr("“{}” is no address with a port; write it like 127.0.0.1:8443")), text));
  };
  const auto colon = text.rfind(':');
  if (colon == std::string_view::npos) return bad();
  std::string host(text.substr(0, colon));
  if (host.starts_with('[') && host.ends_with(']')) host = host.substr(1, host.size() - 2);
  boost::system::error_code error;
  const auto address = ip::make_address(host, error);
  unsigned short port = 0;
  const auto digits = text.substr(colon + 1);
  const auto [end, code] = std::from_chars(digits.data(), digits.data() + digits.size(), port);
  if (error || code != std::errc{} || end != digits.data() + digits.size() || port == 0) return bad();
  return Endpoint(address, port);
}

}  // namespace vigie::crawler
