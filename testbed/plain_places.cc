#include "testbed/plain_places.h"

#include <algorithm>

#include <fmt/format.h>

#include "testbed/replica_places.h"
#include "testbed/slug.h"

namespace vigie::testbed {

namespace {

constexpr int kFirstOwnNumber = 301;

std::string own_number(const Department& department) {
  const auto index = &department - departments().data();
  return fmt::to_string(kFirstOwnNumber + index);
}

void append_towns(const Department& department, std::vector<PlainPlace>& places) {
  const auto code = DepartmentCode::parse(department.code);
  if (!code) return;
  for (const Commune* commune : communes_of(*code)) {
    places.push_back({&department, commune, address_values(department, commune)});
  }
}

}  // namespace

AddressValues address_values(const Department& department, const Commune* commune) {
  AddressValues values{{"region", slug_of(department.region_name)},
                       {"slug", std::string(department.slug)},
                       {"code", slug_of(department.code)},
                       {"own", own_number(department)}};
  if (commune == nullptr) return values;
  values["town"] = slug_of(commune->name);
  values["zip"] = commune->postal_code;
  return values;
}

std::vector<PlainPlace> plain_places(PlaceUnit unit) {
  std::vector<PlainPlace> places;
  for (const Department& department : departments()) {
    if (unit == PlaceUnit::kTown) {
      append_towns(department, places);
    } else {
      places.push_back({&department, nullptr, address_values(department, nullptr)});
    }
  }
  return places;
}

bool is_at(const PlainPlace& place, const AddressValues& values) {
  return std::ranges::all_of(values, [&](const auto& asked) {
    const auto known = place.address.find(asked.first);
    return known == place.address.end() || known->second == asked.second;
  });
}

std::vector<const RawAd*> ads_in(const SiteNight& night, const PlainPlace& place) {
  std::vector<const RawAd*> ads;
  std::ranges::copy_if(night.live, std::back_inserter(ads), [&](const RawAd* ad) {
    return ad->department == place.department->code && (place.commune == nullptr || commune_of(*ad) == place.commune);
  });
  return ads;
}

std::vector<const RawAd*> ads_elsewhere(const SiteNight& night, const PlainPlace& place, int count) {
  std::vector<const RawAd*> ads;
  for (const RawAd* ad : night.live) {
    if (static_cast<int>(ads.size()) == count) break;
    if (ad->department != place.department->code) ads.push_back(ad);
  }
  return ads;
}

}  // namespace vigie::testbed
