// The replicas asked without a network: one night, an address → the page that the site would send.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "extractors/definition.h"
#include "extractors/page.h"
#include "testbed/market.h"
#include "testbed/mutation.h"
#include "testbed/replica_registry.h"
#include "testbed/templates.h"

namespace vigie::bench {

class Visitor {
 public:
  /// @param ads_per_site  at least as many live ads on each site, which has a market of its own
  Visitor(const std::vector<std::string>& sites, int ads_per_site, std::uint64_t seed);
  /// All sites of one market. @param market  outlives it
  Visitor(const testbed::Market& market, Date night);

  std::vector<std::string> sites() const;
  const testbed::SiteNight& tonight(const std::string& site) const { return nights_.at(site); }
  /// As one sees it who has passed the site's gates. Redirects are followed, at most three.
  extractors::Page page(const std::string& site, const std::string& url) const;
  /// Of the pages that the site's own links lead to from a listing of its definition, the one that shows the most of
  /// tonight's ads.
  extractors::Page listing(const extractors::SiteDefinition& site) const;
  Instant now() const;
  /// A page of `page` that its site changed.
  static extractors::Page mutated(extractors::Page page, testbed::MutationKind kind);

 private:
  const testbed::Replica& replica(const std::string& site) const;
  extractors::Page fullest_listing(const std::string& site, const std::string& start) const;

  Date night_;
  testbed::Templates templates_;
  std::vector<std::unique_ptr<testbed::Replica>> replicas_;
  std::map<std::string, testbed::Market> markets_;
  std::map<std::string, testbed::SiteNight> nights_;
};

}  // namespace vigie::bench
