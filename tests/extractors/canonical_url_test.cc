#include "extractors/canonical_url.h"

#include <random>
#include <string>

#include <gtest/gtest.h>

namespace vigie::extractors {
namespace {

constexpr auto kPage = "https://annonces.example/liste?page=2&ville=95";

// RFC 3986 6.2.2.
TEST(CanonicalUrl, OnePageHasOneForm_RFC3986_6_2_2) {
  for (const char* same : {
           "https://annonces.example/liste?page=2&ville=95",
           "HTTPS://Annonces.EXAMPLE/liste?page=2&ville=95",
           "https://annonces.example:443/liste?page=2&ville=95",
           "https://annonces.example/a/../liste?page=2&ville=95",
           "https://annonces.example/%6Ciste?page=%32&ville=95",
           "https://annonces.example/liste?ville=95&page=2",
           "https://annonces.example/liste?ville=95&&page=2&#top",
           "https://annonces.example/liste?ville=95&PHPSESSID=8f2c&page=2",
           "https://annonces.example/liste;jsessionid=8F2C.node1?ville=95&page=2",
           "https://annonces.example/liste?utm_source=x&ville=95&page=2&fbclid=1",
           "https://annonces.example/liste?sid=0123456789abcdef0123456789abcdef&ville=95&page=2",
       }) {
    EXPECT_EQ(canonical_url(same), kPage) << same;
  }
}

TEST(CanonicalUrl, AnotherPageHasAnother) {
  for (const char* other : {
           "https://annonces.example/liste?page=3&ville=95",
           "https://annonces.example/Liste?page=2&ville=95",
           "http://annonces.example/liste?page=2&ville=95",
           "https://annonces.example/liste/?page=2&ville=95",
           "https://annonces.example/liste?page=2&ville=95&sid=7",
           "https://annonces.example/liste?page=2&ville=95&page=1",
           "https://annonces.example/liste?page=2%26ville=95",
       }) {
    EXPECT_NE(canonical_url(other), kPage) << other;
  }
}

TEST(CanonicalUrl, WhatIsNoAddressStaysAsItIs) {
  EXPECT_EQ(canonical_url("mailto:a@courrier.example"), "mailto:a@courrier.example");
  EXPECT_EQ(canonical_url(""), "");
}

TEST(CanonicalUrl, OfCanonicalIsTheSame) {
  std::mt19937 random(7);
  constexpr std::string_view kSigns = "ab/.;?&=%2F41~#:@ é\\";
  for (int i = 0; i < 20'000; ++i) {
    std::string url = "https://annonces.example/";
    for (auto length = random() % 24; length > 0; --length) url += kSigns[random() % kSigns.size()];
    const std::string once = canonical_url(url);
    EXPECT_EQ(canonical_url(once), once) << url;
  }
}

}  // namespace
}  // namespace vigie::extractors
