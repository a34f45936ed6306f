#include "testbed/certificate.h"

#include <cstdio>
#include <memory>

#include <fcntl.h>
#include <openssl/ec.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rand.h>
#include <openssl/x509v3.h>
#include <sys/stat.h>
#include <unistd.h>

#include "model/words.h"

namespace vigie::testbed {

namespace {

constexpr long kYear = 365L * 24 * 3600;

template <auto kFree>
struct Freer {
  template <typename T>
  void operator()(T* object) const {
    kFree(object);
  }
};

using Key = std::unique_ptr<EVP_PKEY, Freer<EVP_PKEY_free>>;
using Certificate = std::unique_ptr<X509, Freer<X509_free>>;
using File = std::unique_ptr<std::FILE, Freer<std::fclose>>;

struct Extension {
  int nid;
  std::string value;
};

/// Positive and unlike any other, so that a client which saw an earlier run does not take this one for it.
void set_serial(X509* certificate) {
  std::uint64_t serial = 1;
  RAND_bytes(reinterpret_cast<unsigned char*>(&serial), sizeof serial);
  ASN1_INTEGER_set_uint64(X509_get_serialNumber(certificate), serial >> 1);
}

void set_name(X509_NAME* name, const char* common_name) {
  X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_UTF8, reinterpret_cast<const unsigned char*>(common_name), -1, -1, 0);
}

bool add_extensions(X509* certificate, X509* issuer, std::span<const Extension> extensions) {
  X509V3_CTX context;
  X509V3_set_ctx(&context, issuer, certificate, nullptr, nullptr, 0);
  for (const auto& [nid, value] : extensions) {
    const std::unique_ptr<X509_EXTENSION, Freer<X509_EXTENSION_free>> extension(
        X509V3_EXT_nconf_nid(nullptr, &context, nid, value.c_str()));
    if (!extension || X509_add_ext(certificate, extension.get(), -1) != 1) return false;
  }
  return true;
}

/// @param issuer  of the certificate; nothing: it signs itself
/// @return nothing where OpenSSL refuses
Certificate signed_certificate(const char* name, EVP_PKEY* key, X509* issuer, EVP_PKEY* issuer_key,
                               std::span<const Extension> extensions) {
  Certificate certificate(X509_new());
  if (!certificate) return {};
  X509_set_version(certificate.get(), X509_VERSION_3);
  set_serial(certificate.get());
  X509_gmtime_adj(X509_getm_notBefore(certificate.get()), -kYear);
  X509_gmtime_adj(X509_getm_notAfter(certificate.get()), 10 * kYear);
  set_name(X509_get_subject_name(certificate.get()), name);
  X509* signer = issuer ? issuer : certificate.get();
  X509_set_issuer_name(certificate.get(), X509_get_subject_name(signer));
  X509_set_pubkey(certificate.get(), key);
  if (!add_extensions(certificate.get(), signer, extensions)) return {};
  if (X509_sign(certificate.get(), issuer_key, EVP_sha256()) == 0) return {};
  return certificate;
}

std::string alternative_names(std::span<const std::string> hosts) {
  std::string names;
  for (const std::string& host : hosts) names += (names.empty() ? "DNS:" : ",DNS:") + host;
  return names;
}

/// Born with its rights: never readable by others, not even for a moment.
File created(const std::filesystem::path& path, mode_t rights) {
  std::error_code absent;
  std::filesystem::remove(path, absent);
  const int descriptor = open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, rights);
  return File(descriptor < 0 ? nullptr : fdopen(descriptor, "w"));
}

bool write(const std::filesystem::path& path, X509* certificate) {
  const File file = created(path, 0644);
  return file && PEM_write_X509(file.get(), certificate) == 1;
}

bool write(const std::filesystem::path& path, EVP_PKEY* key) {
  const File file = created(path, 0600);
  return file && PEM_write_PrivateKey(file.get(), key, nullptr, nullptr, 0, nullptr, nullptr) == 1;
}

}  // namespace

Result<CertificateFiles> make_certificate(const std::filesystem::path& folder, std::span<const std::string> hosts) {
  const CertificateFiles files{folder / "ca.pem", folder / "server.pem", folder / "server.key"};
  std::error_code refused;
  std::filesystem::create_directories(folder, refused);
  const Key ca_key(EVP_EC_gen("P-256")), key(EVP_EC_gen("P-256"));
  const Extension authority[] = {{NID_basic_constraints, "critical,CA:TRUE,pathlen:0"},
                                 {NID_key_usage, "critical,keyCertSign,cRLSign"},
                                 {NID_subject_key_identifier, "hash"}};
  const Extension server[] = {{NID_basic_constraints, "critical,CA:FALSE"},
                              {NID_key_usage, "critical,digitalSignature"},
                              {NID_ext_key_usage, "serverAuth"},
                              {NID_authority_key_identifier, "keyid"},
                              {NID_subject_alt_name, alternative_names(hosts)}};
  const auto ca = signed_certificate("Vigie testbed CA", ca_key.get(), nullptr, ca_key.get(), authority);
  const auto leaf = ca ? signed_certificate("Vigie testbed", key.get(), ca.get(), ca_key.get(), server) : nullptr;
  if (leaf && write(files.ca, ca.get()) && write(files.server, leaf.get()) && write(files.key, key.get())) {
    return files;
  }
  return fail(Error::kUnreadable, tr("the certificate of the replica server cannot be written here"), folder.string());
}

}  // namespace vigie::testbed
