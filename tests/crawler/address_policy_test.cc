#include "crawler/address_policy.h"

#include <gtest/gtest.h>

namespace vigie::crawler {
namespace {

bool is_public_text(const char* address) { return is_public(boost::asio::ip::make_address(address)); }

// IANA special-purpose registries (RFC 6890 and its updates).
TEST(AddressPolicy, SpecialAddressesAreRefused_RFC6890) {
  for (const char* address : {"0.0.0.0",
                              "10.1.2.3",
                              "100.64.0.1",
                              "100.127.255.255",
                              "127.0.0.1",
                              "127.8.8.8",
                              "169.254.169.254",
                              "172.16.0.1",
                              "172.31.255.255",
                              "192.0.0.8",
                              "192.0.2.1",
                              "192.168.1.1",
                              "198.18.0.1",
                              "198.51.100.7",
                              "203.0.113.9",
                              "224.0.0.1",
                              "240.0.0.1",
                              "255.255.255.255",
                              "::",
                              "::1",
                              "::ffff:8.8.8.8",
                              "::ffff:127.0.0.1",
                              "fe80::1",
                              "fc00::1",
                              "fd00:ec2::254",
                              "ff02::1",
                              "2001::1",
                              "2001:db8::1",
                              "2002:7f00:1::",
                              "64:ff9b::10.0.0.1"}) {
    EXPECT_FALSE(is_public_text(address)) << address;
  }
}

TEST(AddressPolicy, PublicAddressesAreReached) {
  for (const char* address :
       {"1.1.1.1", "9.255.255.255", "11.0.0.0", "100.63.255.255", "100.128.0.0", "172.15.0.1", "172.32.0.1",
        "192.167.1.1", "223.255.255.255", "2606:4700::1", "2a00:1450::5", "64:ff9b::1.1.1.1"}) {
    EXPECT_TRUE(is_public_text(address)) << address;
  }
}

TEST(AddressPolicy, EndpointIsAnAddressWithAPort) {
  EXPECT_EQ(parse_endpoint("127.0.0.1:8443").value().port(), 8443);
  EXPECT_TRUE(parse_endpoint("[::1]:443").value().address().is_v6());
  for (const char* text :
       {"", "127.0.0.1", "127.0.0.1:", "127.0.0.1:0", "127.0.0.1:99999", "host.example:80", "127.0.0.1:8x"}) {
    EXPECT_FALSE(parse_endpoint(text)) << text;
  }
}

}  // namespace
}  // namespace vigie::crawler
