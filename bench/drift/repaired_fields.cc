#include "bench/drift/repaired_fields.h"

#include <filesystem>
#include <fstream>
#include <vector>

#include "extractors/induction/repair.h"
#include "extractors/read_page.h"
#include "model/files.h"

namespace vigie::bench {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kRepairedWith = 12;  ///< as cli/site_repair.cc
constexpr std::size_t kTriedOn = 8;

/// Ads as the definition read them before, with their pages since.
std::vector<extractors::KnownPage> known_pages(const Visitor& visitor, const extractors::SiteDefinition& site,
                                               testbed::MutationKind kind) {
  std::vector<extractors::KnownPage> pages;
  for (const RawAd* truth : visitor.tonight(site.id).live) {
    if (pages.size() == kRepairedWith + kTriedOn) break;
    auto page = visitor.page(site.id, *truth->url);
    auto known = extractors::read_ad(page, site);
    if (known) pages.push_back({Visitor::mutated(std::move(page), kind), *std::move(known)});
  }
  return pages;
}

Result<extractors::SiteDefinition> repaired_site(const extractors::SiteDefinition& site,
                                                 std::vector<extractors::KnownPage> ads) {
  const fs::path families = site.file.parent_path() / "families";
  const std::string family = site.family.empty() ? "" : read_file(families / (site.family + ".toml")).value_or("");
  const auto repair = extractors::repair({.site = &site,
                                          .toml = read_file(site.file).value_or(""),
                                          .family_toml = family,
                                          .ads = std::move(ads),
                                          .listings = {}});
  if (!repair) return tl::unexpected(repair.error());
  const fs::path folder = fs::temp_directory_path() / "vigie-repaired";
  fs::create_directories(folder);
  const fs::path file = folder / site.file.filename();
  std::ofstream(file, std::ios::binary) << repair->toml;
  return extractors::load_definition(file, families);
}

}  // namespace

std::map<std::string, RepairedValue> repaired_fields(const Visitor& visitor, const extractors::SiteDefinition& site,
                                                     testbed::MutationKind kind) {
  std::map<std::string, RepairedValue> values;
  auto pages = known_pages(visitor, site, kind);
  if (pages.size() < kRepairedWith) return values;
  const auto first_tried = pages.begin() + kRepairedWith;
  const std::vector<extractors::KnownPage> tried(std::make_move_iterator(first_tried),
                                                 std::make_move_iterator(pages.end()));
  pages.erase(first_tried, pages.end());
  const auto repaired = repaired_site(site, std::move(pages));
  if (!repaired) return values;
  for (const auto& [page, known] : tried) {
    const RawAd old = extractors::read_ad(page, site).value_or(RawAd{});
    const RawAd now = extractors::read_ad(page, *repaired).value_or(RawAd{});
    for (const std::string_view field : kAdFields) {
      const auto before = value_of(known, field);
      const bool was_right = value_of(old, field) == before, is_right = value_of(now, field) == before;
      RepairedValue& value = values[std::string(field)];
      value.right += {is_right ? 1 : 0, 1};
      value.moved |= !was_right;
      value.harmed |= was_right && !is_right;
    }
  }
  return values;
}

}  // namespace vigie::bench
