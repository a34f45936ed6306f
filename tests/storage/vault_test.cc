#include "storage/vault.h"

#include <sys/stat.h>

#include "tests/storage/fixture.h"

namespace vigie::storage {
namespace {

class VaultTest : public StorageTest {
 protected:
  Vault vault_ = Vault::create(key_).value();
};

TEST_F(VaultTest, KeyFileHas32BytesAndIsItsOwnersAlone) {
  struct stat status {};
  ASSERT_EQ(::stat(key_.c_str(), &status), 0);
  EXPECT_EQ(status.st_mode & 0777U, 0600U);
  EXPECT_EQ(status.st_size, 32);
}

TEST_F(VaultTest, AKeyIsNeverOverwritten) {
  const std::string before = bytes_of(key_);
  const auto again = Vault::create(key_);
  ASSERT_FALSE(again);
  EXPECT_EQ(again.error().code, Error::kUnreadable);
  EXPECT_EQ(bytes_of(key_), before);
}

TEST_F(VaultTest, AKeyThatOthersCanReadIsRefusedWithWhatToDo) {
  std::filesystem::permissions(key_, std::filesystem::perms::group_read, std::filesystem::perm_options::add);
  const auto opened = Vault::open(key_);
  ASSERT_FALSE(opened);
  EXPECT_EQ(opened.error().code, Error::kWrongKey);
  EXPECT_NE(opened.error().what.find("chmod 600"), std::string::npos);
}

TEST_F(VaultTest, AKeyOfAnotherLengthIsRefused) {
  std::filesystem::resize_file(key_, 31);
  EXPECT_EQ(Vault::open(key_).error().code, Error::kWrongKey);
}

TEST_F(VaultTest, WhatIsSealedOpensAgainWithTheSameKey) {
  const Blob box = vault_.seal("+33639980012", "identifiers.sealed_value");
  EXPECT_EQ(box.bytes.size(), 12U + 40U);
  EXPECT_EQ(Vault::open(key_).value().unseal(box, "identifiers.sealed_value").value(), "+33639980012");
}

TEST_F(VaultTest, TheSameTextIsNeverSealedTheSameWayTwice) {
  EXPECT_NE(vault_.seal("Lina", "a.b"), vault_.seal("Lina", "a.b"));
}

TEST_F(VaultTest, ABoxThatWasMovedToAnotherColumnDoesNotOpen) {
  EXPECT_FALSE(vault_.unseal(vault_.seal("Lina", "a.b"), "a.c"));
}

TEST_F(VaultTest, ABoxWithAnyByteChangedDoesNotOpen) {
  const Blob box = vault_.seal("Lina", "a.b");
  for (std::size_t i = 0; i < box.bytes.size(); ++i) {
    Blob changed = box;
    changed.bytes[i] = static_cast<char>(changed.bytes[i] ^ 1);
    EXPECT_FALSE(vault_.unseal(changed, "a.b")) << "byte " << i;
  }
  EXPECT_FALSE(vault_.unseal({"short"}, "a.b"));
}

TEST_F(VaultTest, BlindHashesDependOnKeyDomainAndWherePartsEnd) {
  const Blob hash = vault_.blind("ad", {"s14", "12"});
  EXPECT_EQ(hash.bytes.size(), 16U);
  EXPECT_EQ(hash, Vault::open(key_).value().blind("ad", {"s14", "12"}));
  EXPECT_NE(hash, vault_.blind("page", {"s14", "12"}));
  EXPECT_NE(hash, vault_.blind("ad", {"s141", "2"}));
  EXPECT_NE(hash, vault_.blind("ad", {"s14", "12", ""}));
  EXPECT_NE(hash, Vault::create(folder_ / "other.key").value().blind("ad", {"s14", "12"}));
}

}  // namespace
}  // namespace vigie::storage
