#include <filesystem>
#include <thread>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/ssl.hpp>
#include <gtest/gtest.h>

#include "crawler/http_client.h"
#include "tests/crawler/self_signed.h"
#include "tests/crawler/tiny_server.h"

namespace vigie::crawler {
namespace {

namespace asio = boost::asio;
using tcp = asio::ip::tcp;
/// Answers one connection over TLS, then ends.
class OneTlsAnswer {
 public:
  explicit OneTlsAnswer(const SelfSigned& identity)
      : acceptor_(io_, {asio::ip::make_address("127.0.0.1"), 0}), thread_([this, &identity] { serve(identity); }) {}
  ~OneTlsAnswer() { thread_.join(); }

  Endpoint endpoint() const { return acceptor_.local_endpoint(); }

 private:
  void serve(const SelfSigned& identity) {
    asio::ssl::context tls(asio::ssl::context::tls_server);
    tls.use_certificate_file(identity.pem().string(), asio::ssl::context::pem);
    tls.use_private_key_file(identity.key().string(), asio::ssl::context::pem);
    boost::system::error_code error;
    asio::ssl::stream<tcp::socket> stream(acceptor_.accept(), tls);
    stream.handshake(asio::ssl::stream_base::server, error);
    if (error) return;
    std::string head;
    asio::read_until(stream, asio::dynamic_buffer(head), "\r\n\r\n", error);
    asio::write(stream, asio::buffer(page("over TLS")), error);
    stream.shutdown(error);
  }

  asio::io_context io_;
  tcp::acceptor acceptor_;
  std::thread thread_;
};

asio::awaitable<void> collect(HttpClient& client, HttpRequest request, std::vector<Fetched<HttpResponse>>& answers) {
  answers.push_back(co_await client.get(request));
}

Fetched<HttpResponse> get(const OneTlsAnswer& server, const std::string& url, const std::filesystem::path& ca) {
  asio::io_context io;
  HttpClient client(io, {.user_agent = "Vigie", .only_address = server.endpoint(), .ca = ca, .limits = {}});
  std::vector<Fetched<HttpResponse>> answers;
  asio::co_spawn(io, collect(client, {url, "s", {}}, answers), asio::detached);
  io.run();
  return answers.front();
}

TEST(Tls, TrustedCertificateOfTheHostIsAccepted) {
  const SelfSigned identity("annonces.example");
  const OneTlsAnswer server(identity);
  const auto response = get(server, "https://annonces.example/", identity.pem());
  ASSERT_TRUE(response) << response.error().what;
  EXPECT_EQ(response->body, "over TLS");
}

TEST(Tls, CertificateOfAnotherHostIsRefused) {
  const SelfSigned identity("annonces.example");
  const OneTlsAnswer server(identity);
  EXPECT_EQ(get(server, "https://other.example/", identity.pem()).error().outcome, Outcome::kNetwork);
}

TEST(Tls, CertificateOfAnUnknownAuthorityIsRefused) {
  const SelfSigned identity("annonces.example"), other("annonces.example");
  const OneTlsAnswer server(identity);
  EXPECT_EQ(get(server, "https://annonces.example/", other.pem()).error().outcome, Outcome::kNetwork);
}

}  // namespace
}  // namespace vigie::crawler
