// Accounts for payment: IBAN (ISO 13616), Bitcoin (Base58 and BIP 173), Ethereum, Tron.
#pragma once

#include <vector>

#include "extractors/normalise/folded_ad.h"

namespace vigie::extractors {

/// In the order in which they stand; the network is "iban", "bitcoin", "ethereum" or "tron".
std::vector<AdHandle> find_accounts(const FoldedField& field);

}  // namespace vigie::extractors
