// A listing and an ad of a replica, and the recorded ads of all: parse and extract by the definition, against Gumbo's
// parse of the same bytes alone.
#include <filesystem>

#include <benchmark/benchmark.h>
#include <gumbo.h>

#include "extractors/check/recorded_pages.h"
#include "extractors/definition.h"
#include "extractors/entrance.h"
#include "extractors/read_page.h"
#include "testbed/market.h"
#include "testbed/replica_registry.h"
#include "testbed/templates.h"

namespace vigie {
namespace {

constexpr Date kNight = std::chrono::year{2026} / 9 / 7;

struct Pages {
  std::string listing, ad, ad_url;
};

Pages vivastreet_pages() {
  const auto market = testbed::generate_market({.seed = 1,
                                                .departments = DepartmentCode::parse_list("95,94,78,77").value(),
                                                .persons = 400,
                                                .nights = 1,
                                                .first_night = kNight,
                                                .sites = {"vivastreet"}});
  const auto templates = testbed::Templates::load(VIGIE_SOURCE_DIR "/testbed/replicas").value();
  const auto replica = testbed::make_vivastreet(templates);
  const auto night = testbed::site_night(market.ads, "vivastreet", kNight);
  const std::string url = night.live.front()->url.value();
  const std::string path = url.substr(url.find('/', url.find("//") + 2));
  return {replica->answer({.host = "www.vivastreet.com", .path = "/annonces/ile-de-france"}, night).body,
          replica->answer({.host = "www.vivastreet.com", .path = path}, night).body, url};
}

const Pages& pages() {
  static const Pages kPages = vivastreet_pages();
  return kPages;
}

void parse_by_gumbo(const std::string& body) {
  GumboOutput* output = gumbo_parse_with_options(&kGumboDefaultOptions, body.data(), body.size());
  benchmark::DoNotOptimize(output);
  gumbo_destroy_output(&kGumboDefaultOptions, output);
}

void gumbo_alone(benchmark::State& state, const std::string& body) {
  while (state.KeepRunning()) parse_by_gumbo(body);
  state.SetItemsProcessed(state.iterations());
  state.counters["bytes"] = static_cast<double>(body.size());
}

const extractors::Definitions& definitions() {
  static const extractors::Definitions kDefinitions =
      extractors::Definitions::load(VIGIE_SOURCE_DIR "/sites").definitions;
  return kDefinitions;
}

void extract(benchmark::State& state, const std::string& body, bool listing) {
  const auto& site = *definitions().find("vivastreet");
  const extractors::Page page{
      .url = pages().ad_url, .fetched = Instant{}, .status = 200, .content_type = {}, .body = body};
  while (state.KeepRunning()) {
    if (listing) {
      benchmark::DoNotOptimize(extractors::read_listing(page, site));
    } else {
      benchmark::DoNotOptimize(extractors::read_ad(page, site));
    }
  }
  state.SetItemsProcessed(state.iterations());
}

struct RecordedAd {
  extractors::Page page;
  const extractors::SiteDefinition* site;
};

/// The ads of tests/pages, of all sites.
const std::vector<RecordedAd>& recorded_ads() {
  static const std::vector<RecordedAd> kAds = [] {
    std::vector<RecordedAd> ads;
    for (const auto& folder : std::filesystem::directory_iterator(VIGIE_SOURCE_DIR "/tests/pages")) {
      const auto* site = definitions().find(folder.path().filename().string());
      auto recorded = extractors::recorded_pages(folder.path()).value();
      for (extractors::RecordedPage& one : recorded) {
        if (one.ad) ads.push_back({std::move(one.page), site});
      }
    }
    return ads;
  }();
  return kAds;
}

/// @param what  what is done with each recorded ad
template <typename What>
void with_recorded_ads(benchmark::State& state, const What& what) {
  const auto& ads = recorded_ads();
  while (state.KeepRunning()) {
    for (const RecordedAd& ad : ads) what(ad);
  }
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(ads.size()));
}

void recorded_gumbo_alone(benchmark::State& state) {
  with_recorded_ads(state, [](const RecordedAd& ad) { parse_by_gumbo(ad.page.body); });
}

void recorded_parsed(benchmark::State& state) {
  with_recorded_ads(state, [](const RecordedAd& ad) { benchmark::DoNotOptimize(extractors::ParsedPage(ad.page)); });
}

void recorded_by_rules(benchmark::State& state) {
  with_recorded_ads(state, [](const RecordedAd& ad) {
    benchmark::DoNotOptimize(extractors::read_by_rules(extractors::ParsedPage(ad.page), *ad.site));
  });
}

void recorded_extracted(benchmark::State& state) {
  with_recorded_ads(state, [](const RecordedAd& ad) {
    benchmark::DoNotOptimize(extractors::read_ad(extractors::ParsedPage(ad.page), *ad.site));
  });
}

void recorded_as_scanned(benchmark::State& state) {
  with_recorded_ads(state, [](const RecordedAd& ad) {
    const extractors::ParsedPage parsed(ad.page);
    benchmark::DoNotOptimize(extractors::recognise(parsed, *ad.site));
    benchmark::DoNotOptimize(extractors::entrance_of(parsed));
    benchmark::DoNotOptimize(extractors::read_ad(parsed, *ad.site));
  });
}

void listing_gumbo_alone(benchmark::State& state) { gumbo_alone(state, pages().listing); }
void listing_extracted(benchmark::State& state) { extract(state, pages().listing, true); }
void ad_gumbo_alone(benchmark::State& state) { gumbo_alone(state, pages().ad); }
void ad_extracted(benchmark::State& state) { extract(state, pages().ad, false); }
BENCHMARK(listing_gumbo_alone);
BENCHMARK(listing_extracted);
BENCHMARK(ad_gumbo_alone);
BENCHMARK(ad_extracted);
BENCHMARK(recorded_gumbo_alone);
BENCHMARK(recorded_parsed);
BENCHMARK(recorded_by_rules);
BENCHMARK(recorded_extracted);
BENCHMARK(recorded_as_scanned);

}  // namespace
}  // namespace vigie
