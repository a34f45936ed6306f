// A fetched page and its site's definition → the ads on it. Pure.
#pragma once

#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "extractors/definition.h"
#include "extractors/page.h"
#include "model/outcome.h"
#include "model/raw_ad.h"
#include "model/result.h"

namespace vigie::extractors {

class PageScope;

/// A page decoded and parsed once, for all that is asked of it. Valid while `page` lives; not shared between threads.
class ParsedPage {
 public:
  ParsedPage(const Page& page);  ///< not explicit: wherever one is asked for, a page will do
  ParsedPage(ParsedPage&&) noexcept;
  ParsedPage& operator=(ParsedPage&&) noexcept;
  ~ParsedPage();

  const Page& page() const { return *page_; }
  const PageScope& scope() const { return *scope_; }
  /// It passed a limit of DomLimits, so that something on it may not have been seen.
  bool was_cut() const;

 private:
  const Page* page_;
  std::unique_ptr<const PageScope> scope_;
};

struct Listing {
  std::vector<RawAd> ads;           ///< each with site, ad_id, url and what the row shows
  std::optional<std::string> next;  ///< absolute address of the next page, where the page links to it
};

/// What the page is, by its status and by the marks of its definition and of known walls; kOk where it can be read.
Outcome recognise(const ParsedPage& parsed, const SiteDefinition& site);

/// A listing without rows is no error here: `ads` is empty, and the caller says kEmpty.
/// @param no_ads  addresses that are known to lead to other pages, where the definition names no rows
/// @return Error::kBadInput where the page is no HTML or JSON at all
Result<Listing> read_listing(const ParsedPage& parsed, const SiteDefinition& site,
                             const std::set<std::string>& no_ads = {});

/// @return Error::kBadInput where neither title nor text is found; Error::kNotFound where neither the page's address
/// nor the page itself says which ad it is (a dead ad's address that leads to the home page)
Result<RawAd> read_ad(const ParsedPage& parsed, const SiteDefinition& site);

/// The number of the ad whose address this is, by the definition's `ad_url`; nothing where it is none, or has no rule.
std::optional<std::string> ad_id_of_url(const SiteDefinition& site, std::string_view url);

/// An ad's page read twice: by the definition's own rules alone, and without any. Where they begin to differ, or one of
/// them to find nothing, the site has changed.
struct TwoReadings {
  RawAd by_rules, generic;
};
TwoReadings read_ad_twice(const ParsedPage& parsed, const SiteDefinition& site);
/// The second is empty where the rules leave nothing open for it: after parsing it is what costs most.
TwoReadings read_ad_sparingly(const ParsedPage& parsed, const SiteDefinition& site);
RawAd read_by_rules(const ParsedPage& parsed, const SiteDefinition& site);

/// Addresses of the pictures that show an ad's phones, by the definition's `phones_image`.
std::vector<std::string> phone_pictures(const ParsedPage& parsed, const SiteDefinition& site);

/// The same ad as of the page and its definition alone, where both readings are there already.
Result<RawAd> read_ad(const ParsedPage& parsed, const SiteDefinition& site, const TwoReadings& readings);

}  // namespace vigie::extractors
