#include "crawler/web_address.h"

#include <gtest/gtest.h>

namespace vigie::crawler {
namespace {

TEST(AllowedRedirect, DowngradeAndOtherProtocolsAreRefused) {
  EXPECT_TRUE(allowed_redirect("http://a.example/", "https://a.example/"));
  EXPECT_TRUE(allowed_redirect("https://a.example/", "https://b.example/"));
  EXPECT_FALSE(allowed_redirect("https://a.example/", "http://a.example/"));
  EXPECT_FALSE(allowed_redirect("http://a.example/", "file:///etc/passwd"));
  EXPECT_FALSE(allowed_redirect("http://a.example/", "ftp://a.example/"));
}

TEST(AllowedRedirect, AddressesInFiguresMustBePublicHoweverTheyAreWritten) {
  for (const char* host : {"127.0.0.1", "0x7f.1", "2130706433", "017700000001", "169.254.169.254", "10.0.0.1", "0",
                           "[::1]", "[::ffff:169.254.169.254]", "[fd00:ec2::254]", "[fe80::1]"}) {
    const auto target = allowed_redirect("http://a.example/", std::string("http://") + host + "/latest/meta-data");
    ASSERT_FALSE(target) << host;
    EXPECT_EQ(target.error().outcome, Outcome::kLimit);
  }
  EXPECT_TRUE(allowed_redirect("http://a.example/", "http://9.9.9.9/"));
}

TEST(OriginOf, IsSchemeHostAndPort) {
  EXPECT_EQ(origin_of("HTTPS://WWW.A.example:443/x?y"), "https://www.a.example");
  EXPECT_EQ(origin_of("http://a.example:8080/x"), "http://a.example:8080");
  EXPECT_EQ(origin_of("no address at all"), "");
}

}  // namespace
}  // namespace vigie::crawler
