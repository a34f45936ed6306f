#include "testbed/replica_registry.h"

#include <algorithm>

#include "testbed/plain_replica.h"
#include "testbed/replica_server.h"
#include "testbed/templates.h"

namespace vigie::testbed {

namespace {

struct Entry {
  std::string_view site;
  std::unique_ptr<Replica> (*make)(const Templates&);
};

constexpr Entry kEntries[] = {{"6annonce", make_six_annonce},
                              {"adultwork", make_adultwork},
                              {"erobella", make_erobella},
                              {"escortadvisor", make_escortadvisor},
                              {"escortdirectory", make_escortdirectory},
                              {"escortnews", make_escortnews},
                              {"eurogirlsescort", make_eurogirlsescort},
                              {"happyescorts", make_happyescorts},
                              {"hunqz", make_hunqz},
                              {"ladyxena", make_ladyxena},
                              {"leboncoin", make_leboncoin},
                              {"locanto", make_locanto},
                              {"massagerepublic", make_massagerepublic},
                              {"paruvendu", make_paruvendu},
                              {"sexemodel", make_sexemodel},
                              {"skokka", make_skokka},
                              {"topannonces", make_topannonces},
                              {"topescortbabes", make_topescortbabes},
                              {"vivastreet", make_vivastreet},
                              {"wannonce", make_wannonce}};

bool newer(const RawAd* a, const RawAd* b) {
  const Date first_of_a = std::ranges::min(a->seen), first_of_b = std::ranges::min(b->seen);
  return first_of_a != first_of_b ? first_of_a > first_of_b : a->ad_id < b->ad_id;
}

}  // namespace

std::vector<std::unique_ptr<Replica>> make_replicas(const Templates& templates) {
  std::vector<std::unique_ptr<Replica>> replicas;
  for (const Entry& entry : kEntries) replicas.push_back(entry.make(templates));
  for (const PlainSite& site : plain_sites()) replicas.push_back(std::make_unique<PlainReplica>(site, templates));
  std::ranges::sort(replicas, {}, [](const auto& replica) { return replica->site(); });
  return replicas;
}

std::vector<std::string> replica_sites() {
  std::vector<std::string> sites;
  for (const Entry& entry : kEntries) sites.emplace_back(entry.site);
  for (const PlainSite& site : plain_sites()) sites.emplace_back(site.id);
  std::ranges::sort(sites);
  return sites;
}

SiteNight site_night(std::span<const RawAd> ads, std::string_view site, Date night) {
  SiteNight result{.night = night};
  for (const RawAd& ad : ads) {
    if (ad.site != site || ad.seen.empty()) continue;
    const bool live = std::ranges::find(ad.seen, night) != ad.seen.end();
    if (live) {
      result.live.push_back(&ad);
    } else if (std::ranges::min(ad.seen) < night) {
      result.dead.push_back(&ad);
    }
  }
  std::ranges::sort(result.live, newer);
  std::ranges::sort(result.dead, newer);
  return result;
}

}  // namespace vigie::testbed
