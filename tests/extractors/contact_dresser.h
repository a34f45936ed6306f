// Ads made at random around e-mail addresses and names on networks, as people spell them to escape machines. Shares no
// code with what reads them; all names and hosts are made up.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "model/raw_ad.h"
#include "tests/extractors/phone_dresser.h"

namespace vigie::tests {

struct DressedContact {
  RawAd raw;
  std::vector<std::string> contacts;  ///< "telegram:lina_94", "lina@courrier.example"
};

class ContactDresser {
 public:
  explicit ContactDresser(std::uint32_t seed) : random_(seed) {}

  DressedContact with_contact();
  /// Sentences that name networks or hold what resembles an address, and give none.
  DressedContact without_contact();

 private:
  std::string name();
  std::string handle();
  std::string email(const std::string& local, const std::string& host);

  PhoneDresser random_;
};

}  // namespace vigie::tests
