// make bench-sites: how well the definitions, generic extraction and learnt definitions read the replicas.
#include <cstdio>
#include <set>

#include "bench/sites/learnt_sites.h"
#include "bench/sites/recording.h"
#include <fmt/format.h>
#include <fmt/ranges.h>

#include "crawler/photos/ad_phones.h"
#include "crawler/photos/digits_worker.h"
#include "extractors/check/field_scores.h"
#include "extractors/generic/generic.h"
#include "extractors/read_page.h"
#include "testbed/replica_server.h"

namespace vigie::bench {
namespace {

constexpr int kAdsPerSite = 50;
constexpr std::array kFields = {"phones", "title", "text", "place", "price", "posted", "photos", "name", "age"};

void print_row(const std::string& name, const extractors::FieldScores& scores) {
  fmt::print("{:<24}", name);
  for (const char* field : kFields) {
    const auto found = scores.find(field);
    if (found == scores.end()) {
      fmt::print("{:>10}", "–");
    } else {
      fmt::print("  {:.2f}/{:.2f}", found->second.precision(), found->second.recall());
    }
  }
  fmt::print("\n");
}

void print_head(const char* what) {
  fmt::print("\n{} (precision/recall)\n{:<24}", what, "site");
  for (const char* field : kFields) fmt::print("{:>11}", field);
  fmt::print("\n");
}

/// Of photos in the truth, which have no address, what their addresses hold.
std::string value_of(const RawAd& ad, std::string_view field) {
  if (field != "photos") return fmt::format("{}", fmt::join(field_values(ad, field), ", "));
  std::string links;
  for (const RawPhoto& photo : ad.photos) links += photo.url.value_or(photo.pdq.value_or("").substr(0, 16)) + " ";
  return links;
}

/// With --wrong=FIELD: what was read where the truth is another.
void print_wrong(const std::string& wanted, const RawAd& read, const RawAd& truth,
                 const extractors::FieldScores& scores) {
  const auto found = scores.find(wanted);
  if (found == scores.end() || found->second.wrong + found->second.missed == 0) return;
  fmt::print("  {}: read [{}], truth [{}]\n", *truth.url, value_of(read, wanted), value_of(truth, wanted));
}

template <typename Read>
void score_ads(const char* what, const Visitor& visitor, const extractors::Definitions& definitions,
               const extractors::Normaliser& normaliser, const std::string& wrong, Read&& read, int skipped = 0) {
  print_head(what);
  extractors::FieldScores all;
  for (const std::string& id : visitor.sites()) {
    const auto* site = definitions.find(id);
    extractors::FieldScores of_site;
    int count = 0;
    for (const RawAd* truth : visitor.tonight(id).live) {
      if (++count <= skipped) continue;
      if (count > kAdsPerSite) break;
      const auto page = visitor.page(id, *truth->url);
      RawAd ad = read(page, site);
      ad.fetched = page.fetched;
      const extractors::FieldScores scores = extractors::compare(ad, *truth, normaliser);
      print_wrong(wrong, ad, *truth, scores);
      for (const auto& [field, score] : scores) of_site[field] += score;
    }
    print_row(id, of_site);
    for (const auto& [field, score] : of_site) all[field] += score;
  }
  print_row("all", all);
  fmt::print("{:<24}", "F1");
  for (const char* field : kFields) fmt::print("{:>11.3f}", all[field].f1());
  fmt::print("\n");
}

void score_listings(const Visitor& visitor, const extractors::Definitions& definitions,
                    const extractors::Normaliser& normaliser) {
  fmt::print("\nListings\n{:<24}{:>8}{:>8}  {}\n", "site", "shown", "found", "foreign");
  int shown = 0, found = 0;
  for (const std::string& id : visitor.sites()) {
    const auto* site = definitions.find(id);
    if (!site) continue;
    const auto checked = extractors::check_page(recorded_listing(visitor, *site), *site, normaliser);
    const std::string foreign = checked.differences.empty() ? "" : checked.differences.front().read;
    fmt::print("{:<24}{:>8}{:>8}  {}\n", id, checked.values, checked.right, foreign);
    shown += checked.values;
    found += checked.right;
  }
  fmt::print("{:<24}{:>8}{:>8}\n", "all", shown, found);
}

/// As a scan does: a phone that the page shows as a picture alone, or asks for by a click, is read by the scan's own
/// reader.
class ScanReading {
 public:
  explicit ScanReading(const Visitor& visitor) : visitor_(visitor) {}

  RawAd operator()(const extractors::Page& page, const extractors::SiteDefinition* site) {
    if (!site) return {};
    const extractors::ParsedPage parsed(page);
    RawAd ad = extractors::read_ad(parsed, *site).value_or(RawAd{});
    auto pictures = extractors::phone_pictures(parsed, *site);
    if (pictures.size() > crawler::AdPhones::kMostOfAnAd) pictures.resize(crawler::AdPhones::kMostOfAnAd);
    for (const std::string& picture : pictures) {
      if (auto phone = reader_.read(visitor_.page(site->id, picture).body)) ad.phones.push_back(*std::move(phone));
    }
    return ad;
  }

 private:
  const Visitor& visitor_;
  crawler::ShownPhone reader_{"/proc/self/exe"};
};

int figures(const std::set<std::string>& only, const std::string& wrong) {
  const auto loaded = extractors::Definitions::load(VIGIE_SOURCE_DIR "/sites");
  const auto normaliser = extractors::Normaliser::load(VIGIE_SOURCE_DIR "/config").value();
  std::vector<std::string> sites = testbed::replica_sites();
  if (!only.empty()) std::erase_if(sites, [&](const std::string& id) { return !only.contains(id); });
  const Visitor visitor(sites, kAdsPerSite, 11);
  ScanReading as_scanned(visitor);
  score_ads("Definitions", visitor, loaded.definitions, normaliser, wrong, as_scanned);
  score_listings(visitor, loaded.definitions, normaliser);
  score_ads(
      "Generic", visitor, loaded.definitions, normaliser, wrong,
      [](const extractors::Page& page, const extractors::SiteDefinition*) { return extractors::generic_ad(page); });
  const LearntSites learnt(visitor, loaded.definitions);
  score_ads("Learnt from one listing and three ads", visitor, learnt.definitions(), normaliser, wrong, as_scanned,
            kLearntFrom);
  return 0;
}

}  // namespace
}  // namespace vigie::bench

/// vigie_site_figures [--wrong=FIELD] [SITE…]
int main(int argc, char** argv) {
  if (argc == 2 && std::string_view(argv[1]) == "digits-worker")
    return vigie::crawler::run_digits_worker(vigie::crawler::DigitsOf::kPhonePicture);
  constexpr std::string_view kWrong = "--wrong=";
  std::set<std::string> only(argv + 1, argv + argc);
  std::string wrong;
  for (const std::string& argument : only) {
    if (argument.starts_with(kWrong)) wrong = argument.substr(kWrong.size());
  }
  only.erase(std::string(kWrong) + wrong);
  return vigie::bench::figures(only, wrong);
}
