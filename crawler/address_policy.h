// Which addresses a scan may connect to: public ones only, so that no site leads us into someone's own network.
// IANA special-purpose registries of IPv4 and IPv6 (RFC 6890), multicast (RFC 5771, RFC 4291).
#pragma once

#include <coroutine>
#include <string_view>
#include <utility>

#include <boost/asio/ip/address.hpp>
#include <boost/asio/ip/tcp.hpp>

#include "model/result.h"

namespace vigie::crawler {

using Endpoint = boost::asio::ip::tcp::endpoint;

/// False for private, loopback, link-local (cloud metadata), shared (CGNAT), documentation, multicast, reserved and
/// IPv4-mapped addresses; a NAT64 address is judged by the IPv4 address in it.
bool is_public(const boost::asio::ip::address& address);

/// "127.0.0.1:8443", "[::1]:8443". @return Error::kBadInput
Result<Endpoint> parse_endpoint(std::string_view text);

}  // namespace vigie::crawler
