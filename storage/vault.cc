#include "storage/vault.h"

#include <array>
#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <fmt/format.h>
#include <sodium.h>
#include <sys/stat.h>
#include <unistd.h>

#include "model/words.h"

namespace vigie::storage {
namespace {

constexpr char kContext[crypto_kdf_CONTEXTBYTES + 1] = "vigie-db";
constexpr std::uint64_t kSealKeyNumber = 1;
constexpr std::uint64_t kBlindKeyNumber = 2;
constexpr std::size_t kNonceBytes = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr std::size_t kTagBytes = crypto_aead_xchacha20poly1305_ietf_ABYTES;
constexpr std::size_t kBlindBytes = crypto_generichash_BYTES_MIN;

const unsigned char* bytes_of(std::string_view text) { return reinterpret_cast<const unsigned char*>(text.data()); }
unsigned char* bytes_of(std::string& text) { return reinterpret_cast<unsigned char*>(text.data()); }

/// The 32 bytes of the key file, wiped when no longer needed.
struct MasterKey {
  std::array<unsigned char, crypto_kdf_KEYBYTES> bytes{};
  MasterKey() = default;
  MasterKey(const MasterKey&) = default;
  MasterKey& operator=(const MasterKey&) = default;
  ~MasterKey() { sodium_memzero(bytes.data(), bytes.size()); }
};

class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() {
    if (number_ >= 0) ::close(number_);
  }
  int number() const { return number_; }
  explicit operator bool() const { return number_ >= 0; }

