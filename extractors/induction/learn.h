// A definition from saved pages of a site: one listing and a few ads. Generic extraction says what the fields hold,
// what is equal on all pages is template and not a value, and induction finds the rules that read the rest. Wrapper
// induction (Kushmerick 2000) with template detection as in RoadRunner (Crescenzi, Mecca and Merialdo, VLDB 2001).
#pragma once

#include <map>
#include <string>
#include <vector>

#include "extractors/page.h"
#include "model/result.h"

namespace vigie::extractors {

struct SavedPage {
  std::string name;  ///< as it is called in errors: its file
  Page page;         ///< its address may be unknown (empty)
};

struct LearnRequest {
  std::string base;  ///< "https://www.exemple.example"
  std::string id;    ///< empty: by the base's host
  SavedPage listing;
  std::vector<SavedPage> ads;                   ///< two or more
  std::map<std::string, std::string> examples;  ///< field → its value on the first ad, where a person points at one
};

/// A field as it was learnt, for confirmation.
struct LearntField {
  std::string field;
  std::string rule;                 ///< of the definition; empty: generic extraction reads it
  std::vector<std::string> values;  ///< what is read, an entry an ad
};

struct LearntSite {
  std::string id;    ///< by the host's name
  std::string toml;  ///< the definition, commented, one screen
  std::vector<LearntField> fields;
  std::size_t rows = 0;  ///< ads found on the listing
};

/// @return Error::kBadInput: no page with rows, fewer than two ads, a page that is empty, no HTML or of another
/// site, an example that stands on no page
Result<LearntSite> learn(const LearnRequest& request);

}  // namespace vigie::extractors
