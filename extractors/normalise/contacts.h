// E-mail addresses and addresses on messengers and social networks: links, and names behind "insta :", "telegram @",
// "snap 👻".
#pragma once

#include <vector>

#include "extractors/normalise/folded_ad.h"

namespace vigie::extractors {

/// Each address once, in lower case. RFC 5321's plain form (no quoted local part, no comments).
std::vector<AdEmail> find_emails(const FoldedAd& ad);
/// Each handle once a network. WhatsApp gives a phone and no handle.
std::vector<AdHandle> find_handles(const FoldedAd& ad);

}  // namespace vigie::extractors
