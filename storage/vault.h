// Seals what identifies a person, and makes keyed hashes by which sealed values are found again without opening them.
// XChaCha20-Poly1305 (draft-irtf-cfrg-xchacha), BLAKE2b (RFC 7693), by libsodium; one key file of 32 bytes.
#pragma once

#include <filesystem>
#include <initializer_list>
#include <memory>
#include <string>
#include <string_view>

#include "model/linkage.h"
#include "model/result.h"
#include "storage/blob.h"

namespace vigie::storage {

class Vault {
 public:
  /// @return Error::kWrongKey: missing, not 32 bytes, or open to other users of the machine
  static Result<Vault> open(const std::filesystem::path& key_file);
  /// Makes a new key of mode 0600 and never overwrites one. @return Error::kUnreadable
  static Result<Vault> create(const std::filesystem::path& key_file);

  /// @param place  "table.column"; a box opens at its own place only
  /// @return 24 bytes of nonce, the value's length, 16 bytes of tag
  Blob seal(std::string_view clear, std::string_view place) const;
  /// @return Error::kDatabase where the box was changed or moved
  Result<std::string> unseal(const Blob& box, std::string_view place) const;

  /// 128 bits, equal for equal parts of one domain and telling nothing without the key.
  Blob blind(std::string_view domain, std::initializer_list<std::string_view> parts) const;
  /// The same, cut to 64 bits.
  BlindKey blind_key(std::string_view domain, std::string_view value) const;

 private:
  struct Keys;
  struct WipeKeys {
    void operator()(Keys* keys) const;
  };
  explicit Vault(std::unique_ptr<Keys, WipeKeys> keys);
  std::unique_ptr<Keys, WipeKeys> keys_;
};

}  // namespace vigie::storage
