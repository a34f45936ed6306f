// The replica of a plain site: what its row of the table says, in templates of its own (home, listing, ad, and where
// the row needs them gate and gone).
#pragma once

#include <vector>

#include <kainjow/mustache.hpp>

#include "testbed/address_pattern.h"
#include "testbed/plain_places.h"
#include "testbed/plain_sites.h"
#include "testbed/replica.h"

namespace vigie::testbed {

class PlainReplica final : public Replica {
 public:
  /// Both outlive it.
  PlainReplica(const PlainSite& site, const Templates& templates);

  std::string_view site() const override { return plain_->id; }
  std::vector<std::string> hosts() const override { return {std::string(plain_->host), other_host_}; }
  std::map<std::string, std::string> visitor_cookies() const override;
  Response answer(const Request& request, const SiteNight& night) const override;

 private:
  /// A listing's page that a request asks for.
  struct Asked {
    const PlainPlace* place;
    int page;
  };

  bool gate_passed(const Request& request) const;
  Response enter() const;
  std::optional<Asked> read_listing(const Request& request) const;
  const PlainPlace* find_place(const AddressValues& values) const;
  /// Which région or département a place is listed under between the home page and the listings.
  std::string_view index_of(const PlainPlace& place) const;
  std::string page_address(const PlainPlace& place, int page) const;

  kainjow::mustache::data pager(const PlainPlace& place, int shown, int last) const;
  kainjow::mustache::data nearby(const PlainPlace& place) const;

  Response content(const Request& request, const SiteNight& night) const;
  Response page(std::string_view name, const kainjow::mustache::data& values, Date night, int status = 200) const;
  Response home(Date night) const;
  Response index(const PlainPlace& inside, Date night) const;
  Response listing(const Asked& asked, const SiteNight& night) const;
  Response ad(const RawAd& ad, const SiteNight& night) const;
  Response dead_ad(const RawAd& ad, const SiteNight& night) const;

  const PlainSite* plain_;
  std::string other_host_;
  const Templates* templates_;
  std::vector<PlainPlace> places_;
  AddressPattern index_, place_, page_, ad_;
};

}  // namespace vigie::testbed
