// A site changed its markup: what its ads were known to say is looked for in pages fetched since, and the way to it
// becomes a new rule. After Lerman, Minton and Knoblock, "Wrapper maintenance: a machine learning approach", JAIR 18
// (2003). Pure.
#pragma once

#include <string>
#include <vector>

#include "extractors/definition.h"
#include "extractors/normalise/normalise.h"
#include "extractors/page.h"
#include "model/raw_ad.h"
#include "model/result.h"

namespace vigie::extractors {

/// An ad's page as it is now, and what the ad was known to say.
struct KnownPage {
  Page page;
  RawAd known;
};

struct RepairRequest {
  const SiteDefinition* site = nullptr;
  std::string toml;                        ///< its file
  std::string family_toml;                 ///< of its family; empty where it has none
  std::vector<KnownPage> ads;              ///< three or more; every third is held back to try rules on
  std::vector<Page> listings;              ///< may be none
  const Normaliser* normaliser = nullptr;  ///< tells whether two values say the same
};

/// A field that its rules read badly, with a rule that reads it better; a field may need several.
struct RepairedField {
  std::string table, field;           ///< "ad", "price"
  std::string rule;                   ///< the new one; empty where none was found that reads better
  int before = 0, after = 0, of = 0;  ///< pages (rows of a listing) held back: read rightly by the old, the new; all
};

struct Repair {
  std::vector<RepairedField> fields;  ///< those that need one; none: all is read as it should be
  std::string toml;                   ///< with the new rules before the old; as it was where there is none
};

/// Rules are sought one after another for the pages that are read badly still, as sets are covered (Cohen, "Fast
/// effective rule induction", ICML 1995). One is taken where the definition with it reads more of the pages held back
/// than without it, or as many and two more of the others; no other field of any page may be read worse, and its own on
/// one page for five that are read better, since what was known of some ads is wrong. A field that had no rule (it was
/// guessed) may get one.
/// @return Error::kBadInput with fewer than three pages
Result<Repair> repair(const RepairRequest& request);

}  // namespace vigie::extractors