 private:
  int number_;
};

tl::unexpected<Error> cannot_read(const std::filesystem::path& file) {
  return fail(Error::kWrongKey,
              fmt::format(fmt::runtime(tr("the key file cannot be read ({}); without it nothing sealed in the database "
                                          "can be opened: put it back, or name it")),
                          std::strerror(errno)),
              file.string());
}

Result<MasterKey> read_key(const std::filesystem::path& file) {
  const Descriptor key_file(::open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
  struct stat status {};
  if (!key_file || ::fstat(key_file.number(), &status) != 0) return cannot_read(file);
  if ((status.st_mode & (S_IRWXG | S_IRWXO)) != 0) {
    return fail(Error::kWrongKey,
                fmt::format(fmt::runtime(tr("other users of this machine can read the key file; run: chmod 600 “{}”")),
                            file.string()),
                file.string());
  }
  MasterKey key;
  const bool whole =
      S_ISREG(status.st_mode) && status.st_size == static_cast<off_t>(key.bytes.size()) &&
      ::read(key_file.number(), key.bytes.data(), key.bytes.size()) == static_cast<ssize_t>(key.bytes.size());
  if (!whole) {
    return fail(Error::kWrongKey, tr("this is no key file of Vigie, which has 32 bytes; put back the right one"),
                file.string());
  }
  return key;
}

bool write_key(const Descriptor& file, const MasterKey& key) {
  return file && ::write(file.number(), key.bytes.data(), key.bytes.size()) == static_cast<ssize_t>(key.bytes.size()) &&
         ::fsync(file.number()) == 0;
}

void sync_folder(const std::filesystem::path& file) {
  const auto folder = file.parent_path().empty() ? std::filesystem::path(".") : file.parent_path();
  const Descriptor opened(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (opened) ::fsync(opened.number());
}

Result<void> start_sodium() {
  if (sodium_init() < 0) return fail(Error::kInternal, tr("libsodium cannot be started: the machine gives no random"));
  return {};
}

void hash_part(crypto_generichash_state& state, std::string_view part) {
  std::array<unsigned char, 8> length{};
  for (std::size_t i = 0; i < length.size(); ++i) length[i] = static_cast<unsigned char>(part.size() >> (8 * i));
  crypto_generichash_update(&state, length.data(), length.size());
  crypto_generichash_update(&state, bytes_of(part), part.size());
}

}  // namespace

struct Vault::Keys {
  std::array<unsigned char, crypto_aead_xchacha20poly1305_ietf_KEYBYTES> seal;
  crypto_generichash_state blind;  // a hash that has taken in its key and nothing else

  explicit Keys(const MasterKey& master) {
    crypto_kdf_derive_from_key(seal.data(), seal.size(), kSealKeyNumber, kContext, master.bytes.data());
    std::array<unsigned char, crypto_generichash_KEYBYTES> key{};
    crypto_kdf_derive_from_key(key.data(), key.size(), kBlindKeyNumber, kContext, master.bytes.data());
    crypto_generichash_init(&blind, key.data(), key.size(), kBlindBytes);
    sodium_memzero(key.data(), key.size());
  }
};

void Vault::WipeKeys::operator()(Keys* keys) const {
  sodium_memzero(keys, sizeof(Keys));
  delete keys;
}

Vault::Vault(std::unique_ptr<Keys, WipeKeys> keys) : keys_(std::move(keys)) {}

Result<Vault> Vault::open(const std::filesystem::path& key_file) {
  if (auto started = start_sodium(); !started) return tl::unexpected(started.error());
  const auto master = read_key(key_file);
  if (!master) return tl::unexpected(master.error());
  return Vault(std::unique_ptr<Keys, WipeKeys>(new Keys(*master)));
}

Result<Vault> Vault::create(const std::filesystem::path& key_file) {
  if (auto started = start_sodium(); !started) return tl::unexpected(started.error());
  MasterKey master;
  crypto_kdf_keygen(master.bytes.data());
  const Descriptor file(::open(key_file.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, S_IRUSR | S_IWUSR));
  if (!write_key(file, master)) {
    const std::string reason = std::strerror(errno);
    if (file) ::unlink(key_file.c_str());
    return fail(Error::kUnreadable, fmt::format(fmt::runtime(tr("the key file cannot be made: {}")), reason),
                key_file.string());
  }
  sync_folder(key_file);
  return Vault(std::unique_ptr<Keys, WipeKeys>(new Keys(master)));
}

Blob Vault::seal(std::string_view clear, std::string_view place) const {
  std::string box(kNonceBytes + clear.size() + kTagBytes, '\0');
  unsigned char* const nonce = bytes_of(box);
  randombytes_buf(nonce, kNonceBytes);
  crypto_aead_xchacha20poly1305_ietf_encrypt(nonce + kNonceBytes, nullptr, bytes_of(clear), clear.size(),
                                             bytes_of(place), place.size(), nullptr, nonce, keys_->seal.data());
  return {std::move(box)};
}

Result<std::string> Vault::unseal(const Blob& box, std::string_view place) const {
  const auto damaged = [&] {
    return fail(Error::kDatabase, tr("a sealed value was changed outside Vigie; restore a backup"), std::string(place));
  };
  if (box.bytes.size() < kNonceBytes + kTagBytes) return damaged();
  std::string clear(box.bytes.size() - kNonceBytes - kTagBytes, '\0');
  const unsigned char* const nonce = bytes_of(std::string_view(box.bytes));
  const int failed = crypto_aead_xchacha20poly1305_ietf_decrypt(bytes_of(clear), nullptr, nullptr, nonce + kNonceBytes,
                                                                box.bytes.size() - kNonceBytes, bytes_of(place),
                                                                place.size(), nonce, keys_->seal.data());
  if (failed != 0) return damaged();
  return clear;
}

Blob Vault::blind(std::string_view domain, std::initializer_list<std::string_view> parts) const {
  crypto_generichash_state state = keys_->blind;
  hash_part(state, domain);
  for (const std::string_view part : parts) hash_part(state, part);
  Blob hash{std::string(kBlindBytes, '\0')};
  crypto_generichash_final(&state, bytes_of(hash.bytes), hash.bytes.size());
  return hash;
}

BlindKey Vault::blind_key(std::string_view domain, std::string_view value) const {
  BlindKey key = 0;
  std::memcpy(&key, blind(domain, {value}).bytes.data(), sizeof key);
  return key;
}

}  // namespace vigie::storage
