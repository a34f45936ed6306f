#include "extractors/generic/generic.h"

#include <algorithm>

#include <re2/re2.h>

#include "extractors/generic/by_form.h"
#include "extractors/generic/contacts.h"
#include "extractors/generic/labelled.h"
#include "extractors/generic/prose.h"
#include "extractors/generic/records.h"
#include "extractors/generic/state.h"
#include "extractors/page_scope.h"
#include "extractors/url.h"

namespace vigie::extractors {
namespace {

/// In a field, findings keep the order in which they came; the sources are sorted by trust.
void sort_by_trust(Findings& findings) {
  for (auto& [field, found] : findings) std::ranges::stable_sort(found, {}, &Finding::source);
}

std::optional<std::string> first_value(const Findings& findings, std::string_view field) {
  const auto found = findings.find(field);
  if (found == findings.end() || found->second.empty()) return std::nullopt;
  return found->second.front().value;
}

/// All values of the most trusted source that has some.
std::vector<std::string> values_of_best(const Findings& findings, std::string_view field) {
  std::vector<std::string> values;
  const auto found = findings.find(field);
  if (found == findings.end()) return values;
  std::set<std::string_view> known;
  for (const Finding& finding : found->second) {
    if (finding.source != found->second.front().source) break;
    if (known.insert(finding.value).second) values.push_back(finding.value);
  }
  return values;
}

std::optional<std::string> next_link(const Outline& outline, const std::string& base, const std::string& own) {
  static const re2::RE2 kNext(
      R"((?i)^\s*(?:page )?(?:suivante?s?|next|voir plus|en voir plus|plus d.annonces|load more|»|›|>|>>|→)\s*[»›>→]*\s*$)");
  constexpr std::size_t kLongestWords = 60;
  for (const OutlineElement& element : outline.elements()) {
    if (element.tag != "a" && element.tag != "link") continue;
    const auto href = element.node.attribute("href");
    if (!href) continue;
    const bool named =
        has_word(element.node.attribute("rel").value_or(""), {"next"}) ||
        has_word(element.words, {"next", "suivant*"}) ||
        (element.tag == "a" && element.text_bytes < kLongestWords && re2::RE2::FullMatch(outline.text(element), kNext));
    if (!named) continue;
    if (auto target = resolve_url(base, *href); target && *target != own) return target;
  }
  return std::nullopt;
}

/// The heading of a row, else the longest of its links' texts.
std::string row_title(const Outline& outline, const Record& record) {
  std::string longest, heading;
  for (std::size_t i = record.element; i < outline[record.element].end; ++i) {
    if (outline[i].text_bytes > kMostBytesOfAFact) continue;
    const bool is_heading = outline[i].tag.size() == 2 && outline[i].tag[0] == 'h' && outline[i].tag != "hr";
    if (is_heading && heading.empty()) heading = outline.text(outline[i]);
    if (outline[i].tag != "a") continue;
    if (auto text = outline.text(outline[i]); text.size() > longest.size() && text.size() < 200)
      longest = std::move(text);
    if (longest.empty()) longest = outline[i].node.attribute("title").value_or("");
  }
  return heading.empty() ? longest : heading;
}

RawAd row_of(const Outline& outline, const Record& record) {
  RawAd ad;
  ad.url = record.url;
  ad.ad_id = id_in(record.url);
  if (auto title = row_title(outline, record); !title.empty()) ad.title = std::move(title);
  const Outline row(outline[record.element].node);
  Findings findings;
  find_labelled(row, findings);
  find_by_class(row, findings);
  find_by_form(row, findings);
  ad.place = first_value(findings, "place");
  ad.price = first_value(findings, "price");
  ad.age = first_value(findings, "age");
  ad.posted = first_value(findings, "posted");
  return ad;
}

std::string link_base(const ParsedPage& parsed) { return parsed.scope().link_base(parsed.page().url); }

Findings new_findings(const ParsedPage& parsed) {
  Findings findings;
  if (!parsed.scope().is_readable()) return findings;
  const Node document = *parsed.scope().whole().node;
  const std::string base = link_base(parsed);
  Outline outline = parsed.scope().outline();
  mark_other_ads(outline, base);
  find_in_scripts(document, parsed.page().url, findings);
  find_in_markup(outline, findings);
  find_phones(outline, findings);
  find_labelled(outline, findings);
  find_title(outline, document, parsed.page().url, findings);
  find_by_class(outline, findings);
  find_by_form(outline, findings);
  find_name_by_form(outline, findings);
  find_place_in_title(outline, findings);
  find_text(outline, findings);
  find_photos(outline, base, findings);
  sort_by_trust(findings);
  return findings;
}

}  // namespace

const Findings& find_fields(const ParsedPage& parsed) {
  return parsed.scope().findings([&] { return new_findings(parsed); });
}

RawAd generic_ad(const ParsedPage& parsed) {
  RawAd ad;
  if (!parsed.scope().is_readable()) return ad;
  const Findings& findings = find_fields(parsed);
  const std::string base = link_base(parsed);
  ad.title = first_value(findings, "title");
  ad.text = first_value(findings, "text");
  ad.name = first_value(findings, "name");
  ad.age = first_value(findings, "age");
  ad.price = first_value(findings, "price");
  ad.place = first_value(findings, "place");
  ad.posted = first_value(findings, "posted");
  ad.phones = values_of_best(findings, "phones");
  std::ranges::move(values_of_best(findings, "handles"), std::back_inserter(ad.phones));
  for (const std::string& link : values_of_best(findings, "photos")) {
    RawPhoto photo;
    photo.url = resolve_url(base, link);
    if (photo.url) ad.photos.push_back(std::move(photo));
  }
  return ad;
}

std::size_t generic_rows(const ParsedPage& parsed) {
  return parsed.scope().is_readable() ? find_records(parsed.scope().outline(), link_base(parsed)).size() : 0;
}

Listing generic_listing(const ParsedPage& parsed, const std::set<std::string>& no_ads) {
  Listing listing;
  if (!parsed.scope().is_readable()) return listing;
  const std::string base = link_base(parsed);
  const Outline& outline = parsed.scope().outline();
  for (const Record& record : find_records(outline, base, no_ads)) listing.ads.push_back(row_of(outline, record));
  listing.next = next_link(outline, base, parsed.page().url);
  return listing;
}

}  // namespace vigie::extractors
