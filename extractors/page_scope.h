// A page ready to be read: decoded, its tree or its JSON, and what is made of these once for all who ask. Only
// extractors' sources include this.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "extractors/definition.h"
#include "extractors/field_scope.h"
#include "extractors/generic/findings.h"
#include "extractors/generic/outline.h"
#include "extractors/page.h"

namespace vigie::extractors {

class PageScope {
 public:
  explicit PageScope(const Page& page);

  /// False where the body is neither HTML nor JSON.
  bool is_readable() const { return readable_; }
  /// True where the page passed a limit of DomLimits, so that something on it may not have been seen.
  bool was_cut() const { return dom_.was_cut(); }
  const FieldScope& whole() const { return whole_; }
  /// Where the fields of an ad are read: the definition's `in`, else the whole page.
  FieldScope of_ad(const SiteDefinition& site) const;

  /// Its elements; of a page that is readable.
  const Outline& outline() const;
  /// What `make` finds, which is asked once.
  const Findings& findings(const std::function<Findings()>& make) const;

  /// What the page's links are relative to: `own`, its address, or what its <base> makes of it (HTML, 4.2.3).
  std::string link_base(const std::string& own) const;

  bool has_rows(const SiteDefinition& site) const;
  bool has_ad(const SiteDefinition& site) const;

 private:
  Dom dom_;
  FieldScope whole_;
  bool readable_ = false;
  std::optional<std::string> base_;  ///< what its <base> says
  mutable std::optional<Outline> outline_;
  mutable std::optional<Findings> findings_;
};

/// A field of a map of rules; empty where it has none.
const FieldRule& rule_of(const std::map<std::string, FieldRule>& rules, std::string_view field);

/// The ad's address and id by the definition's `ad_url`: what follows `?` dropped where it says nothing of the id.
struct AdAddress {
  std::string url, id;
};
std::optional<AdAddress> ad_address(const SiteDefinition& site, std::string_view url);

}  // namespace vigie::extractors
