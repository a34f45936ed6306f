#include "bench/sites/recording.h"

namespace vigie::bench {
namespace {

/// Shows a number only to a second request, which nobody makes who saves a page.
constexpr std::string_view kPhonesApart = "massagerepublic";
constexpr std::string_view kAgesAsRanges = "escortadvisor";

}  // namespace

extractors::RecordedPage recorded_ad(const Visitor& visitor, const std::string& id, const RawAd& truth) {
  extractors::RecordedPage recorded{.file = {}, .page = visitor.page(id, *truth.url), .ad = truth, .listed = {}};
  recorded.ad->fetched = recorded.page.fetched;
  recorded.ad->seen.clear();
  recorded.page.url = *truth.url;
  if (id == kPhonesApart) recorded.ad->phones.clear();
  if (id == kAgesAsRanges) recorded.ad->age.reset();
  return recorded;
}

extractors::RecordedPage recorded_listing(const Visitor& visitor, const extractors::SiteDefinition& site) {
  extractors::RecordedPage recorded{.file = {}, .page = visitor.listing(site), .ad = {}, .listed = {}};
  for (const RawAd* ad : visitor.tonight(site.id).live) {
    if (recorded.page.body.find(ad->ad_id) != std::string::npos) recorded.listed.push_back(ad->ad_id);
  }
  return recorded;
}

}  // namespace vigie::bench
