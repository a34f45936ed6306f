#include <cstdio>
#include <filesystem>
#include <memory>
#include <thread>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/ssl.hpp>
#include <gtest/gtest.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>
#include <unistd.h>

#include "crawler/http_client.h"
#include "tests/crawler/tiny_server.h"

namespace vigie::crawler {
namespace {

namespace asio = boost::asio;
using tcp = asio::ip::tcp;
using Key = std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)>;
using Certificate = std::unique_ptr<X509, decltype(&X509_free)>;
using File = std::unique_ptr<std::FILE, decltype(&std::fclose)>;

/// A certificate for one host, signed by itself, with its key, as files.
class SelfSigned {
 public:
  explicit SelfSigned(const std::string& host) {
    std::string pattern = (std::filesystem::temp_directory_path() / "vigie-tls-XXXXXX").string();
    folder_ = ::mkdtemp(pattern.data());
    const Key key(EVP_EC_gen("P-256"), EVP_PKEY_free);
    const Certificate certificate(X509_new(), X509_free);
    X509_set_version(certificate.get(), 2);
    ASN1_INTEGER_set(X509_get_serialNumber(certificate.get()), 1);
    X509_gmtime_adj(X509_getm_notBefore(certificate.get()), -3600);
    X509_gmtime_adj(X509_getm_notAfter(certificate.get()), 3600);
    X509_set_pubkey(certificate.get(), key.get());
    X509_NAME* name = X509_get_subject_name(certificate.get());
    X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_ASC, reinterpret_cast<const unsigned char*>(host.c_str()), -1, -1,
                               0);
    X509_set_issuer_name(certificate.get(), name);
    X509_EXTENSION* hosts = X509V3_EXT_conf_nid(nullptr, nullptr, NID_subject_alt_name, ("DNS:" + host).c_str());
    X509_add_ext(certificate.get(), hosts, -1);
    X509_EXTENSION_free(hosts);
    X509_sign(certificate.get(), key.get(), EVP_sha256());
    PEM_write_X509(File(std::fopen(pem().c_str(), "w"), std::fclose).get(), certificate.get());
    PEM_write_PrivateKey(File(std::fopen(this->key().c_str(), "w"), std::fclose).get(), key.get(), nullptr, nullptr, 0,
                         nullptr, nullptr);
  }
  ~SelfSigned() { std::filesystem::remove_all(folder_); }

  std::filesystem::path pem() const { return folder_ / "server.pem"; }
  std::filesystem::path key() const { return folder_ / "server.key"; }

 private:
  std::filesystem::path folder_;
};

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
