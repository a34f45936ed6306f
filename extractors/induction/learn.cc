#include "extractors/induction/learn.h"

#include <algorithm>
#include <array>
#include <set>

#include <fmt/format.h>
#include <re2/re2.h>

#include "extractors/definition_departments.h"
#include "extractors/generic/generic.h"
#include "extractors/generic/records.h"
#include "extractors/induction/ad_address.h"
#include "extractors/induction/induce.h"
#include "extractors/induction/rows.h"
#include "extractors/page_scope.h"
#include "extractors/url.h"
#include "model/words.h"

namespace vigie::extractors {
namespace {

Page with_address(Page page, const std::string& base) {
  if (page.url.empty()) page.url = base + "/";
  return page;
}

/// A page taken for an ad's, with what generic extraction found on it.
struct KnownAd {
  Page page;
  ParsedPage parsed;
  Findings findings;

  explicit KnownAd(Page given) : page(std::move(given)), parsed(page), findings(find_fields(parsed)) {}
  KnownAd(const KnownAd&) = delete;
  KnownAd& operator=(const KnownAd&) = delete;
};

using KnownAds = std::vector<std::unique_ptr<KnownAd>>;

std::vector<std::string> values_in(const Findings& findings, std::string_view field) {
  const auto found = findings.find(field);
  std::vector<std::string> values;
  if (found == findings.end()) return values;
  for (const Finding& finding : found->second) values.push_back(finding.value);
  return values;
}

/// What stands on every page alike is the site's: its name, its hotline, its logo.
void drop_template(KnownAds& ads) {
  for (const char* field : {"title", "text", "name", "phones", "photos", "posted"}) {
    std::map<std::string, std::size_t> pages;
    for (const auto& ad : ads) {
      std::set<std::string> once;
      for (std::string& value : values_in(ad->findings, field)) once.insert(std::move(value));
      for (const std::string& value : once) ++pages[value];
    }
    for (const auto& ad : ads) {
      std::erase_if(ad->findings[field], [&](const Finding& finding) { return pages[finding.value] == ads.size(); });
    }
  }
}

std::vector<std::string> expected(const KnownAd& ad, std::string_view field) {
  const auto found = ad.findings.find(field);
  if (found == ad.findings.end() || found->second.empty()) return {};
  std::vector<std::string> values;
  for (const Finding& finding : found->second) {
    if (finding.source != found->second.front().source) break;
    values.push_back(finding.value);
    if (!is_list_field(field)) break;
  }
  return values;
}

std::vector<InductionExample> examples_of(const KnownAds& ads, std::string_view field, const LearnRequest& request) {
  std::vector<InductionExample> examples;
  const auto pointed = request.examples.find(std::string(field));
  for (const auto& ad : ads) examples.push_back({*ad->parsed.scope().whole().node, expected(*ad, field)});
  if (pointed != request.examples.end()) {
    // Only where a person pointed is the value known; what the rule reads on the other pages is shown to her.
    examples.erase(examples.begin() + 1, examples.end());
    examples.front().values = {pointed->second};
  }
  return examples;
}

/// Good enough to stand in a definition: it reads all examples, or all but one of three and more.
bool is_good(const InducedRule& rule, std::size_t examples) {
  return rule.right == static_cast<int>(examples) || (examples >= 3 && rule.wrong <= static_cast<int>(examples) / 3);
}

/// "p:nth-of-type(2)" and "h2 + p" are the whole text of a short ad only.
bool is_of_one_paragraph(const InducedRule& rule) {
  return rule.toml.find(":nth-of-type") != std::string::npos || rule.toml.find(" + p") != std::string::npos;
}

/// What labels nothing on the other pages is a value itself: "Lina, indépendante".
bool is_of_one_page(const InducedRule& rule, std::size_t pages) {
  return pages > 1 && rule.found < 2 && rule.toml.find("label = ") != std::string::npos;
}

std::vector<InducedRule> rules_of(std::string_view field, std::span<const InductionExample> examples,
                                  std::size_t pages) {
  const bool known =
      std::ranges::any_of(examples, [](const InductionExample& example) { return !example.values.empty(); });
  auto rules = known ? induce(field, examples) : std::vector<InducedRule>{};
  std::erase_if(rules, [&](const InducedRule& rule) {
    return is_of_one_page(rule, pages) || (field == "text" && is_of_one_paragraph(rule));
  });
  return rules;
}

/// The best rule; where it finds nothing on some ads, with another that does, if both together read all as it is.
std::optional<InducedRule> best_rule(std::string_view field, std::span<const InductionExample> examples) {
  constexpr std::size_t kMostTried = 20;
  const auto rules = rules_of(field, examples, examples.size());
  if (rules.empty()) return std::nullopt;
  const InducedRule& best = rules.front();
  std::vector<InductionExample> unread;
  for (const InductionExample& example : examples) {
    if (!example.values.empty() && read_all(best.rule, example.scope).empty()) unread.push_back(example);
  }
  if (unread.empty()) return best;
  const auto others = rules_of(field, unread, 1);
  for (const InducedRule& other : std::span(others).first(std::min(kMostTried, others.size()))) {
    InducedRule both = joined(best, other, field, examples);
    if (both.right == std::ssize(examples)) return both;
  }
  return best;
}

LearntField learn_field(std::string_view field, const KnownAds& ads, const LearnRequest& request) {
  LearntField learnt{.field = std::string(field), .rule = {}, .values = {}};
  const auto examples = examples_of(ads, field, request);
  auto rule = best_rule(field, examples);
  if (rule && !is_good(*rule, examples.size())) rule.reset();
  if (rule) learnt.rule = rule->toml;
  for (const auto& ad : ads) {
    const auto read = rule ? read_all(rule->rule, *ad->parsed.scope().whole().node) : expected(*ad, field);
    learnt.values.push_back(read.empty() ? std::string() : read.front());
  }
  return learnt;
}

/// Where a browser wrote all links out whole: that to which most of them lead; empty where some are relative.
std::string address_of_links(const Node& page) {
  static const Selector kLinks = Selector::compile("a[href]").value();
  constexpr int kLeast = 5;
  std::map<std::string, int> counts;
  std::string most;
  for (const Node& link : page.select(kLinks)) {
    const std::string href(*link.attribute("href"));
    if (!href.starts_with("http")) return {};
    const int count = ++counts["https://" + host_of(href)];
    if (most.empty() || count > counts[most]) most = "https://" + host_of(href);
  }
  return most.empty() || counts[most] < kLeast ? std::string() : most;
}

/// The address that a saved page gives as its own: where it is canonical, or what the browser wrote when it saved it.
std::string stated_address(const SavedPage& saved) {
  static const re2::RE2 kSavedFrom(R"((?:saved from url=\(\d+\)|\n\s*url: )(https?://[^\s<>"]+))");
  static const Selector kCanonical = Selector::compile("link[rel=canonical][href]").value();
  static const Selector kShared = Selector::compile("meta[property='og:url'][content]").value();
  constexpr std::size_t kHead = 2000;
  std::string url;
  const std::string head = saved.page.body.substr(0, kHead);
  if (re2::RE2::PartialMatch(head, kSavedFrom, &url)) return url;
  const ParsedPage parsed(saved.page);
  const Node page = *parsed.scope().whole().node;
  if (const auto link = page.first(kCanonical)) return std::string(*link->attribute("href"));
  if (const auto meta = page.first(kShared)) return std::string(*meta->attribute("content"));
  return address_of_links(page);
}

