#include "extractors/check/recorded_pages.h"

#include <algorithm>
#include <iterator>
#include <set>

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <nlohmann/json.hpp>
#include <re2/re2.h>

#include "extractors/check/field_scores.h"
#include "extractors/definition_source.h"
#include "extractors/page_scope.h"
#include "extractors/read_page.h"
#include "model/files.h"
#include "model/words.h"

namespace vigie::extractors {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

constexpr std::string_view kSuffix = ".expect.json";

Result<fs::path> page_of(const fs::path& expectation) {
  std::string stem = expectation.string();
  stem.resize(stem.size() - kSuffix.size());
  for (const char* extension : {".html", ".json"}) {
    if (fs::exists(stem + extension)) return fs::path(stem + extension);
  }
  return fail(Error::kNotFound, tr("the page beside it is missing: NAME.html or NAME.json"), expectation.string());
}

std::string text_of(const Json& json, const char* key) {
  const auto found = json.find(key);
  return found != json.end() && found->is_string() ? found->get<std::string>() : std::string();
}

/// What a listing's file says; its page is there already.
Result<void> take_listing(const Json& json, const std::string& where, RecordedPage& recorded) {
  for (const Json& id : json["ads"]) {
    if (!id.is_string()) return fail(Error::kBadInput, tr("`ads` is the list of the ads' ids, as strings"), where);
    recorded.listed.push_back(id.get<std::string>());
  }
  recorded.page.url = text_of(json, "url");
  return {};
}

Result<void> take_ad(Json json, const std::string& where, RecordedPage& recorded) {
  json.erase("content_type");
  auto ad = parse_raw_ad(json.dump());
  if (!ad) return fail(ad.error().code, ad.error().what, where);
  recorded.page.url = ad->url.value_or("");
  recorded.page.fetched = ad->fetched.value_or(Instant{});
  recorded.ad = *std::move(ad);
  return {};
}

Result<RecordedPage> recorded_page(const fs::path& expectation) {
  const auto page = page_of(expectation);
  if (!page) return tl::unexpected(page.error());
  const auto text = read_file(expectation);
  if (!text) return tl::unexpected(text.error());
  auto body = read_file(*page);
  if (!body) return tl::unexpected(body.error());
  const Json json = Json::parse(*text, nullptr, false);
  if (!json.is_object()) return fail(Error::kBadInput, tr("this is no JSON object"), expectation.string());
  RecordedPage recorded{.file = *page, .page = {}, .ad = {}, .listed = {}};
  recorded.page.body = *std::move(body);
  recorded.page.content_type = text_of(json, "content_type");
  const auto taken = json.contains("ads") ? take_listing(json, expectation.string(), recorded)
                                          : take_ad(json, expectation.string(), recorded);
  if (!taken) return tl::unexpected(taken.error());
  if (recorded.page.url.empty()) return fail(Error::kBadInput, tr("`url` is missing"), expectation.string());
  return recorded;
}

/// A field as a person compares it.
std::string shown(const RawAd& ad, std::string_view field) {
  const auto values = field_values(ad, field);
  if (field == "photos" && !values.empty()) return fmt::format(fmt::runtime(tr("{} photos")), values.size());
  return fmt::format("{}", fmt::join(values, ", "));
}

std::set<std::string> classes_of(const Node& page) {
  static const Selector kClassed = Selector::compile("[class]").value();
  static const RE2 kClass(R"(([^\s]+))");
  std::set<std::string> classes;
  for (const Node& node : page.select(kClassed)) {
    const std::string_view value = node.attribute("class").value_or("");
    re2::StringPiece rest(value.data(), value.size());
    std::string name;
    while (RE2::FindAndConsume(&rest, kClass, &name)) classes.insert(name);
  }
  return classes;
}

/// A class that `rule` names and the page lacks, with the one that was probably meant.
std::string class_hint(const FieldRule& rule, const Node& page) {
  static const RE2 kNamed(R"(\.([A-Za-z_][\w-]*))");
  const std::set<std::string> there = classes_of(page);
  const std::vector<std::string_view> known(there.begin(), there.end());
  for (const FieldAlternative& way : rule.alternatives) {
    if (!way.select) continue;
    re2::StringPiece rest(way.select->css());
    std::string name;
    while (RE2::FindAndConsume(&rest, kNamed, &name)) {
      if (there.contains(name)) continue;
      const auto meant = nearest(name, known);
      if (meant) return fmt::format(fmt::runtime(tr("`.{}` is not on this page; did you mean `.{}`?")), name, *meant);
    }
  }
  return {};
}

CheckedPage check_ad(const RecordedPage& recorded, const SiteDefinition& site, const Normaliser& normaliser) {
  const ParsedPage parsed(recorded.page);
  RawAd read = read_ad(parsed, site).value_or(RawAd{});
  read.fetched = recorded.page.fetched;
  CheckedPage checked;
  for (const auto& [field, score] : compare(read, *recorded.ad, normaliser)) {
    checked.values += score.right + score.missed;
    checked.right += score.right;
    if (score.wrong + score.missed == 0) continue;
    std::string hint;
    if (score.missed > 0 && parsed.scope().whole().node)
      hint = class_hint(rule_of(site.ad, field), *parsed.scope().whole().node);
    checked.differences.push_back({field, shown(*recorded.ad, field), shown(read, field), std::move(hint)});
  }
  return checked;
}

CheckedPage check_listing(const RecordedPage& recorded, const SiteDefinition& site) {
  const ParsedPage parsed(recorded.page);
  std::set<std::string> read;
  if (const auto listing = read_listing(parsed, site)) {
    for (const RawAd& ad : listing->ads) read.insert(ad.ad_id);
  }
  const std::set<std::string> expected(recorded.listed.begin(), recorded.listed.end());
  std::vector<std::string> missed, foreign;
  std::ranges::set_difference(expected, read, std::back_inserter(missed));
  std::ranges::set_difference(read, expected, std::back_inserter(foreign));
  CheckedPage checked{.values = static_cast<int>(expected.size()),
                      .right = static_cast<int>(expected.size() - missed.size()),
                      .differences = {}};
  if (missed.empty() && foreign.empty()) return checked;
  std::string hint;
  if (!missed.empty() && parsed.scope().whole().node) hint = class_hint(site.listing.ad, *parsed.scope().whole().node);
  checked.differences.push_back(
      {"ads", fmt::format("{}", fmt::join(missed, ", ")), fmt::format("{}", fmt::join(foreign, ", ")), hint});
  return checked;
}

}  // namespace

Result<std::vector<RecordedPage>> recorded_pages(const fs::path& folder) {
  std::vector<fs::path> files;
  std::error_code none;
  for (const auto& entry : fs::directory_iterator(folder, none)) {
    if (entry.path().string().ends_with(kSuffix)) files.push_back(entry.path());
  }
  std::ranges::sort(files);
  std::vector<RecordedPage> pages;
  for (const fs::path& file : files) {
    auto page = recorded_page(file);
    if (!page) return tl::unexpected(page.error());
    pages.push_back(*std::move(page));
  }
  return pages;
}

std::string expectation_text(const RecordedPage& recorded) {
  Json json = recorded.ad ? Json::parse(to_json(*recorded.ad)) : Json{{"url", recorded.page.url}};
  if (!recorded.page.content_type.empty()) json["content_type"] = recorded.page.content_type;
  if (!recorded.ad) json["ads"] = recorded.listed;
  return json.dump(2) + "\n";
}

CheckedPage check_page(const RecordedPage& recorded, const SiteDefinition& site, const Normaliser& normaliser) {
  return recorded.ad ? check_ad(recorded, site, normaliser) : check_listing(recorded, site);
}

}  // namespace vigie::extractors
