#include "cli/outcome_words.h"

#include "model/words.h"

namespace vigie::cli {

std::string outcome_words(Outcome outcome) {
  switch (outcome) {
    case Outcome::kOk:
      return tr("read");
    case Outcome::kUnchanged:
      return tr("unchanged");
    case Outcome::kGone:
      return tr("gone");
    case Outcome::kEmpty:
      return tr("EMPTY: a listing without ads is suspicious");
    case Outcome::kBlocked:
      return tr("BLOCKED by the site");
    case Outcome::kLogin:
      return tr("LOGIN needed");
    case Outcome::kConsent:
      return tr("stopped by a CONSENT or age wall");
    case Outcome::kGeo:
      return tr("REFUSED from where we are");
    case Outcome::kMaintenance:
      return tr("in MAINTENANCE");
    case Outcome::kRobots:
      return tr("FORBIDDEN by robots.txt");
    case Outcome::kLimit:
      return tr("stopped at a LIMIT of ours");
    case Outcome::kNetwork:
      return tr("NO ANSWER");
  }
  return {};
}

}  // namespace vigie::cli
