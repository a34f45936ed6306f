#include "bench/drift/repaired_fields.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "extractors/check/field_scores.h"
#include "extractors/induction/repair.h"
#include "extractors/read_page.h"
#include "model/files.h"

namespace vigie::bench {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kRepairedWith = 20;  ///< as cli/site_repair.cc
constexpr std::size_t kTriedOn = 20;

/// An ad's page before and after the change.
struct ChangedPage {
  const RawAd* truth;
  RawAd known;  ///< as the definition read it before
  extractors::Page now;
};

std::vector<ChangedPage> changed_pages(const Visitor& visitor, const extractors::SiteDefinition& site,
                                       testbed::MutationKind kind) {
  std::vector<ChangedPage> pages;
  for (const RawAd* truth : visitor.tonight(site.id).live) {
    if (pages.size() == kRepairedWith + kTriedOn) break;
    auto page = visitor.page(site.id, *truth->url);
    auto known = extractors::read_ad(page, site);
    if (known) pages.push_back({truth, *std::move(known), Visitor::mutated(std::move(page), kind)});
  }
  return pages;
}

Result<extractors::SiteDefinition> repaired_site(const extractors::SiteDefinition& site,
                                                 const extractors::Normaliser& normaliser,
                                                 std::vector<extractors::KnownPage> ads) {
  const fs::path families = site.file.parent_path() / "families";
  const std::string family = site.family.empty() ? "" : read_file(families / (site.family + ".toml")).value_or("");
  const auto repair = extractors::repair({.site = &site,
                                          .toml = read_file(site.file).value_or(""),
                                          .family_toml = family,
                                          .ads = std::move(ads),
                                          .listings = {},
                                          .normaliser = &normaliser});
  if (!repair) return tl::unexpected(repair.error());
  const fs::path folder = fs::temp_directory_path() / "vigie-repaired";
  fs::create_directories(folder);
  const fs::path file = folder / site.file.filename();
  std::ofstream(file, std::ios::binary) << repair->toml;
  return extractors::load_definition(file, families);
}

std::string shortened(std::string value) {
  std::ranges::replace(value, '\n', '|');
  return value.substr(0, 60);
}

std::string value_of(const RawAd& ad, std::string_view field) {
  return shortened(fmt::format("{}", fmt::join(field_values(ad, field), "\n")));
}

/// How three readings of some ads do.
class Comparison {
 public:
  explicit Comparison(const extractors::Normaliser& normaliser) : normaliser_(normaliser) {}

  void add(const ChangedPage& page, const RawAd& old, const RawAd& now) {
    const auto scores = score(before_, page.known, page);
    score(changed_, old, page);
    for (const auto& [field, of_now] : score(repaired_, now, page)) {
      if (of_now.f1() < scores.at(field).f1())
        examples_[field] = fmt::format("“{}” “{}”", value_of(page.known, field), value_of(now, field));
    }
  }
  std::map<std::string, RepairedField> fields() const {
    std::map<std::string, RepairedField> fields;
    for (const auto& [field, score] : before_) {
      const auto example = examples_.find(field);
      fields[field] = {score.f1(), changed_.at(field).f1(), repaired_.at(field).f1(),
                       example == examples_.end() ? "" : example->second};
    }
    return fields;
  }

 private:
  extractors::FieldScores score(extractors::FieldScores& all, RawAd read, const ChangedPage& page) const {
    read.fetched = page.now.fetched;
    auto scores = extractors::compare(read, *page.truth, normaliser_);
    for (const auto& [field, score] : scores) all[field] += score;
    return scores;
  }

  const extractors::Normaliser& normaliser_;
  extractors::FieldScores before_, changed_, repaired_;
  std::map<std::string, std::string> examples_;
};

}  // namespace

std::map<std::string, RepairedField> repaired_fields(const Visitor& visitor, const extractors::SiteDefinition& site,
                                                     const extractors::Normaliser& normaliser,
                                                     testbed::MutationKind kind) {
  const auto pages = changed_pages(visitor, site, kind);
  if (pages.size() <= kRepairedWith) return {};
  std::vector<extractors::KnownPage> known;
  for (std::size_t i = 0; i < kRepairedWith; ++i) known.push_back({pages[i].now, pages[i].known});
  const auto repaired = repaired_site(site, normaliser, std::move(known));
  if (!repaired) return {};
  Comparison comparison(normaliser);
  for (std::size_t i = kRepairedWith; i < pages.size(); ++i) {
    comparison.add(pages[i], extractors::read_ad(pages[i].now, site).value_or(RawAd{}),
                   extractors::read_ad(pages[i].now, *repaired).value_or(RawAd{}));
  }
  return comparison.fields();
}

}  // namespace vigie::bench
