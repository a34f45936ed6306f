// How a fetch, or a site's night, ended. What could not be seen is said, never passed over.
#pragma once

#include <optional>
#include <string_view>

namespace vigie {

enum class Outcome {
  kOk,
  kUnchanged,  ///< as the last time, nothing to read
  kGone,       ///< the ad is no longer there
  kEmpty,      ///< a listing without ads or an ad without content: suspicious, never "no ads"
  kBlocked,    ///< challenge, CAPTCHA, refusal of robots
  kLogin,      ///< only for members
  kConsent,    ///< a consent or age wall that the definition does not pass
  kGeo,        ///< refused for where we are
  kMaintenance,
  kRobots,   ///< robots.txt forbids it
  kLimit,    ///< a limit of ours: size, time, pages, budget
  kNetwork,  ///< no answer, TLS failure, 5xx after retries
};

/// "ok", "unchanged", "gone", "empty", "blocked", …
std::string_view to_text(Outcome outcome);
std::optional<Outcome> outcome_from(std::string_view text);
/// True where the site answered as it should: ok, unchanged, gone.
bool is_success(Outcome outcome);

}  // namespace vigie
