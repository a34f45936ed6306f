#include "crawler/http_client.h"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/crawler/bombs.h"
#include "tests/crawler/gzipped.h"
#include "tests/crawler/tiny_server.h"

namespace vigie::crawler {
namespace {

using namespace std::chrono_literals;
using ::testing::HasSubstr;
namespace asio = boost::asio;

using Answers = std::vector<Fetched<HttpResponse>>;

asio::awaitable<void> collect(HttpClient& client, std::vector<HttpRequest> requests, Answers& answers) {
  for (const HttpRequest& request : requests) answers.push_back(co_await client.get(request));
}

Answers get_all(HttpSettings settings, std::vector<HttpRequest> requests) {
  asio::io_context io;
  HttpClient client(io, std::move(settings));
  Answers answers;
  asio::co_spawn(io, collect(client, std::move(requests), answers), asio::detached);
  io.run();
  return answers;
}

HttpSettings settings_for(const TinyServer& server) {
  return {.user_agent = "Vigie/0 (+mailto:contact@courrier.example)",
          .only_address = server.endpoint(),
          .ca = {},
          .limits = {}};
}

Fetched<HttpResponse> get(const TinyServer& server, HttpLimits limits = {}) {
  HttpSettings settings = settings_for(server);
  settings.limits = limits;
  return get_all(settings, {{"http://annonces.example/a?b=1", "s", {}}}).front();
}

TEST(HttpClient, GivesStatusTypeAndBodyAndSaysWhoAsks) {
  const TinyServer server([](const Asked&) { return page("bonjour"); });
  const auto response = get(server);
  ASSERT_TRUE(response) << response.error().what;
  EXPECT_EQ(response->status, 200);
  EXPECT_EQ(response->content_type, "text/html; charset=utf-8");
  EXPECT_EQ(response->body, "bonjour");
  const auto asked = server.asked();
  EXPECT_EQ(asked.at(0).path(), "/a?b=1");
  EXPECT_EQ(asked.at(0).header("Host"), "annonces.example");
  EXPECT_EQ(asked.at(0).header("User-Agent"), "Vigie/0 (+mailto:contact@courrier.example)");
  EXPECT_THAT(asked.at(0).header("Accept-Encoding"), HasSubstr("br"));
}

TEST(HttpClient, LeavesRedirectsToTheCaller) {
  const TinyServer server([](const Asked&) { return redirect("/b"); });
  const auto response = get(server);
  ASSERT_TRUE(response);
  EXPECT_EQ(response->status, 302);
  EXPECT_EQ(response->redirect, "http://annonces.example/b");
  EXPECT_EQ(server.paths().size(), 1u);
}

TEST(HttpClient, BodyBeyondTheLimitIsALimit) {
  const TinyServer server([](const Asked&) { return page(std::string(100'000, 'x')); });
  EXPECT_EQ(get(server, {.body = 99'999}).error().outcome, Outcome::kLimit);
  EXPECT_TRUE(get(server, {.body = 100'000}));
}

TEST(HttpClient, BodyWithoutLengthBeyondTheLimitIsALimit) {
  const TinyServer server(
      [](const Asked&) { return "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n" + std::string(100'000, 'x'); });
  EXPECT_EQ(get(server, {.body = 50'000}).error().outcome, Outcome::kLimit);
}

TEST(HttpClient, WhatIsEnoughIsTakenAndNoMore) {
  const TinyServer server([](const Asked&) { return page(std::string(50'000'000, 'x')); });
  const auto answers = get_all(settings_for(server), {{"http://annonces.example/robots.txt", "s", {}, {}, 500'000}});
  ASSERT_TRUE(answers.front()) << answers.front().error().what;
  EXPECT_EQ(answers.front()->status, 200);
  EXPECT_EQ(answers.front()->body.size(), 500'000u);
}

TEST(HttpClient, HeadersBeyondTheLimitAreALimit) {
  std::string headers;
  for (int i = 0; i < 200; ++i) headers += "X-" + std::to_string(i) + ": " + std::string(1'000, 'x') + "\r\n";
  const TinyServer server([&](const Asked&) { return answer("200 OK", headers, ""); });
  EXPECT_EQ(get(server).error().outcome, Outcome::kLimit);
}

TEST(HttpClient, DecompressionBombIsALimit) {
  const TinyServer server(
      [](const Asked&) { return answer("200 OK", "Content-Encoding: gzip\r\n", gzip_bomb(40'000)); });
  const auto response = get(server);
  ASSERT_FALSE(response);
  EXPECT_EQ(response.error().outcome, Outcome::kLimit) << response.error().what;
}

// libcurl takes it for whole: what Content-Length promised has come.
TEST(HttpClient, EncodedBodyThatWasCutBeforeItWasSentIsANetworkFailure) {
  const std::string whole = gzipped(std::string(50'000, 'x') + "fin");
  const TinyServer good([&](const Asked&) { return answer("200 OK", "Content-Encoding: gzip\r\n", whole); });
  ASSERT_TRUE(get(good)) << get(good).error().what;
  EXPECT_EQ(get(good)->body.size(), 50'003u);
  for (std::size_t size : {whole.size() - 1, whole.size() - 8, whole.size() / 2, std::size_t{3}}) {
    const TinyServer cut(
        [&](const Asked&) { return answer("200 OK", "Content-Encoding: gzip\r\n", whole.substr(0, size)); });
    const auto response = get(cut);
    ASSERT_FALSE(response) << size;
    EXPECT_EQ(response.error().outcome, Outcome::kNetwork);
  }
}

TEST(HttpClient, ShortBodyAndClosedConnectionAreNetworkFailures) {
  const TinyServer cut([](const Asked&) { return std::string("HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\nshort"); });
  EXPECT_EQ(get(cut).error().outcome, Outcome::kNetwork);
  const TinyServer silent([](const Asked&) { return std::string(); });
  EXPECT_EQ(get(silent).error().outcome, Outcome::kNetwork);
}

TEST(HttpClient, TimeLimitEndsARequestThatIsNotAnswered) {
  asio::io_context io;
  asio::ip::tcp::acceptor listens(io, {asio::ip::make_address("127.0.0.1"), 0});
  HttpSettings settings{.user_agent = "Vigie", .only_address = listens.local_endpoint(), .ca = {}, .limits = {}};
  settings.limits.total = 50ms;
  EXPECT_EQ(get_all(settings, {{"http://annonces.example/", "s", {}}}).front().error().outcome, Outcome::kNetwork);
}

TEST(HttpClient, AddressesThatAreNotPublicAreRefusedAtConnect) {
  const TinyServer server([](const Asked&) { return page(""); });
  const std::string port = std::to_string(server.endpoint().port());
  for (const std::string host : {"127.0.0.1", "localhost", "[::ffff:127.0.0.1]", "0x7f.1"}) {
    const auto answers = get_all({.user_agent = "Vigie", .only_address = {}, .ca = {}, .limits = {}},
                                 {{"http://" + host + ":" + port + "/", "s", {}}});
    ASSERT_FALSE(answers.front()) << host;
    EXPECT_EQ(answers.front().error().outcome, Outcome::kLimit) << host << ": " << answers.front().error().what;
  }
  EXPECT_TRUE(server.asked().empty());
}

TEST(HttpClient, OtherProtocolsAreRefused) {
  const TinyServer server([](const Asked&) { return page(""); });
  for (const char* url : {"file:///etc/hostname", "ftp://annonces.example/", "gopher://annonces.example/"}) {
    EXPECT_FALSE(get_all(settings_for(server), {{url, "s", {}}}).front()) << url;
  }
}

TEST(HttpClient, CookiesStayWithTheirSite) {
  const TinyServer server([](const Asked&) { return answer("200 OK", "Set-Cookie: session=7\r\n", ""); });
  get_all(settings_for(server), {{"http://annonces.example/1", "s", {{"majeur", "1"}}},
                                 {"http://annonces.example/2", "s", {{"majeur", "1"}}},
                                 {"http://annonces.example/3", "other", {}}});
  const auto asked = server.asked();
  ASSERT_EQ(asked.size(), 3u);
  EXPECT_EQ(asked[0].header("Cookie"), "majeur=1");
  EXPECT_THAT(asked[1].header("Cookie"), HasSubstr("session=7"));
  EXPECT_THAT(asked[1].header("Cookie"), HasSubstr("majeur=1"));
  EXPECT_EQ(asked[2].header("Cookie"), "");
}

}  // namespace
}  // namespace vigie::crawler