/// By the addresses of the rows, and of the ads where the saved pages tell them: a list may show one town alone, or
/// lead to its ads by another way.
std::string ad_url_of(const LearnRequest& request, const LearntRows& rows) {
  std::vector<std::string> others;
  for (const SavedPage& ad : request.ads) {
    const std::string own = ad.page.url == request.base + "/" ? stated_address(ad) : ad.page.url;
    if (same_site(host_of(own), host_of(request.base)) && path_of(own).size() > 1) others.push_back(own);
  }
  return ad_url_pattern(rows.urls, others);
}

std::string site_id(const std::string& base) {
  std::string host = host_of(base);
  if (host.starts_with("www.")) host.erase(0, 4);
  std::string id;
  for (const char c : host.substr(0, host.rfind('.'))) {
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) id += c;
  }
  return id;
}

std::string toml_text(const LearnRequest& request, const LearntRows& rows, const std::vector<LearntField>& fields) {
  std::string out = fmt::format(
      "id   = \"{0}\"\nname = \"{0}\"\nkind = \"escort\"   # classified | escort | dating | libertine | forum\nbase = "
      "\"{1}\"\n",
      request.id, request.base);
  out += fmt::format("evidence = \"learnt from a saved listing and {} saved ads\"\n", request.ads.size());
  if (const auto pattern = ad_url_of(request, rows); !pattern.empty()) out += fmt::format("ad_url = '{}'\n", pattern);
  out +=
      "\n# How a département becomes a listing: take an address from the browser and write {code}, {name} or {page} "
      "into it,\n"
      "# for example url = \"/annonces/{name}?page={page}\". Until then its links are followed from the home page.\n"
      "[departments]\ndiscover = true\n\n[listing]\n";
  for (const auto& [field, rule] : rows.rules) out += fmt::format("{:<6} = {}\n", field, rule);
  out += "\n[ad]   # what is not named here is read without a rule\n";
  for (const LearntField& field : fields) {
    if (!field.rule.empty()) out += fmt::format("{:<6} = {}\n", field.field, field.rule);
  }
  return out;
}

bool is_readable(const SavedPage& saved) { return ParsedPage(saved.page).scope().is_readable(); }

