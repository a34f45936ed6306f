#include "extractors/url.h"

#include <random>

#include <gtest/gtest.h>

namespace vigie::extractors {
namespace {

constexpr std::string_view kBase = "https://www.exemple.example/annonces/val-d-oise/?page=1#top";

struct Link {
  std::string_view link;
  std::string_view address;
};

// RFC 3986 5.4 by example, and what pages write instead of addresses.
TEST(Url, ResolvesLinksAgainstTheirPage_RFC3986_5_4) {
  for (const auto& [link, address] :
       std::initializer_list<Link>{{"979853952.html", "https://www.exemple.example/annonces/val-d-oise/979853952.html"},
                                   {"/annonce/1", "https://www.exemple.example/annonce/1"},
                                   {"../94/", "https://www.exemple.example/annonces/94/"},
                                   {"../../../x", "https://www.exemple.example/x"},
                                   {"?page=2", "https://www.exemple.example/annonces/val-d-oise/?page=2"},
                                   {"//photos.example/a.jpg", "https://photos.example/a.jpg"},
                                   {"http://autre.example/a#contact", "http://autre.example/a"},
                                   {"HTTPS://Autre.EXAMPLE/A", "https://autre.example/A"},
                                   {"https://autre.example", "https://autre.example/"},
                                   {"https://autre.example:443/", "https://autre.example/"},
                                   {"https://autre.example:8443/a", "https://autre.example:8443/a"},
                                   {"", "https://www.exemple.example/annonces/val-d-oise/?page=1"},
                                   {"#bas", "https://www.exemple.example/annonces/val-d-oise/?page=1"},
                                   {" \t\n/annonce/2 \r\n", "https://www.exemple.example/annonce/2"},
                                   {"/anno\nnce/3", "https://www.exemple.example/annonce/3"},
                                   {"/été à Évry", "https://www.exemple.example/%C3%A9t%C3%A9%20%C3%A0%20%C3%89vry"},
                                   {"/a%20b?q=c d", "https://www.exemple.example/a%20b?q=c%20d"},
                                   {"\\annonce\\4", "https://www.exemple.example/annonce/4"},
                                   {"/a:b", "https://www.exemple.example/a:b"}}) {
    EXPECT_EQ(resolve_url(kBase, link), address) << link;
  }
}

TEST(Url, GivesNothingForLinksThatAreNoWebAddress) {
  for (const std::string_view link : {"javascript:void(0)", " JavaScript:alert(1)", "java\nscript:alert(1)",
                                      "mailto:lina@courrier.example", "tel:+33639980012", "data:text/html,x",
                                      "ftp://autre.example/", "whatsapp://send?x", "https://", "https://a b/"}) {
    EXPECT_EQ(resolve_url(kBase, link), std::nullopt) << link;
  }
  EXPECT_EQ(resolve_url("no address", "/a"), std::nullopt);
  EXPECT_EQ(resolve_url("file:///etc/x", "y"), std::nullopt);
}

TEST(Url, TakesAddressesApart) {
  EXPECT_EQ(host_of("https://WWW.Exemple.example:8443/a?b"), "www.exemple.example");
  EXPECT_EQ(host_of("/a"), "");
  EXPECT_EQ(path_of("https://www.exemple.example"), "/");
  EXPECT_EQ(path_of("https://www.exemple.example/a/b?c=d&e#f"), "/a/b?c=d&e");
  EXPECT_EQ(path_of("https://www.exemple.example?c"), "/?c");
}

// What is plain is not given to libcurl; written in capitals the same page's address is.
TEST(Url, PlainAddressesComeOutAsLibcurlWritesThem) {
  constexpr std::string_view kPieces[] = {
      "/", "a",   "Ab9", "-_~!$&'()*+,;=:@", ".", "..", "%2f", "%C3%A9", "?", "&", "q=", "//x", ":", "#f", "\\", " ",
      "é", "[1]", "^"};
  std::mt19937 random(7);
  for (int round = 0; round < 20'000; ++round) {
    std::string path = "/";
    for (auto pieces = random() % 7; pieces > 0; --pieces) path += kPieces[random() % std::size(kPieces)];
    const auto by_libcurl = resolve_url("HTTPS://www.exemple.example/", path);
    EXPECT_EQ(resolve_url("https://www.exemple.example/a?b", path), by_libcurl) << path;
    const std::string after_host = "www.exemple.example" + path;
    EXPECT_EQ(resolve_url("x", "https://" + after_host), resolve_url("x", "HTTPS://" + after_host)) << path;
    EXPECT_EQ(path_of("https://" + after_host), path_of("HTTPS://" + after_host)) << path;
  }
}

TEST(Url, EncodesAllButUnreservedCharacters_RFC3986_2_3) {
  EXPECT_EQ(percent_encoded("AZaz09-._~"), "AZaz09-._~");
  EXPECT_EQ(percent_encoded("Évry & d'ailleurs/"), "%C3%89vry%20%26%20d%27ailleurs%2F");
}

}  // namespace
}  // namespace vigie::extractors
