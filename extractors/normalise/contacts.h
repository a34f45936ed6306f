// Addresses other than telephone numbers: e-mail, messengers and social networks, web sites, accounts for payment; as
// links, behind a name ("insta :", "snap 👻", "telegram @") and as people write them to escape machines ("arobase",
// "point com", "[at]").
#pragma once

#include <vector>

#include "extractors/normalise/folded_ad.h"

namespace vigie::extractors {

/// Each address once, in lower case. RFC 5321's plain form (no quoted local part, no comments).
std::vector<AdEmail> find_emails(const FoldedAd& ad);

/// Each handle once a network: telegram, snapchat, instagram, tiktok, onlyfans, mym, skype, signal, paypal; iban,
/// bitcoin, ethereum, tron with the account as handle; site with a host name other than the ad's own. WhatsApp gives a
/// phone and no handle.
std::vector<AdHandle> find_handles(const FoldedAd& ad);

}  // namespace vigie::extractors
