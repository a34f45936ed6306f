// Hand-made ads and requests for the tests of the replicas.
#pragma once

#include <set>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "testbed/replica_registry.h"
#include "testbed/templates.h"

namespace vigie::testbed {

inline constexpr Date kNight{std::chrono::sys_days{std::chrono::year{2026} / 9 / 10}};

struct HandMade {
  std::string id, url, town = "Argenteuil", department = "95";
  Date first = kNight, last = kNight;
};

inline RawAd hand_made(std::string site, const HandMade& facts) {
  RawAd ad;
  ad.site = std::move(site);
  ad.ad_id = facts.id;
  ad.url = facts.url;
  ad.department = facts.department;
  ad.place = facts.town;
  ad.title = "Éléna <3 & l'été";
  ad.text = "Bonjour, je suis œnologue.\nAppelle au 06 39 98 12 34 — 100 €";
  ad.name = "Éléna";
  ad.age = "27";
  ad.price = "100 €";
  ad.posted = "09/09/2026";
  ad.phones = {"06 39 98 12 34"};
  ad.photos = {{.pdq = std::string(64, 'a')}};
  for (Date night = facts.first; night <= facts.last; night += std::chrono::days{1}) ad.seen.push_back(night);
  return ad;
}

inline Templates templates() { return *Templates::load(std::string(VIGIE_SOURCE_DIR) + "/testbed/replicas"); }

/// "https://host/path?a=b" or "/path?a=b", nothing encoded.
inline Request request_of(std::string target) {
  Request request;
  if (const std::size_t question = target.find('?'); question != std::string::npos) {
    std::string query = target.substr(question + 1);
    target.resize(question);
    while (!query.empty()) {
      const std::string pair = query.substr(0, query.find('&'));
      query.erase(0, pair.size() + 1);
      request.query[pair.substr(0, pair.find('='))] = pair.substr(pair.find('=') + 1);
    }
  }
  if (const std::size_t scheme = target.find("://"); scheme != std::string::npos) {
    target = target.substr(target.find('/', scheme + 3));
  }
  request.path = target;
  return request;
}

}  // namespace vigie::testbed