/// Nothing that would have to be escaped where it is written.
bool is_plain(std::string_view address) {
  return std::ranges::all_of(address, [](unsigned char c) { return c > ' ' && c != 0x7F && c != '"' && c != '\\'; });
}

Result<void> check_site(const std::vector<const SavedPage*>& pages, const std::string& base) {
  for (const SavedPage* page : pages) {
    const std::string host = host_of(stated_address(*page));
    if (host.empty() || same_site(host, host_of(base))) continue;
    return fail(Error::kBadInput,
                fmt::format(fmt::runtime(tr("this page is of {}, not of {}: save one of that site, or give its own "
                                            "address with --base")),
                            host, host_of(base)),
                page->name);
  }
  return {};
}

Result<void> check_no_page_twice(const std::vector<const SavedPage*>& pages) {
  std::map<std::string_view, const SavedPage*> known;
  for (const SavedPage* page : pages) {
    const auto [same, is_new] = known.emplace(page->page.body, page);
    if (!is_new) {
      return fail(Error::kBadInput,
                  fmt::format(fmt::runtime(tr("this is the same page as {}; save another")), same->second->name),
                  page->name);
    }
  }
  return {};
}

Result<void> check_pages(const LearnRequest& request) {
  if (auto problem = problem_of_address(request.base)) return fail(Error::kBadInput, *std::move(problem), "--base");
  if (!is_plain(request.base)) {
    return fail(Error::kBadInput,
                tr("this is no address; write it as the browser shows it: https://www.exemple.example"), "--base");
  }
  if (!re2::RE2::FullMatch(request.id, "[a-z0-9]+(?:-[a-z0-9]+)*")) {
    return fail(Error::kBadInput,
                tr("`id` is in small letters and digits without accents or spaces: \"exemple-annonces\""), "--id");
  }
  if (request.ads.size() < 2)
    return fail(
        Error::kBadInput,
        tr("two or more saved ads are needed, so that what is common to all can be told from what is one ad's"));
  std::vector<const SavedPage*> all = {&request.listing};
  for (const SavedPage& ad : request.ads) all.push_back(&ad);
  for (const SavedPage* saved : all) {
    if (saved->page.body.empty())
      return fail(Error::kBadInput, tr("this file is empty; save the page again"), saved->name);
    if (!is_readable(*saved)) return fail(Error::kBadInput, tr("this is neither HTML nor JSON"), saved->name);
  }
  if (auto checked = check_site(all, request.base); !checked) return checked;
  return check_no_page_twice(all);
}

/// An ad's page shows a few other ads, a listing more than any ad.
Result<void> check_listing(const LearntRows& rows, const LearnRequest& request) {
  std::size_t most_of_an_ad = 0;
  for (const SavedPage& ad : request.ads) most_of_an_ad = std::max(most_of_an_ad, listed_urls(ad.page).size());
  if (rows.urls.size() > 1 && rows.urls.size() >= most_of_an_ad) return {};
  return fail(Error::kBadInput, tr("too few ads repeat on this page; give the listing first, then the ads"),
              request.listing.name);
}

Result<void> check_examples(const LearnRequest& request, const std::vector<LearntField>& fields) {
  for (const auto& [field, value] : request.examples) {
    const auto learnt = std::ranges::find(fields, field, &LearntField::field);
    if (learnt == fields.end())
      return fail(Error::kBadInput, fmt::format(fmt::runtime(tr("there is no field “{}”")), field), "--example");
    if (learnt->rule.empty())
      return fail(
          Error::kBadInput,
          fmt::format(fmt::runtime(tr("“{}” stands in no element of the first ad; give it as the page shows it")),
                      value),
          "--example");
  }
  return {};
}

}  // namespace

Result<LearntSite> learn(const LearnRequest& given) {
  LearnRequest request = given;
  while (request.base.ends_with('/')) request.base.pop_back();
  if (request.id.empty()) request.id = site_id(request.base);
  for (SavedPage& ad : request.ads) ad.page = with_address(std::move(ad.page), request.base);
  request.listing.page = with_address(std::move(request.listing.page), request.base);
  if (const auto checked = check_pages(request); !checked) return tl::unexpected(checked.error());
  const LearntRows rows = learn_rows(request.listing.page);
  if (const auto checked = check_listing(rows, request); !checked) return tl::unexpected(checked.error());
  KnownAds ads;
  for (const SavedPage& ad : request.ads) ads.push_back(std::make_unique<KnownAd>(ad.page));
  drop_template(ads);
  LearntSite site{.id = request.id, .toml = {}, .fields = {}, .rows = rows.urls.size()};
  for (const std::string_view field : kAdFields) site.fields.push_back(learn_field(field, ads, request));
  if (const auto checked = check_examples(request, site.fields); !checked) return tl::unexpected(checked.error());
  site.toml = toml_text(request, rows, site.fields);
  return site;
}

}  // namespace vigie::extractors
