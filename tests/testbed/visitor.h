// A person who visits a replica: opens its home page, follows links, buttons and forms within the site, notes the ads.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "testbed/replica.h"

namespace vigie::testbed {

/// What is as it was on the page before, but for its address, is not followed further: calendars and endless lists end.
class Visitor {
 public:
  /// Both outlive it.
  Visitor(const Replica& replica, const SiteNight& night);

  /// From the home page, as far as places and lists lead.
  void walk();
  /// The ads found on the way whose own page was linked, by id.
  const std::set<std::string>& ads() const { return ads_; }
  /// How often a page of the site answered 200 on the way.
  int pages() const { return pages_; }

  /// Redirects are followed. @param url  absolute
  Response get(std::string url) const;

 private:
  struct Stop {
    std::string url;
    int depth;
  };

  void visit(const Stop& stop);
  bool note_ads(const std::vector<std::string>& links);

  const Replica& replica_;
  const SiteNight& night_;
  std::map<std::string, std::string> ad_by_address_;
  std::set<std::string> ads_, known_;
  std::vector<Stop> ahead_;
  int pages_ = 0;
};

}  // namespace vigie::testbed
