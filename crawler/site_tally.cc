#include "crawler/site_tally.h"

#include <algorithm>

#include <fmt/format.h>

#include "model/words.h"

namespace vigie::crawler {
namespace {

using storage::PageKind;

/// A night in which more of the ads' pages failed is no good one.
constexpr double kTolerableAdFailures = 0.1;

std::string codes(const std::set<DepartmentCode>& departments) {
  std::string text;
  for (const DepartmentCode department : departments) {
    text += fmt::format("{}{}", text.empty() ? "" : ", ", department.text());
  }
  return text;
}

std::string sentence(std::string_view template_text, const std::set<DepartmentCode>& departments) {
  return fmt::format(fmt::runtime(template_text), codes(departments));
}

}  // namespace

void SiteTally::page(const storage::FrontierPage& page, Outcome outcome, const std::string& what) {
  ++done_;
  if (outcome != Outcome::kRobots) ++fetched_;
  if (page.kind == PageKind::kAd) ++ad_pages_;
  if (is_success(outcome)) return;
  ++failed_;
  if (page.kind == PageKind::kAd) ++failed_ad_pages_;
  if (page.kind != PageKind::kAd && outcome == Outcome::kEmpty) {
    empty_.insert(page.department);
    return;
  }
  auto& failure = (page.kind == PageKind::kAd ? ad_failures_ : listing_failures_)[outcome];
  if (failure.pages++ == 0) failure.what = what;
}

void SiteTally::ads(int seen, int added) {
  ads_ += seen;
  new_ads_ += added;
}

void SiteTally::cut(DepartmentCode department) { cut_.insert(department); }

void SiteTally::not_offered(DepartmentCode department) { not_offered_.insert(department); }

void SiteTally::stopped(Outcome outcome, std::string why) {
  stopped_ = outcome;
  stop_reason_ = std::move(why);
}

std::optional<Outcome> SiteTally::commonest(const Failures& failures) {
  const auto most = std::ranges::max_element(failures, {}, [](const auto& entry) { return entry.second.pages; });
  return most == failures.end() ? std::nullopt : std::optional(most->first);
}

Outcome SiteTally::outcome() const {
  if (stopped_) return *stopped_;
  if (const auto failure = commonest(listing_failures_)) return *failure;
  if (ads_ == 0 && !empty_.empty()) return Outcome::kEmpty;
  if (failed_ad_pages_ > kTolerableAdFailures * ad_pages_) return *commonest(ad_failures_);
  return cut_.empty() ? Outcome::kOk : Outcome::kLimit;
}

std::string SiteTally::detail(Outcome outcome) const {
  std::string text = stop_reason_;
  const auto add = [&](const std::string& part) {
    if (!part.empty()) text += (text.empty() ? "" : "; ") + part;
  };
  for (const Failures* failures : {&listing_failures_, &ad_failures_}) {
    const auto found = failures->find(outcome);
    if (found != failures->end() && found->second.what != stop_reason_) add(found->second.what);
  }
  if (!empty_.empty()) add(sentence(tr("no ads listed for {}"), empty_));
  if (!not_offered_.empty()) add(sentence(tr("the site has no page for {}"), not_offered_));
  if (!cut_.empty()) add(sentence(tr("listings cut at the definition's max_pages for {}"), cut_));
  return text;
}

SiteSummary SiteTally::summary(std::string site) const {
  const Outcome result = outcome();
  return {.site = std::move(site),
          .outcome = result,
          .pages = fetched_,
          .ads = ads_,
          .new_ads = new_ads_,
          .failures = failed_,
          .detail = detail(result)};
}

}  // namespace vigie::crawler
