// A server's identity for tests of TLS.
#pragma once

#include <cstdio>
#include <filesystem>
#include <memory>
#include <string>

#include <openssl/pem.h>
#include <openssl/x509v3.h>
#include <unistd.h>

namespace vigie::crawler {

/// A certificate for one host ("*.example" too), signed by itself, with its key, as files.
class SelfSigned {
 public:
  /// @param valid_for  seconds from now; negative: expired that long ago
  explicit SelfSigned(const std::string& host, long valid_for = 3600) {
    std::string pattern = (std::filesystem::temp_directory_path() / "vigie-tls-XXXXXX").string();
    folder_ = ::mkdtemp(pattern.data());
    const Key key(EVP_EC_gen("P-256"), EVP_PKEY_free);
    const Certificate certificate(X509_new(), X509_free);
    X509_set_version(certificate.get(), 2);
    ASN1_INTEGER_set(X509_get_serialNumber(certificate.get()), 1);
    X509_gmtime_adj(X509_getm_notBefore(certificate.get()), valid_for - 7200);
    X509_gmtime_adj(X509_getm_notAfter(certificate.get()), valid_for);
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
  using Key = std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)>;
  using Certificate = std::unique_ptr<X509, decltype(&X509_free)>;
  using File = std::unique_ptr<std::FILE, decltype(&std::fclose)>;

  std::filesystem::path folder_;
};

}  // namespace vigie::crawler
